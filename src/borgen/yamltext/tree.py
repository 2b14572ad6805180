"""A YAML text as one tree of nodes: every value with the offsets between which it is written.

Reading takes the values, findings take spans by path, and edits cut at the same nodes. Events come
from libyaml's scanner (PyYAML). Where that is missing or refuses a text, they come from the pure
scanner of ruamel.yaml, along the same code: it reads a few texts more, and its stops are the ones
that `mistakes` explains.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from types import ModuleType
from typing import Any, Final, Literal, TypeAlias

from borgen.characters import CONTROLS
from borgen.diagnostics import Span, Word
from borgen.frozen import Growing, Value, field
from borgen.yamltext.events import HAS_LIBYAML, Events, Stop, fast_events, pure_events, stop_of
from borgen.yamltext.scalars import plain_scalar
from borgen.yamltext.text import Positions, Problem

DEEPEST: Final = 60
"""How many mappings and lists may stand inside each other."""

MOST: Final = 1000
"""After so many problems a file is read no further."""

BLOCKS: Final = frozenset("|>")
"""The styles of scalars that are blocks of text."""

NodeKind: TypeAlias = Literal["scalar", "list", "mapping"]

Event: TypeAlias = Any
"""An event of one of the two libraries; both have the same attributes."""

_COLON: Final = re.compile(r"[ \t]*:")
_DASH: Final = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*[ \t]*-")
_PROPERTY: Final = re.compile(r"([&!*])[^\s,\[\]{}]*")
_PROPERTY_GAP: Final = re.compile(r"\s*(?:#.*\s*)*")
_PROPERTY_WORDS: Final = {"&": "yaml.anchor", "*": "yaml.alias", "!": "yaml.tag"}
_ESCAPE: Final = re.compile(
    r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r\n|.)", re.DOTALL
)
_SHORT_CONTROLS: Final = frozenset("0abefvNLP")


class Node(Value, frozen=True):
    """A scalar, list or mapping.

    Attributes:
        value: the plain value; of a list or mapping with all that is in it.
        start: its first offset; of an empty value, right behind its colon or dash.
        end: behind its last character; blank lines and comments after it are not its own.
        style: how a scalar is written: `'`, `"`, `|`, `>`, or empty where it is unquoted.
        flow: whether a collection is written in brackets.
    """

    kind: NodeKind
    value: Any
    start: int
    end: int
    style: str = ""
    flow: bool = False
    children: "tuple[Child, ...]" = ()

    def child(self, step: str | int) -> "Child | None":
        """Return what stands under a key (the first of that name), or at an index."""
        return next((one for one in self.children if one.step == step), None)


class Child(Value, frozen=True):
    """What stands in a collection.

    Attributes:
        step: its key, or its index.
        start: where its key begins; of an item, where its node does.
        key_end: where its key ends; of an item, where its node begins.
    """

    step: str | int
    start: int
    key_end: int
    node: Node


class Composed(Value, frozen=True):
    """A text as a tree; `root` is None where it holds nothing, or nothing that can be used."""

    root: Node | None
    problems: tuple[Problem, ...] = ()
    stop: Stop | None = None
    stopped: bool = False


def compose(text: str, *, pure_up_to: int = 2_000_000) -> Composed:
    """Return the tree of `text` and the file rules it breaks: F02 to F04, F06 and F07.

    Args:
        text: what `text.decoded` returns.
        pure_up_to: the most characters that are left to the pure scanner; it takes some ten
            seconds a megabyte.
    """
    document = _composed(text, fast_events(text)) if HAS_LIBYAML else None
    if document is None or (document.stopped and len(text) <= pure_up_to):
        document = _composed(text, pure_events(text))
    return document


def after_colon(text: str, key_end: int) -> int | None:
    """Return the offset right behind the colon of a key that ends at `key_end`."""
    colon = _COLON.match(text, key_end)
    return colon.end() if colon else None


def after_dash(text: str, at: int) -> int | None:
    """Return the offset right behind the dash of an item; the one before it ends at `at`."""
    dash = _DASH.match(text, at)
    return dash.end() if dash else None


def _composed(text: str, events: Events) -> Composed:
    composer = _Composer(text, events.take, events.kinds)
    root = stop = None
    stopped = False
    try:
        root = composer.document()
    except events.error as error:
        stopped, stop = True, stop_of(error)
    except _EnoughError:
        pass
    problems = tuple(sorted(composer.problems, key=lambda problem: problem.span))
    return Composed(root, problems, stop, stopped)


class _EnoughError(Exception):
    """As many problems as are told of one file, or too deep to go on."""


class _Composer(Growing):
    """Composes one document from its events, noting the file rules that it breaks."""

    text: str
    take: Callable[[], Any]
    kinds: ModuleType
    problems: list[Problem] = field(default_factory=list)
    positions: Positions | None = None

    def document(self) -> Node | None:
        take = self.take
        take()
        event = take()
        if event.__class__ is self.kinds.StreamEndEvent:
            return None
        if event.tags or event.version not in {None, (1, 2)}:
            end = event.end_mark.index
            self._note(Problem("F02", self._span(end - 3, end), variant="directive"))
        root = self._node(take(), 0)
        take()
        event = take()
        if event.__class__ is not self.kinds.StreamEndEvent:
            self._refuse(event, "two_documents")
        return root

    def _node(self, event: Event, depth: int) -> Node:
        kind, kinds = event.__class__, self.kinds
        start = event.start_mark.index
        if kind is kinds.AliasEvent or event.anchor or event.tag:
            self._note_properties(start)
            if kind is kinds.AliasEvent:
                return Node("scalar", None, start, event.end_mark.index)
        if kind is kinds.ScalarEvent:
            return self._scalar(event, start)
        if depth == DEEPEST:
            span = self._span(start, event.end_mark.index)
            self.problems.append(Problem("F06", span, {"limit": DEEPEST}, "depth"))
            raise _EnoughError
        if kind is kinds.MappingStartEvent:
            return self._mapping(start, depth + 1, flow=bool(event.flow_style))
        flow = event.end_mark.index > start and self.text[start : start + 1] == "["
        return self._list(start, depth + 1, flow=flow)

    def _scalar(self, event: Event, start: int) -> Node:
        value, style = event.value, event.style or ""
        end = event.end_mark.index
        if not style:
            return Node("scalar", plain_scalar(value), start, end)
        if style == '"' and CONTROLS.search(value):
            self._note_escapes(start, end)
        elif style in BLOCKS:
            end = self._block_end(start, end)
        return Node("scalar", value, start, end, style)

    def _block_end(self, start: int, end: int) -> int:
        """Return where a block of text ends without the blank lines that it would swallow."""
        text = self.text[start:end]
        header = re.split(r"[\r\n]", text, maxsplit=1)[0].partition("#")[0]
        return end if "+" in header else start + len(text.rstrip())

    def _list(self, start: int, depth: int, *, flow: bool) -> Node:
        take, ends = self.take, self.kinds.SequenceEndEvent
        children: list[Child] = []
        values: list[Any] = []
        before = start
        while (event := take()).__class__ is not ends:
            node = self._node(event, depth)
            if not flow and node.start == node.end and (at := after_dash(self.text, before)):
                node = Node("scalar", None, at, at)
            children.append(Child(len(children), node.start, node.start, node))
            values.append(node.value)
            before = node.end
        end = event.end_mark.index if flow else max(start, before)
        return Node("list", values, start, end, "", flow, tuple(children))

    def _mapping(self, start: int, depth: int, *, flow: bool) -> Node:
        take, ends = self.take, self.kinds.MappingEndEvent
        children: list[Child] = []
        values: dict[str, Any] = {}
        end = start
        while (event := take()).__class__ is not ends:
            name, first, last = self._key(event, values, children, depth)
            node = self._node(take(), depth)
            if node.start == node.end and not node.style:
                at = after_colon(self.text, last) or last
                node = Node("scalar", None, at, at)
            children.append(Child(name, first, last, node))
            values[name] = node.value
            end = node.end
        end = event.end_mark.index if flow else end
        return Node("mapping", values, start, end, "", flow, tuple(children))

    def _key(
        self, event: Event, values: Mapping[str, Any], children: Sequence[Child], depth: int
    ) -> tuple[str, int, int]:
        """Return a key, and where it begins and ends."""
        kind, kinds = event.__class__, self.kinds
        start, end = event.start_mark.index, event.end_mark.index
        if kind is not kinds.ScalarEvent or event.style or event.anchor or event.tag:
            node = self._node(event, depth)
            start, end = node.start, node.end
        if kind is not kinds.ScalarEvent:
            if kind is not kinds.AliasEvent:
                self._refuse(event, "collection_key")
            return "", start, end
        key: str = event.value
        if key == "<<" and not event.style:
            span = self._span(start, end)
            self._note(Problem("F04", span, {"what": Word("yaml.merge_key")}))
        elif key in values:
            first = next(one for one in children if one.step == key)
            related = (self._span(first.start, first.key_end),)
            self._note(Problem("F03", self._span(start, end), {"key": key}, related=related))
        return key, start, end

    def _note_properties(self, at: int) -> None:
        while found := _PROPERTY.match(self.text, at):
            what = Word(_PROPERTY_WORDS[found[1]])
            self._note(Problem("F04", self._span(*found.span()), {"what": what}))
            gap = _PROPERTY_GAP.match(self.text, found.end())
            at = gap.end() if gap else found.end()

    def _note_escapes(self, start: int, end: int) -> None:
        for escape in _ESCAPE.finditer(self.text, start, end):
            if _is_control(escape[0]):
                span = self._span(*escape.span())
                self._note(Problem("F07", span, {"character": escape[0]}, "escaped"))

    def _refuse(self, event: Event, variant: str) -> None:
        span = self._span(event.start_mark.index, event.end_mark.index)
        self._note(Problem("F02", span, variant=variant))

    def _span(self, start: int, end: int) -> Span:
        if self.positions is None:
            self.positions = Positions(self.text)
        return self.positions.span(start, end)

    def _note(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) == MOST:
            raise _EnoughError


def _is_control(escape: str) -> bool:
    """Return whether an escape in double quotes stands for a character that no file may hold."""
    digits = escape[2:]
    if len(digits) > 1:
        return bool(CONTROLS.match(chr(int(digits, 16))))
    return escape[1] in _SHORT_CONTROLS
