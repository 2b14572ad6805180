"""Sessions held, missed and planned: a lane of reflection above, a lane of action below."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from borgen.dates import plus_days
from borgen.model.cycle import Stance
from borgen.render.charts.chart import Chart
from borgen.render.charts.pencil import (
    ACCENT,
    INK,
    LINE,
    MUTED,
    Frame,
    Plot,
    Sign,
    key,
    month_ticks,
    rule,
    shapes,
    text,
)
from borgen.render.charts.press import printed
from borgen.render.charts.said import month_names
from borgen.render.charts.vega import By, Mark, Row, Sheet
from borgen.render.page.words import Words
from borgen.reports.rows import SessionRow, SessionState
from borgen.reports.values import Report

_SIGNS: Final[Mapping[SessionState, Sign]] = MappingProxyType(
    {
        "held": Sign("circle", ACCENT),
        "planned": Sign("circle", MUTED, filled=False),
        "moved": Sign("triangle-right", MUTED, filled=False),
        "cancelled": Sign("cross", MUTED),
        "open": Sign("square", INK, filled=False),
    }
)
_STANCES: Final[tuple[Stance, ...]] = ("reflection", "action")
_COLUMNS: Final = ("day", "stance", "title", "state")


def timeline_chart(words: Words) -> Chart | None:
    """Return the picture of a report's sessions; None without any."""
    report = words.report
    if not report.sessions:
        return None
    return printed(
        lambda frame: _sheet(words, report, frame),
        name="timeline",
        title=words.text("chart.timeline"),
        alt=_alt(words, report.sessions),
        header=(words.text(f"chart.timeline.{column}") for column in _COLUMNS),
        rows=(_row(words, row) for row in report.sessions),
    )


def _alt(words: Words, sessions: Sequence[SessionRow]) -> str:
    held = [row for row in sessions if row.state == "held"]
    reflection = sum(row.stance == "reflection" for row in held)
    said = [
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
            said.append(words.text(f"chart.timeline.{key_}", n=n))
    return " ".join(said)


def _row(words: Words, row: SessionRow) -> tuple[str, ...]:
    state = words.label("session", row.state)
    return words.day(_day(row)), words.label("stance", row.stance), row.title, state


def _day(row: SessionRow) -> dt.date:
    return row.to if row.state == "moved" and row.to else row.day


def _sheet(words: Words, report: Report, frame: Frame) -> Sheet:
    step = 9.0 if frame.narrow else 12.0
    lanes = {stance: _stacked(report.sessions, stance, frame) for stance in _STANCES}
    above, below = (max((n for _, n in lanes[s]), default=0) + 1 for s in _STANCES)
    days = [_day(row) for row in report.sessions]
    middle = 26 + above * step
    plot = Plot(
        frame,
        left=10,
        right=frame.width - 14,
        top=middle - above * step,
        bottom=middle + below * step + 16,
        first=min(days),
        last=max(*days, plus_days(report.as_of, 7)),
    )
    seen = [(sign, words.label("session", s)) for s, sign in _SIGNS.items() if _any(report, s)]
    explained, height = key(frame, 2, plot.bottom + 42, seen)
    lane_marks = (
        *_lane(lanes["reflection"], middle - 10, -step, step),
        *_lane(lanes["action"], middle + 10, step, step),
    )
    marks = (*_ground(words, plot, middle), *lane_marks, *explained)
    return Sheet(frame.width, height, (plot.days,), marks)


def _any(report: Report, state: SessionState) -> bool:
    return any(row.state == state for row in report.sessions)


def _stacked(
    sessions: Sequence[SessionRow], stance: Stance, frame: Frame
) -> tuple[tuple[SessionRow, int], ...]:
    """Return a lane's sessions with how many of the same days stand before each."""
    together = 7 if frame.narrow else 4
    heights: dict[int, int] = {}
    placed: list[tuple[SessionRow, int]] = []
    for row in sorted(sessions, key=_day):
        if row.stance == stance:
            slot = _day(row).toordinal() // together
            heights[slot] = heights.get(slot, -1) + 1
            placed.append((row, heights[slot]))
    return tuple(placed)


def _lane(
    placed: Sequence[tuple[SessionRow, int]], y: float, step: float, side: float
) -> Iterator[Mark]:
    for state, sign in _SIGNS.items():
        rows: list[Row] = [
            {"day": _day(row).toordinal(), "y": y + n * step}
            for row, n in placed
            if row.state == state
        ]
        if rows:
            yield shapes(sign, rows, side * 0.72, x=By("day", "day"), y=By("y"))


def _ground(words: Words, plot: Plot, middle: float) -> Iterator[Mark]:
    """Yield the line between the lanes, their names, the months and today."""
    frame, today = plot.frame, plot.x(words.report.as_of)
    yield rule(plot.left, middle, plot.right, middle, color=LINE)
    yield rule(plot.left, plot.bottom, plot.right, plot.bottom)
    yield text(frame, plot.left - 8, plot.top - 14, words.label("stance", "reflection"))
    yield text(frame, plot.left - 8, plot.bottom - 10, words.label("stance", "action"))
    yield rule(today, plot.top - 6, today, plot.bottom + 4, color=INK)
    said = words.text("chart.today")
    yield text(frame, today - 5, plot.top - 14, said, align="right")
    yield from month_ticks(month_names(words), plot)
