"""Whether a skill was applied at work, in time, and still is."""

from collections.abc import Iterable, Sequence
from datetime import date

from borgen.dates import days_between, plus_days
from borgen.model.common import Stretch
from borgen.model.entry import APPLIED, Entry
from borgen.model.goal import PersonalGoal
from borgen.model.workspace import Workspace
from borgen.progress.values import TransferStatus


def days_present(away: Sequence[Stretch], first: date, last: date) -> int:
    """Return the days after `first` up to `last` that nobody was away; negative if reversed."""
    total = days_between(first, last)
    if total <= 0 or not away:
        return total
    counted = first
    for start, until in sorted((s.start or date.min, s.until or date.max) for s in away):
        begin, end = max(start, plus_days(counted, 1)), min(until, last)
        if begin <= end:
            total -= days_between(begin, end) + 1
            counted = end
    return total


def transfer_status(entries: Sequence[Entry]) -> TransferStatus:
    """Return measure 5: the best that is known of applying it at work."""
    said = {(entry.outcome, entry.details) for entry in entries}
    outcomes = {outcome for outcome, details in said if details.setting == "work"}
    if not outcomes.isdisjoint(APPLIED):
        return "applied"
    if "not_achieved" in outcomes:
        return "attempted"
    if "missed" in outcomes:
        return "missed"
    if "no_opportunity" in outcomes:
        return "no_opportunity"
    return "reflection_only" if entries else "no_observation"


def applications(entries: Iterable[Entry]) -> list[date]:
    """Return the days of the applications at work, oldest first, one for each."""
    return [entry.date for entry in entries if entry.applied]


def in_time(applied: Sequence[date], learned: date, away: Sequence[Stretch], grace: int) -> bool:
    """Return whether it was applied within the grace period, days away not counted."""
    return bool(applied) and days_present(away, learned, applied[0]) <= grace


def observed_from(workspace: Workspace, goal: PersonalGoal) -> date | None:
    """Return the day before which nothing is held against anybody: its trajectory's."""
    trajectory = workspace.trajectories.get(goal.trajectory or "")
    return trajectory.observed_from if trajectory else None


def is_judged(
    learned: date, today: date, observed: date | None, away: Sequence[Stretch], grace: int
) -> bool:
    """Return whether the grace period has passed, and ended after observation began."""
    passed = days_present(away, learned, today) >= grace
    return passed and (observed is None or days_present(away, learned, observed) < grace)


def in_use(applied: Sequence[date], today: date, away: Sequence[Stretch], window: int) -> bool:
    """Return measure 6: whether the last application is recent, days away not counted."""
    return bool(applied) and days_present(away, applied[-1], today) <= window
