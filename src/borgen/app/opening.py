"""Open a workspace: its files as one value, and its lock for a command that writes."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from borgen import vcs
from borgen.edit.lock import locked
from borgen.errors import BorgenError, UsageError
from borgen.frozen import replace
from borgen.load import Loaded, load_workspace
from borgen.load.files import PLACES, DiskTree, IndexTree
from borgen.load.scope import ReadScope
from borgen.load.workspace import ReadProgress


def open_workspace(
    root: Path,
    *,
    me: str | None,
    people: Collection[str] | None = None,
    progress: ReadProgress | None = None,
) -> Loaded:
    """Read the workspace at `root`, with the private files of `me`; changes nothing in it.

    `private/` belongs to the main worktree: in a linked one it is read from there.

    Args:
        root: where the tracked files are.
        me: whose private files are read too.
        people: whose plans and logs are read; everybody's if None, or if one of them has no plan.
        progress: is told how many files were read, of how many.
    """
    tree = DiskTree(root, private=vcs.main_root(root))
    scope = ReadScope(None if people is None else frozenset(people))
    return load_workspace(tree, me=me, scope=scope, progress=progress)


def open_staged(root: Path, *, me: str | None) -> Loaded:
    """Read the workspace as it is staged in git, which knows nothing of private files.

    Raises:
        UsageError: there is no repository here, or no git.
    """
    found = vcs.staged(root, PLACES)
    if found is None:
        raise UsageError("error.no_index")
    return load_workspace(IndexTree(found), me=me)


def with_git(loaded: Loaded, root: Path) -> Loaded:
    """Return `loaded` with the private files that git tracks: what rule V04 asks for."""
    tracked = vcs.tracked(root, "private")
    return replace(loaded, workspace=replace(loaded.workspace, in_git=tracked))


@contextmanager
def workspace_lock(root: Path) -> Iterator[None]:
    """Hold the lock of the workspace, shared by all its worktrees: one borgen writes at a time.

    Raises:
        BorgenError: the lock file would be outside the workspace.
        SystemFailureError: it may not be created, or another borgen holds it.
    """
    found, own = vcs.repository(root), root / ".borgen"
    if found is None and own.is_symlink():
        raise BorgenError("error.outside", file=own.name)
    with locked(found.common / "borgen.lock" if found else own / "lock"):
        yield
