"""Write the planned files under the workspace's lock, and set `borgen.person`."""

from collections.abc import Sequence

from borgen import vcs
from borgen.app.opening import workspace_lock
from borgen.app.starting.context import StartContext
from borgen.app.starting.settle import Start
from borgen.edit.changes import NewFile
from borgen.edit.create import create


def begin(context: StartContext, files: Sequence[NewFile]) -> None:
    """Make all `files`, or none of them.

    Raises:
        BorgenError: one of them is there already.
        SystemFailureError: the disk or a permission.
    """
    with workspace_lock(context.root):
        create(context.root, sorted(files, key=_turn))


def _turn(file: NewFile) -> int:
    """Return the order of files: git's own first, so that it never sees what is private.

    The programme comes last: as long as it is missing, the same command makes what is missing.
    """
    if file.file.startswith(".git"):
        return 0
    return 2 if file.file.startswith("plans/trajectories/") else 1


def remember(context: StartContext, start: Start, me: str | None) -> bool:
    """Set `borgen.person` to `me` for this repository only; return whether that was done.

    It is done for a person who takes part or has a plan, and only in a repository.
    """
    known = me in {one.id for one in start.people} or me in context.workspace.people
    if me is None or not known or vcs.configured(context.root).get("person") == me:
        return False
    return vcs.set_person(context.root, me)
