"""What stands around a goal on a day: cycles, hindering factors and promises that concern it.

A thing concerns the people its plan covers (a person, a team's members, a trajectory's
participants, everybody) and of them the goals it names or that contribute to what it names;
without `goals` all of them.
"""

from collections.abc import Iterator, Mapping
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
from borgen.rhythm import Occurrence, occurrences

Aim: TypeAlias = frozenset[Key] | None
"""The goals that something is about; None for all."""


class CycleInForce(Value, frozen=True):
    """A cycle with its occurrences as they are known on the day."""

    cycle: Cycle
    aim: Aim
    sessions: tuple[Session, ...]


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
            CycleInForce(
                cycle=cycle,
                aim=aim(cycle.goals),
                sessions=_sessions(owner, cycle, sessions, day),
            )
            for cycle in plan.cycles
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


def lineage(links: Links, key: Key) -> frozenset[Key]:
    """Return a goal and everything it contributes to, all the way up."""
    found: set[Key] = set()
    ahead = [key]
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
    for force in plan.cycles:
        mine = (
            session
            for session in force.sessions
            if _in_group(force.cycle, session.occurrence, person)
            and any(member.on(session.occurrence.day) for member in memberships)
        )
        yield replace(force, sessions=tuple(mine))


def _in_group(cycle: Cycle, occurrence: Occurrence, person: str) -> bool:
    return not occurrence.group or person in cycle.groups[occurrence.group - 1]
