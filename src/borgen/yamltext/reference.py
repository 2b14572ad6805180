"""The reference reader: slower, coerces nothing, and knows the place of every problem."""

import re
from collections.abc import Iterator
from typing import Final

from borgen.characters import CONTROLS
from borgen.diagnostics import Span, Word
from borgen.frozen import Growing, field
from borgen.yamltext.characters import Positions
from borgen.yamltext.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    ScalarEvent,
    SequenceStartEvent,
    StoppedError,
    between,
    events,
    has_properties,
    opens_node,
)
from borgen.yamltext.problem import DEEPEST, MOST, Problem, Reading
from borgen.yamltext.scalars import plain_scalar
from borgen.yamltext.syntax import syntax_problem

_PROPERTY: Final = re.compile(r"([&!*])[^\s,\[\]{}]*")
_PROPERTY_GAP: Final = re.compile(r"\s*(?:#.*\s*)*")
_PROPERTY_WORDS: Final = {"&": "yaml.anchor", "*": "yaml.alias", "!": "yaml.tag"}
_ESCAPE: Final = re.compile(
    r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r\n|.)", re.DOTALL
)
_SHORT_CONTROLS: Final = frozenset("0abefvNLP")


class _TooDeepError(Exception):
    """More levels than `DEEPEST`."""


class _EnoughError(Exception):
    """As many problems as anybody wants to hear of."""


def reference_reading(text: str) -> Reading:
    """Return the value of `text` and its problems: F02, F03, F04 (one each), F06, F07.

    Reading stops at the `MOST`th of them.
    """
    reader = _Reader(text, events(text), Positions(text))
    value = reader.document()
    problems = tuple(sorted(reader.problems, key=lambda problem: problem.span))
    return Reading(None if problems else value, problems)


class _Reader(Growing):
    text: str
    stream: Iterator[Event]
    positions: Positions
    problems: list[Problem] = field(default_factory=list)

    def document(self) -> object:
        try:
            return self._only_document()
        except StoppedError as stopped:
            problem = syntax_problem(self.text, stopped.stop)
            others = (one for one in self.problems if one.span.line != problem.span.line)
            self.problems = [*others, problem]
        except _TooDeepError as error:
            (span,) = error.args
            self.problems.append(Problem("F06", span, {"limit": DEEPEST}, "depth"))
        except _EnoughError:
            pass
        return None

    def _only_document(self) -> object:
        value: object = None
        seen = False
        for event in self.stream:
            if isinstance(event, DocumentStartEvent):
                if seen:
                    self._refuse(event, "two_documents")
                    return None
                if event.tags or event.version not in {None, (1, 2)}:
                    self._refuse(event, "directive")
                seen = True
                value = self._node(next(self.stream), 0)
        return value

    def _node(self, event: Event, depth: int) -> object:
        if has_properties(event):
            self._note_properties(event.start_mark.index)
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, AliasEvent):
            return None
        if depth == DEEPEST:
            raise _TooDeepError(between(event, event))
        if isinstance(event, SequenceStartEvent):
            return list(self._items(depth + 1))
        return self._mapping(depth + 1)

    def _items(self, depth: int) -> Iterator[object]:
        for event in self.stream:
            if not opens_node(event):
                return
            yield self._node(event, depth)

    def _mapping(self, depth: int) -> dict[str, object]:
        mapping: dict[str, object] = {}
        keys: dict[str, Span] = {}
        for event in self.stream:
            if not opens_node(event):
                break
            self._node(event, depth)
            key = self._key(event, keys)
            mapping[key] = self._node(next(self.stream), depth)
        return mapping

    def _key(self, event: Event, keys: dict[str, Span]) -> str:
        if not isinstance(event, ScalarEvent):
            if not isinstance(event, AliasEvent):
                self._refuse(event, "collection_key")
            return ""
        key, span = str(event.value), between(event, event)
        if key == "<<" and event.style is None:
            self._note(Problem("F04", span, {"what": Word("yaml.merge_key")}))
        elif key in keys:
            self._note(Problem("F03", span, {"key": key}, related=(keys[key],)))
        keys.setdefault(key, span)
        return key

    def _scalar(self, event: ScalarEvent) -> object:
        value = str(event.value)
        if event.style == '"' and CONTROLS.search(value):
            self._note_escapes(event.start_mark.index, event.end_mark.index)
        return plain_scalar(value) if event.style is None else value

    def _note_properties(self, at: int) -> None:
        while found := _PROPERTY.match(self.text, at):
            what = Word(_PROPERTY_WORDS[found[1]])
            self._note(Problem("F04", self.positions.span(*found.span()), {"what": what}))
            gap = _PROPERTY_GAP.match(self.text, found.end())
            at = gap.end() if gap else found.end()

    def _note_escapes(self, start: int, end: int) -> None:
        for escape in _ESCAPE.finditer(self.text, start, end):
            if _is_control(escape[0]):
                span = self.positions.span(*escape.span())
                self._note(Problem("F07", span, {"character": escape[0]}, "escaped"))

    def _refuse(self, event: Event, variant: str) -> None:
        self._note(Problem("F02", between(event, event), variant=variant))

    def _note(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) == MOST:
            raise _EnoughError


def _is_control(escape: str) -> bool:
    digits = escape[2:]
    if len(digits) > 1:
        return bool(CONTROLS.match(chr(int(digits, 16))))
    return escape[1] in _SHORT_CONTROLS
