"""Every text that people wrote in tracked files, with its place. Judging it is done elsewhere."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, TypeAlias

from borgen.checks.rule import Scene, once
from borgen.diagnostics import NOWHERE, DocPath, Place
from borgen.frozen import field_names, is_value
from borgen.model.common import Title
from borgen.model.workspace import Workspace, log_file

Tells: TypeAlias = Callable[[str], bool]
_Text: TypeAlias = tuple[str, DocPath, str]
_Document: TypeAlias = tuple[str, tuple[_Text, ...]]

_KEYS: Final = {"start": "from", "cue": "if", "action": "then"}
_NO_WORDS: Final = frozenset({"id", "was", "place"})


def telling_words(scene: Scene, tells: Tells) -> Iterator[Place]:
    """Yield the places of tracked texts for which `tells` is true.

    Tracked are `borgen.yaml`, the skills, the plans and the notes in the logs.

    Args:
        scene: where to look.
        tells: judges a text; what it finds in a line it also finds among other lines.
    """
    for together, texts in _documents(scene):
        if tells(together):
            yield from (Place(file, path) for file, path, text in texts if tells(text))


@once
def _documents(scene: Scene) -> tuple[_Document, ...]:
    """Return the texts of each document and log, together in one text and one by one."""
    return tuple(
        ("\n".join(text for _, _, text in texts), texts)
        for texts in map(tuple, _texts(scene.workspace))
        if texts
    )


def _texts(workspace: Workspace) -> Iterator[Iterator[_Text]]:
    plans = (plan for _, plan in workspace.plans())
    for document in (workspace.settings, *workspace.skills.values(), *plans):
        yield _texts_in(document, "", ())
    for owner, entries in workspace.logs.items():
        if owner == workspace.me and workspace.settings.privacy.notes == "private":
            continue  # my own notes were laid over the tracked lines, and may be private
        file = log_file(owner)
        yield (
            (file, (entry.item, "note"), entry.note)
            for entry in entries
            if entry.note and not entry.private
        )


def _texts_in(value: object, file: str, path: DocPath) -> Iterator[_Text]:
    """Yield the texts in a value that stands at `path`, unless it knows its own place better."""
    shape: type = type(value)
    if isinstance(value, str):
        yield file, path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts_in(item, file, (*path, index))
    elif isinstance(value, Title) and value.text:
        yield file, path, value.text
    elif keys := _keys(shape):
        own: Place = getattr(value, "place", NOWHERE)
        file, path = (own.file, own.path) if own.file else (file, path)
        for name, key in () if file.startswith("private/") else keys:
            part = getattr(value, name)
            if part:
                yield from _texts_in(part, file, (*path, key))


@cache
def _keys(shape: type) -> tuple[tuple[str, str], ...]:
    """Return the fields of a shape that may hold words, with their keys in the file."""
    if not is_value(shape):
        return ()
    names = (name for name in field_names(shape) if name not in _NO_WORDS)
    renamed = _KEYS if shape.__name__ in {"Stretch", "IfThen"} else {}
    return tuple((name, renamed.get(name, name)) for name in names)
