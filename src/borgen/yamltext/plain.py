"""Where things stand in a plain text, told by its margins; what is not plain is for `nodes`.

A text is plain where each key and each dash begins a line of its own, and what it holds either
ends on that line or stands deeper to its last line. Offsets count characters of the whole text.
"""

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from borgen.diagnostics import Part
from borgen.frozen import Value
from borgen.yamltext.brackets import FIRST, QUOTED, OddError, Written, in_brackets, inside

_KEY: Final = r"\w[\w.-]{0,99}+"
_WORDS: Final = r"(?:[^:\#\r\n\t]++|:(?=\S)|(?<=\w)\#)*+"
_BREAK: Final = r"(?:[ ]*+\r?\n)"
_NOTHING: Final = r"(?:[ ]*+(?:(?<![^ \n])\#[^\r\n]*+)?\r?\n)"
"""A line that is blank, or a comment."""

_DEEPER: Final = r"(?P=margin)(?(inner)[ ]{3}|[ ])[ ]*+"
"""The margin of a line that stands right of a key, or right of a dash that has no key behind it."""

_ENTRY: Final = re.compile(
    rf"""(?:---{_NOTHING})?+{_NOTHING}*+(?P<margin>[ ]*+)(?:
      (?:(?P<inner>-[ ](?={_KEY}:[ \r\n]))?+(?P<key>{_KEY}):|(?P<dash>-))
      (?:(?:[ ]++|{_BREAK}{_DEEPER})
          (?P<value>{FIRST}{_WORDS}(?:{_BREAK}++{_DEEPER}{FIRST}{_WORDS})*+
          |{QUOTED}|{in_brackets(_BREAK + _DEEPER)})
        |[ ]++(?P<block>[|>][+-]?(?:[ ]++\#[^\r\n]*+|[ ]*+))
          (?:\r?\n(?:{_DEEPER}[^\r\n]*+|(?=[ ]*+(?:[\r\n]|\Z))))*+
        |(?=[ \r\n]|\Z))
    |(?=\#|\Z))[ ]*+(?:(?<![^ \n])\#[^\r\n]*+)?(?:\r?\n|\Z)
    (?(value)(?!{_NOTHING}*+{_DEEPER}[^\#]))  # nor does a value go on in any other way""",
    re.VERBOSE,
)
"""A dash, a key or both (then the dash is `inner`), with a `value` or a `block` of text if any."""


class _Block(Value, frozen=True):
    """A collection by margins: the entry that it begins with, and its column, from 0."""

    entry: int
    column: int
    listed: bool


_Node: TypeAlias = Written | _Block
_Child: TypeAlias = tuple[Written | None, _Node]
"""Where the key is of what stands in a collection, if it has one, and what stands there."""


class PlainText:
    """A text, or a piece of one, as far as it was read: no further than anybody asks."""

    __slots__ = ("_at", "_end", "_entries", "_margins", "_text")

    def __init__(self, text: str, start: int, end: int) -> None:
        """Take the whole text, and where the piece begins and ends that is a document."""
        self._text = text
        self._at = start
        self._end = end
        self._entries: list[re.Match[str]] = []
        self._margins: list[int] = []

    def written(self, path: tuple[str, ...], part: Part) -> Written | None:
        """Return where the node at `path` stands, or the nearest of its ancestors below the root.

        Steps are keys, or indices as text; of a repeated key the first counts.

        Raises:
            OddError: the text is not plain, as far as it has to be read for that.
        """
        if self._margin(0) < 0:
            raise OddError
        node: _Node = _Block(0, self._margin(0), self._dashed(0))
        key: Written | None = None
        for depth, step in enumerate(path):
            child = self._child(node, step)
            if child is None:
                return self._whole(node) if depth else None
            key, node = child
        if part is Part.KEY and key:
            return key
        first = self._child(node, None) if part is Part.FIRST_KEY else None
        return first[0] if first and first[0] else self._whole(node)

    def _margin(self, index: int) -> int:
        """Return the margin of an entry; one behind the last stands left of everything."""
        if index == len(self._margins):
            entry = _ENTRY.match(self._text, self._at, self._end)
            if entry is None:
                raise OddError
            start, end = entry.span("margin")
            self._at = entry.end()
            self._entries.append(entry)
            self._margins.append(-1 if entry.lastgroup == "margin" else end - start)
        return self._margins[index]

    def _dashed(self, index: int) -> bool:
        entry = self._entries[index]
        return not entry["key"] or bool(entry["inner"])

    def _column(self, index: int) -> int:
        """Return the column of an entry's key; of a dash without one, its own."""
        return self._margins[index] + len(self._entries[index]["inner"] or "")

    def _child(self, node: _Node, step: str | None) -> _Child | None:
        """Return what stands under a key or at an index, or the first; None where nothing does."""
        if isinstance(node, Written):
            if self._text[node.start : node.end][:1] not in {"[", "{"}:
                return None
            for inner in inside(self._text, node.start):
                if step in {None, inner.step}:
                    return inner.key, inner.value
            return None
        for count, index in enumerate(self._at_column(node)):
            entry = self._entries[index]
            if node.listed and step in {None, str(count)}:
                return None, self._item(index)
            if not node.listed and step in {None, entry["key"]}:
                return Written(*entry.span("key")), self._held(index)
        return None

    def _at_column(self, block: _Block) -> Iterator[int]:
        """Yield the entries that stand in a collection themselves, and not in others in it."""
        index, column, listed = block.entry, block.column, block.listed
        margins = self._margins
        yield index
        while True:
            index += 1
            margin = margins[index] if index < len(margins) else self._margin(index)
            if margin < column:
                return
            if margin == column:
                if self._dashed(index) is listed:
                    yield index
                elif listed:
                    return

    def _item(self, index: int) -> _Node:
        """Return what stands behind the dash of an entry."""
        if self._entries[index]["key"]:
            return _Block(index, self._column(index), listed=False)
        return self._held(index)

    def _held(self, index: int) -> _Node:
        """Return what stands behind the key of an entry, or behind its dash if there is no key."""
        entry = self._entries[index]
        for name in ("value", "block"):
            if entry[name]:
                start, end = entry.span(name)
                return Written(start, start + len(self._text[start:end].rstrip(" ")))
        column, margin = self._column(index), self._margin(index + 1)
        if margin > column or (margin == column and entry["key"] and self._dashed(index + 1)):
            return _Block(index + 1, margin, self._dashed(index + 1))
        at = 1 + entry.end("key") if entry["key"] else entry.end("dash")
        return Written(at, at)

    def _whole(self, node: _Node) -> Written:
        """Return where all of a node stands; of a collection, up to the end of its last value."""
        if isinstance(node, Written):
            return node
        first = self._entries[node.entry]
        start = first.end("margin") + node.column - self._margins[node.entry]
        while isinstance(node, _Block):
            *_, last = self._at_column(node)
            node = self._item(last) if node.listed else self._held(last)
        return Written(start, node.end)
