"""Characters that no file may hold and no terminal may receive, and text made safe to display.

How a format escapes its own syntax (Markdown's pipes, HTML's brackets) belongs to that format.
"""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

CONTROLS: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Characters that are invisible or control a terminal; tab and line breaks are not among them."""

_SPACES: Final = re.compile(r"\s+")
_SUBSTITUTES: Final[Mapping[str, str]] = MappingProxyType(
    dict(zip("█▒░│─├└→●◐○·•…€", "#=.|-|+>*+o.*.E", strict=True))
    | {"\u2013": "-", "\u2014": "-", "\u2018": "'", "\u2019": "'", "\u00d7": "x", "\u00a0": " "}
    | {"\u201c": '"', "\u201d": '"'}
)


def escaped(text: str) -> str:
    r"""Return `text` with each control character written as an escape: `\x1b`, `\u202e`."""
    if text.isprintable():
        return text
    return CONTROLS.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def one_line(text: str) -> str:
    """Return `text` on one line, with single spaces."""
    return " ".join(text.split())


def visible(text: str) -> str:
    """Return `text` on one line, white space collapsed and control characters escaped."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return escaped(_SPACES.sub(" ", text).strip())


def encodable(text: str, encoding: str) -> str:
    """Return `text` in characters that `encoding` has, each as wide as the one it replaces.

    Bars become `#`, arrows `>`, letters lose their accents; anything else becomes `?`.
    """
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_substitute(character, encoding) for character in text)
    return text


def _substitute(character: str, encoding: str) -> str:
    width = 2 if unicodedata.east_asian_width(character) in "WF" else 1
    letter = unicodedata.normalize("NFD", character)[0]
    for candidate in (character, _SUBSTITUTES.get(character, ""), letter):
        if candidate and candidate.encode(encoding, "ignore"):
            return candidate
    return "" if unicodedata.combining(character) else "?" * width
