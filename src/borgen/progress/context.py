"""The context of a goal on a day: cycles, hindering factors and promised support that concern it.

An element of a plan concerns the people whom the plan covers (the person of a personal plan, the
members of a team, the participants of a trajectory, everybody for the organisation's) and, of their
goals, those it names and those that contribute to them; an element that names no goals concerns
all goals.
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
from borgen.progress.values import Cause, CycleSession
from borgen.rhythm import occurrences

GoalSet: TypeAlias = frozenset[Key] | None
"""The goals that a plan element names; None for all goals."""


class CycleSessions(Value, frozen=True):
    """A cycle with its occurrences up to the day, oldest first.

    Attributes:
        goals: the goals that the cycle names.
        sessions: the occurrences of all groups.
        by_person: the occurrences of each member's groups; empty for a cycle without groups.
    """

    cycle: Cycle
    goals: GoalSet
    sessions: tuple[CycleSession, ...]
    by_person: Mapping[str, Sequence[CycleSession]]

    def since(self, day: date) -> Sequence[CycleSession]:
        """Return the sessions planned on `day` or later."""
        if not self.sessions or self.sessions[0].occurrence.day >= day:
            return self.sessions
        return [session for session in self.sessions if session.occurrence.day >= day]


class PlanContext(Value, frozen=True):
    """What one plan contributes to the context of goals on a day.

    Attributes:
        cycles: its cycles with their occurrences.
        hindrances: the goals that each open hindering factor names.
        overdue: the goals that each overdue promise of support names.
    """

    cycles: tuple[CycleSessions, ...]
    hindrances: tuple[GoalSet, ...]
    overdue: tuple[GoalSet, ...]


def plan_context(
    workspace: Workspace,
    links: Links,
    owner: str,
    sessions: Mapping[Key, tuple[Entry, ...]],
    day: date,
) -> PlanContext:
    """Return what the plan of `owner` contributes to the context of goals on `day`.

    Args:
        workspace: the workspace.
        links: its graph.
        owner: the owner of the plan; an unknown owner has an empty context.
        sessions: session entries by cycle, see `rhythm.sessions_by_cycle`.
        day: the report's day.
    """
    plan = workspace.plan(owner)
    if plan is None:
        return PlanContext((), (), ())

    def named(goals: tuple[str, ...]) -> GoalSet:
        targets = (links.goal(text, owner) for text in goals)
        return frozenset(target.key for target in targets if target) if goals else None

    return PlanContext(
        cycles=tuple(
            CycleSessions(cycle, named(cycle.goals), found, _by_person(cycle, found))
            for cycle in plan.cycles
            for found in (_sessions(owner, cycle, sessions, day),)
        ),
        hindrances=tuple(
            named(factor.goals)
            for factor in plan.context
            if factor.effect == "hinders" and is_open(factor, day)
        ),
        overdue=tuple(named(support.goals) for support in plan.support if is_overdue(support, day)),
    )


def _sessions(
    owner: str, cycle: Cycle, logged: Mapping[Key, tuple[Entry, ...]], day: date
) -> tuple[CycleSession, ...]:
    key = Key(owner, cycle.id)
    return tuple(
        CycleSession(key, cycle.form, cycle.tracked, occurrence)
        for occurrence in occurrences(cycle, logged.get(key, ()), day)
    )


def _by_person(
    cycle: Cycle, sessions: Iterable[CycleSession]
) -> Mapping[str, Sequence[CycleSession]]:
    found: dict[str, list[CycleSession]] = {}
    for session in sessions if cycle.groups else ():
        group = session.occurrence.group
        for person in set(cycle.groups[group - 1]) if group else ():
            found.setdefault(person, []).append(session)
    return found


def is_at_work(factor: Factor, day: date) -> bool:
    """Return whether a factor is there on `day`: not before `since` and not after `until`."""
    begun = factor.since is None or factor.since <= day
    return begun and (factor.until is None or day <= factor.until)


def is_open(factor: Factor, day: date) -> bool:
    """Return whether a factor is at work on `day` and its response is not done by then."""
    done = factor.response and factor.response.done
    return is_at_work(factor, day) and not (done and done <= day)


def is_overdue(support: Support, day: date) -> bool:
    """Return whether support was due before `day` and is not delivered by then."""
    late = support.due is not None and support.due < day
    return late and not (support.delivered and support.delivered <= day)


def lineage(up: Mapping[Key, Iterable[Key]], *keys: Key) -> frozenset[Key]:
    """Return goals and all goals that they contribute to, at any distance.

    Args:
        up: the goals that each goal contributes to, such as `Links.up`.
        keys: the goals to start from.
    """
    found: set[Key] = set()
    ahead = list(keys)
    while ahead:
        key = ahead.pop()
        if key not in found:
            found.add(key)
            ahead.extend(up.get(key, ()))
    return frozenset(found)


def concerns(goals: GoalSet, line: frozenset[Key]) -> bool:
    """Return whether an element that names `goals` concerns the goal with lineage `line`."""
    return goals is None or not goals.isdisjoint(line)


def covers(workspace: Workspace, owner: str, person: str, day: date) -> bool:
    """Return whether the plan of `owner`, one of the homes of `person`, covers them on `day`.

    Of the plans that a person belongs to, only a team's depends on the day.
    """
    team = workspace.teams.get(owner)
    return team is None or any(member.on(day) for member in _memberships(team, person))


def _memberships(team: Team, person: str) -> list[Member]:
    return [member for member in team.members if member.id == person]


def cycles_of_person(
    workspace: Workspace, owner: str, context: PlanContext, person: str
) -> Iterator[CycleSessions]:
    """Yield the cycles of the plan of `owner`, with the occurrences that concern `person`.

    These are the occurrences of the person's group, on days of their membership of a team.
    """
    team = workspace.teams.get(owner)
    memberships = _memberships(team, person) if team else [Member(id=person)]
    always = any(member.since is None and member.until is None for member in memberships)
    for cycle in context.cycles:
        own = cycle.by_person.get(person, ()) if cycle.cycle.groups else cycle.sessions
        if not always:
            own = [s for s in own if any(member.on(s.occurrence.day) for member in memberships)]
        yield replace(cycle, sessions=tuple(own))


def cause(entries: Sequence[Entry], contexts: Sequence[PlanContext], line: frozenset[Key]) -> Cause:
    """Return measure 12: the first cause that holds for a pair that is quiet or never applied.

    Args:
        entries: the pair's entries, oldest first.
        contexts: the contexts of the plans that cover the person on the day.
        line: the goal's lineage.
    """
    at_work = [e for e in entries if e.kind == "application" and e.setting == "work"]
    if at_work and at_work[-1].outcome == "no_opportunity":
        return "no_chance"
    if any(concerns(goals, line) for context in contexts for goals in context.hindrances):
        return "open_factor"
    if any(concerns(goals, line) for context in contexts for goals in context.overdue):
        return "promise_overdue"
    return "unknown"
