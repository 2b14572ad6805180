"""Hours by mode and costs by category, as bars with their figures."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from borgen.render.charts.chart import Chart, Frame, draw_chart
from borgen.render.charts.marks import (
    ACCENT,
    ACCENT_SOFT,
    LINE,
    MUTED,
    Symbol,
    legend,
    rectangle,
    segment,
    text,
)
from borgen.render.charts.vega import Drawing, Mark
from borgen.render.page.words import Words
from borgen.reports.investment import Investment, ModeHours

_BAR: Final = 12


class _Bar(NamedTuple):
    name: str
    value: float
    dark: float
    figure: str


def hours_chart(words: Words, investment: Investment) -> Chart | None:
    """Return the chart of hours by mode; None where none are known or may be seen."""
    modes = investment.by_mode
    if not modes:
        return None
    bars = [_hours(words, row) for row in modes]
    entries = [
        (Symbol("area", ACCENT), words.text("chart.hours.sign_lost")),
        (Symbol("area", ACCENT_SOFT), words.text("chart.hours.sign_other")),
    ]
    return draw_chart(
        lambda frame: _drawing(bars, entries, frame),
        name="hours",
        title=words.text("chart.hours"),
        alt=words.text(
            "chart.hours.now",
            hours=words.figure(investment.hours),
            lost=words.figure(investment.productive_hours_lost),
        ),
        header=(words.text(f"chart.hours.{column}") for column in ("mode", "hours", "lost")),
        rows=(
            (bar.name, words.figure(row.hours), words.figure(row.productive_hours_lost))
            for bar, row in zip(bars, modes, strict=True)
        ),
    )


def _hours(words: Words, row: ModeHours) -> _Bar:
    lost = words.figure(row.productive_hours_lost)
    figure = words.text("chart.hours.row", hours=words.figure(row.hours), lost=lost)
    return _Bar(words.label("mode", row.mode), row.hours, row.productive_hours_lost, figure)


def costs_chart(words: Words, investment: Investment) -> Chart | None:
    """Return the chart of costs by category; None where none are known or may be seen."""
    if not investment.by_category:
        return None
    bars = [
        _Bar(words.text(f"chart.cost.{row.category}"), row.amount, row.amount, figure)
        for row in sorted(investment.by_category, key=lambda row: (-row.amount, row.category))
        for figure in (words.money(row.amount, investment.currency),)
    ]
    return draw_chart(
        lambda frame: _drawing(bars, (), frame),
        name="costs",
        title=words.text("chart.costs"),
        alt=words.text(
            "chart.costs.now",
            cost=words.money(investment.cost, investment.currency),
            category=bars[0].name,
            most=bars[0].figure,
        ),
        header=(words.text(f"chart.costs.{column}") for column in ("category", "amount")),
        rows=((bar.name, bar.figure) for bar in bars),
    )


def _drawing(bars: Sequence[_Bar], entries: Sequence[tuple[Symbol, str]], frame: Frame) -> Drawing:
    step = 2 * frame.line + _BAR
    most = max(*(bar.value for bar in bars), 1)
    marks = [m for n, bar in enumerate(bars) for m in _row(bar, 10 + n * step, most, frame)]
    height = len(bars) * step + 4
    if not entries:
        return Drawing(frame.width, height, (), tuple(marks))
    explained, bottom = legend(frame, 0, height + 4, entries)
    return Drawing(frame.width, bottom, (), (*marks, *explained))


def _row(bar: _Bar, y: float, most: float, frame: Frame) -> Iterator[Mark]:
    """Yield a bar under its name, with its figure at the other end of that line."""
    full, top = frame.width, y + frame.line - 5
    yield text(frame, 0, y, bar.name)
    yield text(frame, full, y, bar.figure, align="right", fill=MUTED)
    yield segment(0, top + _BAR / 2, full, top + _BAR / 2, color=LINE)
    yield rectangle(0, top, max(bar.value, 0) / most * full, _BAR, ACCENT_SOFT)
    if bar.dark > 0:
        yield rectangle(0, top, bar.dark / most * full, _BAR, ACCENT)
