"""The lock of a workspace: one borgen writes at a time.

Alone because editing, logging and starting all need it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from borgen import vcs
from borgen.edit.lock import locked
from borgen.errors import BorgenError


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the lock of the workspace, shared by all its worktrees.

    Raises:
        BorgenError: the place of the lock leads out of the workspace.
        SystemFailureError: it may not be made, or another borgen holds it.
    """
    found, own = vcs.repository(root), root / ".borgen"
    if found is None and own.is_symlink():
        raise BorgenError("error.outside", file=own.name)
    with locked(found.common / "borgen.lock" if found else own / "lock"):
        yield
