"""Rules about cycles: their days, their alternation, and whether they were held (R01-R04)."""

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final, NamedTuple

from borgen.checks.nearest import meant
from borgen.checks.people import takes_part
from borgen.checks.personal import LearnedGoal, learned_goals
from borgen.checks.rule import Rule, Scene, once
from borgen.dates import days_between, plus_days
from borgen.diagnostics import Finding, Word, finding
from borgen.model.cycle import Cycle, Stance
from borgen.model.entry import Entry
from borgen.model.ids import Key
from borgen.model.plan import Trajectory
from borgen.progress.surroundings import Aim, concerns, covers, lineage
from borgen.rhythm import occurrences, planned_days, sessions_by_cycle

LONGEST_STRETCH: Final = 56
"""Days: eight weeks without a planned action, or reflection, is as long as it may be."""

FIRST_DAYS: Final = 30
"""Days after learning within which something should be planned."""

_TIES: Final = ("cycles", "contributes_to", "members", "participants", "trajectory", "learned")
"""The keys by which a cycle reaches a goal."""

_PLANS: Final = ("plans/people/", "plans/teams/", "plans/trajectories/", "plans/organisation.yaml")


class _Aimed(NamedTuple):
    """A cycle, the goals that it is about (None for all), and who is in its groups."""

    cycle: Cycle
    aim: Aim
    members: frozenset[str | None]


class _Planned(NamedTuple):
    """A learned goal, the day its horizon ends, and the days of the cycles that concern it."""

    at: LearnedGoal
    horizon: dt.date
    cycles: int
    action: tuple[dt.date, ...]
    reflection: tuple[dt.date, ...]

    def empty_start(self) -> dt.date | None:
        """Return the last of the first thirty days if nothing is planned in them."""
        last = plus_days(self.at.learned, FIRST_DAYS)
        return last if self._nothing_within(self.at.counts_from, last) else None

    def empty_end(self) -> dt.date | None:
        """Return the first day of the last third if nothing is planned in it."""
        third = days_between(self.at.learned, self.horizon) // 3
        first = plus_days(self.horizon, -third)
        observed = self.at.counts_from <= first
        return first if observed and self._nothing_within(first, self.horizon) else None

    def _nothing_within(self, first: dt.date, last: dt.date) -> bool:
        days = (*self.action, *self.reflection)
        return first <= last and not any(first <= day <= last for day in days)


@once
def _planned_goals(scene: Scene) -> tuple[_Planned, ...]:
    return tuple(_planned(scene)) if scene.kept(*_PLANS, keys=_TIES) else ()


def _planned(scene: Scene) -> Iterator[_Planned]:
    known: dict[tuple[Key, dt.date], tuple[dt.date, ...]] = {}
    for at in learned_goals(scene):
        if at.goal.trajectory and scene.links.owner(at.goal.trajectory) is None:
            continue  # the cycles may well stand in the trajectory that was meant
        horizon = plus_days(at.learned, scene.workspace.settings.retention.horizon_days)
        days: dict[Stance, set[dt.date]] = {"action": set(), "reflection": set()}
        cycles = dict(cycles_of(scene, at))
        for key, cycle in cycles.items():
            if (key, horizon) not in known:
                known[key, horizon] = planned_days(cycle, horizon)
            days[cycle.stance].update(known[key, horizon])
        action, reflection = (
            tuple(sorted(day for day in some if at.counts_from <= day)) for some in days.values()
        )
        yield _Planned(at, horizon, len(cycles), action, reflection)


def cycles_of(scene: Scene, at: LearnedGoal) -> Iterator[tuple[Key, Cycle]]:
    """Yield the cycles that concern a goal: own, of its team, trajectory and organisation.

    A cycle with `goals` concerns those and what contributes to them; one with `groups` the people
    in them.
    """
    person = at.key.owner
    line = lineage(scene.links, at.key)
    for home in scene.links.homes(person):
        plan = scene.workspace.plan(home)
        if plan is None or not covers(scene.workspace, home, person, scene.day):
            continue
        for one in _aimed(scene)[home]:
            if concerns(one.aim, line) and (not one.members or person in one.members):
                yield Key(home, one.cycle.id), one.cycle


@once
def _aimed(scene: Scene) -> Mapping[str, tuple[_Aimed, ...]]:
    """Return the cycles of every plan, by its owner."""
    links = scene.links

    def aimed(home: str, cycle: Cycle) -> _Aimed:
        targets = (links.goal(text, home) for text in cycle.goals)
        goals = frozenset(target.key for target in targets if target)
        members = frozenset(links.owner(one) for group in cycle.groups for one in group)
        return _Aimed(cycle, goals if cycle.goals else None, members)

    plans = scene.workspace.plans()
    return {home: tuple(aimed(home, cycle) for cycle in plan.cycles) for home, plan in plans}


def long_stretches(scene: Scene) -> Iterator[Finding]:
    """Yield R01: more than eight weeks without a planned action, or without a reflection."""
    for planned in _planned_goals(scene):
        action = _widest(planned, planned.action)
        reflection = _widest(planned, planned.reflection)
        stance: Stance = "action" if action >= reflection else "reflection"
        widest = max(action, reflection)
        if planned.cycles and widest.days > LONGEST_STRETCH:
            both = min(action, reflection).days > LONGEST_STRETCH
            yield finding(
                "R01",
                planned.at.goal.place.first_key(),
                variant="both" if both else stance,
                goal=planned.at.goal.id,
                stance=Word(f"stance.{stance}"),
                first=widest.first,
                last=widest.last,
                n=widest.days,
            )


class _Gap(NamedTuple):
    days: int
    first: dt.date
    last: dt.date


def _widest(planned: _Planned, days: tuple[dt.date, ...]) -> _Gap:
    """Return the longest stretch without one of `days`; an empty start or end is R02's or R03's."""
    last = planned.empty_end() or planned.horizon
    first = min(planned.empty_start() or planned.at.counts_from, last)
    return max(
        _Gap(days_between(one, other), one, other)
        for one, other in pairwise((first, *(day for day in days if day <= last), last))
    )


def late_starts(scene: Scene) -> Iterator[Finding]:
    """Yield R02: no cycle within thirty days of learning, or no cycle at all.

    Who takes part in nothing has no cycle for that reason: that is P01's.
    """
    for planned in _planned_goals(scene):
        person = scene.workspace.people[planned.at.key.owner]
        if planned.empty_start() and (planned.cycles or takes_part(scene, person)):
            yield finding(
                "R02",
                planned.at.goal.place.first_key(),
                variant="" if planned.cycles else "none",
                goal=planned.at.goal.id,
                learned=planned.at.learned,
                days=FIRST_DAYS,
            )


def early_ends(scene: Scene) -> Iterator[Finding]:
    """Yield R03: nothing in the last third before the horizon. No cycle at all is R02's."""
    for planned in _planned_goals(scene):
        first = planned.empty_end()
        if planned.cycles and first:
            yield finding(
                "R03",
                planned.at.goal.place.first_key(),
                goal=planned.at.goal.id,
                first=first,
                last=planned.horizon,
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
