"""From paths in a document to lines and columns, for the few files that have findings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from borgen.diagnostics import DocPath, Part, Place, Span
from borgen.yamltext.characters import plain_text
from borgen.yamltext.items import Item, cut, listed, sections
from borgen.yamltext.problem import WHOLE_FILE, lower

_LONGEST: Final = 1_000_000
"""How far into a piece is looked, in characters; that takes some ten seconds."""

Steps: TypeAlias = tuple[str, ...]
Asked: TypeAlias = tuple[Steps, Part]


def locate(source: bytes, places: Iterable[Place]) -> dict[Place, Span]:
    """Return where each of `places` stands in `source`; never raises.

    A path that does not exist stands at its nearest ancestor that does; the whole file at line
    1, column 1; a place that has a span is there. Only the pieces asked for are read, and of those
    no more than what is looked through in seconds: what stands further stands at the beginning.
    """
    text = plain_text(source)
    pieces = _Pieces(text)
    found: dict[Place, Span] = {}
    asked: defaultdict[Item, dict[Place, Steps]] = defaultdict(dict)
    for place in places:
        found[place] = place.span or WHOLE_FILE
        if place.span is None and (place.path or place.part is not Part.VALUE):
            item, steps = pieces.around(place.path)
            if item:
                asked[item][place] = steps
    unseen: dict[Place, Steps] = {}
    for item, group in asked.items():
        spans = _spans_in(item, group)
        for place, steps in group.items():
            if (steps, place.part) in spans or item.text == text or pieces.items:
                found[place] = _nearest(spans, steps, place.part) or found[place]
            else:
                unseen[place] = _steps(place.path)
    spans = _spans_in(Item(text, 0), unseen) if unseen else {}
    return found | {
        place: span
        for place, steps in unseen.items()
        if (span := _nearest(spans, steps, place.part))
    }


class _Pieces:
    """A text in pieces, cut as far as anybody asks."""

    __slots__ = ("_lists", "_sections", "items", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.items = cut(text)
        self._sections: Mapping[str, Item] = {} if self.items else sections(text)
        self._lists: dict[str, tuple[Item, ...]] = {}

    def around(self, path: DocPath) -> tuple[Item | None, Steps]:
        """Return the smallest piece that holds `path`, and the way there inside of it."""
        first, second = (*path, None, None)[:2]
        if self.items:
            known = self.items[first : first + 1] if isinstance(first, int) and first >= 0 else ()
            return next(iter(known), None), ("0", *_steps(path[1:]))
        section = self._sections.get(str(first))
        if section is None:
            return Item(self.text, 0), _steps(path)
        if isinstance(second, int) and second < len(self._listed(str(first), section)):
            return self._listed(str(first), section)[second], ("0", *_steps(path[2:]))
        return section, _steps(path)

    def _listed(self, key: str, section: Item) -> tuple[Item, ...]:
        if key not in self._lists:
            self._lists[key] = listed(section)
        return self._lists[key]


def _spans_in(item: Item, places: Mapping[Place, Steps]) -> dict[Asked, Span]:
    """Return the spans of the nodes in a piece, as lines of the whole."""
    from borgen.yamltext.nodes import node_spans  # noqa: PLC0415 - 27 ms, only with a finding

    text = item.text[:_LONGEST]
    spans = node_spans(text, [(steps, place.part) for place, steps in places.items()])
    return {at: lower(span, item.lines_above) for at, span in spans.items()}


def _steps(path: DocPath) -> Steps:
    """Return a path as text."""
    return tuple(str(step) for step in path)


def _nearest(spans: Mapping[Asked, Span], path: Steps, part: Part) -> Span | None:
    while path and (path, part) not in spans and (path, Part.VALUE) not in spans:
        path, part = path[:-1], Part.VALUE
    if not path and part is not Part.FIRST_KEY:
        return None
    return spans.get((path, part)) or spans.get((path, Part.VALUE))
