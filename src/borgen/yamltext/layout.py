"""How a text is laid out: lines, columns and gaps at its offsets, and insertion of new text."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from borgen.frozen import Value
from borgen.yamltext.tree import BLOCKS, Child, Node, after_colon, after_dash

_BREAK: Final = re.compile(r"\r\n|\n|\r")
_BLANK_LINE: Final = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")
_TRAILING: Final = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|\Z)")


class UnsafeError(Exception):
    """A place that cannot be changed without touching something else; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


class Layout(Value, frozen=True):
    """A text and the line break it uses."""

    text: str
    eol: str

    @classmethod
    def of(cls, text: str) -> "Layout":
        """Return the layout of `text`; added lines end like its first one, or with LF."""
        found = _BREAK.search(text)
        return cls(text, found[0] if found else "\n")

    def line(self, at: int) -> int:
        """Return the line that an offset is on, counted from 1."""
        return 1 + len(_BREAK.findall(self.text, 0, at))

    def line_start(self, at: int) -> int:
        """Return where the line of an offset begins."""
        return 1 + max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at))

    def line_end(self, at: int) -> int:
        """Return where the line ends on which a node ends at `at`.

        Raises:
            UnsafeError: something else than blanks and a comment follows.
        """
        rest = _TRAILING.match(self.text, at)
        if rest is None:
            raise UnsafeError(self.line(at))
        return rest.end()

    def next_line(self, at: int) -> int:
        """Return where the next line begins after a node that ends at `at`."""
        if at and self.text[at - 1] in "\r\n":
            return at
        end = self.line_end(at)
        found = _BREAK.match(self.text, end)
        return found.end() if found else end

    def column(self, at: int) -> int:
        """Return how many characters stand before an offset on its line."""
        return at - self.line_start(at)

    def one_line(self, start: int, end: int) -> bool:
        """Return whether there is no line break between two offsets."""
        return not _BREAK.search(self.text, start, end)

    def lead(self, parent: Node, child: Child) -> int:
        """Return the offset right behind the colon or the dash of a child of `parent`.

        Raises:
            UnsafeError: its key has no colon.
        """
        if parent.kind == "list":
            at = parent.children.index(child)
            before = parent.children[at - 1].node.end if at else parent.start
            dash = None if parent.flow else after_dash(self.text, before)
            return child.start if dash is None else dash
        colon = after_colon(self.text, child.key_end)
        if colon is None:
            raise UnsafeError(self.line(child.start))
        return colon

    def content_end(self, node: Node) -> int:
        """Return where a node ends, without the blank lines at the end of a block of text."""
        return node.start + len(self.text[node.start : node.end].rstrip())

    def spaced(self, node: Node) -> bool:
        """Return whether blank lines separate the children of a collection."""
        return any(
            _BLANK_LINE.search(self.text, one.node.end, other.start)
            for one, other in pairwise(node.children)
        )

    def only_blank(self, start: int, child: Child) -> bool:
        """Return whether nothing but blank space stands between an offset and a child."""
        return not self.text[start : child.start].strip()

    def refuse_comments(self, start: int, node: Node) -> None:
        """Refuse to replace the text from `start` to the end of `node` if a comment is in it.

        Raises:
            UnsafeError: there is one.
        """
        at = start
        for first, last in (*_scalars(node), (node.end, node.end)):
            gap = self.text[at:first]
            header = self.text[first:last] if self.text[first : first + 1] in BLOCKS else ""
            if "#" in gap or "#" in _BREAK.split(header, maxsplit=1)[0]:
                raise UnsafeError(self.line(at))
            at = max(at, last)

    def joined(self, added: Iterable[str]) -> str:
        """Return lines as one text with this text's line breaks, none behind the last."""
        return self.eol.join(added)

    def replaced(self, start: int, end: int, text: str) -> str:
        """Return the whole text with `text` in place of the characters `start` to `end`."""
        return self.text[:start] + text + self.text[end:]

    def below(self, at: int, added: Iterable[str], *, blank: bool = False) -> str:
        """Return the whole text with lines inserted below the line of the node ending at `at`."""
        start = self.next_line(at)
        body = (self.eol if blank else "") + self.joined(added)
        if _BREAK.match(self.text, max(start - 1, 0)) or not start:
            return self.replaced(start, start, body + self.eol)
        return self.replaced(start, start, self.eol + body)

    def at_end(self, added: Iterable[str]) -> str:
        """Return the whole text with lines added at its end."""
        whole = not self.text or self.text[-1] in "\r\n"
        return self.text + ("" if whole else self.eol) + self.joined(added) + self.eol

    def inside(self, node: Node, behind: Child | None, text: str) -> str:
        """Return the whole text with `text` inserted in brackets, after the child `behind`.

        Raises:
            UnsafeError: the collection has no brackets of its own.
        """
        if self.text[node.start : node.start + 1] not in {"[", "{"}:
            raise UnsafeError(self.line(node.start))
        at = behind.node.end if behind else node.start + 1
        return self.replaced(at, at, f", {text}" if behind else text)


def _scalars(node: Node) -> Iterator[tuple[int, int]]:
    """Yield where the keys and scalars of a node begin and end, in the order of the text."""
    if node.kind == "scalar":
        yield node.start, node.end
    for one in node.children:
        if isinstance(one.step, str):
            yield one.start, one.key_end
        yield from _scalars(one.node)
