"""Collections in brackets: the pattern they are plain by, and what stands where in them.

Lines, margins and what holds the collection are known in `plain`.
"""

import re
from collections.abc import Iterator
from typing import Final

from borgen.frozen import Value

QUOTED: Final = r"""(?:"(?:[^"\\\r\n\t]|\\["\\/nt])*+"|'(?:[^'\r\n\t]|'')*+')"""
"""The pattern of a text in quotes, on one line."""

FIRST: Final = r"""(?:[^\s\-?:,\[\]{}\#&*!|>'"%@`]|-(?=\w))"""
"""The pattern of the character that a text without quotes begins with."""

_BEGIN: Final = r"(?![ ]*+(?:[?&*!|>%@`]|-(?!\w)))"
_OPENING: Final = r"(?:(?<=[\[{,])|(?<=[\[{,:][ ]))"
_WORDS: Final = r"(?:[^:,\[\]{}\#\r\n\t]++|:(?=[^\s,\[\]{}'\"])|(?<=\w)\#)*+"
_SIGN: Final = re.compile(
    rf"[ \r\n]*+(?:(?P<open>[\[{{])|(?P<close>[\]}}])|(?P<comma>,)|(?P<colon>:)(?=[ ])"
    rf"|(?P<text>{QUOTED}|{FIRST}{_WORDS}))"
)


class OddError(Exception):
    """A text, or the part of it that somebody asks for, is not plain."""


class Written(Value, frozen=True):
    """Where something begins and ends."""

    start: int
    end: int


class Inner(Value, frozen=True):
    """What stands in brackets under a key, or at an index."""

    step: str
    key: Written | None
    value: Written


def in_brackets(line_break: str, levels: int = 2) -> str:
    """Return the pattern of a collection with so many `levels` of others in it.

    Quotes open a text only at its beginning: elsewhere they are apostrophes.
    """
    others = f"|{in_brackets(line_break, levels - 1)}" if levels else ""
    return (
        rf"""[\[{{]{_BEGIN}(?:[^,:\[\]{{}}"'\#\r\n\t]++|[,:]{_BEGIN}|(?<=\w)["'\#]"""
        rf"""|{line_break}(?=[\w\]}}\[{{])|{_OPENING}{QUOTED}(?=[ ]*[\]}},:]){others})*+[\]}}]"""
    )


def inside(text: str, start: int) -> Iterator[Inner]:
    """Yield what stands in the collection whose bracket is at `start`, as far as anybody asks.

    Raises:
        OddError: it is written otherwise than `{key: value, ..}` or `[value, ..]`.
    """
    mapping = text[start] == "{"
    at, index = start + 1, 0
    while (sign := _sign(text, at)).lastgroup != "close":
        inner = _pair(text, sign) if mapping else Inner(str(index), None, _written(text, sign))
        sign = _sign(text, inner.value.end)
        if sign.lastgroup not in {"comma", "close"}:
            raise OddError
        yield inner
        if sign.lastgroup == "close":
            return
        at, index = sign.end(), index + 1


def _pair(text: str, sign: re.Match[str]) -> Inner:
    key = _written(text, sign)
    colon = _sign(text, key.end)
    at = colon.end() if colon.lastgroup == "colon" else key.end
    sign = _sign(text, at)
    if sign.lastgroup in {"comma", "close"}:
        value = Written(at, at)
    elif colon.lastgroup == "colon":
        value = _written(text, sign)
    else:
        raise OddError
    return Inner(_unquoted(text[key.start : key.end]), key, value)


def _sign(text: str, at: int) -> re.Match[str]:
    sign = _SIGN.match(text, at)
    if sign is None:
        raise OddError
    return sign


def _written(text: str, sign: re.Match[str]) -> Written:
    """Return where the text or the collection that begins with `sign` stands."""
    if sign.lastgroup == "text":
        start, end = sign.span("text")
        return Written(start, start + len(text[start:end].rstrip(" ")))
    if sign.lastgroup != "open":
        raise OddError
    depth = 0
    for one in _SIGN.finditer(text, sign.start("open")):
        depth += (one.lastgroup == "open") - (one.lastgroup == "close")
        if not depth:
            return Written(sign.start("open"), one.end())
    raise OddError


def _unquoted(key: str) -> str:
    if key[0] == "'":
        return key[1:-1].replace("''", "'")
    if key[0] == '"':
        if "\\" in key:
            raise OddError
        return key[1:-1]
    return key
