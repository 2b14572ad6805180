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
from borgen.frozen import Value
from borgen.model.base import Stretch
from borgen.progress.use import applications, in_use
from borgen.progress.values import PairMeasures
from borgen.reports.audience import Sight
from borgen.reports.pictures import UseOverTime, UsePoint
from borgen.reports.published import may_stand, may_stand_for_team
from borgen.reports.scope import Scope
from borgen.reports.suppression import OfPair, is_few
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
    learned = tuple(_Learned.of(scope, measure) for measure in measures)
    first = min(one.since for one in learned)
    stands = _standing(scope, sight, everybody)
    points = tuple(
        _point(scope, sight, learned, stands, first, day) for day in _days(first, scope.day)
    )
    return UseOverTime(sight.minimum, points)


class _Learned(Value, frozen=True):
    """What is looked up once of each pair: since when, by whom, and when it was applied."""

    since: dt.date
    person: str
    away: tuple[Stretch, ...]
    applied: tuple[dt.date, ...]
    logged: dt.date | None
    """The day of its first entry."""

    @classmethod
    def of(cls, scope: Scope, measure: PairMeasures) -> "_Learned":
        pair = measure.pair
        return cls(
            since=pair.learned,
            person=pair.person,
            away=scope.workspace.people[pair.person].away,
            applied=tuple(applications(pair.entries)),
            logged=pair.entries[0].date if pair.entries else None,
        )

    def in_use(self, day: dt.date, window: int) -> bool:
        """Return whether the pair was in use on `day`."""
        known = bisect_right(self.applied, day)
        return in_use(self.applied[max(0, known - 1) : known], day, self.away, window)


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
    learned: Sequence[_Learned],
    stands: Callable[[dt.date], bool],
    first: dt.date,
    day: dt.date,
) -> UsePoint:
    known = [one for one in learned if one.since <= day]
    week = days_between(first, day) // _WEEK
    usual = {since: use_benchmark(days_between(since, day)) for since in {o.since for o in known}}
    benchmark = sum(usual[one.since] for one in known) / len(known)
    if not (_enough(sight, learned, known, day) and (sight.numbers or stands(day))):
        return UsePoint(day, week, None, None, None, benchmark, suppressed=True)
    window = scope.workspace.settings.use.window_days
    used = sum(one.in_use(day, window) for one in known)
    return UsePoint(day, week, used, len(known), used / len(known), benchmark)


def _enough(
    sight: Sight, learned: Sequence[_Learned], known: Sequence[_Learned], day: dt.date
) -> bool:
    """Return whether there are people enough, and so of those who came later."""
    if sight.numbers:
        return True
    people = {one.person for one in known}
    later = {one.person for one in learned} - people if len(known) < len(learned) else ()
    if len(people) < sight.minimum or is_few(len(later), sight.minimum):
        return False
    return sight.audience != "team" or not is_few(len(_with_entries(known, day)), sight.minimum)


def _with_entries(known: Sequence[_Learned], day: dt.date) -> frozenset[str]:
    return frozenset(one.person for one in known if one.logged and one.logged <= day)
