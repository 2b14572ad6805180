"""The part of a workspace that logging needs: a few plans and logs, never everybody's."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from types import MappingProxyType

from borgen import vcs
from borgen.errors import BorgenError, UsageError
from borgen.frozen import Value, replace
from borgen.links import Links, link
from borgen.load import load_log, load_workspace
from borgen.load.files import DiskTree, Tree
from borgen.load.roles import people_in
from borgen.model.plan import Person
from borgen.model.workspace import Workspace, plan_file


class Desk(Value, frozen=True):
    """What logging knows.

    Attributes:
        root: where the tracked files are.
        private_root: where `private/` is: in the main worktree.
        workspace: the plans around me and those concerned; entries as far as `listening` read them.
        people: the ids of everybody who has a plan, read or not.
        me: my id; None if nobody said so.
    """

    root: Path
    private_root: Path
    tree: Tree
    workspace: Workspace
    links: Links
    people: frozenset[str]
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
            raise BorgenError("error.no_such_person", word=id_, known=self.everybody())
        return person

    def everybody(self) -> tuple[str, ...]:
        """Return the ids of everybody who has a plan, in alphabetical order."""
        return tuple(sorted(self.people))

    def is_unread(self, owner: str) -> bool:
        """Return whether something of the plan of `owner` could not be read."""
        files = {plan_file(owner, kind) for kind in ("person", "team", "trajectory")}
        return not files.isdisjoint(self.workspace.unread)


def listening(desk: Desk, owners: Iterable[str]) -> Desk:
    """Return the desk with the entries of `owners`.

    Private ones are measured nowhere and are not read.
    """
    logs = {owner: load_log(desk.tree, owner).rows for owner in owners}
    return replace(desk, workspace=replace(desk.workspace, logs=MappingProxyType(logs)))


def open_desk(root: Path, me: str | None, today: date, owners: Iterable[str] = ()) -> Desk:
    """Read the plans that are needed to log for me, and for the `owners` named in a reference.

    Raises:
        UsageError: the workspace was written by a newer borgen.
    """
    private_root = vcs.main_root(root)
    tree = DiskTree(root, private=private_root)
    everybody = people_in(tree)
    asked = {owner for owner in (me, *owners) if owner}
    loaded = load_workspace(tree, me=me, people=asked, logs=False)
    if any(finding.code == "F10" for finding in loaded.findings):
        raise UsageError("error.newer_format")
    return Desk(
        root=root,
        private_root=private_root,
        tree=tree,
        workspace=loaded.workspace,
        links=link(loaded.workspace),
        people=everybody,
        me=me,
        today=today,
    )
