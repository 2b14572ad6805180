"""How many of a group's pairs were in use, week by week, where enough people can be counted.

It is about the pairs that count on the report's day, as far as they had been learned by then; so
the last point says what the report says.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final, TypeAlias

from borgen.dates import days_between, plus_days
from borgen.progress.use import applications, in_use
from borgen.progress.values import PairMeasures
from borgen.reports.audience import Sight
from borgen.reports.pictures import UseOverTime, UsePoint
from borgen.reports.published import may_stand, may_stand_for_team
from borgen.reports.scope import Scope
from borgen.reports.suppression import OfPair, is_few, people_in
from borgen.retention import use_benchmark

_WEEK: Final = 7
Measures: TypeAlias = Sequence[PairMeasures]


def use_over_time(
    scope: Scope, sight: Sight, measures: Measures, everybody: Sequence[OfPair]
) -> UseOverTime | None:
    """Return use over time; None for one person, or where the totals are hidden.

    Args:
        scope: what the report is about.
        sight: who it is for.
        measures: the pairs of the report's day.
        everybody: the pairs that the organisation's report counts.
    """
    if scope.request.kind == "person" or not sight.totals or not measures:
        return None
    first = min(measure.pair.learned for measure in measures)
    stands = _standing(scope, sight, everybody)
    points = tuple(
        _point(scope, sight, measures, stands, first, day) for day in _days(first, scope.day)
    )
    return UseOverTime(sight.minimum, points)


def _standing(scope: Scope, sight: Sight, everybody: Sequence[OfPair]) -> Callable[[dt.date], bool]:
    """Return whether a count may stand beside all others of that week.

    It is settled once for each number of pairs that had been learned.
    """
    order = sorted(everybody, key=lambda known: known.pair.learned)
    learned = [known.pair.learned for known in order]
    may = may_stand if sight.audience == "organisation" else may_stand_for_team

    @cache
    def stands(pairs: int) -> bool:
        return may(scope.request, order[:pairs])

    return lambda day: stands(bisect_right(learned, day))


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Yield days a week apart, the last one being the report's."""
    weeks = days_between(first, last) // _WEEK
    yield from (plus_days(last, -n * _WEEK) for n in range(weeks, -1, -1))


def _point(  # noqa: PLR0913, PLR0917 - a point depends on all of them
    scope: Scope,
    sight: Sight,
    measures: Measures,
    stands: Callable[[dt.date], bool],
    first: dt.date,
    day: dt.date,
) -> UsePoint:
    known = learned_by(measures, day)
    week = days_between(first, day) // _WEEK
    expected = [use_benchmark(days_between(measure.pair.learned, day)) for measure in known]
    benchmark = sum(expected) / len(expected)
    if not (_enough(sight, measures, day) and (sight.numbers or stands(day))):
        return UsePoint(day, week, None, None, None, benchmark, suppressed=True)
    used = sum(_in_use(scope, measure, day) for measure in known)
    return UsePoint(day, week, used, len(known), used / len(known), benchmark)


def learned_by(measures: Measures, day: dt.date) -> Measures:
    """Return the pairs that had been learned by `day`."""
    return [measure for measure in measures if measure.pair.learned <= day]


def _in_use(scope: Scope, measure: PairMeasures, day: dt.date) -> bool:
    applied = [found for found in applications(measure.pair.entries) if found <= day]
    away = scope.workspace.people[measure.pair.person].away
    return in_use(applied, day, away, scope.workspace.settings.use.window_days)


def _enough(sight: Sight, measures: Measures, day: dt.date) -> bool:
    """Return whether there are people enough, and so of those who came later."""
    if sight.numbers:
        return True
    known = learned_by(measures, day)
    people = people_in(known)
    if len(people) < sight.minimum or is_few(len(people_in(measures) - people), sight.minimum):
        return False
    return sight.audience != "team" or not is_few(len(_with_entries(known, day)), sight.minimum)


def _with_entries(known: Measures, day: dt.date) -> frozenset[str]:
    return frozenset(
        measure.pair.person
        for measure in known
        if any(entry.date <= day for entry in measure.pair.entries)
    )
