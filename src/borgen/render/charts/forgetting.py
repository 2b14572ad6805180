"""The forgetting curve of one goal: what is left, what doing nothing would leave, what was done."""

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from borgen.model.entry import APPLIED, Outcome
from borgen.render.charts.chart import Chart
from borgen.render.charts.lettering import apart
from borgen.render.charts.pencil import (
    ACCENT,
    ACCENT_SOFT,
    INK,
    LINE,
    MUTED,
    Frame,
    Plot,
    Sign,
    haloed,
    key,
    months,
    rule,
    shapes,
    text,
)
from borgen.render.charts.press import printed
from borgen.render.charts.said import graded
from borgen.render.charts.vega import By, Json, Mark, Row, Scale, Sheet, mark
from borgen.render.page.words import Words
from borgen.reports.pictures import CurvePoint, ForgettingCurve

_SIGNS: Final[Mapping[str, Sign]] = MappingProxyType(
    {
        "applied": Sign("circle", ACCENT),
        "attempted": Sign("triangle-up", filled=False),
        "missed": Sign("cross"),
        "no_opportunity": Sign("diamond", filled=False),
    }
)
_ALONE: Final = (2, 3)
_AHEAD: Final = (6, 4)
_COLUMNS: Final = ("day", "projected", "spread", "baseline", "logged")


def forgetting_chart(words: Words, curve: ForgettingCurve) -> Chart:
    """Return the picture of a goal's curve."""
    return printed(
        lambda frame: _sheet(words, curve, frame),
        name="curve-" + curve.goal.replace("/", "-"),
        title=words.text("chart.curve", title=curve.title),
        alt=_alt(words, curve),
        header=(words.text(f"chart.curve.{column}") for column in _COLUMNS),
        rows=_rows(words, curve),
    )


def _on(curve: ForgettingCurve, day: dt.date) -> CurvePoint:
    return [point for point in curve.points if point.day <= day][-1]


def _alt(words: Words, curve: ForgettingCurve) -> str:
    now = _on(curve, curve.today)
    state = words.text(
        "chart.curve.now",
        day=words.day(curve.today),
        band=words.band((now.low, now.high)),
        baseline=words.share(now.baseline),
        target=words.share(curve.target),
    )
    crossing = curve.crosses_target_on
    if crossing is None:
        return f"{state} {words.text('chart.curve.stays')}"
    tense = "crossed" if crossing <= curve.today else "crosses"
    return f"{state} {words.text(f'chart.curve.{tense}', day=words.day(crossing))}"


def _rows(words: Words, curve: ForgettingCurve) -> Iterator[tuple[str, ...]]:
    """Yield every day with a meaning: learned, logged, each month's first, today, crossing."""
    first, last = curve.learned, curve.points[-1].day
    logged = {found.day: _kind(found.outcome) for found in curve.marks}
    crossing = curve.crosses_target_on or last
    special = {first, curve.today, curve.horizon, crossing, last, *months(first, last), *logged}
    for day in sorted(day for day in special if first <= day <= last):
        point = _on(curve, day)
        yield (
            words.day(day),
            words.share(point.projected),
            words.band((point.low, point.high)),
            words.share(point.baseline),
            words.label("transfer", logged[day]) if day in logged else "",
        )


def _kind(outcome: Outcome) -> str:
    if outcome in APPLIED:
        return "applied"
    return "attempted" if outcome == "not_achieved" else outcome


def _sheet(words: Words, curve: ForgettingCurve, frame: Frame) -> Sheet:
    plot = Plot(
        frame,
        left=44,
        right=frame.width - (10 if frame.narrow else 148),
        top=26,
        bottom=206 if frame.narrow else 236,
        first=curve.learned,
        last=curve.points[-1].day,
    )
    shares = Scale("share", (0, 1), (plot.bottom, plot.top))
    explained, height = _explained(words, curve, plot)
    return Sheet(
        frame.width,
        height,
        (plot.days, shares),
        (
            *graded(words, plot, shares),
            *_curves(curve),
            *_target(words, curve, plot, shares),
            *_days(words, curve, plot),
            *_logged(curve, plot),
            *(() if frame.narrow else _named(words, curve, plot, shares)),
            *explained,
        ),
    )


