"""Progress on standard error for commands that take longer than a second."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import ceil, inf
from time import monotonic
from typing import Final, Protocol

from borgen.cli.context import CommandContext
from borgen.text import Text

DELAY: Final = 1.0
"""Seconds before anything is shown."""

INTERVAL: Final = 0.1
"""Seconds between two updates of what is shown."""


class ProgressDisplay(Protocol):
    """Shows progress, and removes it without a trace."""

    def reading(self, done: int, of: int, seconds: float) -> None:
        """Show how many files were read, of how many, and how long the rest will take."""

    def computing(self) -> None:
        """Show that all files were read and the rest is being computed."""

    def close(self) -> None:
        """Remove what is shown."""


class ReadingProgress:
    """Decides when progress is shown, and how often: drawing it takes longer than reading a file.

    There is no thread: the work reports how far it is.
    """

    __slots__ = ("_clock", "_delay", "_display", "_draw", "_next", "_started")

    def __init__(
        self,
        draw: Callable[[], ProgressDisplay],
        clock: Callable[[], float] = monotonic,
        delay: float = DELAY,
    ) -> None:
        """Start the clock; `draw` makes the display once it is needed."""
        self._draw = draw
        self._clock = clock
        self._delay = delay
        self._display: ProgressDisplay | None = None
        self._started = clock()
        self._next = self._started + delay

    def read(self, done: int, of: int) -> None:
        """Report that `done` of `of` files were read."""
        now = self._clock()
        if now >= self._next and done:
            self._next = now + INTERVAL
            self._shown().reading(done, of, (now - self._started) / done * (of - done))

    def read_all(self) -> None:
        """Report that all files were read; the rest takes about as long again."""
        if self._clock() >= self._started + self._delay / 2:
            self._shown().computing()

    def close(self) -> None:
        """Remove the display; a later report shows it again."""
        if self._display:
            self._display.close()
            self._display = None

    def _shown(self) -> ProgressDisplay:
        if self._display is None:
            self._display = self._draw()
        return self._display


class ProgressBar:
    """A bar on standard error: how many files were read, of how many, and the time left."""

    __slots__ = ("_progress", "_task", "_text")

    def __init__(self, text: Text, *, color: bool) -> None:
        from rich.console import Console  # noqa: PLC0415 - 40 ms, and seldom needed
        from rich.progress import BarColumn, Progress, TextColumn  # noqa: PLC0415 - as above

        self._text = text
        self._progress = Progress(
            BarColumn(),
            TextColumn("{task.description}", markup=False),
            console=Console(stderr=True, no_color=not color),
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("")
        self._progress.start()

    def reading(self, done: int, of: int, seconds: float) -> None:
        """Show how many files were read, of how many, and how long the rest will take."""
        number = self._text.number
        shown = self._text("cli.waiting", done=number(done), of=number(of), n=ceil(seconds))
        self._show(shown, done, of)

    def computing(self) -> None:
        """Show that all files were read and the rest is being computed."""
        self._show(self._text("cli.waiting.reckoning"), 1, 1)

    def close(self) -> None:
        """Remove the bar."""
        self._progress.stop()

    def _show(self, shown: str, done: int, of: int) -> None:
        self._progress.update(self._task, completed=done, total=of, description=shown, refresh=True)


@contextmanager
def reading_progress(context: CommandContext) -> Iterator[ReadingProgress]:
    """Show progress while the block runs, if standard error is a terminal."""
    seen = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    wait = ReadingProgress(
        lambda: ProgressBar(context.text, color=context.color), delay=DELAY if seen else inf
    )
    try:
        yield wait
    finally:
        wait.close()
