"""Where text leaves: two streams, safe for any terminal, pipe and platform; and a whole file."""

import os
import sys
from pathlib import Path
from textwrap import fill
from typing import Final, TextIO

from borgen.characters import escaped
from borgen.diagnostics import Arg
from borgen.errors import BorgenError, SystemFailureError
from borgen.text import Text

INTERRUPTED: Final = 130
"""The exit code of a command that the user stopped."""

PLAIN_WIDTH: Final = 80
"""The width of output that is not read on a terminal, in characters."""

_MOST: Final = 20
"""How many known words a refusal lists."""


def prepare_streams() -> None:
    """Make both streams write UTF-8 into a pipe and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


def terminal_width() -> int:
    """Return the width of the terminal: `COLUMNS`, else what it reports, else 80."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or PLAIN_WIDTH
    except (OSError, ValueError):  # it is none
        return PLAIN_WIDTH


def echo(text: str = "") -> None:
    """Print a text and a line break on standard output."""
    print(text)  # noqa: T201 - the one place that does


def wrapped(line: str, width: int, indent: int = 0) -> str:
    """Return a line broken at spaces only; the second line and later are indented."""
    return fill(
        line,
        width,
        subsequent_indent=" " * indent,
        break_on_hyphens=False,
        break_long_words=False,
    )


def complain(text: str) -> None:
    """Print a text and a line break on standard error, control characters escaped."""
    text = printable(text)
    if sys.stderr.isatty():
        width = terminal_width()
        text = "\n".join(wrapped(line, width, 2) for line in text.split("\n"))
    print(text, file=sys.stderr)  # noqa: T201 - as above


def complaint(text: Text, key: str, /, **args: Arg) -> str:
    """Return the message of a failure, and its remedy on the next line if there is one.

    If `args` hold a `word` that is none of the `known` ones, the nearest of those is suggested.
    """
    known = args.get("known")
    remedy = f"{key}.help" if text.has(f"{key}.help") and known != () else None
    if isinstance(known, tuple):
        from difflib import get_close_matches  # noqa: PLC0415 - mistakes are rare

        args["known"] = _few(known)
        near = get_close_matches(str(args.get("word")), known, n=1, cutoff=0.6)
        if near and text.has(f"{key}.near"):
            key, args["near"] = f"{key}.near", near[0]
    lines = [f"{text('cli.error')}: {text(key, **args)}"]
    if remedy:
        lines.append(f"  {text(remedy, **args)}")
    return "\n".join(lines)


def _few(known: tuple[str, ...]) -> tuple[str, ...]:
    return known if len(known) <= _MOST else (*known[:_MOST], "..")


def printable(text: str) -> str:
    """Return `text` with control characters escaped."""
    return escaped(text).replace("\r", "\\r")


def silence(stream: TextIO) -> None:
    """Discard what is still unwritten: the reader of the pipe has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def write_file(directory: Path, name: str, content: str | bytes) -> None:
    """Write `content` to the file `name`, seen from `directory`: all of it or nothing.

    Text becomes UTF-8; a file that is there is replaced.

    Raises:
        BorgenError: there is a directory of that name.
        SystemFailureError: its folder is not there or may not be written, or the disk is full.
    """
    file = directory / name
    if file.is_dir():
        raise BorgenError("report.output_directory", file=str(file))
    if not file.parent.is_dir():
        raise SystemFailureError("error.no_directory", directory=str(Path(name).parent))
    content = content.encode() if isinstance(content, str) else content
    try:
        if file.exists() and not file.is_file():
            file.write_bytes(content)
        else:
            _replace(file.resolve(), content)
    except OSError as error:
        raise SystemFailureError.of(error, str(file)) from error


def _replace(file: Path, content: bytes) -> None:
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with beside.open("xb") as new:
            new.write(content)
            new.flush()
            os.fsync(new.fileno())
        if file.exists():
            beside.chmod(file.stat().st_mode)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
