"""What logging reads: my plan, those of the people named in a reference, and what all share."""

from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from types import MappingProxyType

from borgen import vcs
from borgen.errors import BorgenError, UsageError
from borgen.frozen import Value, replace
from borgen.links import Links, link
from borgen.load import load_log, load_workspace
from borgen.load.files import DiskTree, Tree
from borgen.load.roles import ids_in
from borgen.load.scope import ReadScope
from borgen.model.entry import Entry
from borgen.model.ids import ORGANISATION
from borgen.model.plan import Person
from borgen.model.workspace import Workspace, plan_file


class LogContext(Value, frozen=True):
    """The part of a workspace that logging needs, and who is logging.

    Attributes:
        root: where the tracked files are.
        private_root: where `private/` is: in the main worktree.
        workspace: the plans; logs as far as `with_logs` read them.
        people: the ids of all people who have a plan, read or not.
        me: my id; None if it is not known.
    """

    root: Path
    private_root: Path
    tree: Tree
    workspace: Workspace
    links: Links
    people: frozenset[str]
    me: str | None
    today: date

    def my_id(self) -> str:
        """Return my id.

        Raises:
            UsageError: it is not known who I am, or no person here has that id.
        """
        if self.me is None:
            raise UsageError("error.who")
        self.person(self.me)
        return self.me

    def person(self, id_: str) -> Person:
        """Return a person's plan.

        Raises:
            BorgenError: no person has that id (`error.no_such_person`), or the plan is unreadable.
        """
        person = self.workspace.people.get(id_)
        if person is None:
            raise BorgenError("error.no_such_person", word=id_, known=tuple(sorted(self.people)))
        return person

    def owners(self) -> frozenset[str]:
        """Return the ids of everything that has a plan."""
        shared = ids_in(self.tree, "plans/teams") | ids_in(self.tree, "plans/trajectories")
        return shared.union(self.links.owners, self.people, (ORGANISATION,))

    def is_anothers(self, entry: Entry) -> bool:
        """Return whether an entry is about another person, whose numbers are not mine to see."""
        return entry.owner in self.people and entry.owner != self.me

    def is_unread(self, owner: str) -> bool:
        """Return whether something of the plan of `owner` could not be read."""
        files = {plan_file(owner, kind) for kind in ("person", "team", "trajectory")}
        return not files.isdisjoint(self.workspace.unread)


def open_log_context(
    root: Path, me: str | None, today: date, owners: Iterable[str] = ()
) -> LogContext:
    """Read the plans that are needed to log for me, and for the `owners` named in a reference.

    Raises:
        UsageError: the workspace was written by a newer borgen.
    """
    private_root = vcs.main_root(root)
    tree = DiskTree(root, private=private_root)
    wanted = frozenset(owner for owner in (me, *owners) if owner)
    scope = ReadScope(wanted, logs=False, only_theirs=True)
    loaded = load_workspace(tree, me=me, scope=scope)
    if any(finding.code == "F10" for finding in loaded.findings):
        raise UsageError("error.newer_format")
    return LogContext(
        root=root,
        private_root=private_root,
        tree=tree,
        workspace=loaded.workspace,
        links=link(loaded.workspace),
        people=ids_in(tree, "plans/people"),
        me=me,
        today=today,
    )


def with_logs(
    context: LogContext, owners: Iterable[str], containing: Collection[str] = ()
) -> LogContext:
    """Return the context with the tracked logs of `owners`; private entries do not count.

    With `containing`, only the lines that contain one of these words are read.
    """
    logs = {owner: load_log(context.tree, owner, containing=containing).rows for owner in owners}
    return replace(context, workspace=replace(context.workspace, logs=MappingProxyType(logs)))
