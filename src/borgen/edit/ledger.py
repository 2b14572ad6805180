"""Which bytes make a log one entry longer. Pure; writing them is `append`'s."""

import re
from typing import Final

from borgen.errors import BorgenError
from borgen.yamltext import Reading, read

_MOST_BYTES: Final = 100_000_000
_OPENS_WITH_ITEM: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*+- "
)
_FIRST_ITEM: Final = re.compile(rb"^( *)- ", re.MULTILINE)


def addition(before: bytes, line: str, header: str) -> bytes:
    """Return what to append to a log that holds `before`, so that `line` becomes its last entry.

    The log's own line ends and indentation are kept, and a missing last line break is put right.
    The header opens a log that is still empty.

    Raises:
        BorgenError: the last line is torn (`error.torn`), or the log is no list of entries, or
            not one that can be made longer (`error.log_unreadable`).
    """
    eol = b"\r\n" if b"\r\n" in before[:1000] else b"\n"
    if not before.strip(b"\xef\xbb\xbf \t\r\n"):
        return header.encode() + eol + line.encode() + eol
    mended = b"" if before.endswith(b"\n") else eol
    first = _FIRST_ITEM.search(before)
    margin = first[1] if first else b""
    added = mended + margin + line.encode() + eol
    last = before[before.rstrip(b"\r\n").rfind(b"\n") + 1 :]
    if not (_OPENS_WITH_ITEM.match(before) and last.startswith(b"- {")):
        _prove(before, added, line)
    elif read(last).problems:
        raise BorgenError("error.torn")
    return added


def has_line(before: bytes, line: str) -> bool:
    """Return whether a log holds exactly this line."""
    wanted = line.encode()
    return wanted in before and wanted in (found.strip() for found in before.splitlines())


def _prove(before: bytes, added: bytes, line: str) -> None:
    """Read the log as it would be: all that stood there, and the new entry after it."""
    old = read(before, limit_bytes=_MOST_BYTES)
    if any(problem.variant == "torn_last_line" for problem in old.problems):
        raise BorgenError("error.torn")
    new = read(before + added, limit_bytes=_MOST_BYTES)
    if old.problems or new.problems or new.value != [*_items(old), *_items(read(line.encode()))]:
        raise BorgenError("error.log_unreadable")


def _items(reading: Reading) -> list[object]:
    if reading.value is None:
        return []
    return reading.value if isinstance(reading.value, list) else [reading.value]
