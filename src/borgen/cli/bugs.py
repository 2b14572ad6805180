"""What is left behind when borgen itself fails: one friendly line, and a file to send us."""

import sys
import tempfile
import traceback
from collections.abc import Iterator

from borgen import __version__
from borgen.cli.output import complain
from borgen.text import Text


def tell_bug(error: Exception, text: Text) -> None:
    """Say on standard error that we made a mistake, and where what happened is written."""
    report = _bug_report(error)
    complain(text("cli.bug", file=report) if report else text("cli.bug.no_file"))


def _bug_report(error: Exception) -> str | None:
    """Write versions and where it went wrong to a file of its own; None where even that fails."""
    about = f"borgen {__version__}, Python {sys.version}, {sys.platform}\n\n"
    told = "\n".join(_course(error))
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix="borgen-bug-", suffix=".txt", delete=False
        ) as report:
            report.write(f"{about}{told}\n")
    except OSError:
        return None
    return report.name


def _course(error: BaseException) -> Iterator[str]:
    """Yield the kinds of failure and the lines of code, never a message: it may quote the files."""
    seen: set[int] = set()
    while id(error) not in seen:
        seen.add(id(error))
        yield f"{type(error).__module__}.{type(error).__qualname__}"
        for frame, line in traceback.walk_tb(error.__traceback__):
            code = frame.f_code
            yield f"  {frame.f_globals.get('__name__')}:{line} in {code.co_qualname}"
        error = error.__cause__ or error.__context__ or error
