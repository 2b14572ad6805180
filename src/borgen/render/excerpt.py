"""A line of a file, with carets under a part of it."""

import re
from typing import Final, NamedTuple

from borgen.characters import escaped
from borgen.diagnostics import Span

_TAB: Final = 8
"""The most columns that a tab may take."""

_NARROWEST: Final = 20
_CUT: Final = "…"
_NARROW: Final = re.compile(r"[ -~\xa0-\u02ff\u2010-\u2027€]*+")
"""Letters and signs that take one column each."""


class MarkedLine(NamedTuple):
    """A line as it is shown, and the line of carets under it."""

    line: str
    carets: str


def excerpt(line: str, span: Span, room: int) -> MarkedLine:
    """Return the part of `line` around the beginning of `span`, in at most `room` columns.

    The text is that of the file, tabs included; only control characters are escaped. A span over
    several lines is marked to the end of the first one.
    """
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    end = max(start, end)
    before, marked, after = _window(
        escaped(line[:start]),
        escaped(line[start:end]),
        escaped(line[end:]),
        max(room, _NARROWEST),
    )
    padding = "\t".join(" " * _columns(part) for part in before.split("\t"))
    carets = "^" * max(1, _columns(marked.replace("\t", " ")))
    return MarkedLine(f"{before}{marked}{after}", f"{padding}{carets}")


def _window(before: str, marked: str, after: str, room: int) -> tuple[str, str, str]:
    if _columns(before + marked + after) <= room:
        return before, marked, after
    marked = _head(marked, room - 2)
    rest = room - _columns(marked)
    before = _tail(before, max(rest // 2, rest - _columns(after)))
    return before, marked, _head(after, rest - _columns(before))


def _columns(text: str) -> int:
    text = text.replace("\t", " " * _TAB)
    if _NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - 4 ms, only with wide characters

    return cell_len(text)


def _head(text: str, room: int) -> str:
    return text if _columns(text) <= room else text[: _fitting(text, room - 1)] + _CUT


def _tail(text: str, room: int) -> str:
    if _columns(text) <= room:
        return text
    kept = _fitting(text[::-1], room - 1)
    return _CUT + text[len(text) - kept :]


def _fitting(characters: str, room: int) -> int:
    """Return how many of `characters`, from the first on, fit in `room` columns."""
    if _NARROW.fullmatch(characters):
        return max(0, min(room, len(characters)))
    kept = 0
    for character in characters:
        room -= _columns(character)
        if room < 0:
            break
        kept += 1
    return kept
