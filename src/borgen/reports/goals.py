"""Rows about the goals of people: with numbers where they may be shown, else a status in words."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from borgen.diagnostics import Arg
from borgen.frozen import Value, replace
from borgen.links import goal_sponsor, learned_day
from borgen.model.common import Aspect
from borgen.model.goal import MEASURED, IfThen, PersonalGoal, status_on
from borgen.model.ids import Key
from borgen.progress import pair_details
from borgen.progress.values import (
    AlternationStep,
    Evidence,
    Interval,
    Observed,
    PairMeasures,
    Progress,
    TransferStatus,
)
from borgen.reports.request import ReportScope
from borgen.reports.sessions import ScheduledCycle, cycle_title, next_session

TeamStatus: TypeAlias = Literal["in_use", "asks_for_a_chance", "open"]


class NextStep(Value, frozen=True):
    """The next thing to do for a goal, worded by the text `agenda.next.<code>`."""

    code: str
    args: Mapping[str, Arg]


class Intention(Value, frozen=True):
    """An if-then plan: when `cue` happens, the person does `action`."""

    cue: str
    action: str
    obstacle: str | None = None


class GoalRow(Value, frozen=True, kw_only=True):
    """A goal of a person, with its measures where they may be shown.

    Attributes:
        goal: the goal's full name, `p01/feedback`.
        name: the person's name, if the plan gives one.
        sponsor: who stands for it on the organisation's side, an id or a role.
        serves: titles of the goals it contributes to.
        status to alternation: None or empty where they may not be shown or are not measured.
        if_then: the person's own intentions; only for audience `me`.
        suppressed: whether the measures are hidden.
    """

    person: str | None
    name: str | None
    goal: str
    title: str
    team_status: TeamStatus
    aspect: Aspect | None = None
    learned: dt.date | None = None
    sponsor: str | None = None
    serves: tuple[str, ...] = ()
    next_step: NextStep | None = None
    status: TransferStatus | None = None
    in_use: bool | None = None
    quiet: bool | None = None
    last_applied: dt.date | None = None
    retention: float | None = None
    stability: float | None = None
    gap: float | None = None
    band: Interval | None = None
    baseline: float | None = None
    preserved: float | None = None
    crosses_target_on: dt.date | None = None
    observed: Observed | None = None
    evidence: Evidence | None = None
    progress: Progress | None = None
    alternation: tuple[AlternationStep, ...] = ()
    if_then: tuple[Intention, ...] = ()
    private: bool = False
    suppressed: bool = False


class _GoalState(NamedTuple):
    """A goal by its full name, with its status for the team."""

    key: Key
    goal: PersonalGoal
    status: TeamStatus


def team_status(measures: PairMeasures) -> TeamStatus:
    """Return what a team may know of a pair: in use, asks for a chance, or open.

    It asks for a chance if the latest outcome at work is `no_opportunity`.
    """
    if measures.in_use:
        return "in_use"
    outcomes = [e.outcome for e in measures.pair.entries if e.outcome and e.setting == "work"]
    return "asks_for_a_chance" if outcomes[-1:] == ["no_opportunity"] else "open"


def goal_rows(
    scope: ReportScope, pairs: Iterable[PairMeasures], cycles: tuple[ScheduledCycle, ...]
) -> tuple[GoalRow, ...]:
    """Return a row for each pair, by person and goal; empty where names may not be shown.

    For audience `me` there is also a row for each goal that is not measured.
    """
    if not scope.visibility.names:
        return ()
    rows = [_measured_row(scope, measures, cycles) for measures in pairs]
    if scope.visibility.mine:
        rows.extend(_unmeasured_rows(scope, {row.goal for row in rows}, cycles))
    return tuple(sorted(rows, key=lambda row: (row.person or "", row.goal)))


def _measured_row(
    scope: ReportScope, measures: PairMeasures, cycles: tuple[ScheduledCycle, ...]
) -> GoalRow:
    state = _GoalState(measures.pair.key, measures.pair.goal, team_status(measures))
    row, retention = _row(scope, cycles, state), measures.retention
    if not scope.visibility.numbers:
        return replace(row, suppressed=True)
    details = pair_details(measures, scope.day)
    return replace(
        row,
        status=measures.transfer,
        in_use=measures.in_use,
        quiet=measures.quiet,
        last_applied=measures.last_applied,
        retention=retention.projected,
        stability=retention.stability,
        gap=retention.gap,
        band=retention.band,
        baseline=retention.baseline,
        preserved=retention.preserved,
        crosses_target_on=retention.crosses_target_on,
        observed=details.observed,
        evidence=measures.evidence,
        progress=details.progress,
        alternation=details.alternation,
    )


def _unmeasured_rows(
    scope: ReportScope, measured: set[str], cycles: tuple[ScheduledCycle, ...]
) -> Iterator[GoalRow]:
    """Yield the rows of the subject's private goals, and of those that are not learned yet."""
    person = scope.workspace.people.get(scope.request.id)
    for goal in person.goals if person else ():
        key = Key(scope.request.id, goal.id)
        if str(key) not in measured and status_on(goal.status, scope.day) in MEASURED:
            row = _row(scope, cycles, _GoalState(key, goal, "open"))
            yield replace(row, private=goal.private)


def _row(scope: ReportScope, cycles: tuple[ScheduledCycle, ...], state: _GoalState) -> GoalRow:
    key, goal, status = state
    return GoalRow(
        person=key.owner,
        name=scope.person_name(key.owner),
        goal=str(key),
        title=scope.title(goal.title),
        team_status=status,
        aspect=goal.aspect,
        learned=learned_day(scope.workspace, goal),
        sponsor=goal_sponsor(scope.workspace, key.owner, goal, scope.day),
        serves=tuple(scope.goal_title(above) for above in scope.links.up.get(key, ())),
        next_step=_next_step(scope, cycles, state),
        if_then=tuple(map(_intention, goal.if_then)) if scope.visibility.mine else (),
    )


def _next_step(
    scope: ReportScope, cycles: tuple[ScheduledCycle, ...], state: _GoalState
) -> NextStep:
    """Return the first that applies: ask for a chance, an if-then plan, a session, apply it."""
    key, goal, status = state
    if status == "asks_for_a_chance":
        sponsor = scope.name(goal_sponsor(scope.workspace, key.owner, goal, scope.day))
        return _step("chance", sponsor=sponsor) if sponsor else _step("chance_open")
    if scope.visibility.mine and status == "open" and goal.if_then:
        return _step("if_then", cue=goal.if_then[0].cue, action=goal.if_then[0].action)
    session = next_session(scope, cycles, key.owner, key)
    if session is None:
        return _step("apply")
    cycle, day = session
    return _step("session", title=cycle_title(scope, cycle), day=day)


def _step(code: str, **args: Arg) -> NextStep:
    return NextStep(code, MappingProxyType(args))


def _intention(plan: IfThen) -> Intention:
    return Intention(plan.cue, plan.action, plan.obstacle)
