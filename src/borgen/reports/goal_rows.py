"""Rows about the goals of people: numbers for who may see them, else words that judge nobody."""

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import NamedTuple

from borgen.diagnostics import Arg
from borgen.frozen import replace
from borgen.links import goal_sponsor, learned_day
from borgen.model.goal import MEASURED, IfThen, PersonalGoal, status_on
from borgen.model.ids import Key
from borgen.progress import pair_details
from borgen.progress.values import PairMeasures
from borgen.reports.audience import Sight
from borgen.reports.rows import GoalRow, Intention, NextStep, TeamStatus
from borgen.reports.scope import Scope
from borgen.reports.session_rows import Planned, cycle_title, next_session


class _About(NamedTuple):
    key: Key
    goal: PersonalGoal
    status: TeamStatus


def team_status(measure: PairMeasures) -> TeamStatus:
    """Return what a team may know of a goal: in use, asks for a chance, or open.

    Who asks for a chance logged, as the last thing about work, that there was none.
    """
    if measure.in_use:
        return "in_use"
    outcomes = [e.outcome for e in measure.pair.entries if e.outcome and e.setting == "work"]
    return "asks_for_a_chance" if outcomes[-1:] == ["no_opportunity"] else "open"


def goal_rows(
    scope: Scope, sight: Sight, measures: Iterable[PairMeasures], planned: tuple[Planned, ...]
) -> tuple[GoalRow, ...]:
    """Return a row a pair, by person and goal; none at all where no names may stand."""
    if not sight.names:
        return ()
    rows = [_measured(scope, sight, measure, planned) for measure in measures]
    others = _others(scope, sight, {row.goal for row in rows}, planned) if sight.mine else ()
    return tuple(sorted([*rows, *others], key=lambda row: (row.person or "", row.goal)))


def _measured(
    scope: Scope, sight: Sight, measure: PairMeasures, planned: tuple[Planned, ...]
) -> GoalRow:
    status, retention = team_status(measure), measure.retention
    row = _row(scope, sight, planned, _About(measure.pair.key, measure.pair.goal, status))
    if not sight.numbers:
        return replace(row, suppressed=True)
    details = pair_details(measure, scope.day)
    return replace(
        row,
        status=measure.transfer,
        in_use=measure.in_use,
        quiet=measure.quiet,
        last_applied=measure.last_applied,
        retention=retention.projected,
        stability=retention.stability,
        gap=retention.gap,
        band=retention.band,
        baseline=retention.baseline,
        preserved=retention.preserved,
        crosses_target_on=retention.crosses_target_on,
        observed=details.observed,
        evidence=measure.evidence,
        progress=details.progress,
        alternation=details.alternation,
    )


def _others(
    scope: Scope, sight: Sight, seen: set[str], planned: tuple[Planned, ...]
) -> Iterator[GoalRow]:
    """Yield my goals that nothing is measured of: private ones, and those not learned yet."""
    person = scope.workspace.people.get(scope.request.id)
    for goal in person.goals if person else ():
        key = Key(scope.request.id, goal.id)
        if str(key) not in seen and status_on(goal.status, scope.day) in MEASURED:
            row = _row(scope, sight, planned, _About(key, goal, "open"))
            yield replace(row, private=goal.private)


def _row(scope: Scope, sight: Sight, planned: tuple[Planned, ...], about: _About) -> GoalRow:
    key, goal, status = about
    sponsor = goal_sponsor(scope.workspace, key.owner, goal, scope.day)
    return GoalRow(
        person=key.owner,
        name=scope.person_name(key.owner),
        goal=str(key),
        title=scope.title(goal.title),
        team_status=status,
        aspect=goal.aspect,
        learned=learned_day(scope.workspace, goal),
        sponsor=sponsor,
        serves=tuple(scope.goal_title(above) for above in scope.links.up.get(key, ())),
        next_step=_next_step(scope, sight, planned, about),
        if_then=tuple(map(_intention, goal.if_then)) if sight.mine else (),
    )


def _next_step(scope: Scope, sight: Sight, planned: tuple[Planned, ...], about: _About) -> NextStep:
    """Return what to do next: get a chance, do what I meant to do, or the next session."""
    key, goal, status = about
    sponsor = scope.name(goal_sponsor(scope.workspace, key.owner, goal, scope.day))
    if status == "asks_for_a_chance":
        return _step("chance", sponsor=sponsor) if sponsor else _step("chance_open")
    if sight.mine and status == "open" and goal.if_then:
        return _step("if_then", cue=goal.if_then[0].cue, action=goal.if_then[0].action)
    session = next_session(scope, planned, key.owner, key)
    if session is None:
        return _step("apply")
    cycle, day = session
    return _step("session", title=cycle_title(scope, cycle), day=day)


def _step(code: str, **args: Arg) -> NextStep:
    return NextStep(code, MappingProxyType(args))


def _intention(plan: IfThen) -> Intention:
    return Intention(plan.cue, plan.action, plan.obstacle)
