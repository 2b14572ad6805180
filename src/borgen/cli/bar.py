"""The one door to the library that draws a bar; what it says is in our own words."""

from math import ceil

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from borgen.text import Text


class Bar:
    """A bar on standard error: how many files were read, of how many, and the time left."""

    __slots__ = ("_progress", "_task", "_text")

    def __init__(self, text: Text, *, color: bool) -> None:
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
        said = self._text("cli.waiting", done=number(done), of=number(of), n=ceil(seconds))
        self._show(said, done, of)

    def reckoning(self) -> None:
        """Show that all files were read, and that there is still something to be done."""
        self._show(self._text("cli.waiting.reckoning"), 1, 1)

    def close(self) -> None:
        """Remove it."""
        self._progress.stop()

    def _show(self, said: str, done: int, of: int) -> None:
        self._progress.update(self._task, completed=done, total=of, description=said, refresh=True)
