"""What every picture draws with: colours of the page, letters, lines, shapes, months and keys."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import Final

from borgen.frozen import Value
from borgen.render.charts.lettering import width_of, wrapped
from borgen.render.charts.vega import By, Json, Mark, Row, Scale, mark

INK: Final = "var(--ink, #1c2024)"
MUTED: Final = "var(--muted, #5c656e)"
ACCENT: Final = "var(--accent, #0b6b69)"
ACCENT_SOFT: Final = "var(--accent-soft, #cde5e2)"
LINE: Final = "var(--line, #d5dade)"
PAPER: Final = "var(--paper, #ffffff)"
_WIDE: Final = 640
_MONTHS: Final = 30
"""More ticks than this are not told apart."""
_CROSS: Final = "M-.8,-.8L.8,.8M-.8,.8L.8,-.8"
_STROKED: Final = frozenset({_CROSS})


class Frame(Value, frozen=True):
    """Where a picture is put: how wide, and with how large letters (pixels)."""

    width: float
    size: float

    @property
    def narrow(self) -> bool:
        """Whether it is for a phone."""
        return self.width < _WIDE

    @property
    def line(self) -> float:
        """The height of a line of text."""
        return self.size + 4


FRAMES: Final = (Frame(_WIDE, 13), Frame(328, 12))


class Plot(Value, frozen=True):
    """The part of a picture where days run from left to right (pixels)."""

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
        """Return where a day is."""
        return self.days.at(day.toordinal())


class Sign(Value, frozen=True):
    """How something is told apart without colour: a shape, filled or not, a stroke or an area."""

    shape: str
    color: str = INK
    filled: bool = True
    dash: tuple[int, ...] = ()


def letters(frame: Frame, rows: Sequence[Row], **more: Json | By) -> Mark:
    """Return letters for each row's `text`; `y` is the middle of the first line."""
    usual: dict[str, Json | By] = {
        "fill": INK,
        "font": "inherit",
        "fontSize": frame.size,
        "lineHeight": frame.line,
        "baseline": "middle",
        "text": By("text"),
    }
    return mark("text", rows, **(usual | more))


def text(frame: Frame, x: float, y: float, words: str | Sequence[str], **more: Json | By) -> Mark:
    """Return letters at a place in pixels."""
    said = words if isinstance(words, str) else list(words)
    return letters(frame, [{"text": said}], x=x, y=y, **more)


def haloed(frame: Frame, x: float, y: float, words: str, **more: Json | By) -> tuple[Mark, Mark]:
    """Return letters that stay readable where they cross a line."""
    behind: dict[str, Json | By] = {"stroke": PAPER, "strokeWidth": 5, "strokeJoin": "round"}
    return text(frame, x, y, words, **(more | behind)), text(frame, x, y, words, **more)


def rule(  # noqa: PLR0913 - a line has two ends
    x: float, y: float, x2: float, y2: float, *, color: str = LINE, width: float = 1, **more: Json
) -> Mark:
    """Return a straight line between two places in pixels."""
    return mark("rule", [{}], x=x, y=y, x2=x2, y2=y2, stroke=color, strokeWidth=width, **more)


def box(x: float, y: float, width: float, height: float, color: str, **more: Json) -> Mark:
    """Return a filled rectangle."""
    return mark("rect", [{}], x=x, y=y, width=width, height=height, fill=color, **more)


def shapes(sign: Sign, rows: Sequence[Row], side: float = 10, **places: Json | By) -> Mark:
    """Return a shape for each row; a cross is drawn in strokes."""
    outline = _CROSS if sign.shape == "cross" else sign.shape
    inside = "none" if outline in _STROKED else sign.color if sign.filled else PAPER
    drawing: dict[str, Json | By] = {
        "shape": outline,
        "size": side * side,
        "fill": inside,
        "stroke": sign.color,
        "strokeWidth": 1.6,
    }
    return mark("symbol", rows, **(drawing | places))


def month_ticks(words: Sequence[str], plot: Plot) -> Iterator[Mark]:
    """Yield the months under a plot, or the years, with as many of their names as fit."""
    frame, free = plot.frame, plot.left - 1
    days = tuple(months(plot.first, plot.last))
    years = len({day.month for day in days}) == 1 and len(days) > 1
    for x in map(plot.x, days):
        yield rule(x, plot.bottom, x, plot.bottom + 5)
    for day in days:
        x, name = plot.x(day), str(day.year) if years else words[day.month - 1]
        if x >= free and x + width_of(name, frame.size) <= plot.right + 4:
            yield text(frame, x + 3, plot.bottom + 12, name, fill=MUTED)
            free = x + width_of(name, frame.size) + 8


def months(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Yield the first day of every month in a stretch of days; of every so many years if long."""
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


def key(
    frame: Frame, x: float, y: float, entries: Iterable[tuple[Sign, str]]
) -> tuple[tuple[Mark, ...], float]:
    """Return what the signs mean, in lines from `y` on, and where the next line would be."""
    marks: list[Mark] = []
    at, step = x, frame.line + 4
    for sign, words in entries:
        wide = 24 + width_of(words, frame.size)
        if at > x and at + wide > frame.width:
            at, y = x, y + step
        lines = wrapped(words, frame.width - at - 23, frame.size)
        marks += [_sample(at + 8, y, sign), text(frame, at + 23, y, lines, fill=MUTED)]
        at += wide + 14
        y += (len(lines) - 1) * frame.line
    return tuple(marks), y + step


def _sample(x: float, y: float, sign: Sign) -> Mark:
    if sign.shape == "line":
        return rule(x - 8, y, x + 8, y, color=sign.color, width=2, strokeDash=sign.dash)
    if sign.shape == "area":
        return box(x - 8, y - 5, 16, 10, sign.color)
    return shapes(sign, [{}], x=x, y=y)
