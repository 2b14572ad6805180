"""For whoever waits longer than a moment: a line on standard error that tells how far it is."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf
from time import monotonic
from typing import Final, Protocol

from borgen.cli.context import CommandContext

MOMENT: Final = 1.0
"""Seconds that are not worth a word."""

GLANCE: Final = 0.1
"""Seconds between two looks at what is shown."""


class Line(Protocol):
    """What is shown meanwhile, and leaves no trace."""

    def reading(self, done: int, of: int, seconds: float) -> None:
        """Show how many files were read, of how many, and how long the rest will take."""

    def reckoning(self) -> None:
        """Show that all files were read, and that there is still something to be done."""

    def close(self) -> None:
        """Leave the place as it was."""


class Waiting:
    """Decides when something is shown, and how often: to draw it takes longer than to read a file.

    Nothing here runs beside the work: a second process is started safely only where there is no
    second thread.
    """

    __slots__ = ("_begun", "_clock", "_draw", "_line", "_moment", "_next")

    def __init__(
        self,
        draw: Callable[[], Line],
        clock: Callable[[], float] = monotonic,
        moment: float = MOMENT,
    ) -> None:
        """Begin to wait; `draw` makes the line, once there is reason to."""
        self._draw = draw
        self._clock = clock
        self._moment = moment
        self._line: Line | None = None
        self._begun = clock()
        self._next = self._begun + moment

    def read(self, done: int, of: int) -> None:
        """Tell how many files were read, of how many."""
        now = self._clock()
        if now >= self._next and done:
            self._next = now + GLANCE
            self._shown().reading(done, of, (now - self._begun) / done * (of - done))

    def read_all(self) -> None:
        """Tell that all files were read: whatever comes now takes about as long again."""
        if self._clock() >= self._begun + self._moment / 2:
            self._shown().reckoning()

    def close(self) -> None:
        """Take away what is shown; it may come back."""
        if self._line:
            self._line.close()
            self._line = None

    def _shown(self) -> Line:
        if self._line is None:
            self._line = self._draw()
        return self._line


@contextmanager
def waiting(context: CommandContext) -> Iterator[Waiting]:
    """Keep whoever waits company, if standard error is a terminal."""
    seen = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    wait = Waiting(lambda: _bar(context), moment=MOMENT if seen else inf)
    try:
        yield wait
    finally:
        wait.close()


def _bar(context: CommandContext) -> Line:
    from borgen.cli.bar import Bar  # noqa: PLC0415 - 40 ms, and only where somebody waits

    return Bar(context.text, color=context.color)
