"""What stands around a goal on a day: cycles, hindering factors and promises that concern it.

A thing concerns the people its plan covers (a person, a team's members, a trajectory's
participants, everybody) and of them the goals it names or that contribute to what it names;
without `goals` all of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from borgen.frozen import Value, replace
from borgen.links import Links
from borgen.model.context import Factor, Support
from borgen.model.cycle import Cycle
from borgen.model.entry import Entry
from borgen.model.ids import Key
from borgen.model.plan import Member, Team
from borgen.model.workspace import Workspace
from borgen.progress.values import Session
from borgen.rhythm import occurrences

Aim: TypeAlias = frozenset[Key] | None
"""The goals that something is about; None for all."""


class CycleInForce(Value, frozen=True):
    """A cycle with its occurrences as they are known on the day, in order.

    Attributes:
        by_person: for a cycle with groups those of each member's groups.
    """

    cycle: Cycle
    aim: Aim
    sessions: tuple[Session, ...]
    by_person: Mapping[str, Sequence[Session]]

    def since(self, day: date) -> Sequence[Session]:
        """Return the sessions planned on `day` or later."""
        if not self.sessions or self.sessions[0].occurrence.day >= day:
            return self.sessions
        return [session for session in self.sessions if session.occurrence.day >= day]


class Surroundings(Value, frozen=True):
    """What one plan puts around goals: its cycles, open hindrances and overdue promises."""

    cycles: tuple[CycleInForce, ...]
    hindrances: tuple[Aim, ...]
    overdue: tuple[Aim, ...]


def is_open(factor: Factor, day: date) -> bool:
    """Return whether a factor is there on `day` and its response is not done by then."""
    begun = factor.since is None or factor.since <= day
    over = factor.until is not None and factor.until < day
    done = factor.response and factor.response.done
    return begun and not over and not (done and done <= day)


def is_overdue(support: Support, day: date) -> bool:
    """Return whether support should have been there before `day` and is not."""
    late = support.due is not None and support.due < day
    return late and not (support.delivered and support.delivered <= day)


def surroundings(
    workspace: Workspace,
    links: Links,
    owner: str,
    sessions: Mapping[Key, tuple[Entry, ...]],
    day: date,
) -> Surroundings:
    """Return what the plan of `owner` puts around goals on `day`."""
    plan = workspace.plan(owner)
    if plan is None:
        return Surroundings((), (), ())

    def aim(goals: tuple[str, ...]) -> Aim:
        targets = (links.goal(text, owner) for text in goals)
        return frozenset(target.key for target in targets if target) if goals else None

    return Surroundings(
        cycles=tuple(
            CycleInForce(cycle, aim(cycle.goals), found, _by_person(cycle, found))
            for cycle in plan.cycles
            for found in (_sessions(owner, cycle, sessions, day),)
        ),
        hindrances=tuple(
            aim(factor.goals)
            for factor in plan.context
            if factor.effect == "hinders" and is_open(factor, day)
        ),
        overdue=tuple(aim(support.goals) for support in plan.support if is_overdue(support, day)),
    )


def _sessions(
    owner: str, cycle: Cycle, logged: Mapping[Key, tuple[Entry, ...]], day: date
) -> tuple[Session, ...]:
    key = Key(owner, cycle.id)
    return tuple(
        Session(key, cycle.form, cycle.tracked, occurrence)
        for occurrence in occurrences(cycle, logged.get(key, ()), day)
    )


def _by_person(cycle: Cycle, sessions: Iterable[Session]) -> Mapping[str, Sequence[Session]]:
    found: dict[str, list[Session]] = {}
    for session in sessions if cycle.groups else ():
        group = session.occurrence.group
        for person in set(cycle.groups[group - 1]) if group else ():
            found.setdefault(person, []).append(session)
    return found


def lineage(links: Links, *keys: Key) -> frozenset[Key]:
    """Return goals and everything they contribute to, all the way up."""
    found: set[Key] = set()
    ahead = list(keys)
    while ahead:
        here = ahead.pop()
        if here not in found:
            found.add(here)
            ahead.extend(links.up.get(here, ()))
    return frozenset(found)


def concerns(aim: Aim, line: frozenset[Key]) -> bool:
    """Return whether something about `aim` concerns the goal of this lineage."""
    return aim is None or not aim.isdisjoint(line)


def covers(workspace: Workspace, owner: str, person: str, day: date) -> bool:
    """Return whether the plan of `owner` covers `person` on `day`; only teams change."""
    team = workspace.teams.get(owner)
    return team is None or any(m.on(day) for m in _memberships(team, person))


def _memberships(team: Team, person: str) -> list[Member]:
    return [member for member in team.members if member.id == person]


def cycles_of_person(
    workspace: Workspace, owner: str, plan: Surroundings, person: str
) -> Iterator[CycleInForce]:
    """Yield the cycles of a plan with the occurrences that concern `person`, team and group."""
    team = workspace.teams.get(owner)
    memberships = _memberships(team, person) if team else [Member(id=person)]
    always = any(member.since is None and member.until is None for member in memberships)
    for force in plan.cycles:
        mine = force.by_person.get(person, ()) if force.cycle.groups else force.sessions
        if not always:
            mine = [s for s in mine if any(m.on(s.occurrence.day) for m in memberships)]
        yield replace(force, sessions=tuple(mine))
