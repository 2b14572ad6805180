"""The number of a group's pairs in use, week by week, where enough people can be counted.

The pairs are those that count on the report's day, as far as they were learned by the day of a
point; so the last point equals the report.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final

from borgen.dates import days_between, plus_days
from borgen.frozen import Value
from borgen.model.base import Stretch
from borgen.progress.groups import Total
from borgen.progress.use import applications, in_use
from borgen.progress.values import PairMeasures
from borgen.reports.published import may_be_shown, may_be_shown_to_team
from borgen.reports.request import ReportScope
from borgen.reports.suppression import HasPair, is_few
from borgen.reports.visibility import Visibility
from borgen.retention import use_benchmark

_WEEK: Final = 7


class UsePoint(Total, frozen=True):
    """The use of a group of pairs on a day, beside the reference for the same days.

    Attributes:
        week: whole weeks since the first of the pairs was learned.
        share: in use / pairs.
        benchmark: the reference line: the estimate of the share elsewhere, a mean over pairs.
    """

    day: dt.date
    week: int
    in_use: int | None
    pairs: int | None
    share: float | None
    benchmark: float


class UseOverTime(Value, frozen=True):
    """Use week by week up to the report's day; `minimum` is the smallest group shown."""

    minimum: int
    points: tuple[UsePoint, ...]


def use_over_time(
    scope: ReportScope, pairs: Sequence[PairMeasures], everybody: Sequence[HasPair]
) -> UseOverTime | None:
    """Return use over time; None for one person, or where the totals are hidden.

    Args:
        scope: the scope of the report.
        pairs: the subject's pairs on the report's day.
        everybody: all the pairs that count.
    """
    if scope.request.kind == "person" or not scope.visibility.totals or not pairs:
        return None
    learned = tuple(_LearnedPair.of(scope, measures) for measures in pairs)
    first = min(one.since for one in learned)
    shown = _counts_shown(scope, everybody)
    points = tuple(_point(scope, learned, shown, first, day) for day in _days(first, scope.day))
    return UseOverTime(scope.visibility.minimum, points)


class _LearnedPair(Value, frozen=True):
    """What is needed of a pair for every day, looked up once.

    Attributes:
        since: the day of learning.
        away: the person's stretches of days away.
        applied: the days of its applications, oldest first.
        logged: the day of its first entry.
    """

    since: dt.date
    person: str
    away: tuple[Stretch, ...]
    applied: tuple[dt.date, ...]
    logged: dt.date | None

    @classmethod
    def of(cls, scope: ReportScope, measures: PairMeasures) -> "_LearnedPair":
        pair = measures.pair
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


def _counts_shown(scope: ReportScope, everybody: Sequence[HasPair]) -> Callable[[dt.date], bool]:
    """Return a function that tells whether the counts of a day may be shown beside all others.

    It is computed once for each number of pairs learned by that day.
    """
    order = sorted(everybody, key=lambda one: one.pair.learned)
    learned = [one.pair.learned for one in order]
    wide = scope.visibility.audience == "organisation"
    allowed = may_be_shown if wide else may_be_shown_to_team

    @cache
    def shown(pairs: int) -> bool:
        return allowed(scope.request, order[:pairs])

    return lambda day: shown(bisect_right(learned, day))


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Yield days a week apart, of which the last is the report's day."""
    weeks = days_between(first, last) // _WEEK
    yield from (plus_days(last, -n * _WEEK) for n in range(weeks, -1, -1))


def _point(
    scope: ReportScope,
    learned: Sequence[_LearnedPair],
    shown: Callable[[dt.date], bool],
    first: dt.date,
    day: dt.date,
) -> UsePoint:
    known = [one for one in learned if one.since <= day]
    week = days_between(first, day) // _WEEK
    usual = {since: use_benchmark(days_between(since, day)) for since in {o.since for o in known}}
    benchmark = sum(usual[one.since] for one in known) / len(known)
    visibility = scope.visibility
    if not (visibility.numbers or (_enough(visibility, learned, known, day) and shown(day))):
        return UsePoint.hidden(day=day, week=week, benchmark=benchmark)
    window = scope.workspace.settings.use.window_days
    used = sum(one.in_use(day, window) for one in known)
    return UsePoint(day, week, used, len(known), used / len(known), benchmark)


def _enough(
    visibility: Visibility,
    learned: Sequence[_LearnedPair],
    known: Sequence[_LearnedPair],
    day: dt.date,
) -> bool:
    """Return whether enough people had a pair by `day`, and none or enough after it.

    For a team, none or enough of its people must have an entry by then as well.
    """
    people = {one.person for one in known}
    later = {one.person for one in learned} - people if len(known) < len(learned) else ()
    if len(people) < visibility.minimum or is_few(len(later), visibility.minimum):
        return False
    with_entries = {one.person for one in known if one.logged and one.logged <= day}
    return visibility.audience != "team" or not is_few(len(with_entries), visibility.minimum)
