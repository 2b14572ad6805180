"""Bugs of borgen: one line on standard error, and a report in a file."""

import sys
import tempfile
import traceback
from collections.abc import Iterator

from borgen import __version__
from borgen.cli.output import complain
from borgen.text import Text


def report_bug(error: Exception, text: Text) -> None:
    """Report a bug on standard error, with the file that holds the details."""
    report = _bug_report(error)
    complain(text("cli.bug", file=report) if report else text("cli.bug.no_file"))


def _bug_report(error: Exception) -> str | None:
    """Write versions and the traceback to a temporary file and return its name; None on failure."""
    about = f"borgen {__version__}, Python {sys.version}, {sys.platform}\n\n"
    lines = "\n".join(_traceback_lines(error))
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix="borgen-bug-", suffix=".txt", delete=False
        ) as report:
            report.write(f"{about}{lines}\n")
    except OSError:
        return None
    return report.name


def _traceback_lines(error: BaseException) -> Iterator[str]:
    """Yield the classes and lines of a traceback, never a message: that may quote the plans."""
    seen: set[int] = set()
    while id(error) not in seen:
        seen.add(id(error))
        yield f"{type(error).__module__}.{type(error).__qualname__}"
        for frame, line in traceback.walk_tb(error.__traceback__):
            code = frame.f_code
            yield f"  {frame.f_globals.get('__name__')}:{line} in {code.co_qualname}"
        error = error.__cause__ or error.__context__ or error
