"""The organisation's own figures: where they began, where they are, where they should come."""

from collections.abc import Iterator, Sequence
from math import isfinite
from typing import Final

from borgen.render.charts.chart import Chart
from borgen.render.charts.lettering import bold, width_of
from borgen.render.charts.pencil import (
    ACCENT,
    INK,
    LINE,
    MUTED,
    Frame,
    Sign,
    rule,
    shapes,
    text,
)
from borgen.render.charts.press import printed
from borgen.render.charts.vega import Mark, Scale, Sheet
from borgen.render.page.words import Words
from borgen.reports.rows import GoalMeasure

_COLUMNS: Final = ("goal", "baseline", "latest", "target")


def measures_chart(words: Words, measures: Sequence[GoalMeasure]) -> Chart | None:
    """Return the picture of the figures that have a baseline and a target; None without any."""
    known = [m for m in measures if _drawable(m)]
    if not known:
        return None
    return printed(
        lambda frame: _sheet(words, known, frame),
        name="measures",
        title=words.text("chart.measures"),
        alt=" ".join(_said(words, measure) for measure in known),
        header=(words.text(f"chart.measures.{column}") for column in _COLUMNS),
        rows=((measure.title, *_figures(words, measure)) for measure in known),
    )


def _drawable(measure: GoalMeasure) -> bool:
    ends = measure.baseline, measure.target
    return None not in ends and measure.baseline != measure.target


def _said(words: Words, measure: GoalMeasure) -> str:
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


def _sheet(words: Words, measures: Sequence[GoalMeasure], frame: Frame) -> Sheet:
    marks: list[Mark] = []
    y = 12.0
    for measure in measures:
        title = bold(measure.title, frame.width, frame.size, 2)
        marks.append(text(frame, 0, y, title, fontWeight=600))
        y += len(title) * frame.line + 18
        marks += _row(words, measure, y, frame)
        y += frame.line + 40
    return Sheet(frame.width, y - 24, (), tuple(marks))


def _row(words: Words, measure: GoalMeasure, y: float, frame: Frame) -> Iterator[Mark]:
    """Yield the way from baseline to target, how far it is, and the figures beside."""
    baseline, target = measure.baseline or 0.0, measure.target or 0.0
    way = _way(measure, baseline, target, frame)
    start, end = way.at(0), way.at(1)
    first, latest, aim = _figures(words, measure)
    yield rule(way.pixels[0], y, way.pixels[1], y, color=LINE, width=2)
    yield rule(start, y - 7, start, y + 7, color=MUTED, width=2)
    yield shapes(Sign("diamond", INK, filled=False), [{}], x=end, y=y)
    below = y + 21
    yield text(
        frame, start, below, first, fill=MUTED, align="left" if start == way.pixels[0] else "center"
    )
    yield text(frame, min(end + 8, frame.width), below, aim, fill=MUTED, align="right")
    if measure.latest is None:
        yield text(frame, (start + end) / 2, y - 15, latest, fill=MUTED, align="center")
        return
    now = way.at(_share(measure.latest, baseline, target))
    yield rule(start, y, now, y, color=ACCENT, width=4)
    yield shapes(Sign("circle", ACCENT), [{}], side=13, x=now, y=y)
    half = width_of(latest, frame.size) * 0.55
    at = min(max(now, half), frame.width - half)
    yield text(frame, at, y - 17, latest, fill=ACCENT, align="center", fontWeight=600)


def _way(measure: GoalMeasure, baseline: float, target: float, frame: Frame) -> Scale:
    """Return the scale from baseline (0) to target (1), wider where the latest is beyond them."""
    latest = baseline if measure.latest is None else measure.latest
    share = _share(latest, baseline, target)
    return Scale("way", (min(0, share), max(1, share)), (8, frame.width - 10))


def _share(latest: float, baseline: float, target: float) -> float:
    """Return how far the latest is on its way; what is far beyond both ends stands at the edge."""
    share = (latest - baseline) / (target - baseline)
    return min(max(share, -1.0), 2.0) if isfinite(share) else 0.0
