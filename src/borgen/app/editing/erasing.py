"""Erase a person: their files go, and what names them names a tombstone from then on.

What stays is changed first, all at once; then the files go. Where that was interrupted, `check`
tells what is still there, and saying the same again finishes the work.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from borgen import vcs
from borgen.app.editing.context import EditContext
from borgen.app.editing.references import Mention, mentions
from borgen.app.editing.renaming import every_document, mapping_in, renamed_entries
from borgen.edit.changes import NewFile, Rewrite, Step
from borgen.errors import BorgenError
from borgen.frozen import Value
from borgen.model.erased import FILE, is_tombstone, tombstone
from borgen.model.ids import Ref
from borgen.model.workspace import log_file, plan_file
from borgen.text import text_in
from borgen.yamltext.edit import REMOVED, Change

_NAMES: Final = "private/names.yaml"
_SETTINGS: Final = "borgen.yaml"


class Erasure(Value, frozen=True):
    """What erasing a person changes.

    Attributes:
        person: the present id, or the one that was typed where no plan has it any more.
        names: that id and the older ones.
        stone: the id that stands in their place.
        steps: the changes of what stays.
        files: what goes: names with the bytes that were read.
    """

    person: str
    names: frozenset[str]
    stone: str
    steps: tuple[Step, ...]
    files: Mapping[str, bytes]


class Trace(Value, frozen=True):
    """A line that stays and may still be about the person, for a human to judge."""

    file: str
    line: int


def erasure(context: EditContext, word: str) -> Erasure:
    """Return what erasing the person that `word` names takes.

    Raises:
        BorgenError: nobody has that id and nothing is left of them (`privacy.nobody`), it is no
            person, or a file cannot be read (`edit.unreadable`): it may name them.
    """
    person = context.links.owner(word) or word
    if context.links.owners.get(person, "person") != "person" or is_tombstone(person):
        raise BorgenError("privacy.no_person", word=word)
    plan = context.workspace.people.get(person)
    names = frozenset({person, word, *(plan.was if plan else ())})
    files = _own_files(context, names)
    stone = tombstone(person)
    hidden = mapping_in(context.tree, _NAMES).keys()
    if hidden and hidden <= names:
        files = {**files, _NAMES: context.source(_NAMES)}
    changes = [
        *_unnamed(context, files, names, stone),
        *_settings(context, files, stone),
        *(
            Change(_NAMES, (name,), REMOVED)
            for name in sorted(hidden & names)
            if _NAMES not in files
        ),
    ]
    if not changes and not files:
        known = tuple(sorted(context.workspace.people))
        raise BorgenError("privacy.nobody", word=word, known=known)
    stones = _stones(context, sorted(tombstone(name) for name in names))
    return Erasure(person, names, stone, (*stones, *changes), files)


def traces(context: EditContext, erased: Erasure, found: tuple[Rewrite, ...]) -> tuple[Trace, ...]:
    """Return the lines of files that stay in which an id or a name of theirs is left as a word."""
    words = _words(context, erased)
    after = {one.file: one.after for one in found}
    either = "|".join(map(re.escape, words))
    pattern = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)
    return tuple(
        Trace(file, number)
        for file in context.tree.files()
        if file not in erased.files and context.tree.kind(file) == "regular"
        for number, line in enumerate(_text(after.get(file) or context.source(file)), 1)
        if pattern.search(line)
    )


def history(context: EditContext, erased: Erasure) -> int | None:
    """Return how many commits hold something of the files that go; None without git."""
    tracked = sorted(file for file in erased.files if file.startswith("plans/"))
    return vcs.commits_of(context.root, tracked) if tracked else None


def _own_files(context: EditContext, names: frozenset[str]) -> Mapping[str, bytes]:
    found = {
        file
        for name in names
        for private in (False, True)
        for file in (log_file(name, private=private), _plan(name, private=private))
        if context.tree.kind(file) != "missing"
    }
    return {file: context.source(file) for file in sorted(found)}


def _plan(name: str, *, private: bool) -> str:
    return f"private/people/{name}.yaml" if private else plan_file(name, "person")


def _unnamed(
    context: EditContext, files: Mapping[str, bytes], names: frozenset[str], stone: str
) -> Iterator[Change]:
    """Yield the changes of files that stay and name the person or what belongs to them."""
    for file, document in every_document(context.tree, but=files).items():
        own = [
            Change(file, one.path, text)
            for one in mentions(file, document, context.links)
            if (text := _instead(one, names, stone)) is not None
        ]
        yield from own
        if isinstance(document, list) and own:
            yield from renamed_entries(file, document, own)


def _instead(one: Mention, names: frozenset[str], stone: str) -> str | None:
    """Return what a reference becomes; None where it has nothing to do with the person."""
    if one.kind == "person":
        return stone if one.text in names else None
    return f"{stone}/{one.kind}" if Ref.parse(one.text).owner in names else None


def _settings(context: EditContext, files: Mapping[str, bytes], stone: str) -> Iterator[Change]:
    """Yield the changes of findings that are ignored by the name of a file that goes."""
    ignored: Any = (mapping_in(context.tree, _SETTINGS).get("check") or {}).get("ignore") or {}
    for code, listed in ignored.items():
        for index, file in enumerate(listed or ()):
            if file in files:
                folder = str(file).rpartition("/")[0]
                yield Change(_SETTINGS, ("check", "ignore", code, index), f"{folder}/{stone}.yaml")


def _stones(context: EditContext, wanted: list[str]) -> Iterator[Step]:
    there = {one.id for one in context.workspace.erased}
    new = [stone for stone in wanted if stone not in there]
    if context.tree.kind(FILE) == "missing":
        head = text_in(context.workspace.settings.language)("privacy.erased.header")
        lines = [f"  - {{id: {stone}, date: {context.today}}}" for stone in new]
        yield NewFile(FILE, "\n".join([head, "erased:", *lines, ""]))
        return
    count = len(mapping_in(context.tree, FILE).get("erased") or ())
    for index, stone in enumerate(new, count):
        yield Change(FILE, ("erased", index), {"id": stone, "date": context.today})


def _words(context: EditContext, erased: Erasure) -> list[str]:
    plan = context.workspace.people.get(erased.person)
    title = plan.name if plan else None
    named = {title.text, title.nl, title.en} if title else set()
    private = {context.workspace.names.get(name) for name in erased.names}
    return sorted({*erased.names, *(name for name in named | private if name)})


def _text(source: bytes) -> list[str]:
    return source.decode(errors="replace").splitlines()
