"""The line of sight: from the organisation's goals through shared ones to people.

Wide: three columns with curved links. Narrow: one column, the links as arcs beside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from borgen.frozen import Value
from borgen.render.charts.chart import Chart, Frame, draw_chart
from borgen.render.charts.marks import (
    ACCENT,
    INK,
    MUTED,
    Symbol,
    legend,
    symbols,
    text,
)
from borgen.render.charts.text_size import wrapped, wrapped_bold
from borgen.render.charts.vega import Drawing, Field, Mark, Row, mark
from borgen.render.page.words import Words
from borgen.reports.goals import TeamStatus
from borgen.reports.line_picture import LineLevel, LineNode, LinePicture

_LEVELS: Final[tuple[LineLevel, ...]] = ("organisation", "shared", "people")
_STATUS: Final[Mapping[TeamStatus | None, Symbol]] = MappingProxyType(
    {
        "in_use": Symbol("circle", ACCENT),
        "asks_for_a_chance": Symbol("diamond", INK, filled=False),
        "open": Symbol("circle", MUTED, filled=False),
        None: Symbol("circle", INK),
    }
)
_GAP: Final = 14
_GUTTER: Final = 74


class _Placed(Value, frozen=True):
    """A node with its lines of text and the place of its symbol, in pixels."""

    node: LineNode
    lines: tuple[str, ...]
    x: float
    y: float


def line_of_sight_chart(words: Words, line: LinePicture) -> Chart:
    """Return the chart of a line of sight."""
    titles = {node.id: _title(words, node) for node in line.nodes}
    return draw_chart(
        lambda frame: _drawing(words, line, frame),
        name="line",
        title=words.text("chart.line"),
        alt=_alt(words, line),
        header=(words.text("chart.line.from"), words.text("chart.line.to")),
        rows=((titles[link.lower], titles[link.upper]) for link in line.links),
    )


def _alt(words: Words, line: LinePicture) -> str:
    levels = [node.level for node in line.nodes]
    upper = {link.upper for link in line.links}
    alone = [n for n in line.nodes if n.level == "organisation" and n.id not in upper]
    organisation, shared = levels.count("organisation"), levels.count("shared")
    sentences = [words.text("chart.line.now", organisation=organisation, shared=shared)]
    people = [node for node in line.nodes if node.level == "people"]
    named = "mine" if any(node.status for node in people) else "people"
    if people and not any(node.people for node in people):
        sentences.append(words.text(f"chart.line.now_{named}", n=len(people)))
    if alone:
        sentences.append(words.text("chart.line.alone", n=len(alone)))
    return " ".join(sentences)


def _title(words: Words, node: LineNode) -> str:
    if node.title:
        return node.title
    return words.text("chart.line.people", n=node.people or 0)


def _heading(words: Words, line: LinePicture, level: LineLevel) -> str:
    mine = level == "people" and any(node.status for node in line.nodes)
    name = "mine" if mine else {"people": "persons"}.get(level, level)
    return words.text(f"chart.line.{name}")


def _drawing(words: Words, line: LinePicture, frame: Frame) -> Drawing:
    placed, height = _listed(words, line, frame) if frame.narrow else _columns(words, line, frame)
    where = {found.node.id: found for found in placed}
    links = [(where[link.upper], where[link.lower]) for link in line.links]
    path = _arc_beside_list if frame.narrow else _curve_between_columns
    paths: list[Row] = [{"path": path(upper, lower)} for upper, lower in links]
    seen = {node.status for node in line.nodes}
    entries = [(s, words.label("team_status", name)) for name, s in _STATUS.items() if name in seen]
    explained, bottom = legend(frame, 2, height + 10, entries[:-1])
    marks = (
        mark("path", paths, path=Field("path"), stroke=MUTED, strokeWidth=1.2, strokeOpacity=0.75),
        *_symbols(placed),
        *_texts(placed, frame),
        *_headings(words, line, placed, frame),
        *explained,
    )
    return Drawing(frame.width, bottom if len(entries) > 1 else height, (), marks)


def _of_level(line: LinePicture, level: LineLevel) -> list[LineNode]:
    """Return the nodes of a level; my own goals in the order of what they serve."""
    order = {node.id: n for n, node in enumerate(line.nodes)}
    first = {link.lower: order[link.upper] for link in reversed(line.links)}
    nodes = [node for node in line.nodes if node.level == level]
    return sorted(nodes, key=lambda node: first.get(node.id, 0) if node.status else 0)


def _lines(words: Words, node: LineNode, width: float, frame: Frame) -> tuple[str, ...]:
    fitted = wrapped_bold if node.level == "organisation" else wrapped
    title = fitted(_title(words, node), width, frame.size)
    owner = wrapped(node.owner, width, frame.size, 1) if _owned(node) and node.owner else ()
    return (*title, *owner)


def _owned(node: LineNode) -> bool:
    return node.level == "shared" and bool(node.owner)


def _columns(words: Words, line: LinePicture, frame: Frame) -> tuple[tuple[_Placed, ...], float]:
    """Return the nodes in three columns of equal height; a count beside the goal it is about."""
    lefts, widths = (6.0, 246.0, 486.0), (152.0, 152.0, 138.0)
    columns = [
        [(node, _lines(words, node, width, frame)) for node in _of_level(line, level)]
        for level, width in zip(_LEVELS, widths, strict=True)
    ]
    heights = [sum(len(lines) * frame.line + _GAP for _, lines in column) for column in columns]
    serves = {link.lower: link.upper for link in line.links}
    tops: dict[str, float] = {}
    placed: list[_Placed] = []
    for left, column, height in zip(lefts, columns, heights, strict=True):
        spare = (max(heights) - height) / max(1, len(column))
        y = 40.0 + spare / 2
        for node, lines in column:
            tops[node.id] = tops[serves[node.id]] if node.people else y
            placed.append(_Placed(node, lines, left, tops[node.id]))
            y += len(lines) * frame.line + _GAP + spare
    return tuple(placed), max(heights) + 36


def _listed(words: Words, line: LinePicture, frame: Frame) -> tuple[tuple[_Placed, ...], float]:
    """Return the nodes under one another, with a gutter for the arcs."""
    placed: list[_Placed] = []
    y = 0.0
    for level in _LEVELS:
        y += frame.line + 18
        for node in _of_level(line, level):
            lines = _lines(words, node, frame.width - _GUTTER - 16, frame)
            placed.append(_Placed(node, lines, _GUTTER, y))
            y += len(lines) * frame.line + 8
    return tuple(placed), y + 4


def _curve_between_columns(upper: _Placed, lower: _Placed) -> str:
    """Return a link from the end of the upper text to the symbol of the lower."""
    x, x2 = upper.x + 166, lower.x - 8
    bend = (x2 - x) / 2
    return _path((x, upper.y), (x + bend, upper.y), (x2 - bend, lower.y), (x2, lower.y))


def _arc_beside_list(upper: _Placed, lower: _Placed) -> str:
    """Return a link beside the list: the farther apart, the wider its arc."""
    x = upper.x - 7
    reach = min(_GUTTER - 12, 14 + abs(lower.y - upper.y) * 0.16)
    bend = x - reach * 1.25
    return _path((x, upper.y), (bend, upper.y), (bend, lower.y), (x, lower.y))


def _path(start: tuple[float, float], *rest: tuple[float, float]) -> str:
    points = ["{:.1f},{:.1f}".format(*point) for point in (start, *rest)]
    return f"M{points[0]}C{','.join(points[1:])}"


def _symbols(placed: Sequence[_Placed]) -> Iterator[Mark]:
    for status, symbol in _STATUS.items():
        rows: list[Row] = [{"x": p.x, "y": p.y} for p in placed if p.node.status == status]
        if rows:
            yield symbols(symbol, rows, 9, x=Field("x"), y=Field("y"))


def _texts(placed: Sequence[_Placed], frame: Frame) -> Iterator[Mark]:
    for found in placed:
        owned = _owned(found.node)
        title = found.lines[:-1] if owned else found.lines
        weight = 600 if found.node.level == "organisation" else 400
        yield text(frame, found.x + 12, found.y, title, fontWeight=weight)
        if owned:
            y = found.y + len(title) * frame.line
            yield text(frame, found.x + 12, y, found.lines[-1], fill=MUTED)


def _headings(
    words: Words, line: LinePicture, placed: Sequence[_Placed], frame: Frame
) -> Iterator[Mark]:
    """Yield the name of each level, above its first node."""
    for level in _LEVELS:
        of_level = [found for found in placed if found.node.level == level]
        if of_level:
            y = of_level[0].y - frame.line - 2 if frame.narrow else 12
            x = of_level[0].x + (12 if frame.narrow else -4)
            yield text(frame, x, y, _heading(words, line, level), fill=MUTED)
