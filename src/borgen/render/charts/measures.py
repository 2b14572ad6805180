"""The organisation's own figures: each from its baseline through the latest to its target."""

from collections.abc import Iterator, Sequence
from math import isfinite
from typing import Final

from borgen.render.charts.chart import Chart, Frame, draw_chart
from borgen.render.charts.marks import (
    ACCENT,
    INK,
    LINE,
    MUTED,
    Symbol,
    segment,
    symbols,
    text,
)
from borgen.render.charts.text_size import width_of, wrapped_bold
from borgen.render.charts.vega import Drawing, Mark, Scale
from borgen.render.page.words import Words
from borgen.reports.shared_goals import GoalMeasure

_COLUMNS: Final = ("goal", "baseline", "latest", "target")


def measures_chart(words: Words, measures: Sequence[GoalMeasure]) -> Chart | None:
    """Return the chart of the figures that have a baseline and a target; None without any."""
    drawable = [m for m in measures if _drawable(m)]
    if not drawable:
        return None
    return draw_chart(
        lambda frame: _drawing(words, drawable, frame),
        name="measures",
        title=words.text("chart.measures"),
        alt=" ".join(_sentence(words, measure) for measure in drawable),
        header=(words.text(f"chart.measures.{column}") for column in _COLUMNS),
        rows=((measure.title, *_figures(words, measure)) for measure in drawable),
    )


def _drawable(measure: GoalMeasure) -> bool:
    ends = measure.baseline, measure.target
    return None not in ends and measure.baseline != measure.target


def _sentence(words: Words, measure: GoalMeasure) -> str:
    baseline, latest, target = _figures(words, measure)
    return words.text(
        "chart.measures.row",
        title=measure.title,
        baseline=baseline,
        latest=latest,
        target=target,
    )


def _figures(words: Words, measure: GoalMeasure) -> tuple[str, str, str]:
    """Return baseline, latest and target as words, with their days."""
    latest, target = words.figure(measure.latest), words.figure(measure.target)
    if measure.latest is not None and measure.latest_on:
        day = words.day(measure.latest_on)
        latest = words.text("chart.measures.dated", value=latest, day=day)
    if measure.due:
        target = words.text("chart.measures.dated", value=target, day=words.day(measure.due))
    return words.figure(measure.baseline), latest, target


def _drawing(words: Words, measures: Sequence[GoalMeasure], frame: Frame) -> Drawing:
    marks: list[Mark] = []
    y = 12.0
    for measure in measures:
        title = wrapped_bold(measure.title, frame.width, frame.size, 2)
        marks.append(text(frame, 0, y, title, fontWeight=600))
        y += len(title) * frame.line + 18
        marks += _row(words, measure, y, frame)
        y += frame.line + 40
    return Drawing(frame.width, y - 24, (), tuple(marks))


def _row(words: Words, measure: GoalMeasure, y: float, frame: Frame) -> Iterator[Mark]:
    """Yield the line from baseline to target, how far the latest is, and the figures."""
    baseline, target = measure.baseline or 0.0, measure.target or 0.0
    scale = _scale(measure, baseline, target, frame)
    start, end = scale.at(0), scale.at(1)
    first, latest, aim = _figures(words, measure)
    yield segment(scale.pixels[0], y, scale.pixels[1], y, color=LINE, width=2)
    yield segment(start, y - 7, start, y + 7, color=MUTED, width=2)
    yield symbols(Symbol("diamond", INK, filled=False), [{}], x=end, y=y)
    below = y + 21
    yield text(
        frame,
        start,
        below,
        first,
        fill=MUTED,
        align="left" if start == scale.pixels[0] else "center",
    )
    yield text(frame, min(end + 8, frame.width), below, aim, fill=MUTED, align="right")
    if measure.latest is None:
        yield text(frame, (start + end) / 2, y - 15, latest, fill=MUTED, align="center")
        return
    now = scale.at(_share(measure.latest, baseline, target))
    yield segment(start, y, now, y, color=ACCENT, width=4)
    yield symbols(Symbol("circle", ACCENT), [{}], side=13, x=now, y=y)
    half = width_of(latest, frame.size) * 0.55
    at = min(max(now, half), frame.width - half)
    yield text(frame, at, y - 17, latest, fill=ACCENT, align="center", fontWeight=600)


def _scale(measure: GoalMeasure, baseline: float, target: float, frame: Frame) -> Scale:
    """Return the scale from baseline (0) to target (1), wider where the latest is beyond them."""
    latest = baseline if measure.latest is None else measure.latest
    share = _share(latest, baseline, target)
    return Scale("share", (min(0, share), max(1, share)), (8, frame.width - 10))


def _share(latest: float, baseline: float, target: float) -> float:
    """Return how far the latest is from baseline (0) to target (1), held between -1 and 2."""
    share = (latest - baseline) / (target - baseline)
    return min(max(share, -1.0), 2.0) if isfinite(share) else 0.0
