"""Whether a skill was applied at work, in time, and still is: measures 5 and 6 of one pair."""

from collections.abc import Iterable, Sequence
from datetime import date

from borgen.dates import days_between, plus_days
from borgen.model.base import Stretch
from borgen.model.entry import APPLIED, Entry
from borgen.model.goal import PersonalGoal
from borgen.model.workspace import Workspace
from borgen.progress.values import TransferStatus


def days_present(away: Sequence[Stretch], first: date, last: date) -> int:
    """Return the number of days after `first` up to `last` without days away.

    It is negative where `last` comes before `first`; days away are not taken off then.
    """
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
    """Return measure 5: the best outcome that is known of applying a goal at work."""
    outcomes = {entry.outcome for entry in entries if entry.setting == "work"}
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
    """Return the day of each application at work, in the order of `entries`."""
    return [entry.date for entry in entries if entry.applied]


def in_time(applied: Sequence[date], learned: date, away: Sequence[Stretch], grace: int) -> bool:
    """Return whether the first application was within `grace` days of learning, days away skipped.

    Args:
        applied: the days of the applications, oldest first.
        learned: the day of learning.
        away: the person's stretches of days away.
        grace: `use.grace_days`.
    """
    return bool(applied) and days_present(away, learned, applied[0]) <= grace


def observed_from(workspace: Workspace, goal: PersonalGoal) -> date | None:
    """Return `observed_from` of the goal's trajectory: logs before that day may be incomplete."""
    trajectory = workspace.trajectories.get(goal.trajectory or "")
    return trajectory.observed_from if trajectory else None


def is_judged(
    learned: date, today: date, observed: date | None, away: Sequence[Stretch], grace: int
) -> bool:
    """Return whether the grace period is over on `today`, and ended after `observed`.

    Args:
        learned: the day of learning.
        today: the report's day.
        observed: the first day of observation, if there is one, see `observed_from`.
        away: the person's stretches of days away, which are skipped.
        grace: `use.grace_days`.
    """
    passed = days_present(away, learned, today) >= grace
    return passed and (observed is None or days_present(away, learned, observed) < grace)


def in_use(applied: Sequence[date], today: date, away: Sequence[Stretch], window: int) -> bool:
    """Return measure 6: whether the last application was within `window` days, days away skipped.

    Args:
        applied: the days of the applications, oldest first.
        today: the report's day.
        away: the person's stretches of days away.
        window: `use.window_days`.
    """
    return bool(applied) and days_present(away, applied[-1], today) <= window
