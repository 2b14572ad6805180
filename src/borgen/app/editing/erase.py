"""`erase`: the files of a person are removed, and references to them name a tombstone instead.

What stays is changed first, all at once; then the files are removed. After an interruption `check`
reports what is left, and the same command again finishes the erasure.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from borgen import vcs
from borgen.app.editing.context import EditContext, apply_steps
from borgen.app.editing.references import (
    Mention,
    every_document,
    ignored_file_changes,
    mapping_in,
    reference_changes,
)
from borgen.edit.apply import remove
from borgen.edit.changes import NewFile, Rewrite, Step
from borgen.errors import BorgenError
from borgen.frozen import Value
from borgen.model.erased import ERASED_FILE, is_tombstone, tombstone
from borgen.model.ids import Ref
from borgen.model.workspace import NAMES_FILE, log_file, plan_file, private_plan_file
from borgen.text import text_in
from borgen.yamltext.edit import REMOVED, Change


class Erasure(Value, frozen=True):
    """What erasing a person changes and removes.

    Attributes:
        person: the present id, or the word that was typed if no plan has it any more.
        names: that id and the older ones.
        tombstone: the id that replaces them.
        steps: the changes of files that stay.
        files: what is removed: names with the bytes that were read.
    """

    person: str
    names: frozenset[str]
    tombstone: str
    steps: tuple[Step, ...]
    files: Mapping[str, bytes]


class RemainingLine(Value, frozen=True):
    """A line that stays and has an id or name of the person as a word, for the user to judge."""

    file: str
    line: int


def erasure(context: EditContext, word: str) -> Erasure:
    """Return the erasure of the person with the id `word`.

    Raises:
        BorgenError: no person has that id and nothing is left of them (`privacy.nobody`), it is no
            person, or a file cannot be read (`edit.unreadable`): it may refer to them.
    """
    person = context.links.owner(word) or word
    if context.links.owners.get(person, "person") != "person" or is_tombstone(person):
        raise BorgenError("privacy.no_person", word=word)
    plan = context.workspace.people.get(person)
    names = frozenset({person, word, *(plan.was if plan else ())})
    files = _own_files(context, names)
    private_names = mapping_in(context.tree, NAMES_FILE).keys()
    if private_names and private_names <= names:
        files = {**files, NAMES_FILE: context.source(NAMES_FILE)}
    changes = list(_changes(context, files, names, tombstone(person)))
    if NAMES_FILE not in files:
        found = sorted(private_names & names)
        changes += [Change(NAMES_FILE, (name,), REMOVED) for name in found]
    if not changes and not files:
        known = tuple(sorted(context.workspace.people))
        raise BorgenError("privacy.nobody", word=word, known=known)
    tombstones = _new_tombstones(context, sorted(tombstone(name) for name in names))
    return Erasure(person, names, tombstone(person), (*tombstones, *changes), files)


def apply_erasure(context: EditContext, erased: Erasure) -> tuple[Rewrite, ...]:
    """Change what stays, then remove the files; return the files that were changed.

    Raises:
        BorgenError: a file is no longer what was read.
        SystemFailureError: the disk or a permission.
    """
    found = apply_steps(context, erased.steps, refuse="none", dry_run=False)
    remove(context.root, context.private_root, erased.files)
    return found


def remaining_lines(
    context: EditContext, erased: Erasure, rewrites: Sequence[Rewrite]
) -> tuple[RemainingLine, ...]:
    """Return the lines of files that stay in which an id or a name of theirs is left as a word."""
    words = _words(context, erased)
    after = {one.file: one.after for one in rewrites}
    either = "|".join(map(re.escape, words))
    pattern = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)
    return tuple(
        RemainingLine(file, number)
        for file in context.tree.files()
        if file not in erased.files and context.tree.kind(file) == "regular"
        for number, line in enumerate(_lines(after.get(file) or context.source(file)), 1)
        if pattern.search(line)
    )


def commits_of_files(context: EditContext, erased: Erasure) -> int | None:
    """Return how many commits changed the files that are removed; None without git."""
    tracked = sorted(file for file in erased.files if file.startswith("plans/"))
    return vcs.commits_of(context.root, tracked) if tracked else None


def _own_files(context: EditContext, names: frozenset[str]) -> Mapping[str, bytes]:
    found = {
        file
        for name in names
        for file in (
            plan_file(name, "person"),
            private_plan_file(name),
            log_file(name),
            log_file(name, private=True),
        )
        if context.tree.kind(file) != "missing"
    }
    return {file: context.source(file) for file in sorted(found)}


def _changes(
    context: EditContext, files: Mapping[str, bytes], names: frozenset[str], stone: str
) -> Iterator[Change]:
    """Yield the changes of references to the person, what is theirs, and their files."""

    def new_text(one: Mention) -> str:
        if one.kind == "person":
            return stone if one.text in names else one.text
        return f"{stone}/{one.kind}" if Ref.parse(one.text).owner in names else one.text

    documents = every_document(context.tree, without=files)
    yield from reference_changes(documents, context.links, new_text)
    new_names = {file: f"{file.rpartition('/')[0]}/{stone}.yaml" for file in files}
    yield from ignored_file_changes(context.tree, new_names)


def _new_tombstones(context: EditContext, wanted: list[str]) -> Iterator[Step]:
    """Yield what adds the `wanted` tombstones that are not in `plans/erased.yaml`."""
    present = {one.id for one in context.workspace.erased}
    new = [one for one in wanted if one not in present]
    if context.tree.kind(ERASED_FILE) == "missing":
        head = text_in(context.workspace.settings.language)("privacy.erased.header")
        lines = [f"  - {{id: {one}, date: {context.today}}}" for one in new]
        yield NewFile(ERASED_FILE, "\n".join([head, "erased:", *lines, ""]))
        return
    count = len(mapping_in(context.tree, ERASED_FILE).get("erased") or ())
    for index, one in enumerate(new, count):
        yield Change(ERASED_FILE, ("erased", index), {"id": one, "date": context.today})


def _words(context: EditContext, erased: Erasure) -> list[str]:
    """Return the ids and names of the person."""
    plan = context.workspace.people.get(erased.person)
    title = plan.name if plan else None
    named = {title.text, title.nl, title.en} if title else set()
    private = {context.workspace.names.get(name) for name in erased.names}
    return sorted({*erased.names, *(name for name in named | private if name)})


def _lines(source: bytes) -> list[str]:
    return source.decode(errors="replace").splitlines()
