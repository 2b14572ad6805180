"""A block list or mapping cut into small documents: a long file need not be read as one.

Cut by indentation alone, so whoever looks for something in a piece and does not find it there
looks in the whole.
"""

import re
from itertools import zip_longest
from typing import Final

from borgen.frozen import Value

_ITEM: Final = re.compile(r"^-(?=[ \r\n]|\Z)", re.MULTILINE)
_NO_ITEM: Final = re.compile(r"^(?:[^\s#-]|-(?![ \r\n]|\Z))", re.MULTILINE)
_BEFORE: Final = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*+")
_BREAK: Final = re.compile(r"\r\n|\n|\r")
_KEY: Final = re.compile(r"^([a-z_]+):(?=[ \r\n]|\Z)", re.MULTILINE)
_NO_KEY: Final = re.compile(r"^(?![a-z_]+:(?:[ \r\n]|\Z))[^\s#]|\r(?!\n)|\t", re.MULTILINE)
_LIST_HEAD: Final = re.compile(r"[a-z_]+: *(?:#.*)?\r?\n(?:[ ]*(?:#.*)?\r?\n)*( *)-[ \r\n]")


class Item(Value, frozen=True):
    """A piece's text, up to where the next begins, and how many lines stand above it."""

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


def sections(text: str) -> dict[str, Item]:
    """Return what stands under each key of a block mapping at the left margin, key and all.

    Empty if `text` is not one, or one key stands there twice.
    """
    if _NO_KEY.search(text):
        return {}
    keys = list(_KEY.finditer(text))
    found: dict[str, Item] = {}
    above, at = 0, 0
    for key, following in zip_longest(keys, keys[1:]):
        above += len(_BREAK.findall(text, at, key.start()))
        at = key.start()
        if key[1] in found:
            return {}
        found[key[1]] = Item(text[at : following.start() if following else len(text)], above)
    return found


def listed(section: Item) -> tuple[Item, ...]:
    """Return the items of the block list under the key of a section; empty if there is none."""
    head = _LIST_HEAD.match(section.text)
    if not head:
        return ()
    indent = len(head[1])
    starts: list[tuple[int, int]] = []
    at = head.start(1)
    above = section.lines_above + section.text.count("\n", 0, at)
    for line in section.text[at:].splitlines(keepends=True):
        written = line.lstrip(" ")
        if written[:1] not in {"#", "\r", "\n"}:
            if len(line) - len(written) < indent:
                return ()
            if len(line) - len(written) == indent:
                if not written.startswith(("- ", "-\n", "-\r")):
                    return ()
                starts.append((at, above))
        at += len(line)
        above += 1
    ends = [*(start for start, _ in starts[1:]), len(section.text)]
    return tuple(
        Item(section.text[start:end], above)
        for (start, above), end in zip(starts, ends, strict=True)
    )
