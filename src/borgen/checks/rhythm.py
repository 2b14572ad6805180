"""Rules about cycles: their days, their alternation, and whether they were held (R01-R04)."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from borgen.checks.personal import LearnedGoal, learned_goals
from borgen.checks.rule import Rule, Scene
from borgen.dates import days_between, plus_days
from borgen.diagnostics import Finding, Word, finding
from borgen.links import Links
from borgen.model.cycle import Cycle, Stance
from borgen.model.ids import ORGANISATION, Key
from borgen.model.plan import Trajectory
from borgen.rhythm import occurrences, planned_days, sessions_by_cycle

LONGEST_STRETCH: Final = 56
"""Days: eight weeks without a planned action, or reflection, is as long as it may be."""

FIRST_DAYS: Final = 30
"""Days after learning within which something should be planned."""

_PLANS: Final = ("plans/people/", "plans/teams/", "plans/trajectories/", "plans/organisation.yaml")


class _Planned(NamedTuple):
    """A learned goal, the day its horizon ends, and the days of the cycles that concern it."""

    at: LearnedGoal
    horizon: dt.date
    cycles: int
    action: tuple[dt.date, ...]
    reflection: tuple[dt.date, ...]

    def within(self, first: dt.date, last: dt.date) -> bool:
        """Return whether something is planned from `first` to `last`, both included."""
        return any(first <= day <= last for day in (*self.action, *self.reflection))


def _planned_goals(scene: Scene) -> Iterator[_Planned]:
    if not scene.read(*_PLANS):
        return
    known: dict[tuple[Key, dt.date], tuple[dt.date, ...]] = {}
    for at in learned_goals(scene):
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
    named = {at.key, *_above(scene.links, at.key)}
    for home in _homes(scene, at):
        plan = scene.workspace.plan(home)
        for cycle in plan.cycles if plan else ():
            targets = (scene.links.goal(text, home) for text in cycle.goals)
            members = {scene.links.owner(id_) for group in cycle.groups for id_ in group}
            if (not cycle.goals or any(target and target.key in named for target in targets)) and (
                not members or person in members
            ):
                yield Key(home, cycle.id), cycle


def _homes(scene: Scene, at: LearnedGoal) -> Iterator[str]:
    person, trajectory = at.key.owner, at.goal.trajectory
    yield person
    for team in scene.links.teams_of.get(person, ()):
        members = scene.workspace.teams[team].members
        if any(member.id == person and member.on(scene.day) for member in members):
            yield team
    yield from [trajectory] if trajectory else scene.links.trajectories_of.get(person, ())
    yield ORGANISATION


def _above(links: Links, key: Key) -> set[Key]:
    found: set[Key] = set()
    todo = [key]
    while todo:
        new = set(links.up.get(todo.pop(), ())) - found
        found |= new
        todo.extend(new)
    return found


def long_stretches(scene: Scene) -> Iterator[Finding]:
    """Yield R01: more than eight weeks without a planned action, or without a reflection."""
    for planned in _planned_goals(scene):
        if not planned.cycles:
            continue
        action = _widest(planned, planned.action)
        reflection = _widest(planned, planned.reflection)
        widest = max(action, reflection)
        if widest.days > LONGEST_STRETCH:
            both = min(action, reflection).days > LONGEST_STRETCH
            stance: Stance = "action" if widest == action else "reflection"
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
    """Return the longest stretch without one of `days`, up to the horizon."""
    first = min(planned.at.counts_from, planned.horizon)
    ends = (first, *days, planned.horizon)
    return max(_Gap(days_between(one, other), one, other) for one, other in pairwise(ends))


def late_starts(scene: Scene) -> Iterator[Finding]:
    """Yield R02: no cycle within thirty days of learning, or no cycle at all."""
    for planned in _planned_goals(scene):
        at = planned.at
        last = plus_days(at.learned, FIRST_DAYS)
        if at.counts_from > last or planned.within(at.counts_from, last):
            continue
        yield finding(
            "R02",
            at.goal.place.first_key(),
            variant="" if planned.cycles else "none",
            goal=at.goal.id,
            learned=at.learned,
            days=FIRST_DAYS,
        )


def early_ends(scene: Scene) -> Iterator[Finding]:
    """Yield R03: nothing in the last third before the horizon. No cycle at all is R02's."""
    for planned in _planned_goals(scene):
        third = scene.workspace.settings.retention.horizon_days // 3
        first = plus_days(planned.horizon, -third)
        if not planned.cycles or planned.at.counts_from > first:
            continue
        if not planned.within(first, planned.horizon):
            yield finding(
                "R03",
                planned.at.goal.place.first_key(),
                goal=planned.at.goal.id,
                first=first,
                last=planned.horizon,
            )


def unlogged_sessions(scene: Scene) -> Iterator[Finding]:
    """Yield R04: a tracked cycle with past sessions of which nothing is known."""
    if not scene.read("plans/log/"):
        return
    sessions = sessions_by_cycle(scene.workspace, scene.links, scene.day)
    for key, cycle in scene.links.cycles.items():
        if not cycle.tracked:
            continue
        since = _watched_from(scene, key.owner)
        past = [
            occurrence
            for occurrence in occurrences(cycle, sessions.get(key, ()), scene.day)
            if since <= occurrence.day < scene.day
            and occurrence.state != "moved"
            and not occurrence.extra
        ]
        unlogged = [occurrence.day for occurrence in past if occurrence.state == "open"]
        if unlogged:
            yield finding(
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
