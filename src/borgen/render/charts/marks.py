"""What charts are drawn with: the page's colours, text, lines, symbols, axes and legends."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import Final

from borgen.frozen import Value
from borgen.render.charts.chart import Frame
from borgen.render.charts.text_size import width_of, wrapped
from borgen.render.charts.vega import Field, Json, Mark, Row, Scale, mark
from borgen.render.page.words import Words

INK: Final = "var(--ink, #1c2024)"
MUTED: Final = "var(--muted, #5c656e)"
ACCENT: Final = "var(--accent, #0b6b69)"
ACCENT_SOFT: Final = "var(--accent-soft, #cde5e2)"
LINE: Final = "var(--line, #d5dade)"
PAPER: Final = "var(--paper, #ffffff)"
_MONTHS: Final = 30
"""From so many months on, ticks stand at years."""
_CROSS: Final = "M-.8,-.8L.8,.8M-.8,.8L.8,-.8"
_SHARES: Final = (0, 0.5, 1)


class Plot(Value, frozen=True):
    """The part of a chart where days run from left to right (pixels)."""

    frame: Frame
    left: float
    right: float
    top: float
    bottom: float
    first: dt.date
    last: dt.date

    @property
    def days(self) -> Scale:
        """The scale of days, as numbers."""
        first, last = self.first.toordinal(), self.last.toordinal()
        return Scale("day", (first, max(last, first + 1)), (self.left, self.right))

    def x(self, day: dt.date) -> float:
        """Return the place of a day in pixels."""
        return self.days.at(day.toordinal())


class Symbol(Value, frozen=True):
    """A shape, line or area that can be told from others without colour."""

    shape: str
    color: str = INK
    filled: bool = True
    dash: tuple[int, ...] = ()


def texts(frame: Frame, rows: Sequence[Row], **more: Json | Field) -> Mark:
    """Return the `text` of each row; `y` is the middle of its first line."""
    usual: dict[str, Json | Field] = {
        "fill": INK,
        "font": "inherit",
        "fontSize": frame.size,
        "lineHeight": frame.line,
        "baseline": "middle",
        "text": Field("text"),
    }
    return mark("text", rows, **(usual | more))


def text(
    frame: Frame, x: float, y: float, words: str | Sequence[str], **more: Json | Field
) -> Mark:
    """Return text at a place in pixels, in one or more lines."""
    lines = words if isinstance(words, str) else list(words)
    return texts(frame, [{"text": lines}], x=x, y=y, **more)


def text_with_halo(
    frame: Frame, x: float, y: float, words: str, **more: Json | Field
) -> tuple[Mark, Mark]:
    """Return text that stays legible where it crosses a line."""
    behind: dict[str, Json | Field] = {"stroke": PAPER, "strokeWidth": 5, "strokeJoin": "round"}
    return text(frame, x, y, words, **(more | behind)), text(frame, x, y, words, **more)


def segment(  # noqa: PLR0913 - a line has two ends
    x: float, y: float, x2: float, y2: float, *, color: str = LINE, width: float = 1, **more: Json
) -> Mark:
    """Return a straight line between two places in pixels."""
    return mark("rule", [{}], x=x, y=y, x2=x2, y2=y2, stroke=color, strokeWidth=width, **more)


def rectangle(x: float, y: float, width: float, height: float, color: str, **more: Json) -> Mark:
    """Return a filled rectangle."""
    return mark("rect", [{}], x=x, y=y, width=width, height=height, fill=color, **more)


def symbols(symbol: Symbol, rows: Sequence[Row], side: float = 10, **places: Json | Field) -> Mark:
    """Return a symbol for each row; a cross is drawn in strokes."""
    cross = symbol.shape == "cross"
    drawing: dict[str, Json | Field] = {
        "shape": _CROSS if cross else symbol.shape,
        "size": side * side,
        "fill": "none" if cross else symbol.color if symbol.filled else PAPER,
        "stroke": symbol.color,
        "strokeWidth": 1.6,
    }
    return mark("symbol", rows, **(drawing | places))


def share_axis(words: Words, plot: Plot, shares: Scale) -> Iterator[Mark]:
    """Yield the lines and per cents that shares are read from, and the months."""
    for share in _SHARES:
        yield segment(plot.left, shares.at(share), plot.right, shares.at(share))
    for share in _SHARES:
        label = words.share(share)
        yield text(plot.frame, plot.left - 7, shares.at(share), label, align="right", fill=MUTED)
    yield from month_axis(words, plot)


def month_axis(words: Words, plot: Plot) -> Iterator[Mark]:
    """Yield the months under a plot, or the years, with as many of their names as fit."""
    frame, free = plot.frame, plot.left - 1
    days = tuple(months(plot.first, plot.last))
    years = len({day.month for day in days}) == 1 and len(days) > 1
    for x in map(plot.x, days):
        yield segment(x, plot.bottom, x, plot.bottom + 5)
    for day in days:
        x, name = plot.x(day), str(day.year) if years else words.text(f"month.{day.month}")
        if x >= free and x + width_of(name, frame.size) <= plot.right + 4:
            yield text(frame, x + 3, plot.bottom + 12, name, fill=MUTED)
            free = x + width_of(name, frame.size) + 8


def months(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Yield the first day of every month in a period; of every so many years if it is long."""
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month
    if end - start > _MONTHS:
        step = 12 * ceil((end - start) / 12 / _MONTHS)
        start += -start % step
    else:
        step = 1
    for month in range(start, end, step):
        day = dt.date(month // 12, month % 12 + 1, 1)
        if first <= day <= last:
            yield day


def legend(
    frame: Frame, x: float, y: float, entries: Iterable[tuple[Symbol, str]]
) -> tuple[tuple[Mark, ...], float]:
    """Return the legend of some symbols, in lines from `y` on, and the `y` of the next line."""
    marks: list[Mark] = []
    at, step = x, frame.line + 4
    for symbol, words in entries:
        wide = 24 + width_of(words, frame.size)
        if at > x and at + wide > frame.width:
            at, y = x, y + step
        lines = wrapped(words, frame.width - at - 23, frame.size)
        marks += [_sample(at + 8, y, symbol), text(frame, at + 23, y, lines, fill=MUTED)]
        at += wide + 14
        y += (len(lines) - 1) * frame.line
    return tuple(marks), y + step


def _sample(x: float, y: float, symbol: Symbol) -> Mark:
    if symbol.shape == "line":
        return segment(x - 8, y, x + 8, y, color=symbol.color, width=2, strokeDash=symbol.dash)
    if symbol.shape == "area":
        return rectangle(x - 8, y - 5, 16, 10, symbol.color)
    return symbols(symbol, [{}], x=x, y=y)
