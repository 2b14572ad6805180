"""Rules about cycles: their days, their alternation, and whether they were held (R01-R04)."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, groupby, pairwise
from typing import Final, NamedTuple

from borgen.checks.nearest import meant
from borgen.checks.people import takes_part
from borgen.checks.personal import LearnedGoal, learned_goals
from borgen.checks.rule import Rule, Scene, once
from borgen.dates import days_between, plus_days
from borgen.diagnostics import Finding, Word, finding
from borgen.frozen import Value
from borgen.model.cycle import Cycle, Stance
from borgen.model.entry import Entry
from borgen.model.ids import Key
from borgen.model.plan import Trajectory
from borgen.progress.surroundings import Aim, concerns, lineage
from borgen.rhythm import occurrences, planned_days, sessions_by_cycle

LONGEST_STRETCH: Final = 56
"""Days: eight weeks without a planned action, or reflection, is as long as it may be."""

FIRST_DAYS: Final = 30
"""Days after learning within which something should be planned."""

_TIES: Final = ("cycles", "contributes_to", "members", "participants", "trajectory", "learned")
"""The keys by which a cycle reaches a goal."""

_PLANS: Final = ("plans/people/", "plans/teams/", "plans/trajectories/", "plans/organisation.yaml")


class _Aimed(Value, frozen=True):
    """A cycle, the goals that it is about (None for all), and who is in its groups."""

    key: Key
    cycle: Cycle
    aim: Aim
    members: frozenset[str | None]


class _Gap(NamedTuple):
    days: int
    first: dt.date
    last: dt.date


class _Course(Value, frozen=True):
    """What is planned from learning to the horizon, for all goals that it is the same for.

    Attributes:
        learned: the day of learning.
        horizon: the day the horizon ends.
        cycles: whether any cycle concerns them.
        empty_start: the last of the first thirty days if nothing is planned in them.
        empty_end: the first day of the last third if nothing is planned in it.
        action: the longest stretch without a planned action.
        reflection: the longest stretch without a planned reflection.
    """

    learned: dt.date
    horizon: dt.date
    cycles: bool
    empty_start: dt.date | None
    empty_end: dt.date | None
    action: _Gap
    reflection: _Gap


@once
def _courses(scene: Scene) -> tuple[tuple[LearnedGoal, _Course], ...]:
    """Return the learned goals, each with what is planned for it."""
    return tuple(_planned(scene)) if scene.kept(*_PLANS, keys=_TIES) else ()


def _planned(scene: Scene) -> Iterator[tuple[LearnedGoal, _Course]]:
    days = scene.workspace.settings.retention.horizon_days
    courses: dict[object, _Course] = {}
    for person, goals in groupby(learned_goals(scene), key=lambda at: at.key.owner):
        around = tuple(_around(scene, person))
        for at in goals:
            if at.goal.trajectory and scene.links.owner(at.goal.trajectory) is None:
                continue  # the cycles may well stand in the trajectory that was meant
            line = lineage(scene.links, at.key)
            cycles = {one.key: one.cycle for one in around if concerns(one.aim, line)}
            same = at.learned, at.counts_from, tuple(cycles)
            course = courses.get(same)
            if course is None:
                horizon = plus_days(at.learned, days)
                course = _course(at.learned, at.counts_from, horizon, cycles.values())
                courses[same] = course
            yield at, course


def _course(
    learned: dt.date, counts_from: dt.date, horizon: dt.date, cycles: Collection[Cycle]
) -> _Course:
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
    widest = (_widest(first, sorted(some), last) for some in planned.values())
    return _Course(learned, horizon, bool(cycles), empty_start, empty_end, *widest)


def _widest(first: dt.date, days: Iterable[dt.date], last: dt.date) -> _Gap:
    """Return the longest stretch without one of `days`; an empty start or end is R02's or R03's."""
    stops = [first, *(day for day in days if day <= last), last]
    return _Gap(*max((days_between(one, other), one, other) for one, other in pairwise(stops)))


def _around(scene: Scene, person: str) -> Iterator[_Aimed]:
    """Yield the cycles around somebody: own, of their team, trajectory and organisation.

    A cycle with `goals` concerns those and what contributes to them; one with `groups` the people
    in them.
    """
    for home in scene.links.homes(person):
        if home not in scene.workspace.teams or home in scene.teams(person):
            for one in _aimed(scene).get(home, ()):
                if not one.members or person in one.members:
                    yield one


@once
def _aimed(scene: Scene) -> Mapping[str, tuple[_Aimed, ...]]:
    """Return the cycles of every plan, by its owner."""
    links = scene.links

    def aimed(home: str, cycle: Cycle) -> _Aimed:
        targets = (links.goal(text, home) for text in cycle.goals)
        goals = frozenset(target.key for target in targets if target)
        members = frozenset(links.owner(one) for group in cycle.groups for one in group)
        return _Aimed(Key(home, cycle.id), cycle, goals if cycle.goals else None, members)

    plans = scene.workspace.plans()
    return {
        home: tuple(aimed(home, cycle) for cycle in plan.cycles)
        for home, plan in plans
        if plan.cycles
    }


def long_stretches(scene: Scene) -> Iterator[Finding]:
    """Yield R01: more than eight weeks without a planned action, or without a reflection."""
    for at, course in _courses(scene):
        action, reflection = course.action, course.reflection
        stance: Stance = "action" if action >= reflection else "reflection"
        widest = max(action, reflection)
        if course.cycles and widest.days > LONGEST_STRETCH:
            both = min(action, reflection).days > LONGEST_STRETCH
            yield finding(
                "R01",
                at.goal.place.first_key(),
                variant="both" if both else stance,
                goal=at.goal.id,
                stance=Word(f"stance.{stance}"),
                first=widest.first,
                last=widest.last,
                n=widest.days,
            )


def late_starts(scene: Scene) -> Iterator[Finding]:
    """Yield R02: no cycle within thirty days of learning, or no cycle at all.

    Who takes part in nothing has no cycle for that reason: that is P01's.
    """
    for at, course in _courses(scene):
        person = scene.workspace.people[at.key.owner]
        if course.empty_start and (course.cycles or takes_part(scene, person)):
            yield finding(
                "R02",
                at.goal.place.first_key(),
                variant="" if course.cycles else "none",
                goal=at.goal.id,
                learned=course.learned,
                days=FIRST_DAYS,
            )


def early_ends(scene: Scene) -> Iterator[Finding]:
    """Yield R03: nothing in the last third before the horizon. No cycle at all is R02's."""
    for at, course in _courses(scene):
        if course.cycles and course.empty_end:
            yield finding(
                "R03",
                at.goal.place.first_key(),
                goal=at.goal.id,
                first=course.empty_end,
                last=course.horizon,
            )


