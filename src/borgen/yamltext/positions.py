"""From paths in a document to lines and columns, for the few files that have findings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from borgen.diagnostics import Part, Place, Span
from borgen.yamltext.brackets import OddError
from borgen.yamltext.characters import Positions, plain_text
from borgen.yamltext.items import item_starts
from borgen.yamltext.plain import PlainText
from borgen.yamltext.problem import WHOLE_FILE, lower

_LONGEST: Final = 1_000_000
"""How far the reference looks into a piece, in characters; that takes some ten seconds."""

Steps: TypeAlias = tuple[str, ...]
Piece: TypeAlias = tuple[int, int]
"""Where a document of its own begins and ends: an item of a log, or the whole text."""


def locate(source: bytes, places: Iterable[Place]) -> dict[Place, Span]:
    """Return where each of `places` stands in `source`; never raises.

    A path that does not exist stands at its nearest ancestor that does; the whole file at line
    1, column 1; a place that has a span is there. What is not plain is looked up by the reference,
    as far as it gets in seconds: what stands further stands at the beginning.
    """
    text = plain_text(source)
    starts = item_starts(text)
    positions = Positions(text)
    plain: dict[Piece, PlainText] = {}
    odd: defaultdict[Piece, dict[Place, Steps]] = defaultdict(dict)
    found: dict[Place, Span] = {}
    for place in places:
        found[place] = place.span or WHOLE_FILE
        piece, steps = _around(place, starts, len(text))
        if place.span or not piece:
            continue
        if piece not in plain:
            plain[piece] = PlainText(text, *piece)
        try:
            if written := plain[piece].written(steps, place.part):
                found[place] = positions.span(written.start, written.end)
        except OddError:
            odd[piece][place] = steps
    for piece, group in odd.items():
        found |= _referred(text, piece, group, positions)
    return found


def _around(place: Place, starts: list[int], end: int) -> tuple[Piece | None, Steps]:
    """Return the piece that holds a place, and the way there inside of it."""
    path = place.path
    if not path and place.part is not Part.FIRST_KEY:
        return None, ()
    if not starts:
        return (0, end), tuple(map(str, path))
    index = path[0] if path else None
    if not isinstance(index, int) or not 0 <= index < len(starts):
        return None, ()
    following = (*starts[index + 1 : index + 2], end)[0]
    return (starts[index], following), ("0", *map(str, path[1:]))


def _referred(
    text: str, piece: Piece, places: Mapping[Place, Steps], positions: Positions
) -> dict[Place, Span]:
    """Return where the reference finds places of a piece, without those that it does not find."""
    from borgen.yamltext.nodes import node_spans  # noqa: PLC0415 - 27 ms, seldom needed

    asked = [(steps, place.part) for place, steps in places.items()]
    spans = node_spans(text[slice(*piece)][:_LONGEST], asked)
    above = positions.span(*piece).line - 1
    return {
        place: lower(span, above)
        for place, steps in places.items()
        if (span := _nearest(spans, steps, place.part))
    }


def _nearest(spans: Mapping[tuple[Steps, Part], Span], path: Steps, part: Part) -> Span | None:
    while path and (path, part) not in spans and (path, Part.VALUE) not in spans:
        path, part = path[:-1], Part.VALUE
    if not path and part is not Part.FIRST_KEY:
        return None
    return spans.get((path, part)) or spans.get((path, Part.VALUE))
