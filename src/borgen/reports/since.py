"""What moved since the last meeting, or since a day that was asked for."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from borgen.progress.values import PairMeasures
from borgen.reports.audience import Sight
from borgen.reports.rows import FactorRow, Moved, SessionRow, SupportRow
from borgen.reports.scope import Scope
from borgen.reports.session_rows import Planned

_MEETINGS: Final = ("team_meeting", "community", "half_year_review", "progress_talk")
"""The forms in which a subject looks back at itself, in the order in which they are preferred."""


def last_meeting(scope: Scope, planned: Iterable[Planned]) -> dt.date | None:
    """Return the day of the subject's own last meeting that was held before the report's day."""
    held = [
        (_MEETINGS.index(plan.cycle.form), occurrence.entry.date)
        for plan in planned
        if plan.key.owner == scope.request.id and plan.cycle.form in _MEETINGS
        for occurrence in plan.occurrences
        if occurrence.state == "held" and occurrence.entry
    ]
    preferred = min((form for form, _ in held), default=None)
    days = [day for form, day in held if form == preferred and day < scope.day]
    return max(days, default=None)


def moved(  # noqa: PLR0913 - it compares every part of a report
    scope: Scope,
    sight: Sight,
    since: dt.date,
    *,
    meeting: bool,
    before: Iterable[PairMeasures],
    now: Iterable[PairMeasures],
    support: Iterable[SupportRow],
    context: Iterable[FactorRow],
    sessions: Iterable[SessionRow],
) -> Moved:
    """Return what changed after `since`, up to and including the report's day.

    Args:
        scope: the subject.
        sight: what may be shown: no counts where the totals are hidden, no goals without names.
        since: the day before the first that counts.
        meeting: whether that was the last meeting.
        before: the pairs as they were on `since`.
        now: the pairs as they are.
        support: the promises as rows.
        context: the factors as rows.
        sessions: the sessions as rows.
    """
    then = {measure.pair.key: measure for measure in before}
    pairs = list(now)
    began = [m for m in pairs if m.in_use and not _was(then.get(m.pair.key), "in_use")]
    stopped = [m for m in pairs if m.quiet and not _was(then.get(m.pair.key), "quiet")]
    return Moved(
        since=since,
        meeting=meeting,
        applications=sum(1 for _ in _applications(pairs, since)) if sight.totals else None,
        newly_in_use=len(began) if sight.totals else None,
        newly_quiet=len(stopped) if sight.totals else None,
        began=tuple(str(m.pair.key) for m in began) if sight.names else (),
        delivered=tuple(row.what for row in support if row.delivered and row.delivered > since),
        answered=tuple(row.factor for row in context if row.done and row.done > since),
        sessions_held=sum(row.state == "held" and since < row.day <= scope.day for row in sessions),
        suppressed=not sight.totals,
    )


def _was(measure: PairMeasures | None, what: str) -> bool:
    return measure is not None and bool(getattr(measure, what))


def _applications(measures: Iterable[PairMeasures], since: dt.date) -> Iterator[dt.date]:
    for measure in measures:
        for entry in measure.pair.entries:
            if entry.applied and entry.date > since:
                yield entry.date
