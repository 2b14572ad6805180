"""Rows about sessions: what was held, what was not logged, and what is planned next."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

from borgen.dates import plus_days
from borgen.frozen import Value
from borgen.model.cycle import Cycle
from borgen.model.ids import Key
from borgen.progress.context import lineage
from borgen.progress.values import AlternationStep
from borgen.reports.rows import SessionRow
from borgen.reports.scope import Scope, touches
from borgen.rhythm import Occurrence, occurrences, sessions_by_cycle
from borgen.text.catalogue import text_in

SOON: Final = 28
"""How many days ahead a report tells of planned sessions."""
_AHEAD: Final = 183
"""How many days ahead the next session of a goal is looked for."""


class Planned(Value, frozen=True):
    """One cycle that concerns the subject, with its occurrences; `key` is its full name."""

    key: Key
    cycle: Cycle
    occurrences: tuple[Occurrence, ...]


def planned_cycles(scope: Scope, ahead: int = _AHEAD) -> tuple[Planned, ...]:
    """Return the cycles that concern the subject, `ahead` days into the future.

    Of cycles with groups only the groups with the subject's people.
    """
    sessions = sessions_by_cycle(scope.workspace, scope.links, scope.day)
    last = plus_days(scope.day, ahead)
    people = frozenset(scope.people)
    return tuple(
        Planned(
            Key(home, cycle.id),
            cycle,
            tuple(
                occurrence
                for occurrence in occurrences(
                    cycle, sessions.get(Key(home, cycle.id), ()), scope.day, last
                )
                if _takes_part(cycle, occurrence.group, people)
            ),
        )
        for home, plan in scope.plans()
        for cycle in plan.cycles
        if scope.concerns(cycle.goals, home)
    )


def _takes_part(cycle: Cycle, group: int | None, people: frozenset[str]) -> bool:
    return group is None or not people.isdisjoint(cycle.groups[group - 1])


def session_rows(scope: Scope, planned: Iterable[Planned]) -> tuple[SessionRow, ...]:
    """Return past sessions and those planned soon, oldest first.

    Of a cycle that is not tracked only what was held: it is never chased.
    """
    soon = plus_days(scope.day, SOON)
    rows = [
        _row(scope, plan, occurrence)
        for plan in planned
        for occurrence in plan.occurrences
        if occurrence.day <= soon and (plan.cycle.tracked or occurrence.state == "held")
    ]
    return tuple(sorted(rows, key=lambda row: (row.day, row.cycle, row.group or 0)))


def _row(scope: Scope, plan: Planned, occurrence: Occurrence) -> SessionRow:
    return SessionRow(
        cycle=str(plan.key),
        title=cycle_title(scope, plan.cycle),
        form=plan.cycle.form,
        stance=plan.cycle.stance,
        day=occurrence.day,
        state=occurrence.state,
        facilitator=plan.cycle.facilitator,
        group=occurrence.group,
        to=occurrence.to,
    )


def cycle_title(scope: Scope, cycle: Cycle) -> str:
    """Return what a cycle is called: its title, else its form in the report's language."""
    return scope.title(cycle.title) or text_in(scope.request.language)(f"form.{cycle.form}")


def next_session(
    scope: Scope, planned: Iterable[Planned], person: str, goal: Key
) -> tuple[Cycle, dt.date] | None:
    """Return the next planned session for a goal: of a tracked cycle if there is one."""
    line = lineage(scope.links.up, goal)
    alone = frozenset({person})
    found = [
        (not plan.cycle.tracked, occurrence.day, str(plan.key), plan.cycle)
        for plan in planned
        if touches(scope.links, plan.cycle.goals, plan.key.owner, line)
        for occurrence in plan.occurrences
        if occurrence.state == "planned" and _takes_part(plan.cycle, occurrence.group, alone)
    ]
    if not found:
        return None
    *_, day, _, cycle = min(found, key=lambda item: item[:3])
    return cycle, day


def sessions_in_turn(rows: Iterable[SessionRow]) -> tuple[AlternationStep, ...]:
    """Return the sessions held as steps of reflection and action, oldest first."""
    return tuple(
        AlternationStep(row.day, row.stance, row.form) for row in rows if row.state == "held"
    )
