"""Sessions that are planned soon or that nobody logged, each cycle's groups told together."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from borgen.dates import days_between
from borgen.frozen import Value
from borgen.model.ids import Key
from borgen.model.plan import Trajectory
from borgen.reports.scope import Scope
from borgen.reports.session_rows import Planned, cycle_title, planned_cycles


class DueSession(Value, frozen=True):
    """One planned session, or all past ones of a cycle of which nothing is known.

    Attributes:
        days: at least one; more than one only of the past.
        groups: those it concerns, if that is not the whole cycle.
        team: whose it is, where that is not the subject itself.
    """

    cycle: Key
    title: str
    days: tuple[dt.date, ...]
    groups: tuple[int, ...]
    facilitator: str | None
    team: str | None


def due_sessions(scope: Scope, until: dt.date) -> Iterator[DueSession]:
    """Yield the sessions of the subject that nobody logged, and those planned up to `until`.

    What is not tracked is never chased: of such a cycle I alone see what is planned. Nothing
    before a trajectory's `observed_from` is held against anybody.
    """
    mine = scope.request.audience == "me"
    for plan in planned_cycles(scope, max(0, days_between(scope.day, until))):
        if plan.cycle.tracked:
            yield from _told_together(scope, plan, _unlogged(scope, plan))
        if plan.cycle.tracked or mine:
            yield from _told_together(scope, plan, _coming(plan, until))


_When: TypeAlias = tuple[int | None, tuple[dt.date, ...]]
"""A group, and its days."""


def _unlogged(scope: Scope, plan: Planned) -> Iterator[_When]:
    owner = scope.workspace.plan(plan.key.owner)
    since = (owner.observed_from if isinstance(owner, Trajectory) else None) or dt.date.min
    days: dict[int | None, list[dt.date]] = {}
    for occurrence in plan.occurrences:
        if occurrence.state == "open" and occurrence.day >= since:
            days.setdefault(occurrence.group, []).append(occurrence.day)
    yield from ((group, tuple(found)) for group, found in days.items())


def _coming(plan: Planned, until: dt.date) -> Iterator[_When]:
    for occurrence in plan.occurrences:
        if occurrence.state == "planned" and occurrence.day <= until:
            yield occurrence.group, (occurrence.day,)


def _told_together(scope: Scope, plan: Planned, found: Iterable[_When]) -> Iterator[DueSession]:
    """Yield one session for all groups that have the same days."""
    groups: dict[tuple[dt.date, ...], list[int]] = {}
    for group, days in found:
        groups.setdefault(days, []).extend([group] if group else [])
    for days, numbers in groups.items():
        yield DueSession(
            cycle=plan.key,
            title=cycle_title(scope, plan.cycle),
            days=days,
            groups=() if len(numbers) == len(plan.cycle.groups) else tuple(numbers),
            facilitator=plan.cycle.facilitator,
            team=_team(scope, plan),
        )


def _team(scope: Scope, plan: Planned) -> str | None:
    """Return the name of the team whose cycle it is, where the subject is more than that team."""
    team = scope.workspace.teams.get(plan.key.owner)
    wider = scope.request.kind in ("organisation", "trajectory")
    return scope.title(team.name) if team and wider else None
