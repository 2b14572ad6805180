"""The lock file that every writer of a workspace holds; POSIX and Windows."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from borgen.errors import SystemFailureError

TIMEOUT: Final = 30.0
"""How long to wait for another writer, in seconds."""

_OPENING: Final = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
_PAUSE: Final = 0.005


@contextmanager
def locked(lock: Path, *, timeout: float = TIMEOUT) -> Iterator[None]:
    """Hold the lock file `lock`, created where it is missing; it stays, empty.

    Raises:
        SystemFailureError: it may not be opened, or another writer held it for `timeout` seconds.
    """
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(lock, _OPENING, 0o666)
    except OSError as error:
        raise SystemFailureError.of(error, str(lock)) from error
    try:
        _wait(descriptor, lock, timeout)
        yield
    finally:
        os.close(descriptor)  # which releases the lock


def _wait(descriptor: int, lock: Path, timeout: float) -> None:
    deadline = time.monotonic() + timeout
    while not _taken(descriptor):
        if time.monotonic() > deadline:
            raise SystemFailureError("error.locked", file=str(lock), seconds=round(timeout))
        time.sleep(_PAUSE)


if sys.platform == "win32":
    import msvcrt

    def _taken(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
