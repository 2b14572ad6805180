"""Every text that people wrote in tracked files, with its place. Judging it is done elsewhere."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Final, TypeAlias

from borgen.diagnostics import NOWHERE, DocPath, Place
from borgen.model.common import Title
from borgen.model.workspace import Workspace, log_file

Tells: TypeAlias = Callable[[str], bool]

_KEYS: Final = {"start": "from", "cue": "if", "action": "then"}
_NO_WORDS: Final = frozenset({"id", "was", "place"})


def telling_words(workspace: Workspace, tells: Tells) -> Iterator[Place]:
    """Yield the places of tracked texts for which `tells` is true.

    Tracked are `borgen.yaml`, the skills, the plans and the notes in the logs.
    """
    plans = (plan for _, plan in workspace.plans())
    for document in (workspace.settings, *workspace.skills.values(), *plans):
        yield from _telling(document, "", (), tells)
    for owner, entries in workspace.logs.items():
        if owner == workspace.me and workspace.settings.privacy.notes == "private":
            continue  # my own notes were laid over the tracked lines, and may be private
        for entry in entries:
            if entry.note and not entry.private and tells(entry.note):
                yield Place(log_file(owner), (entry.item, "note"))


def _telling(value: object, file: str, path: DocPath, tells: Tells) -> Iterator[Place]:
    """Yield the places in a value that stands at `path`, unless it knows its own place better."""
    if isinstance(value, str):
        if tells(value):
            yield Place(file, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _telling(item, file, (*path, index), tells)
    elif isinstance(value, Title) and value.text:
        yield from _telling(value.text, file, path, tells)
    elif is_dataclass(value) and not isinstance(value, type):
        own: Place = getattr(value, "place", NOWHERE)
        file, path = (own.file, own.path) if own.file else (file, path)
        for name, key in () if file.startswith("private/") else _keys(type(value)):
            part = getattr(value, name)
            if part:
                yield from _telling(part, file, (*path, key), tells)


@cache
def _keys(shape: type) -> tuple[tuple[str, str], ...]:
    """Return the fields of a shape that may hold words, with their keys in the file."""
    names = (field.name for field in fields(shape) if field.name not in _NO_WORDS)
    renamed = _KEYS if shape.__name__ in {"Stretch", "IfThen"} else {}
    return tuple((name, renamed.get(name, name)) for name in names)
