"""From paths in a document to lines and columns, for the few files that have findings."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import TypeAlias

from borgen.diagnostics import DocPath, Part, Place, Span
from borgen.frozen import Growing, field
from borgen.yamltext.reading import item_starts
from borgen.yamltext.text import WHOLE_FILE, Positions, plain_text, text_lines
from borgen.yamltext.tree import BLOCKS, Child, Node, compose

Range: TypeAlias = tuple[int, int]
"""Two offsets into a text."""


def locate(source: bytes, places: Iterable[Place]) -> dict[Place, Span]:
    """Return where each of `places` stands in `source`; never raises.

    A path that does not exist stands at its nearest ancestor that does; the whole file at line
    1, column 1; a place that has a span is there.
    """
    text = plain_text(source)
    trees = _Trees(text, item_starts(text))
    positions = Positions(text)
    found: dict[Place, Span] = {}
    for place in places:
        at = None if place.span or _is_whole_file(place) else trees.range(place.path, place.part)
        found[place] = positions.span(*at) if at else place.span or WHOLE_FILE
    return found


def _is_whole_file(place: Place) -> bool:
    return not place.path and place.part is not Part.FIRST_KEY


class _Trees(Growing):
    """A text with its trees, composed when something in them is asked for.

    Attributes:
        starts: where the items begin of a list at the left margin: each has a tree of its own.
    """

    text: str
    starts: list[int]
    trees: dict[int, tuple[str, Node | None]] = field(default_factory=dict)

    def range(self, path: DocPath, part: Part) -> Range | None:
        """Return where the nearest node stands that is on the way to `path`."""
        start = 0
        if self.starts:
            index = path[0] if path else None
            if not isinstance(index, int) or not 0 <= index < len(self.starts):
                return None
            start, path = self.starts[index], (0, *path[1:])
        text, root = self._tree(start)
        found = _nearest(text, root, path, part) if root else None
        return (start + found[0], start + found[1]) if found else None

    def _tree(self, start: int) -> tuple[str, Node | None]:
        if start not in self.trees:
            after = bisect_right(self.starts, start)
            end = self.starts[after] if after < len(self.starts) else len(self.text)
            text = self.text[start:end]
            self.trees[start] = text, compose(text).root
        return self.trees[start]


def _nearest(text: str, root: Node, path: DocPath, part: Part) -> Range | None:
    node, child, reached = root, None, 0
    for step in path:
        inner = _child(node, step)
        if inner is None:
            break
        node, child, reached = inner.node, inner, reached + 1
    if reached < len(path):
        return _shown(text, node) if reached else None
    if part is Part.FIRST_KEY and node.kind == "mapping" and node.children:
        return node.children[0].start, node.children[0].key_end
    if part is Part.KEY and child and isinstance(child.step, str):
        return child.start, child.key_end
    return _shown(text, node)


def _child(node: Node, step: str | int) -> Child | None:
    """Return what stands under a step; keys and indices may be written as the other."""
    return next((one for one in node.children if str(one.step) == str(step)), None)


def _shown(text: str, node: Node) -> Range:
    """Return where a node is shown: of a block of text its header line only."""
    if node.style in BLOCKS:
        header = text_lines(text[node.start : node.end])[0].rstrip()
        return node.start, node.start + len(header)
    if node.children and not node.flow:
        return node.start, _shown(text, node.children[-1].node)[1]
    return node.start, node.end
