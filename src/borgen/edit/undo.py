"""All or nothing: when something fails, what was done before is taken back, last thing first."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeAlias

Undo: TypeAlias = Callable[[], object]
"""Takes one step back; it may find that there is nothing to take back any more."""


@contextmanager
def undone_on_failure() -> Iterator[list[Undo]]:
    """Give a list of steps back, which are taken, the last one first, if the block fails."""
    undo: list[Undo] = []
    try:
        yield undo
    except BaseException:
        for step in reversed(undo):
            with suppress(OSError):
                step()
        raise
