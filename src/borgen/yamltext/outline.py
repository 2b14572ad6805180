"""The nodes of a text with their offsets: the lines along which `splice` cuts. Nothing is cut here.

Only for texts that `read` finds no fault with; offsets count characters.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from borgen.diagnostics import DocPath
from borgen.frozen import Value
from borgen.yamltext.events import (
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
    events,
    opens_node,
)

NodeKind: TypeAlias = Literal["scalar", "list", "mapping"]

_COLON: Final = re.compile(r"[ \t]*:")
_DASH: Final = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*[ \t]*-")


class Node(Value, frozen=True):
    """A node: a scalar, a list or a mapping.

    Attributes:
        start: where it begins; of what holds nothing, right behind its colon or dash.
        end: behind its last character; blank lines and comments after it are not its own.
        style: how a scalar is written: `'`, `"`, `|`, `>`, or empty where it stands bare.
        flow: whether a collection is written in brackets.
    """

    kind: NodeKind
    start: int
    end: int
    style: str = ""
    flow: bool = False
    children: "tuple[Child, ...]" = ()

    def child(self, step: str | int) -> "Child | None":
        """Return what stands under a key, or at an index."""
        return next((one for one in self.children if one.step == step), None)

    def scalars(self) -> "Iterator[tuple[int, int]]":
        """Yield where the keys and scalars in it begin and end, in the order of the text."""
        if self.kind == "scalar":
            yield self.start, self.end
        for one in self.children:
            if isinstance(one.step, str):
                yield one.start, one.key_end
            yield from one.node.scalars()


class Child(Value, frozen=True):
    """What stands in a collection.

    Attributes:
        step: its key, or its index.
        start: where its key begins; of an item, where its node does.
        key_end: where its key ends; of an item, where its dash does or its node begins.
    """

    step: str | int
    start: int
    key_end: int
    node: Node


def outline(text: str) -> Node | None:
    """Return the root of `text`, or None where there is only blank space and comments.

    Raises:
        StoppedError: the text cannot be read.
    """
    stream = events(text)
    for event in stream:
        if isinstance(event, DocumentStartEvent):
            return _Walk(text, stream).node(next(stream))
    return None


def found(root: Node, path: DocPath) -> Node | None:
    """Return the node at `path`, or None."""
    node: Node | None = root
    for step in path:
        child = node.child(step) if node else None
        node = child.node if child else None
    return node


class _Walk(Value, frozen=True):
    text: str
    stream: Iterator[Event]

    def node(self, event: Event) -> Node:
        start = event.start_mark.index
        if isinstance(event, SequenceStartEvent):
            flow = event.end_mark.index > start and self.text[start] == "["
            return self._collection("list", start, tuple(self._items(start, flow=flow)), flow=flow)
        if isinstance(event, MappingStartEvent):
            flow = bool(event.flow_style)
            return self._collection("mapping", start, tuple(self._pairs()), flow=flow)
        return Node("scalar", start, self._end(event), str(getattr(event, "style", "") or ""))

    def _collection(
        self, kind: NodeKind, start: int, inside: "tuple[Child | int, ...]", *, flow: bool
    ) -> Node:
        children = tuple(one for one in inside if isinstance(one, Child))
        last = inside[-1]
        closed = last if flow and isinstance(last, int) else start
        end = max([closed, *(one.node.end for one in children[-1:])])
        return Node(kind, start, end, flow=flow, children=children)

    def _items(self, start: int, *, flow: bool) -> "Iterator[Child | int]":
        """Yield the items of a list, and then where it ends."""
        before = start
        for index, event in enumerate(self.stream):
            if not opens_node(event):
                yield event.end_mark.index
                return
            dash = None if flow else _DASH.match(self.text, before)
            node = self.node(event)
            if dash and _is_empty(event):
                node = Node("scalar", dash.end(), dash.end())
            yield Child(index, node.start, dash.end() if dash else node.start, node)
            before = node.end

    def _pairs(self) -> "Iterator[Child | int]":
        """Yield what stands in a mapping, and then where it ends."""
        for event in self.stream:
            if not opens_node(event):
                yield event.end_mark.index
                return
            key = self.node(event)
            inner = next(self.stream)
            node = self.node(inner)
            colon = _COLON.match(self.text, key.end)
            if _is_empty(inner):
                at = colon.end() if colon else key.end
                node = Node("scalar", at, at)
            name = str(event.value) if isinstance(event, ScalarEvent) else ""
            yield Child(name, key.start, key.end, node)

    def _end(self, event: Event) -> int:
        """Return where a scalar ends; a block of text would swallow the blank lines after it."""
        start, end = event.start_mark.index, event.end_mark.index
        if getattr(event, "style", None) not in {"|", ">"}:
            return int(end)
        text = self.text[start:end]
        header = re.split(r"[\r\n]", text, maxsplit=1)[0].partition("#")[0]
        return int(end) if "+" in header else int(start) + len(text.rstrip())


def _is_empty(event: Event) -> bool:
    return isinstance(event, ScalarEvent) and event.start_mark.index == event.end_mark.index
