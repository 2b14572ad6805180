"""From bytes to text: the encoding, and characters that no file may hold. No YAML yet.

Also what reading reports: the file rules F01 to F07 that a text breaks, as `Problem` values.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate
from types import MappingProxyType
from typing import Final

from borgen.characters import CONTROLS
from borgen.diagnostics import Arg, Span
from borgen.frozen import Value, field

_RUNS: Final = re.compile(f"{CONTROLS.pattern}+")
_HARMLESS: Final = bytes({*range(32, 127), *b"\t\n\r"})
_MARKERS: Final = re.compile(r"^(?:[<|>]{7}(?=[ \r\n]|\Z).*|={7}(?=[\r\n]|\Z))", re.MULTILINE)
_MAYBE_MARKERS: Final = re.compile(r"\n[<|=>]{7}")  # tells at once that there are none
_BREAK: Final = re.compile(r"\r\n|\r|\n")
_BOM: Final = b"\xef\xbb\xbf"
_MOST: Final = 100
"""A file that is no text at all is told so a hundred times, not a million."""


WHOLE_FILE: Final = Span(1, 1, 1, 1)


class Problem(Value, frozen=True):
    """A file rule that is broken; `load` makes a finding of it.

    Attributes:
        code: F01 to F07.
        span: where it is.
        args: the arguments of the sentence.
        variant: which of the code's sentences applies; may be empty.
        related: other spans that explain it: of a repeated key the first one.
        fix: what to replace, and by which text.
    """

    code: str
    span: Span
    args: Mapping[str, Arg] = field(default_factory=lambda: MappingProxyType({}))
    variant: str = ""
    related: tuple[Span, ...] = ()
    fix: tuple[Span, str] | None = None


class Decoded(Value, frozen=True):
    """A text without byte order mark, each bad character replaced by U+FFFD."""

    text: str
    problems: tuple[Problem, ...] = ()
    readable: bool = True
    """Whether the text is worth parsing in spite of the problems."""


def decoded(source: bytes) -> Decoded:
    """Return the text of `source` and what is wrong with its characters: F01, F05, F07."""
    if source[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in source[:2]:
        return Decoded("", (Problem("F01", WHOLE_FILE, variant="utf16"),), readable=False)
    source = source.removeprefix(_BOM)
    try:
        text = source.decode()
    except UnicodeDecodeError as error:
        text = source.decode(errors="replace")
        at = len(source[: error.start].decode())
        torn = error.end == len(source) and error.reason == "unexpected end of data"
        return Decoded(text, (Problem("F01", span_at(text, at, at + 1)),), readable=torn)
    return _checked(source, text)


def plain_text(source: bytes) -> str:
    """Return the text of `source` as `decoded` does, without saying what is wrong with it."""
    source = source.removeprefix(_BOM)
    text = source.decode(errors="replace")
    return CONTROLS.sub("\ufffd", text) if _has_controls(source) else text


class Positions:
    """Where the offsets of a text stand, in lines and columns; LF, CRLF and CR break a line."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        if "\r" in text:
            self._starts = [0, *(line_break.end() for line_break in _BREAK.finditer(text))]
        else:
            self._starts = [0, *accumulate([len(line) + 1 for line in text.split("\n")])]

    def span(self, start: int, end: int) -> Span:
        """Return the span from one offset to another."""
        return Span(*self._place(start), *self._place(end))

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def span_at(text: str, start: int, end: int) -> Span:
    """Return the span of `text[start:end]`; for many of them, keep the `Positions`."""
    return Positions(text).span(start, end)


def text_lines(text: str) -> list[str]:
    """Return the lines of `text` without their breaks; LF, CRLF and CR break a line."""
    return _BREAK.split(text) if "\r" in text else text.split("\n")


def _checked(source: bytes, text: str) -> Decoded:
    problems: tuple[Problem, ...] = ()
    if _has_controls(source):
        problems = tuple(_controls(text))
        text = CONTROLS.sub("\ufffd", text)
    if _MAYBE_MARKERS.search(f"\n{text[:7]}") or _MAYBE_MARKERS.search(text):
        marker = _MARKERS.search(text)
        if marker:
            conflict = Problem("F05", span_at(text, *marker.span()))
            return Decoded(text, (*problems, conflict), readable=False)
    return Decoded(text, problems)


def _has_controls(source: bytes) -> bool:
    rest = source.translate(None, _HARMLESS)
    return bool(rest) and CONTROLS.search(rest.decode(errors="replace")) is not None


def _controls(text: str) -> Iterator[Problem]:
    positions = Positions(text)
    for count, run in enumerate(_RUNS.finditer(text)):
        if count == _MOST:
            return
        name = f"U+{ord(run[0][0]):04X}"
        yield Problem("F07", positions.span(*run.span()), {"character": name})