def _curves(curve: ForgettingCurve) -> Iterator[Mark]:
    """Yield band, baseline and projection; what is still ahead is dashed."""
    rows = [_row(point) for point in curve.points]
    past = [row for row, point in zip(rows, curve.points, strict=True) if point.day <= curve.today]
    ahead = [row for row, point in zip(rows, curve.points, strict=True) if point.day >= curve.today]
    x = By("day", "day")
    low, high = By("low", "share"), By("high", "share")
    yield mark("area", rows, x=x, y=high, y2=low, fill=ACCENT_SOFT)
    alone: Json = list(_ALONE)
    y = By("baseline", "share")
    yield mark("line", rows, x=x, y=y, stroke=MUTED, strokeWidth=1.6, strokeDash=alone)
    y = By("projected", "share")
    yield mark("line", past, x=x, y=y, stroke=ACCENT, strokeWidth=2.4, strokeJoin="round")
    yield mark("line", ahead, x=x, y=y, stroke=ACCENT, strokeWidth=2.4, strokeDash=list(_AHEAD))


def _row(point: CurvePoint) -> Row:
    return {
        "day": point.day.toordinal(),
        "projected": point.projected,
        "baseline": point.baseline,
        "low": point.low,
        "high": point.high,
    }


def _target(words: Words, curve: ForgettingCurve, plot: Plot, shares: Scale) -> Iterator[Mark]:
    """Yield the target, and the day on which the curve comes under it."""
    y, crossing = shares.at(curve.target), curve.crosses_target_on
    yield rule(plot.left, y, plot.right, y, color=INK, width=1.2)
    if crossing and plot.first <= crossing <= plot.last:
        x = plot.x(crossing)
        yield shapes(Sign("square", filled=False), [{}], side=8, x=x, y=y)
        yield from haloed(plot.frame, x, y + 17, words.day(crossing), align="center")


def _days(words: Words, curve: ForgettingCurve, plot: Plot) -> Iterator[Mark]:
    """Yield today and the horizon, their names on either side so that they never meet."""
    first, second = sorted((("today", curve.today), ("horizon", curve.horizon)), key=lambda d: d[1])
    for (name, day), align in ((first, "right"), (second, "left")):
        x, color = plot.x(day), INK if name == "today" else MUTED
        yield rule(x, plot.top - 8, x, plot.bottom + 4, color=color)
        said, dx = words.text(f"chart.{name}"), -5 if align == "right" else 5
        yield text(plot.frame, x + dx, plot.top - 14, said, align=align, fill=color)


def _logged(curve: ForgettingCurve, plot: Plot) -> Iterator[Mark]:
    """Yield what was logged, in a lane under the curve."""
    y = plot.bottom + 34
    yield rule(plot.left, y, plot.right, y, color=LINE)
    for kind, sign in _SIGNS.items():
        rows: list[Row] = [
            {"day": found.day.toordinal()} for found in curve.marks if _kind(found.outcome) == kind
        ]
        if rows:
            yield shapes(sign, rows, x=By("day", "day"), y=y)


def _named(words: Words, curve: ForgettingCurve, plot: Plot, shares: Scale) -> Iterator[Mark]:
    """Yield the names of the lines beside their ends."""
    end = curve.points[-1]
    lines = (
        (end.projected, "projected", ACCENT),
        (end.baseline, "baseline", MUTED),
        (curve.target, "target", INK),
    )
    places = apart(tuple(shares.at(share) for share, _, _ in lines), plot.frame.line + 1)
    for (_, name, color), y in zip(lines, places, strict=True):
        said = words.text(f"chart.curve.{name}", target=words.share(curve.target))
        yield text(plot.frame, plot.right + 8, y, said, fill=color)


def _explained(words: Words, curve: ForgettingCurve, plot: Plot) -> tuple[tuple[Mark, ...], float]:
    lines = (
        (Sign("line", ACCENT), "projected"),
        (Sign("line", MUTED, dash=_ALONE), "baseline"),
        (Sign("line", INK), "target"),
    )
    seen = {_kind(found.outcome) for found in curve.marks}
    entries = [
        *(lines if plot.frame.narrow else ()),
        (Sign("area", ACCENT_SOFT), "band"),
    ]
    target = words.share(curve.target)
    said = [(sign, words.text(f"chart.curve.{name}", target=target)) for sign, name in entries]
    logged = [
        (sign, words.label("transfer", kind)) for kind, sign in _SIGNS.items() if kind in seen
    ]
    return key(plot.frame, 2 if plot.frame.narrow else plot.left, plot.bottom + 60, said + logged)
