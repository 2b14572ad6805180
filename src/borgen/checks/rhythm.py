"""Rules about cycles: their days, alternation, and whether their sessions are logged (R01-R04)."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, groupby, pairwise
from typing import Final, NamedTuple

from borgen.checks.log_index import LearnedGoal, learned_goals
from borgen.checks.nearest import probable_targets
from borgen.checks.people import takes_part
from borgen.checks.rule import CheckContext, Rule, cached
from borgen.dates import days_between, plus_days
from borgen.diagnostics import Finding, Word, finding
from borgen.frozen import Value
from borgen.model.cycle import Cycle, Stance
from borgen.model.entry import Entry
from borgen.model.ids import Key
from borgen.model.plan import Trajectory
from borgen.progress.context import GoalSet, concerns, lineage
from borgen.rhythm import occurrences, planned_days, sessions_by_cycle

LONGEST_GAP: Final = 56
"""The most days, eight weeks, that may pass without a planned action or reflection."""

FIRST_DAYS: Final = 30
"""Days after learning within which something should be planned."""

_LINK_KEYS: Final = ("cycles", "contributes_to", "members", "participants", "trajectory", "learned")
"""The keys that link a cycle to a goal."""

_PLANS: Final = ("plans/people/", "plans/teams/", "plans/trajectories/", "plans/organisation.yaml")


class _ScopedCycle(Value, frozen=True):
    """A cycle, the goals it is about (None for all), and the people in its groups."""

    key: Key
    cycle: Cycle
    goal_set: GoalSet
    members: frozenset[str | None]


class _Gap(NamedTuple):
    """Days without a planned session of one stance, between two days; gaps order by length."""

    days: int
    first: dt.date
    last: dt.date


class _Schedule(Value, frozen=True):
    """What is planned for a goal from learning to the horizon; goals may share one.

    Attributes:
        learned: the day of learning.
        horizon: the last day of the horizon.
        cycles: whether any cycle concerns the goal.
        empty_start: the last of the first thirty days if nothing is planned in them.
        empty_end: the first day of the last third if nothing is planned in it.
        action: the longest gap between planned actions.
        reflection: the longest gap between planned reflections.
    """

    learned: dt.date
    horizon: dt.date
    cycles: bool
    empty_start: dt.date | None
    empty_end: dt.date | None
    action: _Gap
    reflection: _Gap


@cached
def _schedules(context: CheckContext) -> tuple[tuple[LearnedGoal, _Schedule], ...]:
    """Return the learned goals, each with its schedule."""
    linked = context.intact(*_PLANS, keys=_LINK_KEYS)
    return tuple(_with_schedules(context)) if linked else ()


def _with_schedules(context: CheckContext) -> Iterator[tuple[LearnedGoal, _Schedule]]:
    days = context.workspace.settings.retention.horizon_days
    schedules: dict[object, _Schedule] = {}
    for person, goals in groupby(learned_goals(context), key=lambda at: at.key.owner):
        around = tuple(_cycles_around(context, person))
        for at in goals:
            if at.goal.trajectory and context.links.owner(at.goal.trajectory) is None:
                continue  # its cycles may stand in the trajectory that was meant
            line = lineage(context.links.up, at.key)
            cycles = {one.key: one.cycle for one in around if concerns(one.goal_set, line)}
            same = at.learned, at.counts_from, tuple(cycles)
            schedule = schedules.get(same)
            if schedule is None:
                horizon = plus_days(at.learned, days)
                schedule = _schedule(at.learned, at.counts_from, horizon, cycles.values())
                schedules[same] = schedule
            yield at, schedule


def _schedule(
    learned: dt.date, counts_from: dt.date, horizon: dt.date, cycles: Collection[Cycle]
) -> _Schedule:
    planned: dict[Stance, set[dt.date]] = {"action": set(), "reflection": set()}
    for cycle in cycles:
        days = planned_days(cycle, horizon)
        planned[cycle.stance].update(day for day in days if counts_from <= day)

    def nothing(first: dt.date, last: dt.date) -> bool:
        days = chain.from_iterable(planned.values())
        return first <= last and not any(first <= day <= last for day in days)

    start = plus_days(learned, FIRST_DAYS)
    empty_start = start if nothing(counts_from, start) else None
    end = plus_days(horizon, -(days_between(learned, horizon) // 3))
    empty_end = end if counts_from <= end and nothing(end, horizon) else None
    last = empty_end or horizon
    first = min(empty_start or counts_from, last)
    longest = (_longest_gap(first, sorted(some), last) for some in planned.values())
    return _Schedule(learned, horizon, bool(cycles), empty_start, empty_end, *longest)


def _longest_gap(first: dt.date, days: Iterable[dt.date], last: dt.date) -> _Gap:
    """Return the longest gap between `days`; an empty start or end is an R02 or R03."""
    stops = [first, *(day for day in days if day <= last), last]
    return _Gap(*max((days_between(one, other), one, other) for one, other in pairwise(stops)))


def _cycles_around(context: CheckContext, person: str) -> Iterator[_ScopedCycle]:
    """Yield the cycles of a person, their team, trajectory and organisation.

    A cycle with `goals` is about those and what contributes to them; one with `groups` is for their
    members.
    """
    for home in context.links.homes(person):
        if home not in context.workspace.teams or home in context.teams_of(person):
            for one in _scoped_cycles(context).get(home, ()):
                if not one.members or person in one.members:
                    yield one


@cached
def _scoped_cycles(context: CheckContext) -> Mapping[str, tuple[_ScopedCycle, ...]]:
    """Return the cycles of every plan, by its owner."""
    links = context.links

    def scoped(home: str, cycle: Cycle) -> _ScopedCycle:
        targets = (links.goal(text, home) for text in cycle.goals)
        goals = frozenset(target.key for target in targets if target)
        members = frozenset(links.owner(one) for group in cycle.groups for one in group)
        return _ScopedCycle(Key(home, cycle.id), cycle, goals if cycle.goals else None, members)

    plans = context.workspace.plans()
    return {
        home: tuple(scoped(home, cycle) for cycle in plan.cycles)
        for home, plan in plans
        if plan.cycles
    }


def long_gaps(context: CheckContext) -> Iterator[Finding]:
    """R01: more than eight weeks without a planned action, or without a reflection."""
    for at, schedule in _schedules(context):
        action, reflection = schedule.action, schedule.reflection
        stance: Stance = "action" if action >= reflection else "reflection"
        longest = max(action, reflection)
        if schedule.cycles and longest.days > LONGEST_GAP:
            both = min(action, reflection).days > LONGEST_GAP
            yield finding(
                "R01",
                at.goal.place.first_key(),
                variant="both" if both else stance,
                goal=at.goal.id,
                stance=Word(f"stance.{stance}"),
                first=longest.first,
                last=longest.last,
                n=longest.days,
            )


def late_starts(context: CheckContext) -> Iterator[Finding]:
    """R02: no cycle within thirty days of learning, or no cycle at all.

    A person without team and trajectory has no cycle for that reason, which is a P01.
    """
    for at, schedule in _schedules(context):
        person = context.workspace.people[at.key.owner]
        if schedule.empty_start and (schedule.cycles or takes_part(context, person)):
            yield finding(
                "R02",
                at.goal.place.first_key(),
                variant="" if schedule.cycles else "none",
                goal=at.goal.id,
                learned=schedule.learned,
                days=FIRST_DAYS,
            )


def early_ends(context: CheckContext) -> Iterator[Finding]:
    """R03: nothing in the last third before the horizon. No cycle at all is an R02."""
    for at, schedule in _schedules(context):
        if schedule.cycles and schedule.empty_end:
            yield finding(
                "R03",
                at.goal.place.first_key(),
                goal=at.goal.id,
                first=schedule.empty_end,
                last=schedule.horizon,
            )


def unlogged_sessions(context: CheckContext) -> Iterator[Finding]:
    """R04: a tracked cycle with past sessions that are not in the log."""
    if not context.intact("plans/log/", keys=("session",)):
        return
    sessions = sessions_by_cycle(context.workspace, context.links, context.day)
    found = {
        key: one
        for key, cycle in context.links.cycles.items()
        if cycle.tracked and (one := _unlogged(context, key, cycle, sessions.get(key, ())))
    }
    misspelt = probable_targets(context, "cycle") if found else frozenset()
    yield from (one for key, one in found.items() if key not in misspelt)


def _unlogged(
    context: CheckContext, key: Key, cycle: Cycle, sessions: tuple[Entry, ...]
) -> Finding | None:
    since = _observed_from(context, key.owner)
    past = [
        occurrence
        for occurrence in occurrences(cycle, sessions, context.day)
        if since <= occurrence.day < context.day
        and occurrence.state != "moved"
        and not occurrence.extra
    ]
    unlogged = [occurrence.day for occurrence in past if occurrence.state == "open"]
    if not unlogged:
        return None
    return finding(
        "R04",
        cycle.place.first_key(),
        cycle=str(key),
        n=len(unlogged),
        total=len(past),
        first=unlogged[0],
    )


def _observed_from(context: CheckContext, owner: str) -> dt.date:
    plan = context.workspace.plan(owner)
    return (plan.observed_from if isinstance(plan, Trajectory) else None) or dt.date.min


RULES: Final[tuple[Rule, ...]] = (
    Rule("R01", long_gaps),
    Rule("R02", late_starts),
    Rule("R03", early_ends),
    Rule("R04", unlogged_sessions),
)
