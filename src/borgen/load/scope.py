"""Which files a command reads: what is shared always, plans and logs of whom it is about."""

from collections.abc import Iterable
from typing import Final

from borgen.frozen import Value
from borgen.load.files import Tree
from borgen.load.roles import SourceFile, source_file
from borgen.model.ids import ORGANISATION
from borgen.model.workspace import log_file, plan_file

_SINGLE: Final = ("plans/organisation.yaml", "plans/skills.yaml", "plans/erased.yaml")
_SHARED: Final = ("plans/trajectories", "plans/teams")


class ReadScope(Value, frozen=True):
    """What is read beside settings, organisation, trajectories, teams and skills.

    Attributes:
        people: whose plans and logs are read; everybody's if None, or if one of them has no plan.
        logs: whether logs are read.
        only_theirs: of trajectories and teams, read those alone that name one of `people`.
    """

    people: frozenset[str] | None = None
    logs: bool = True
    only_theirs: bool = False


EVERYTHING: Final = ReadScope()


def files_in(tree: Tree, scope: ReadScope) -> tuple[SourceFile, ...]:
    """Return the files to read, in the order of their names."""
    shared = [f"{folder}/{name}" for folder in _SHARED for name in tree.names(folder)]
    owners = {ORGANISATION, *(source_file(file).stem for file in shared)}
    people = {one: plan_file(one, "person") for one in scope.people or () if one not in owners}
    if scope.people is None or any(tree.kind(file) == "missing" for file in people.values()):
        found = map(source_file, tree.files())
        return tuple(one for one in found if scope.logs or one.role != "log")
    if scope.only_theirs:
        shared = [file for file in shared if _names_one(tree, file, scope.people)]
    wanted = {*_SINGLE, *shared, *people.values()}
    if scope.logs:
        wanted.update(log_file(owner) for owner in owners.union(people))
    found = map(source_file, sorted(wanted))
    return tuple(one for one in found if tree.kind(one.file) != "missing")


def _names_one(tree: Tree, file: str, ids: Iterable[str]) -> bool:
    """Return whether a file is that of one of `ids`, or one of them stands in it."""
    try:
        source = tree.read(file) if tree.kind(file) == "regular" else b""
    except OSError:
        return True
    stem = source_file(file).stem
    return any(one == stem or one.encode() in source for one in ids)
