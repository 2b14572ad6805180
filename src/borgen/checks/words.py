"""Every text that people wrote in tracked files, with its place. Judging it is done elsewhere."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, TypeAlias

from borgen.checks.disclosure import may_disclose
from borgen.checks.glance import glances
from borgen.checks.rule import Scene, once
from borgen.diagnostics import NOWHERE, DocPath, Place
from borgen.frozen import as_json, field_names, is_value
from borgen.model.common import Title
from borgen.model.workspace import Workspace, log_file

Tells: TypeAlias = Callable[[str], bool]
_Text: TypeAlias = tuple[str, DocPath, str]

_KEYS: Final = {"start": "from", "cue": "if", "action": "then"}
_NO_WORDS: Final = frozenset({"id", "was", "place"})


def telling_words(scene: Scene, tells: Tells) -> Iterator[Place]:
    """Yield the places of tracked texts for which `tells` is true.

    Tracked are `borgen.yaml`, the skills, the plans and the notes in the logs.

    Args:
        scene: where to look.
        tells: judges a text, and finds nothing where `may_disclose` says so.
    """
    for file, path, text in _doubtful(scene):
        if tells(text):
            yield Place(file, path)


@once
def _doubtful(scene: Scene) -> tuple[_Text, ...]:
    """Return the texts of the documents and logs in which personal data may stand."""
    return (*_in_documents(scene.workspace), *_in_logs(scene))


def _in_documents(workspace: Workspace) -> Iterator[_Text]:
    plans = (plan for _, plan in workspace.plans())
    for document in (workspace.settings, *workspace.skills.values(), *plans):
        written = as_json(document)
        if written is None or may_disclose(written):
            yield from _texts_in(document, "", ())


def _in_logs(scene: Scene) -> Iterator[_Text]:
    workspace = scene.workspace
    for owner, glance in glances(scene).items():
        if owner == workspace.me and workspace.settings.privacy.notes == "private":
            continue  # my own notes were laid over the tracked lines, and may be private
        log = workspace.logs[owner] if glance.notes else ()
        notes = [(entry, entry.note) for entry in log if entry.note]
        if notes and may_disclose(
            "\n".join(note for _, note in notes).encode(errors="surrogatepass")
        ):
            file = log_file(owner)
            yield from ((file, (e.item, "note"), note) for e, note in notes if not e.private)


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
