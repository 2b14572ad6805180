"""Rows about the goals of organisation, trajectories and teams, and the organisation's figures."""

import datetime as dt
from collections.abc import Iterator

from borgen.frozen import Value
from borgen.links import goal_owner
from borgen.model.entry import Entry, standing
from borgen.model.goal import MEASURED, Measure, OrganisationGoal, PersonalGoal, TeamGoal, status_on
from borgen.model.ids import ORGANISATION, Key
from borgen.reports.request import ReportScope


class SharedGoal(Value, frozen=True):
    """A goal of a team, trajectory or organisation; `serves` are titles one level up."""

    goal: str
    title: str
    change: str | None
    owner: str | None
    due: dt.date | None
    serves: tuple[str, ...]


class GoalMeasure(Value, frozen=True):
    """The figure that an organisation goal is measured by, in `unit`; no proof of cause.

    Attributes:
        name: the name of the figure.
        latest: the last value logged; `latest_on` its day.
        due: the day by which `target` is to be reached.
    """

    goal: str
    title: str
    owner: str | None
    name: str | None
    unit: str | None
    baseline: float | None
    latest: float | None
    latest_on: dt.date | None
    target: float | None
    due: dt.date | None


def shared_goals(scope: ReportScope) -> tuple[SharedGoal, ...]:
    """Return the subject's own goals that are under way or reached, in plan order."""
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


def goal_measures(scope: ReportScope) -> tuple[GoalMeasure, ...]:
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


def _measurements(scope: ReportScope) -> Iterator[tuple[Key, Entry]]:
    """Yield the measurements of organisation goals; they are not in logs of people."""
    for owner in (ORGANISATION, *scope.workspace.trajectories, *scope.workspace.teams):
        for entry in standing(scope.workspace.logs.get(owner, ()), scope.day):
            if entry.kind == "measurement" and entry.goal and entry.value is not None:
                target = scope.links.goal(entry.goal, owner)
                if target and target.key.owner == ORGANISATION:
                    yield target.key, entry


def _goal_measure(
    scope: ReportScope, goal: OrganisationGoal, measure: Measure, entries: list[Entry]
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
