"""What the writers of files share: rollback when one of several steps fails, and flushed folders.

Apart from `apply`, so that appending a line to a log imports nothing it does not need.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

RollbackStep: TypeAlias = Callable[[], object]
"""Takes one step back; an `OSError` in it is ignored."""


@contextmanager
def rollback_on_failure() -> Iterator[list[RollbackStep]]:
    """Give a list of rollback steps; they are called, last first, if the block raises."""
    rollback: list[RollbackStep] = []
    try:
        yield rollback
    except BaseException:
        for step in reversed(rollback):
            with suppress(OSError):
                step()
        raise


def flush_folders(file: Path, root: Path) -> None:
    """Flush the folder of `file` and those above it up to `root`, so that its name is on the disk.

    Windows has no such call. The bytes of the file are flushed by whoever writes them.
    """
    if os.name != "posix":
        return
    for folder in file.parents:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if folder == root:
            return
