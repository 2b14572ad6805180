"""The only door to the reference library: a text as a stream of events with positions."""

from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)
from ruamel.yaml.scanner import Scanner

from borgen.diagnostics import Span
from borgen.frozen import Value

__all__ = [
    "AliasEvent",
    "DocumentStartEvent",
    "Event",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceStartEvent",
    "Stop",
    "StoppedError",
    "between",
    "events",
    "has_properties",
    "opens_node",
]


class Stop(Value, frozen=True):
    """Where reading stopped, and where began what was being read: offsets into the text."""

    at: int
    began: int


class StoppedError(Exception):
    """The text cannot be read any further; `stop` is None where nobody knows where."""

    def __init__(self, stop: Stop | None) -> None:
        super().__init__("not YAML")
        self.stop = stop


class _Scanner(Scanner):  # type: ignore[misc, unused-ignore] # the library may be untyped
    """Accepts tabs at the end of a line and inside unquoted text, as YAML does."""

    def scan_to_next_token(self) -> None:
        super().scan_to_next_token()
        while self.reader.peek() == "\t" and self.reader.peek(self._blanks()) in "\r\n\0#":
            self.reader.forward(self._blanks())
            super().scan_to_next_token()

    def scan_plain_spaces(self, indent: Any, start_mark: Any) -> Any:  # noqa: ANN401 - overrides
        blanks: str = self.reader.prefix(self._blanks())
        if "\t" not in blanks:
            return super().scan_plain_spaces(indent, start_mark)
        self.reader.forward(len(blanks))
        if self.reader.peek() in "\r\n\0":
            return super().scan_plain_spaces(indent, start_mark)
        return [blanks]

    def _blanks(self) -> int:
        length = 0
        while self.reader.peek(length) in " \t":
            length += 1
        return length


def events(text: str) -> Iterator[Event]:
    """Yield the events of `text`; raise StoppedError where it cannot be read."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Scanner = _Scanner
    try:
        yield from yaml.parse(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        began = error.context_mark or mark
        raise StoppedError(Stop(mark.index, began.index) if mark else None) from error
    except Exception as error:  # an accident in the library is a text it cannot read
        raise StoppedError(None) from error


def opens_node(event: Event) -> bool:
    """Return whether a node begins here; the alternative is that a collection ends."""
    return isinstance(event, ScalarEvent | AliasEvent | SequenceStartEvent | MappingStartEvent)


def has_properties(event: Event) -> bool:
    """Return whether the node has an anchor or a tag, or is an alias."""
    anchor, tag = getattr(event, "anchor", None), getattr(event, "ctag", None)
    return anchor is not None or tag is not None


def between(start: Event, end: Event) -> Span:
    """Return the span from where `start` begins to where `end` ends."""
    first, last = start.start_mark, end.end_mark
    return Span(first.line + 1, first.column + 1, last.line + 1, last.column + 1)
