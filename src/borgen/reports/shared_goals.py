"""Rows about the goals above the personal ones, and the figures of the organisation's own."""

import datetime as dt
from collections.abc import Iterator

from borgen.links import goal_owner
from borgen.model.entry import Entry, standing
from borgen.model.goal import MEASURED, Measure, OrganisationGoal, PersonalGoal, TeamGoal, status_on
from borgen.model.ids import ORGANISATION, Key
from borgen.reports.rows import GoalMeasure, SharedGoal
from borgen.reports.scope import Scope


def shared_goals(scope: Scope) -> tuple[SharedGoal, ...]:
    """Return the goals of a team, trajectory or organisation that count, in the plan's order."""
    plan = scope.workspace.plan(scope.request.id)
    return tuple(
        SharedGoal(
            goal=str(Key(scope.request.id, goal.id)),
            title=scope.title(goal.title),
            change=None if isinstance(goal, OrganisationGoal) else goal.change,
            owner=goal_owner(scope.workspace, scope.request.id, goal),
            due=_due(goal),
            serves=tuple(
                scope.goal_title(above)
                for above in scope.links.up.get(Key(scope.request.id, goal.id), ())
            ),
        )
        for goal in (plan.goals if plan else ())
        if not isinstance(goal, PersonalGoal) and status_on(goal.status, scope.day) in MEASURED
    )


def _due(goal: OrganisationGoal | TeamGoal) -> dt.date | None:
    if isinstance(goal, OrganisationGoal):
        return goal.measure.due if goal.measure else None
    return goal.due


def goal_measures(scope: Scope) -> tuple[GoalMeasure, ...]:
    """Return the figures of the organisation's goals that the subject serves, in plan order."""
    organisation = scope.workspace.organisation
    measured = list(_measurements(scope))
    return tuple(
        _goal_measure(scope, goal, goal.measure, [e for key, e in measured if key.id == goal.id])
        for goal in (organisation.goals if organisation else ())
        if goal.measure
        and Key(ORGANISATION, goal.id) in scope.goals
        and status_on(goal.status, scope.day) in MEASURED
    )


def _measurements(scope: Scope) -> Iterator[tuple[Key, Entry]]:
    """Yield what was measured of organisation goals; no person's log holds such entries."""
    for owner in (ORGANISATION, *scope.workspace.trajectories, *scope.workspace.teams):
        for entry in standing(scope.workspace.logs.get(owner, ()), scope.day):
            if entry.kind == "measurement" and entry.goal and entry.value is not None:
                target = scope.links.goal(entry.goal, owner)
                if target and target.key.owner == ORGANISATION:
                    yield target.key, entry


def _goal_measure(
    scope: Scope, goal: OrganisationGoal, measure: Measure, entries: list[Entry]
) -> GoalMeasure:
    latest = max(entries, key=lambda entry: (entry.date, entry.owner, entry.item), default=None)
    return GoalMeasure(
        goal=goal.id,
        title=scope.title(goal.title),
        owner=goal.owner,
        name=scope.title(measure.name) or None,
        unit=measure.unit,
        baseline=measure.baseline,
        latest=latest.value if latest else None,
        latest_on=latest.date if latest else None,
        target=measure.target,
        due=measure.due,
    )
