"""What moved since the last meeting, or since a given day."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from borgen.progress.groups import Total
from borgen.progress.values import PairMeasures
from borgen.reports.context import FactorRow, SupportRow
from borgen.reports.request import ReportScope
from borgen.reports.sessions import ScheduledCycle, SessionRow

_MEETINGS: Final = ("team_meeting", "community", "half_year_review", "progress_talk")
"""The forms of cycle that count as a meeting of a subject, in order of preference."""


class Movement(Total, frozen=True):
    """What changed from the day after `since` up to the report's day.

    Attributes:
        meeting: whether `since` is the day of the last meeting, not a day that was asked for.
        applications: the number of applications at work.
        newly_in_use: the number of pairs in use now and not on `since`.
        newly_quiet: the number of pairs quiet now and not on `since`.
        began: the goals newly in use; empty where names may not be shown.
        delivered: the support delivered, as worded in the plan.
        answered: the factors whose response was done.
    """

    since: dt.date
    meeting: bool
    applications: int | None
    newly_in_use: int | None
    newly_quiet: int | None
    began: tuple[str, ...]
    delivered: tuple[str, ...]
    answered: tuple[str, ...]
    sessions_held: int


def last_meeting(scope: ReportScope, cycles: Iterable[ScheduledCycle]) -> dt.date | None:
    """Return the day of the subject's own last meeting held before the report's day, or None."""
    held = [
        (_MEETINGS.index(one.cycle.form), occurrence.entry.date)
        for one in cycles
        if one.key.owner == scope.request.id and one.cycle.form in _MEETINGS
        for occurrence in one.occurrences
        if occurrence.state == "held" and occurrence.entry
    ]
    preferred = min((form for form, _ in held), default=None)
    days = [day for form, day in held if form == preferred and day < scope.day]
    return max(days, default=None)


def movement(  # noqa: PLR0913 - it compares every part of a report
    scope: ReportScope,
    since: dt.date | None,
    *,
    before: Sequence[PairMeasures],
    now: Sequence[PairMeasures],
    support: Iterable[SupportRow],
    context: Iterable[FactorRow],
    sessions: Iterable[SessionRow],
) -> Movement | None:
    """Return what changed after `since`, up to the report's day; None without such a day.

    Args:
        scope: the scope of the report; counts are hidden where its totals are, goals where its
            names are.
        since: the day before the first that counts.
        before: the pairs as measured on `since`.
        now: the pairs as measured on the report's day.
        support: the support in scope.
        context: the factors in scope.
        sessions: the sessions in scope.
    """
    if since is None:
        return None
    in_use_then = {measures.pair.key for measures in before if measures.in_use}
    quiet_then = {measures.pair.key for measures in before if measures.quiet}
    began = [m.pair.key for m in now if m.in_use and m.pair.key not in in_use_then]
    stopped = [m.pair.key for m in now if m.quiet and m.pair.key not in quiet_then]
    entries = (entry for measures in now for entry in measures.pair.entries)
    applications = sum(entry.applied and entry.date > since for entry in entries)
    return Movement(
        since=since,
        meeting=scope.request.since is None,
        applications=applications if scope.visibility.totals else None,
        newly_in_use=len(began) if scope.visibility.totals else None,
        newly_quiet=len(stopped) if scope.visibility.totals else None,
        began=tuple(map(str, began)) if scope.visibility.names else (),
        delivered=tuple(row.what for row in support if row.delivered and row.delivered > since),
        answered=tuple(row.factor for row in context if row.done and row.done > since),
        sessions_held=sum(row.state == "held" and since < row.day <= scope.day for row in sessions),
        suppressed=not scope.visibility.totals,
    )
