"""Sessions of the cycles in scope: held, not logged, and planned."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from borgen.dates import days_between, plus_days
from borgen.frozen import Value
from borgen.model.cycle import Cycle, Stance
from borgen.model.ids import Key
from borgen.model.plan import Trajectory
from borgen.progress.context import lineage
from borgen.progress.values import AlternationStep
from borgen.reports.request import ReportScope, names_goal_in
from borgen.rhythm import Occurrence, OccurrenceState, occurrences, sessions_by_cycle
from borgen.text.catalogue import text_in

_SOON: Final = 28
"""The number of days ahead in which a report shows planned sessions."""
_AHEAD: Final = 183
"""The number of days ahead in which the next session of a goal is searched."""


class SessionRow(Value, frozen=True):
    """One occurrence of a cycle on the report's day.

    Attributes:
        cycle: the full name of the cycle, `koers-en-kracht/intervisie`.
        group: the group of the cycle, counted from 1; None without groups.
        to: the new day of a session that was moved.
    """

    cycle: str
    title: str
    form: str
    stance: Stance
    day: dt.date
    state: OccurrenceState
    facilitator: str | None = None
    group: int | None = None
    to: dt.date | None = None


class ScheduledCycle(Value, frozen=True):
    """A cycle in scope, by its full name, with its past and planned occurrences."""

    key: Key
    cycle: Cycle
    occurrences: tuple[Occurrence, ...]


class DueSession(Value, frozen=True):
    """A planned session, or all past sessions of a cycle that were not logged.

    Attributes:
        days: one planned day, or one or more past days.
        groups: the groups that it is about; empty where it is the whole cycle.
        team: the name of the team whose cycle it is, where the subject is more than that team.
    """

    cycle: Key
    title: str
    days: tuple[dt.date, ...]
    groups: tuple[int, ...]
    facilitator: str | None
    team: str | None


_GroupDays: TypeAlias = tuple[int | None, tuple[dt.date, ...]]
"""A group of a cycle (None without groups) and days of its sessions."""


def scheduled_cycles(scope: ReportScope, ahead: int = _AHEAD) -> tuple[ScheduledCycle, ...]:
    """Return the cycles in scope, with their occurrences up to `ahead` days after the report's day.

    Of a cycle with groups only the groups that people in scope are in.
    """
    sessions = sessions_by_cycle(scope.workspace, scope.links, scope.day)
    last = plus_days(scope.day, ahead)
    people = frozenset(scope.people)
    return tuple(
        ScheduledCycle(
            Key(home, cycle.id),
            cycle,
            tuple(
                occurrence
                for occurrence in occurrences(
                    cycle, sessions.get(Key(home, cycle.id), ()), scope.day, last
                )
                if _has_member(cycle, occurrence.group, people)
            ),
        )
        for home, plan in scope.plans()
        for cycle in plan.cycles
        if scope.concerns(cycle.goals, home)
    )


def _has_member(cycle: Cycle, group: int | None, people: frozenset[str]) -> bool:
    return group is None or not people.isdisjoint(cycle.groups[group - 1])


def session_rows(scope: ReportScope, cycles: Iterable[ScheduledCycle]) -> tuple[SessionRow, ...]:
    """Return past sessions and those planned within four weeks, oldest first.

    Of a cycle that is not tracked only the sessions held.
    """
    soon = plus_days(scope.day, _SOON)
    rows = [
        _row(scope, one, occurrence)
        for one in cycles
        for occurrence in one.occurrences
        if occurrence.day <= soon and (one.cycle.tracked or occurrence.state == "held")
    ]
    return tuple(sorted(rows, key=lambda row: (row.day, row.cycle, row.group or 0)))


def _row(scope: ReportScope, one: ScheduledCycle, occurrence: Occurrence) -> SessionRow:
    return SessionRow(
        cycle=str(one.key),
        title=cycle_title(scope, one.cycle),
        form=one.cycle.form,
        stance=one.cycle.stance,
        day=occurrence.day,
        state=occurrence.state,
        facilitator=one.cycle.facilitator,
        group=occurrence.group,
        to=occurrence.to,
    )


def cycle_title(scope: ReportScope, cycle: Cycle) -> str:
    """Return the title of a cycle, else the name of its form, in the report's language."""
    return scope.title(cycle.title) or text_in(scope.request.language)(f"form.{cycle.form}")


