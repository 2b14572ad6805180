"""Sessions held, missed and planned: reflection above the line, action below."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from types import MappingProxyType
from typing import Final, TypeAlias

from borgen.dates import days_between, plus_days
from borgen.frozen import replace
from borgen.model.cycle import Stance
from borgen.render.charts.chart import Chart, Frame, draw_chart
from borgen.render.charts.marks import (
    ACCENT,
    INK,
    LINE,
    MUTED,
    Plot,
    Symbol,
    legend,
    month_axis,
    segment,
    symbols,
    text,
)
from borgen.render.charts.vega import Drawing, Field, Mark, Row
from borgen.render.page.rhythm import monday
from borgen.render.page.words import Words
from borgen.reports.report import Report
from borgen.reports.sessions import SessionRow
from borgen.rhythm import OccurrenceState

_SYMBOLS: Final[Mapping[OccurrenceState, Symbol]] = MappingProxyType(
    {
        "held": Symbol("circle", ACCENT),
        "planned": Symbol("circle", MUTED, filled=False),
        "moved": Symbol("triangle-right", MUTED, filled=False),
        "cancelled": Symbol("cross", MUTED),
        "open": Symbol("square", INK, filled=False),
    }
)
_MOST: Final = 8
"""How many symbols are stacked at most."""
_MOST_ROWS: Final = 400
"""How many sessions the table lists one by one; of more it counts them by week."""
_STANCES: Final[tuple[Stance, ...]] = ("reflection", "action")
_Stacks: TypeAlias = Mapping[float, tuple[OccurrenceState, ...]]
_COLUMNS: Final = ("day", "stance", "title", "state")


def timeline_chart(words: Words) -> Chart | None:
    """Return the chart of a report's sessions; None without any."""
    report = words.report
    if not report.sessions:
        return None
    each = len(report.sessions) <= _MOST_ROWS
    columns = _COLUMNS if each else ("day", "stance", "weekly", "state")
    rows = (_row(words, row) for row in report.sessions) if each else _weekly(words)
    return draw_chart(
        lambda frame: _drawing(words, report, frame),
        name="timeline",
        title=words.text("chart.timeline"),
        alt=_alt(words, report.sessions),
        header=(words.text(f"chart.timeline.{column}") for column in columns),
        rows=rows,
    )


def _alt(words: Words, sessions: Sequence[SessionRow]) -> str:
    held = [row for row in sessions if row.state == "held"]
    reflection = sum(row.stance == "reflection" for row in held)
    sentences = [
        words.text(
            "chart.timeline.now",
            day=words.day(words.report.as_of),
            held=len(held),
            reflection=reflection,
            action=len(held) - reflection,
        )
    ]
    for key_, state in (("missed", "open"), ("ahead", "planned")):
        n = sum(row.state == state for row in sessions)
        if n:
            sentences.append(words.text(f"chart.timeline.{key_}", n=n))
    return " ".join(sentences)


def _row(words: Words, row: SessionRow) -> tuple[str, ...]:
    state = words.label("session", row.state)
    return words.day(_day(row)), words.label("stance", row.stance), row.title, state


def _weekly(words: Words) -> Iterator[tuple[str, ...]]:
    """Yield how many sessions there were, by week, stance and state."""
    found = Counter((monday(_day(row)), row.stance, row.state) for row in words.report.sessions)
    order = {state: n for n, state in enumerate(_SYMBOLS)}
    for week, stance, state in sorted(found, key=lambda one: (*one[:2], order[one[2]])):
        yield (
            words.text("chart.timeline.week", day=words.day(week)),
            words.label("stance", stance),
            words.text("chart.timeline.sessions", n=found[week, stance, state]),
            words.label("session", state),
        )


def _day(row: SessionRow) -> dt.date:
    return row.to if row.state == "moved" and row.to else row.day


