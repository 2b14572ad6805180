"""The forgetting curve of one goal: projected mastery, the same without practice, and the log."""

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from borgen.model.entry import APPLIED, Outcome
from borgen.render.charts.chart import Chart, Frame, draw_chart
from borgen.render.charts.marks import (
    ACCENT,
    ACCENT_SOFT,
    INK,
    LINE,
    MUTED,
    Plot,
    Symbol,
    legend,
    months,
    segment,
    share_axis,
    symbols,
    text,
    text_with_halo,
)
from borgen.render.charts.text_size import apart
from borgen.render.charts.vega import Drawing, Field, Mark, Row, Scale, mark
from borgen.render.page.words import Words
from borgen.reports.curves import CurvePoint, ForgettingCurve

_SYMBOLS: Final[Mapping[str, Symbol]] = MappingProxyType(
    {
        "applied": Symbol("circle", ACCENT),
        "attempted": Symbol("triangle-up", filled=False),
        "missed": Symbol("cross"),
        "no_opportunity": Symbol("diamond", filled=False),
    }
)
_WITHOUT_PRACTICE: Final = (2, 3)
_AHEAD: Final = (6, 4)
_COLUMNS: Final = ("day", "projected", "spread", "baseline", "logged")


def forgetting_chart(words: Words, curve: ForgettingCurve) -> Chart:
    """Return the chart of a goal's curve."""
    return draw_chart(
        lambda frame: _drawing(words, curve, frame),
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
    """Yield a row for each day that matters: learned, logged, first of a month, today, crossing."""
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


def _drawing(words: Words, curve: ForgettingCurve, frame: Frame) -> Drawing:
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
    explained, height = _legend(words, curve, plot)
    return Drawing(
        frame.width,
        height,
        (plot.days, shares),
        (
            *share_axis(words, plot, shares),
            *_curves(curve),
            *_target(words, curve, plot, shares),
            *_day_lines(words, curve, plot),
            *_logged(curve, plot),
            *(() if frame.narrow else _line_labels(words, curve, plot, shares)),
            *explained,
        ),
    )


def _curves(curve: ForgettingCurve) -> Iterator[Mark]:
    """Yield band, baseline and projection, dashed from today on."""
    rows = [_row(point) for point in curve.points]
    past = [row for row, point in zip(rows, curve.points, strict=True) if point.day <= curve.today]
    ahead = [row for row, point in zip(rows, curve.points, strict=True) if point.day >= curve.today]
    x = Field("day", "day")
    low, high = Field("low", "share"), Field("high", "share")
    yield mark("area", rows, x=x, y=high, y2=low, fill=ACCENT_SOFT)
    y, dash = Field("baseline", "share"), list(_WITHOUT_PRACTICE)
    yield mark("line", rows, x=x, y=y, stroke=MUTED, strokeWidth=1.6, strokeDash=dash)
    y = Field("projected", "share")
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
    """Yield the target, and the day on which the curve falls below it."""
    y, crossing = shares.at(curve.target), curve.crosses_target_on
    yield segment(plot.left, y, plot.right, y, color=INK, width=1.2)
    if crossing and plot.first <= crossing <= plot.last:
        x = plot.x(crossing)
        yield symbols(Symbol("square", filled=False), [{}], side=8, x=x, y=y)
        yield from text_with_halo(plot.frame, x, y + 17, words.day(crossing), align="center")


def _day_lines(words: Words, curve: ForgettingCurve, plot: Plot) -> Iterator[Mark]:
    """Yield today and the horizon, their labels on opposite sides so that they never overlap."""
    first, second = sorted((("today", curve.today), ("horizon", curve.horizon)), key=lambda d: d[1])
    for (name, day), align in ((first, "right"), (second, "left")):
        x, color = plot.x(day), INK if name == "today" else MUTED
        yield segment(x, plot.top - 8, x, plot.bottom + 4, color=color)
        label, dx = words.text(f"chart.{name}"), -5 if align == "right" else 5
        yield text(plot.frame, x + dx, plot.top - 14, label, align=align, fill=color)


def _logged(curve: ForgettingCurve, plot: Plot) -> Iterator[Mark]:
    """Yield the log entries, in a lane under the curve."""
    y = plot.bottom + 34
    yield segment(plot.left, y, plot.right, y, color=LINE)
    for kind, symbol in _SYMBOLS.items():
        rows: list[Row] = [
            {"day": found.day.toordinal()} for found in curve.marks if _kind(found.outcome) == kind
        ]
        if rows:
            yield symbols(symbol, rows, x=Field("day", "day"), y=y)


def _line_labels(words: Words, curve: ForgettingCurve, plot: Plot, shares: Scale) -> Iterator[Mark]:
    """Yield the names of the lines, beside their ends."""
    end = curve.points[-1]
    lines = (
        (end.projected, "projected", ACCENT),
        (end.baseline, "baseline", MUTED),
        (curve.target, "target", INK),
    )
    places = apart(tuple(shares.at(share) for share, _, _ in lines), plot.frame.line + 1)
    for (_, name, color), y in zip(lines, places, strict=True):
        label = words.text(f"chart.curve.{name}", target=words.share(curve.target))
        yield text(plot.frame, plot.right + 8, y, label, fill=color)


def _legend(words: Words, curve: ForgettingCurve, plot: Plot) -> tuple[tuple[Mark, ...], float]:
    lines = (
        (Symbol("line", ACCENT), "projected"),
        (Symbol("line", MUTED, dash=_WITHOUT_PRACTICE), "baseline"),
        (Symbol("line", INK), "target"),
    )
    seen = {_kind(found.outcome) for found in curve.marks}
    curves = (*(lines if plot.frame.narrow else ()), (Symbol("area", ACCENT_SOFT), "band"))
    target = words.share(curve.target)
    entries = [(one, words.text(f"chart.curve.{name}", target=target)) for one, name in curves]
    entries += [
        (one, words.label("transfer", kind)) for kind, one in _SYMBOLS.items() if kind in seen
    ]
    return legend(plot.frame, 2 if plot.frame.narrow else plot.left, plot.bottom + 60, entries)
