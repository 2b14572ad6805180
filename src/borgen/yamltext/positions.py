"""From paths in a document to lines and columns, for the few files that have findings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from borgen.diagnostics import DocPath, Part, Place, Span
from borgen.yamltext.characters import plain_text
from borgen.yamltext.items import Item, cut
from borgen.yamltext.problem import WHOLE_FILE, lower

Steps: TypeAlias = tuple[str, ...]


def locate(source: bytes, places: Iterable[Place]) -> dict[Place, Span]:
    """Return where each of `places` stands in `source`; never raises.

    A path that does not exist stands at its nearest ancestor that does; the whole file at line
    1, column 1; a place that has a span is there. Of a list only the items asked for are read.
    """
    text = plain_text(source)
    items = cut(text)
    found: dict[Place, Span] = {}
    asked: defaultdict[Item, list[Place]] = defaultdict(list)
    for place in places:
        found[place] = place.span or WHOLE_FILE
        if place.span is None and (item := _item(place, items, text)):
            asked[item].append(place)
    for item, group in asked.items():
        found |= _in_item(item, group, inside=bool(items))
    return found


def _item(place: Place, items: tuple[Item, ...], text: str) -> Item | None:
    if not items:
        return Item(text, 0)
    index = place.path[0] if place.path else None
    return items[index] if isinstance(index, int) and 0 <= index < len(items) else None


def _in_item(item: Item, places: Iterable[Place], *, inside: bool) -> dict[Place, Span]:
    from borgen.yamltext.nodes import node_spans  # noqa: PLC0415 - 27 ms, only with a finding

    steps = {place: _steps(place.path, inside=inside) for place in places}
    spans = node_spans(item.text, steps.values())
    return {
        place: lower(span, item.lines_above)
        for place, path in steps.items()
        if (span := _nearest(spans, path, place.part))
    }


def _steps(path: DocPath, *, inside: bool) -> Steps:
    """Return the path as text; inside an item cut out of its list the item is the first."""
    steps = tuple(str(step) for step in path)
    return ("0", *steps[1:]) if inside else steps


def _nearest(spans: Mapping[tuple[Steps, Part], Span], path: Steps, part: Part) -> Span | None:
    while path and (path, Part.VALUE) not in spans:
        path, part = path[:-1], Part.VALUE
    if not path and part is not Part.FIRST_KEY:
        return None
    return spans.get((path, part)) or spans.get((path, Part.VALUE))
