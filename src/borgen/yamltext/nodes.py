"""Where the nodes of a text stand: a walk along the reference library's events."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Final, TypeAlias

from borgen.diagnostics import Part, Span
from borgen.frozen import Growing, field, replace
from borgen.yamltext.characters import text_lines
from borgen.yamltext.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    ScalarEvent,
    SequenceStartEvent,
    StoppedError,
    between,
    events,
    opens_node,
)
from borgen.yamltext.problem import DEEPEST

Asked: TypeAlias = tuple[tuple[str, ...], Part]
"""A path as text, and which part of the node there."""

_COLON: Final = re.compile(r"\s*:")


def node_spans(text: str, asked: Iterable[Asked]) -> dict[Asked, Span]:
    """Return the spans of the nodes asked for and of what leads there, as far as `text` reads.

    Steps are keys, or indices as text. Of a repeated key the first counts. A mapping has a
    `FIRST_KEY`, what stands in a mapping a `KEY`. Nothing is read after the last one found.
    """
    missing = set(asked)
    wanted = {path[:length] for path, _ in missing for length in range(len(path) + 1)}
    walk = _Walk(text, events(text), wanted, missing)
    with suppress(StoppedError, _AllFoundError):
        walk.document()
    return walk.spans


class _AllFoundError(Exception):
    """Everything asked for was found; a walk deep in a document ends most simply by raising."""


class _Walk(Growing):
    text: str
    stream: Iterator[Event]
    wanted: set[tuple[str, ...]]
    missing: set[Asked]
    spans: dict[Asked, Span] = field(default_factory=dict)

    def document(self) -> None:
        for event in self.stream:
            if isinstance(event, DocumentStartEvent):
                self._node(next(self.stream), (), 0)
                return

    def _node(self, event: Event, path: tuple[str, ...] | None, depth: int) -> Span:
        span = self._shown(event)
        if isinstance(event, ScalarEvent | AliasEvent):
            self._note(path, Part.VALUE, span)
            return span
        first = (path, Part.VALUE) not in self.spans
        if path is not None and first:
            self.spans[path, Part.VALUE] = span  # as far as it is known yet
        if depth == DEEPEST:
            raise StoppedError(None)
        inside = self._items if isinstance(event, SequenceStartEvent) else self._mapping
        last = inside(path, depth + 1) or span
        whole = replace(span, end_line=last.end_line, end_column=last.end_column)
        if path is not None and first:
            del self.spans[path, Part.VALUE]
            self._note(path, Part.VALUE, whole)
        return whole

    def _items(self, path: tuple[str, ...] | None, depth: int) -> Span | None:
        last = None
        for index, event in enumerate(self.stream):
            if not opens_node(event):
                return _closing(event, last)
            last = self._node(event, self._deeper(path, str(index)), depth)
        return last

    def _mapping(self, path: tuple[str, ...] | None, depth: int) -> Span | None:
        last = None
        for event in self.stream:
            if not opens_node(event):
                return _closing(event, last)
            key = self._node(event, None, depth)
            if last is None:
                self._note(path, Part.FIRST_KEY, key)
            name = str(event.value) if isinstance(event, ScalarEvent) else ""
            deeper = self._deeper(path, name)
            if (deeper, Part.VALUE) in self.spans:
                deeper = None
            self._note(deeper, Part.KEY, key)
            last = self._value(event, deeper, depth)
        return last

    def _value(self, key: Event, path: tuple[str, ...] | None, depth: int) -> Span:
        event = next(self.stream)
        if not (isinstance(event, ScalarEvent) and event.start_mark.index == event.end_mark.index):
            return self._node(event, path, depth)
        mark = key.end_mark  # an empty value is told where the next token begins
        colon = _COLON.match(self.text, mark.index)
        line, column = mark.line + 1, mark.column + 1
        if colon and "\n" not in colon[0]:
            column += len(colon[0])
        span = Span(line, column, line, column)
        self._note(path, Part.VALUE, span)
        return span

    def _deeper(self, path: tuple[str, ...] | None, step: str) -> tuple[str, ...] | None:
        return (*path, step) if path is not None and (*path, step) in self.wanted else None

    def _note(self, path: tuple[str, ...] | None, part: Part, span: Span) -> None:
        if path is None:
            return
        self.spans.setdefault((path, part), span)
        self.missing.discard((path, part))
        if not self.missing:
            raise _AllFoundError

    def _shown(self, event: Event) -> Span:
        """Return the span of an event; of a block of text only its header line."""
        span = between(event, event)
        if isinstance(event, ScalarEvent) and event.style in {"|", ">"}:
            start = event.start_mark.index
            header = text_lines(self.text[start : event.end_mark.index])[0].rstrip()
            return replace(span, end_line=span.line, end_column=span.column + len(header))
        return span


def _closing(event: Event, last: Span | None) -> Span | None:
    """Return the span that closes a collection: its bracket, or in block style its last node."""
    closed = between(event, event)
    bracket = event.end_mark.index > event.start_mark.index
    return closed if bracket else last
