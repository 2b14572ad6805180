"""The forgetting curves of my goals, day by day. For nobody else: there is no curve of a person."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from borgen.dates import days_between, plus_days
from borgen.progress import review_steps
from borgen.progress.values import PairMeasures
from borgen.reports.audience import Sight
from borgen.reports.pictures import CurveMark, CurvePoint, ForgettingCurve
from borgen.reports.scope import Scope
from borgen.retention import WORK_1, ReviewStep, project

_STEP: Final = 3
"""Days between the points of a curve, more where it would have more points than `_MANY`."""
_MANY: Final = 150
_BEYOND: Final = 61
"""How many days a curve goes on past the horizon and today."""


def forgetting_curves(
    scope: Scope, sight: Sight, measures: Iterable[PairMeasures]
) -> tuple[ForgettingCurve, ...]:
    """Return a curve a goal, in the order of the goals' names; none unless the report is mine."""
    return tuple(_curve(scope, measure) for measure in measures) if sight.mine else ()


def _curve(scope: Scope, measure: PairMeasures) -> ForgettingCurve:
    settings = scope.workspace.settings.retention
    pair, crossing = measure.pair, measure.retention.crosses_target_on
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
    apart = max(_STEP, length // _MANY)
    regular = (plus_days(learned, n) for n in range(0, length + 1, apart))
    extra = (*(step.day for step in steps), *special, last)
    return tuple(sorted({*regular, *(day for day in extra if learned <= day <= last)}))


def _points(
    steps: tuple[ReviewStep, ...], days: Iterable[dt.date], target: float
) -> Iterator[CurvePoint]:
    """Yield a point a day; on the day of a review one with what was known before it first."""
    for day in days:
        before = tuple(step for step in steps if step.day < day)
        known = tuple(step for step in steps if step.day <= day)
        if before and len(before) < len(known):
            yield _point(before, day, target)
        yield _point(known, day, target)


def _point(steps: tuple[ReviewStep, ...], day: dt.date, target: float) -> CurvePoint:
    found = project(WORK_1, steps, day, target)
    return CurvePoint(day, found.projected, found.baseline, *found.band)
