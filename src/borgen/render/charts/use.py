"""Use over time: how many of a group's goals are in use, beside the estimate for elsewhere."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from borgen.dates import plus_days
from borgen.render.charts.chart import Chart, Frame, draw_chart
from borgen.render.charts.marks import (
    ACCENT,
    LINE,
    MUTED,
    Plot,
    Symbol,
    legend,
    rectangle,
    share_axis,
    symbols,
    text,
    text_with_halo,
)
from borgen.render.charts.text_size import apart
from borgen.render.charts.vega import Drawing, Field, Mark, Row, Scale, mark
from borgen.render.page.words import Words
from borgen.reports.use_over_time import UseOverTime, UsePoint

_DASH: Final = (2, 3)
_COLUMNS: Final = ("day", "week", "in_use", "share", "benchmark")


def use_chart(words: Words, use: UseOverTime) -> Chart:
    """Return the chart of a group's use, week by week."""
    return draw_chart(
        lambda frame: _drawing(words, use.points, frame),
        name="use",
        title=words.text("chart.use"),
        alt=_alt(words, use),
        header=(words.text(f"chart.use.{column}") for column in _COLUMNS),
        rows=(_row(words, point) for point in use.points),
    )


def _alt(words: Words, use: UseOverTime) -> str:
    last, shown = use.points[-1], [point for point in use.points if not point.suppressed]
    now = words.text(
        "chart.use.now",
        day=words.day(last.day),
        n=words.of(last.in_use, last.pairs),
        benchmark=words.share(last.benchmark),
    )
    if not shown:
        return now
    return f"{now} {_start(words, shown[0])}"


def _start(words: Words, first: UsePoint) -> str:
    n = words.of(first.in_use, first.pairs)
    return words.text("chart.use.began", day=words.day(first.day), n=n)


def _row(words: Words, point: UsePoint) -> tuple[str, ...]:
    return (
        words.day(point.day),
        str(point.week),
        words.of(point.in_use, point.pairs),
        words.share(point.share),
        words.share(point.benchmark),
    )


def _drawing(words: Words, points: Sequence[UsePoint], frame: Frame) -> Drawing:
    plot = Plot(
        frame,
        left=44,
        right=frame.width - (10 if frame.narrow else 160),
        top=16,
        bottom=176 if frame.narrow else 206,
        first=points[0].day,
        last=points[-1].day,
    )
    shares = Scale("share", (0, 1), (plot.bottom, plot.top))
    explained, height = _legend(words, points, plot)
    named = _line_labels(words, points[-1], plot, shares)
    marks = (
        *share_axis(words, plot, shares),
        *_gaps(points, plot),
        *_lines(points),
        *_ends(points),
        *(_count(words, points[-1], plot, shares) if frame.narrow else named),
        *explained,
    )
    return Drawing(frame.width, height, (plot.days, shares), marks)


def _lines(points: Sequence[UsePoint]) -> Iterator[Mark]:
    """Yield the estimate, then use; a gap where it may not be seen."""
    x = Field("day", "day")
    benchmark: list[Row] = [
        {"day": point.day.toordinal(), "share": point.benchmark} for point in points
    ]
    y = Field("share", "share")
    yield mark("line", benchmark, x=x, y=y, stroke=MUTED, strokeWidth=1.6, strokeDash=list(_DASH))
    for suppressed, group in groupby(points, key=lambda point: point.suppressed):
        if not suppressed:
            rows: list[Row] = [{"day": p.day.toordinal(), "share": p.share} for p in group]
            yield mark("line", rows, x=x, y=y, stroke=ACCENT, strokeWidth=2.4, strokeJoin="round")


def _gaps(points: Sequence[UsePoint], plot: Plot) -> Iterator[Mark]:
    """Yield a shade over the weeks that may not be seen."""
    for point in points:
        if point.suppressed:
            x, x2 = plot.x(point.day), min(plot.x(plus_days(point.day, 7)), plot.right)
            yield rectangle(x, plot.top, x2 - x, plot.bottom - plot.top, LINE, fillOpacity=0.45)


def _ends(points: Sequence[UsePoint]) -> Iterator[Mark]:
    """Yield a dot on the report's day."""
    last = points[-1]
    if not last.suppressed:
        rows: list[Row] = [{"day": last.day.toordinal(), "share": last.share}]
        yield symbols(
            Symbol("circle", ACCENT), rows, x=Field("day", "day"), y=Field("share", "share")
        )


def _count(words: Words, last: UsePoint, plot: Plot, shares: Scale) -> Iterator[Mark]:
    if last.share is not None:
        count = words.of(last.in_use, last.pairs)
        y = shares.at(last.share) - 14
        yield from text_with_halo(plot.frame, plot.right, y, count, align="right", fill=ACCENT)


def _line_labels(words: Words, last: UsePoint, plot: Plot, shares: Scale) -> Iterator[Mark]:
    """Yield the names of the lines, beside their ends."""
    lines: list[tuple[float, tuple[str, ...], str]] = [
        (last.benchmark, (words.text("chart.use.elsewhere"),), MUTED)
    ]
    if last.share is not None:
        labels = (words.of(last.in_use, last.pairs), words.text("chart.use.used"))
        lines.append((last.share, labels, ACCENT))
    places = apart(tuple(shares.at(share) for share, _, _ in lines), 2 * plot.frame.line + 6)
    for (_, names, color), y in zip(lines, places, strict=True):
        yield text(plot.frame, plot.right + 12, y, names, fill=color)


def _legend(words: Words, points: Sequence[UsePoint], plot: Plot) -> tuple[tuple[Mark, ...], float]:
    entries = [(Symbol("line", MUTED, dash=_DASH), words.text("chart.use.estimate"))]
    if plot.frame.narrow:
        entries.insert(0, (Symbol("line", ACCENT), words.text("chart.use.used")))
    if any(point.suppressed for point in points):
        entries.append((Symbol("area", LINE), words.text("chart.use.gap")))
    return legend(plot.frame, 2 if plot.frame.narrow else plot.left, plot.bottom + 36, entries)