def unlogged_sessions(scene: Scene) -> Iterator[Finding]:
    """Yield R04: a tracked cycle with past sessions of which nothing is known."""
    if not scene.kept("plans/log/", keys=("session",)):
        return
    sessions = sessions_by_cycle(scene.workspace, scene.links, scene.day)
    found = {
        key: one
        for key, cycle in scene.links.cycles.items()
        if cycle.tracked and (one := _unlogged(scene, key, cycle, sessions.get(key, ())))
    }
    misspelt = meant(scene, "cycle") if found else frozenset()
    yield from (one for key, one in found.items() if key not in misspelt)


def _unlogged(scene: Scene, key: Key, cycle: Cycle, sessions: tuple[Entry, ...]) -> Finding | None:
    since = _watched_from(scene, key.owner)
    past = [
        occurrence
        for occurrence in occurrences(cycle, sessions, scene.day)
        if since <= occurrence.day < scene.day
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


def _watched_from(scene: Scene, owner: str) -> dt.date:
    plan = scene.workspace.plan(owner)
    return (plan.observed_from if isinstance(plan, Trajectory) else None) or dt.date.min


RULES: Final[tuple[Rule, ...]] = (
    Rule("R01", long_stretches),
    Rule("R02", late_starts),
    Rule("R03", early_ends),
    Rule("R04", unlogged_sessions),
)