def next_session(
    scope: ReportScope, cycles: Iterable[ScheduledCycle], person: str, goal: Key
) -> tuple[Cycle, dt.date] | None:
    """Return the next planned session for a person's goal; None if there is none.

    A session of a tracked cycle goes before one of a cycle that is not tracked.
    """
    line = lineage(scope.links.up, goal)
    alone = frozenset({person})
    found = [
        (not one.cycle.tracked, occurrence.day, str(one.key), one.cycle)
        for one in cycles
        if names_goal_in(scope.links, one.cycle.goals, one.key.owner, line)
        for occurrence in one.occurrences
        if occurrence.state == "planned" and _has_member(one.cycle, occurrence.group, alone)
    ]
    if not found:
        return None
    *_, day, _, cycle = min(found, key=lambda item: item[:3])
    return cycle, day


def sessions_in_turn(rows: Iterable[SessionRow]) -> tuple[AlternationStep, ...]:
    """Return the sessions held as steps of reflection and action, oldest first."""
    held = (row for row in rows if row.state == "held")
    return tuple(AlternationStep(row.day, row.stance, row.form) for row in held)


def due_sessions(scope: ReportScope, until: dt.date) -> Iterator[DueSession]:
    """Yield past sessions that were not logged, and the sessions planned up to `until`.

    Of a cycle that is not tracked only what is planned, and only for audience `me`. Sessions
    before a trajectory's `observed_from` are left out.
    """
    mine = scope.request.audience == "me"
    for one in scheduled_cycles(scope, max(0, days_between(scope.day, until))):
        if one.cycle.tracked:
            yield from _merged_groups(scope, one, _unlogged(scope, one))
        if one.cycle.tracked or mine:
            yield from _merged_groups(scope, one, _coming(one, until))


def _unlogged(scope: ReportScope, one: ScheduledCycle) -> Iterator[_GroupDays]:
    owner = scope.workspace.plan(one.key.owner)
    since = (owner.observed_from if isinstance(owner, Trajectory) else None) or dt.date.min
    days: dict[int | None, list[dt.date]] = {}
    for occurrence in one.occurrences:
        if occurrence.state == "open" and occurrence.day >= since:
            days.setdefault(occurrence.group, []).append(occurrence.day)
    yield from ((group, tuple(found)) for group, found in days.items())


def _coming(one: ScheduledCycle, until: dt.date) -> Iterator[_GroupDays]:
    for occurrence in one.occurrences:
        if occurrence.state == "planned" and occurrence.day <= until:
            yield occurrence.group, (occurrence.day,)


def _merged_groups(
    scope: ReportScope, one: ScheduledCycle, found: Iterable[_GroupDays]
) -> Iterator[DueSession]:
    """Yield one session for all groups that have the same days."""
    groups: dict[tuple[dt.date, ...], list[int]] = {}
    for group, days in found:
        groups.setdefault(days, []).extend([group] if group else [])
    for days, numbers in groups.items():
        yield DueSession(
            cycle=one.key,
            title=cycle_title(scope, one.cycle),
            days=days,
            groups=() if len(numbers) == len(one.cycle.groups) else tuple(numbers),
            facilitator=one.cycle.facilitator,
            team=_team_name(scope, one.key.owner),
        )


def _team_name(scope: ReportScope, owner: str) -> str | None:
    """Return the name of the team `owner`, in a report about the organisation or a trajectory."""
    team = scope.workspace.teams.get(owner)
    wider = scope.request.kind in ("organisation", "trajectory")
    return scope.title(team.name) if team and wider else None
