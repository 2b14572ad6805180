"""The part of a workspace that logging needs: a few plans and logs, never everybody's."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from borgen import vcs
from borgen.errors import BorgenError, UsageError
from borgen.frozen import Value
from borgen.links import Links, link
from borgen.load import load_workspace
from borgen.load.tree import DiskTree, Kind, Tree
from borgen.model.ids import is_id
from borgen.model.plan import Person
from borgen.model.workspace import Workspace, plan_file

_PEOPLE: Final = "plans/people/"
_LOGS: Final = "plans/log/"


class Desk(Value, frozen=True):
    """What logging knows.

    Attributes:
        root: where the tracked files are.
        private_root: where `private/` is: in the main worktree.
        workspace: the workspace without other people than me and those concerned.
        people: the ids of everybody who has a plan.
        me: my id; None if nobody said so.
    """

    root: Path
    private_root: Path
    tree: Tree
    workspace: Workspace
    links: Links
    people: tuple[str, ...]
    me: str | None
    today: date

    def myself(self) -> str:
        """Return my id.

        Raises:
            UsageError: nobody said who I am, or nobody here has that id.
        """
        if self.me is None:
            raise UsageError("error.who")
        self.person(self.me)
        return self.me

    def person(self, id_: str) -> Person:
        """Return a person's plan.

        Raises:
            BorgenError: nobody has that id (`error.no_such_person`), or the plan is unreadable.
        """
        person = self.workspace.people.get(id_)
        if person is None:
            raise BorgenError("error.no_such_person", word=id_, known=self.people)
        return person

    def is_unread(self, owner: str) -> bool:
        """Return whether something of the plan of `owner` could not be read."""
        files = {plan_file(owner, kind) for kind in ("person", "team", "trajectory")}
        return not files.isdisjoint(self.workspace.unread)


class _Nearby:
    """A tree without the plans and logs of people who are not concerned."""

    def __init__(self, tree: Tree, owners: frozenset[str]) -> None:
        self._tree = tree
        everyone = {_stem(file) for file in tree.files() if file.startswith(_PEOPLE)}
        self.people = tuple(sorted(one for one in everyone if is_id(one)))
        self._others = everyone - owners

    def files(self) -> tuple[str, ...]:
        """Return the files that are left."""
        return tuple(file for file in self._tree.files() if not self._is_others(file))

    def kind(self, path: str) -> Kind:
        """Return what stands at `path`."""
        return self._tree.kind(path)

    def read(self, path: str) -> bytes:
        """Return the bytes of a regular file."""
        return self._tree.read(path)

    def _is_others(self, file: str) -> bool:
        return file.startswith((_PEOPLE, _LOGS)) and _stem(file) in self._others


def open_desk(root: Path, me: str | None, today: date, owners: Iterable[str] = ()) -> Desk:
    """Read what is needed to log for me, and for the `owners` named in a reference.

    Raises:
        UsageError: the workspace was written by a newer borgen.
    """
    private_root = vcs.main_root(root)
    tree = _Nearby(DiskTree(root, private=private_root), frozenset({me or "", *owners}))
    loaded = load_workspace(tree, me=me)
    if any(finding.code == "F10" for finding in loaded.findings):
        raise UsageError("error.newer_format")
    return Desk(
        root=root,
        private_root=private_root,
        tree=tree,
        workspace=loaded.workspace,
        links=link(loaded.workspace),
        people=tree.people,
        me=me,
        today=today,
    )


def _stem(file: str) -> str:
    return file.rpartition("/")[2].partition(".")[0]