def _drawing(words: Words, report: Report, frame: Frame) -> Drawing:
    step = 9.0 if frame.narrow else 12.0
    days = [_day(row) for row in report.sessions]
    first, last = min(days).replace(day=1), max(*days, plus_days(report.as_of, 7))
    plot = Plot(frame, 10, frame.width - 14, 26, 0, first, last)
    unit, stacks = _stacks(report, plot, step)
    above, below = (max(map(len, stacks[stance].values()), default=0) for stance in _STANCES)
    middle = plot.top + (above + 1) * step
    plot = replace(plot, bottom=middle + (below + 1) * step + 16)
    explained, height = _legend(words, report, plot, unit)
    marks = (
        *_background(words, plot, middle),
        *_lane(stacks["reflection"], middle - 10, -step, step),
        *_lane(stacks["action"], middle + 10, step, step),
        *explained,
    )
    return Drawing(frame.width, height, (plot.days,), marks)


def _stacks(report: Report, plot: Plot, step: float) -> tuple[int, Mapping[Stance, _Stacks]]:
    """Return how many sessions a symbol stands for, and the stacks of them by lane and place.

    A place is as many days as a symbol is wide, counted from today so that none crosses it.
    """
    together = ceil(step / (plot.x(plus_days(plot.first, 1)) - plot.left))
    counts = {stance: _counts(report, stance, together) for stance in _STANCES}
    unit = 1
    while max(_height(c, unit) for places in counts.values() for c in places.values()) > _MOST:
        unit += 1
    return unit, {
        stance: {
            place: tuple(s for s in _SYMBOLS for _ in range(ceil(found[s] / unit)))
            for place, found in places.items()
        }
        for stance, places in counts.items()
    }


def _height(counted: Counter[OccurrenceState], unit: int) -> int:
    return sum(ceil(n / unit) for n in counted.values())


def _counts(report: Report, stance: Stance, together: int) -> dict[float, Counter[OccurrenceState]]:
    places: dict[float, Counter[OccurrenceState]] = {}
    for row in report.sessions:
        if row.stance == stance:
            slot = (days_between(report.as_of, _day(row)) - 1) // together
            place = report.as_of.toordinal() + 1 + (slot + 0.5) * together - 0.5
            places.setdefault(place, Counter())[row.state] += 1
    return places


def _lane(stacks: _Stacks, y: float, step: float, side: float) -> Iterator[Mark]:
    for state, symbol in _SYMBOLS.items():
        rows: list[Row] = [
            {"day": place, "y": y + n * step}
            for place, states in stacks.items()
            for n, found in enumerate(states)
            if found == state
        ]
        if rows:
            yield symbols(symbol, rows, side * 0.72, x=Field("day", "day"), y=Field("y"))


def _legend(words: Words, report: Report, plot: Plot, unit: int) -> tuple[tuple[Mark, ...], float]:
    states = {row.state for row in report.sessions}
    seen = [(symbol, words.label("session", s)) for s, symbol in _SYMBOLS.items() if s in states]
    marks, height = legend(plot.frame, 2, plot.bottom + 42, seen)
    if unit == 1:
        return marks, height
    unit_words = words.text("chart.timeline.unit", n=unit)
    return (*marks, text(plot.frame, 0, height, unit_words, fill=MUTED)), height + plot.frame.line


def _background(words: Words, plot: Plot, middle: float) -> Iterator[Mark]:
    """Yield the line between the lanes, their names, the months and today."""
    frame, today = plot.frame, plot.x(words.report.as_of)
    yield segment(plot.left, middle, plot.right, middle, color=LINE)
    yield segment(plot.left, plot.bottom, plot.right, plot.bottom)
    yield text(frame, plot.left - 8, plot.top - 14, words.label("stance", "reflection"))
    yield text(frame, plot.left - 8, plot.bottom - 10, words.label("stance", "action"))
    yield segment(today, plot.top - 6, today, plot.bottom + 4, color=INK)
    label = words.text("chart.today")
    yield text(frame, today - 5, plot.top - 14, label, align="right")
    yield from month_axis(words, plot)
