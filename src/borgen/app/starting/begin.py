"""Write what was planned, under the workspace's lock, and remember who is at the keyboard."""

from collections.abc import Sequence

from borgen import vcs
from borgen.app.starting.ground import Ground
from borgen.app.starting.settle import Start
from borgen.app.writing import alone
from borgen.edit.create import NewFile, create


def begin(ground: Ground, files: Sequence[NewFile]) -> None:
    """Make all `files`, or none of them.

    Raises:
        BorgenError: something stands where one of them should come.
        SystemFailureError: the disk or a permission.
    """
    with alone(ground.root):
        create(ground.root, sorted(files, key=_turn))


def _turn(file: NewFile) -> int:
    """Git's own files come first, so that it never sees what is private.

    The programme itself comes last: without it, saying the same again makes what is not there yet.
    """
    if file.name.startswith(".git"):
        return 0
    return 2 if file.name.startswith("plans/trajectories/") else 1


def remember(ground: Ground, start: Start, me: str | None) -> bool:
    """Tell git, for this repository only, that I am `me`; return whether that was done.

    It is done for somebody who takes part or has a plan, and only in a repository.
    """
    known = me in {one.id for one in start.people} or me in ground.workspace.people
    if me is None or not known or vcs.configured(ground.root).get("person") == me:
        return False
    return vcs.set_person(ground.root, me)
