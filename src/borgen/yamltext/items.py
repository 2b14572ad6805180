"""A list at the left margin, such as a log, cut into its items: each is a document of its own."""

import re
from itertools import pairwise
from typing import Final

from borgen.frozen import Value

_ITEM: Final = re.compile(r"^-(?=[ \r\n]|\Z)", re.MULTILINE)
_NO_ITEM: Final = re.compile(r"^(?:[^\s#-]|-(?![ \r\n]|\Z))", re.MULTILINE)
_BEFORE: Final = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*+")
_BREAK: Final = re.compile(r"\r\n|\n|\r")


class Item(Value, frozen=True):
    """A piece's text, up to where the next begins, and how many lines stand above it."""

    text: str
    lines_above: int


def item_starts(text: str) -> list[int]:
    """Return where the items begin of a list at the left margin; none if `text` is not one."""
    if not text.startswith("-") and "\n-" not in text:
        return []
    starts = [dash.start() for dash in _ITEM.finditer(text)]
    if not starts or _NO_ITEM.search(text) or not _BEFORE.fullmatch(text, 0, starts[0]):
        return []
    return starts


def cut(text: str) -> tuple[Item, ...]:
    """Return the items of a list that stands at the left margin; empty if `text` is not one."""
    starts = item_starts(text)
    items = []
    above = len(_BREAK.findall(text, 0, starts[0])) if starts else 0
    for start, end in pairwise((*starts, len(text))):
        piece = text[start:end]
        items.append(Item(piece, above))
        above += len(_BREAK.findall(piece))
    return tuple(items)
