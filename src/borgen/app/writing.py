"""Who may write in a workspace: one borgen at a time. What is written is decided elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from borgen import vcs
from borgen.edit.lock import locked
from borgen.errors import BorgenError


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Keep every other borgen from writing in the workspace, in all its worktrees.

    Raises:
        BorgenError: the place of the lock leads out of the workspace.
        SystemFailureError: it may not be made, or another borgen keeps it.
    """
    found, own = vcs.repository(root), root / ".borgen"
    if found is None and own.is_symlink():
        raise BorgenError("error.outside", file=own.name)
    with locked(found.common / "borgen.lock" if found else own / "lock"):
        yield
