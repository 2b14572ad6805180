"""Which files may name somebody or something, by their bytes: the others need not be read.

A text stands in a file letter by letter, unless some of it is escaped: what a test does not let
through cannot hold it. What it lets through is read, and may turn out to be about something else.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import partial
from typing import Final

from borgen.cores import all_done
from borgen.load.tree import Folders, Test
from borgen.model.ids import RESERVED

_MANY: Final = 3000
"""So many files are worth a second process: it takes a few milliseconds itself."""

_PORTION: Final = 500
_ESCAPES: Final = re.compile(rb"\\[xuU/\r\n]")
"""What may stand for a letter, or be nothing between two of them, in double quotes."""

_WHOLE_LINE: Final = re.compile(rb"(?:- \{[^\r\n]*\}|#[^\r\n]*)\r?\n?")
"""An entry or a comment on a line of its own."""

_ASCII: Final = bytes(range(128))
_CAPITALS: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LOWER: Final = bytes.maketrans(_CAPITALS, _CAPITALS.lower())
_BETWEEN: Final = re.sub(rb"[A-Za-z0-9]", b"", bytes(range(256)))
_CUT_OFF: Final = 62
"""An id that was meant is cut off here, or one letter later."""


def sifted(tree: Folders, files: Sequence[str], test: Test) -> list[str]:
    """Return the files whose bytes pass `test`, and those that take a closer look."""
    if len(files) < _MANY:
        return tree.sift(files, test)
    parts = [files[at : at + _PORTION] for at in range(0, len(files), _PORTION)]
    found = all_done([partial(tree.sift, part, test) for part in parts])
    return [file for some in found for file in some]


def refers(words: Collection[str], *, bare: Collection[str]) -> Test:
    """Return the test for references to one of `words`, as `ks/feedback`, or to a bare one."""
    wanted, alone = ([word.encode() for word in some] for some in (words, bare))

    def test(source: bytes) -> bool:
        named = wanted if b"/" in source else alone
        return any(word in source for word in named) or (bool(wanted) and _hides(source))

    return test


def names(ids: Collection[str]) -> Test:
    """Return the test for ids that are one of `ids`, or that were meant to be: `P 01` for `p01`."""
    if any(_may_be_made_up(id_) for id_ in ids):
        return lambda _: True
    wanted = [id_.replace("-", "").encode() for id_ in ids]
    letters = frozenset("".join(ids))
    accents: dict[bytes, bool] = {}

    def test(source: bytes) -> bool:
        if not source.isascii():
            accented = source.translate(None, _ASCII)
            if accented not in accents:
                accents[accented] = not letters.isdisjoint(_decomposed(accented).decode().lower())
            if accents[accented]:
                source = _decomposed(source)
        folded = source.translate(_LOWER, _BETWEEN)
        return any(word in folded for word in wanted) or _hides(source)

    return test


def lines_with(words: Collection[str], source: bytes) -> bytes:
    """Return the lines of a log that hold one of `words`; all of them if one is no whole entry."""
    found: set[tuple[int, int]] = set()
    for word in words:
        wanted = word.encode()
        at = source.find(wanted)
        while at >= 0:
            end = source.find(b"\n", at) + 1 or len(source)
            found.add((source.rfind(b"\n", 0, at) + 1, end))
            at = source.find(wanted, end)
    lines = [source[start:end] for start, end in sorted(found)]
    whole = all(map(_WHOLE_LINE.fullmatch, lines)) and not _hides(source)
    return b"".join(lines) if whole else source


def _hides(source: bytes) -> bool:
    return b"\\" in source and _ESCAPES.search(source) is not None


def _decomposed(source: bytes) -> bytes:
    text = unicodedata.normalize("NFKD", source.decode(errors="ignore"))
    return text.encode("ascii", errors="ignore")


def _may_be_made_up(id_: str) -> bool:
    """Return whether something quite different in a file may be read as this id."""
    return id_.startswith("id-") or len(id_) >= _CUT_OFF or id_.removesuffix("-1") in RESERVED
