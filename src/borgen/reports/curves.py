"""The forgetting curves of a person's own goals, day by day; only for audience `me`."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from borgen.dates import days_between, plus_days
from borgen.frozen import Value
from borgen.model.entry import Outcome
from borgen.progress import review_steps
from borgen.progress.values import PairMeasures
from borgen.reports.request import ReportScope
from borgen.retention import WORK_1, ReviewStep, project

_STEP: Final = 3
"""The days between two points of a curve; more where there would be more than `_MOST` points."""
_MOST: Final = 150
_BEYOND: Final = 61
"""The days that a curve goes on after the horizon and the report's day."""


class CurvePoint(Value, frozen=True):
    """The projection on one day, shares of 1; `low` and `high` are the band (measure 4)."""

    day: dt.date
    projected: float
    baseline: float
    low: float
    high: float


class CurveMark(Value, frozen=True):
    """An outcome that was logged at work."""

    day: dt.date
    outcome: Outcome


class ForgettingCurve(Value, frozen=True, kw_only=True):
    """The forgetting curve of one goal, from the day it was learned to past the horizon.

    Attributes:
        goal: the goal's full name, `p01/feedback`.
        today: the report's day; points after it assume no further entries.
        horizon: the last day of `retention.horizon_days` after learning.
        target: the retention that is aimed at, a share of 1.
        crosses_target_on: the first day under the target without further entries, if there is one.
        points: in order of days; the day of a review has two, before and after it.
    """

    goal: str
    title: str
    learned: dt.date
    today: dt.date
    horizon: dt.date
    target: float
    crosses_target_on: dt.date | None
    points: tuple[CurvePoint, ...]
    marks: tuple[CurveMark, ...]


def forgetting_curves(
    scope: ReportScope, pairs: Iterable[PairMeasures]
) -> tuple[ForgettingCurve, ...]:
    """Return a curve for each pair, in the order of `pairs`; none unless the audience is `me`."""
    return tuple(_curve(scope, measures) for measures in pairs) if scope.visibility.mine else ()


def _curve(scope: ReportScope, measures: PairMeasures) -> ForgettingCurve:
    settings = scope.workspace.settings.retention
    pair, crossing = measures.pair, measures.retention.crosses_target_on
    horizon = plus_days(pair.learned, settings.horizon_days)
    steps = review_steps(pair)
    last = plus_days(max(horizon, scope.day), _BEYOND)
    days = _days(steps, (scope.day, horizon, crossing or last), last)
    return ForgettingCurve(
        goal=str(pair.key),
        title=scope.title(pair.goal.title),
        learned=pair.learned,
        today=scope.day,
        horizon=horizon,
        target=settings.target,
        crosses_target_on=crossing,
        points=tuple(_points(steps, days, settings.target)),
        marks=tuple(
            CurveMark(entry.date, entry.outcome)
            for entry in pair.entries
            if entry.outcome and entry.setting == "work"
        ),
    )


def _days(
    steps: tuple[ReviewStep, ...], special: Iterable[dt.date], last: dt.date
) -> tuple[dt.date, ...]:
    learned = steps[0].day
    length = days_between(learned, last)
    apart = max(_STEP, length // _MOST)
    regular = (plus_days(learned, n) for n in range(0, length + 1, apart))
    extra = (*(step.day for step in steps), *special, last)
    return tuple(sorted({*regular, *(day for day in extra if learned <= day <= last)}))


def _points(
    steps: tuple[ReviewStep, ...], days: Iterable[dt.date], target: float
) -> Iterator[CurvePoint]:
    """Yield a point for each day; on the day of a review there is one before it too."""
    for day in days:
        before = tuple(step for step in steps if step.day < day)
        known = tuple(step for step in steps if step.day <= day)
        if before and len(before) < len(known):
            yield _point(before, day, target)
        yield _point(known, day, target)


def _point(steps: tuple[ReviewStep, ...], day: dt.date, target: float) -> CurvePoint:
    found = project(WORK_1, steps, day, target)
    return CurvePoint(day, found.projected, found.baseline, *found.band)
