"""Users' text made fit to show: one line, control characters seen and not obeyed.

How a format escapes its own signs (Markdown's pipes, HTML's brackets) belongs to that format.
"""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from borgen.yamltext.characters import CONTROLS

_SPACES: Final = re.compile(r"\s+")
_PLAINER: Final[Mapping[str, str]] = MappingProxyType(
    dict(zip("█▒░│─├└→●◐○·•…€", "#=.|-|+>*+o.*.E", strict=True))
    | {"\u2013": "-", "\u2014": "-", "\u2018": "'", "\u2019": "'", "\u00d7": "x", "\u00a0": " "}
    | {"\u201c": '"', "\u201d": '"'}
)


def visible(text: str) -> str:
    r"""Return `text` in one line, a control character written out: `\x1b` for Escape."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    flat = _SPACES.sub(" ", text).strip()
    return CONTROLS.sub(lambda found: found[0].encode("unicode_escape").decode(), flat)


def encodable(text: str, encoding: str) -> str:
    """Return `text` in characters that `encoding` has, each as wide as the one it replaces.

    Bars become `#`, arrows `>`, letters lose their accents; anything else becomes `?`.
    """
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_plainer(character, encoding) for character in text)
    return text


def _plainer(character: str, encoding: str) -> str:
    width = 2 if unicodedata.east_asian_width(character) in "WF" else 1
    letter = unicodedata.normalize("NFD", character)[0]
    for candidate in (character, _PLAINER.get(character, ""), letter):
        if candidate and candidate.encode(encoding, "ignore"):
            return candidate
    return "" if unicodedata.combining(character) else "?" * width
