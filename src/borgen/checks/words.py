"""Every text that people wrote in tracked files, with its place. Judging it is done elsewhere."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Final, NamedTuple

from borgen.diagnostics import NOWHERE, Place
from borgen.model.common import Title
from borgen.model.workspace import Workspace, log_file

_KEYS: Final = {"start": "from", "cue": "if", "action": "then"}
_NO_WORDS: Final = frozenset({"id", "was", "place"})


class Words(NamedTuple):
    """A text and where it stands."""

    place: Place
    text: str


def tracked_words(workspace: Workspace) -> Iterator[Words]:
    """Yield the texts of `borgen.yaml`, the skills, the plans and the notes in tracked logs."""
    yield from _words(workspace.settings, workspace.settings.place)
    for skill in workspace.skills.values():
        yield from _words(skill, skill.place)
    for _, plan in workspace.plans():
        yield from _words(plan, plan.place)
    for owner, entries in workspace.logs.items():
        if owner == workspace.me and workspace.settings.privacy.notes == "private":
            continue  # my own notes were laid over the tracked lines, and may be private
        for entry in entries:
            if entry.note and not entry.private:
                yield Words(Place(log_file(owner), (entry.item, "note")), entry.note)


def _words(value: object, place: Place) -> Iterator[Words]:
    """Yield the texts in a value that stands at `place`, unless it knows its own place better."""
    own = getattr(value, "place", NOWHERE)
    place = place if own == NOWHERE else own
    if place.file.startswith("private/"):
        return
    if isinstance(value, str):
        yield Words(place, value)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _words(item, place.value(index))
    elif isinstance(value, Title) and value.text:
        yield Words(place, value.text)
    elif is_dataclass(value) and not isinstance(value, type):
        for name, key in _keys(type(value)):
            part = getattr(value, name)
            if isinstance(part, str | tuple) or is_dataclass(part):
                yield from _words(part, place.value(key))


@cache
def _keys(shape: type) -> tuple[tuple[str, str], ...]:
    """Return the fields of a shape that may hold words, with their keys in the file."""
    names = (field.name for field in fields(shape) if field.name not in _NO_WORDS)
    renamed = _KEYS if shape.__name__ in {"Stretch", "IfThen"} else {}
    return tuple((name, renamed.get(name, name)) for name in names)
