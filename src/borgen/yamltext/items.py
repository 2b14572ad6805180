"""A block list cut into its items, each a small document: a long log need not be read as one."""

import re
from dataclasses import dataclass
from typing import Final

_ITEM: Final = re.compile(r"^-(?=[ \r\n]|\Z)", re.MULTILINE)
_NO_ITEM: Final = re.compile(r"^(?:[^\s#-]|-(?![ \r\n]|\Z))", re.MULTILINE)
_BEFORE: Final = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*+")
_BREAK: Final = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Item:
    """One item's text, from its dash up to the next, and how many lines stand above it."""

    text: str
    lines_above: int


def cut(text: str) -> tuple[Item, ...]:
    """Return the items of a list that stands at the left margin; empty if `text` is not one."""
    starts = [dash.start() for dash in _ITEM.finditer(text)]
    if not starts or _NO_ITEM.search(text) or not _BEFORE.fullmatch(text, 0, starts[0]):
        return ()
    items = []
    above = len(_BREAK.findall(text, 0, starts[0]))
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        piece = text[start:end]
        items.append(Item(piece, above))
        above += len(_BREAK.findall(piece))
    return tuple(items)
