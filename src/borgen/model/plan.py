"""The plan files: organisation, trajectory, team, person and skills."""

import datetime as dt
from typing import Literal, TypeAlias

from borgen.diagnostics import NOWHERE, Place
from borgen.frozen import Value
from borgen.model.common import Fades, Stretch, Title
from borgen.model.context import Factor, Support
from borgen.model.cycle import Cycle
from borgen.model.goal import OrganisationGoal, PersonalGoal, TeamGoal

Mode: TypeAlias = Literal["online", "offline", "blended", "on_the_job"]
CostCategory: TypeAlias = Literal[
    "provider", "venue", "travel", "materials", "licence", "coaching", "replacement", "other"
]


class Organisation(Value, frozen=True, kw_only=True):
    """`plans/organisation.yaml`."""

    name: Title
    goals: tuple[OrganisationGoal, ...] = ()
    context: tuple[Factor, ...] = ()
    cycles: tuple[Cycle, ...] = ()
    support: tuple[Support, ...] = ()
    place: Place = NOWHERE


class Activity(Value, frozen=True, kw_only=True):
    """A learning activity of a trajectory; hours are per participant."""

    id: str
    title: Title
    mode: Mode
    dates: tuple[dt.date, ...] = ()
    hours: float | None = None
    productive_hours_lost: float | None = None
    provider: str | None = None
    was: tuple[str, ...] = ()
    place: Place = NOWHERE


class Cost(Value, frozen=True, kw_only=True):
    """A cost of a trajectory, in the workspace's currency."""

    category: CostCategory
    amount: float
    date: dt.date | None = None
    note: str | None = None
    place: Place = NOWHERE


class Trajectory(Value, frozen=True, kw_only=True):
    """`plans/trajectories/<id>.yaml`: a learning programme."""

    id: str
    title: Title
    starts: dt.date
    ends: dt.date
    participants: tuple[str, ...]
    contributes_to: tuple[str, ...] = ()
    goals: tuple[TeamGoal, ...] = ()
    observed_from: dt.date | None = None
    activities: tuple[Activity, ...] = ()
    costs: tuple[Cost, ...] = ()
    context: tuple[Factor, ...] = ()
    cycles: tuple[Cycle, ...] = ()
    support: tuple[Support, ...] = ()
    was: tuple[str, ...] = ()
    place: Place = NOWHERE


class Member(Value, frozen=True, kw_only=True):
    """Somebody's membership of a team, both days included."""

    id: str
    since: dt.date | None = None
    until: dt.date | None = None
    place: Place = NOWHERE

    def on(self, day: dt.date) -> bool:
        """Return whether the membership holds on `day`."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


class Team(Value, frozen=True, kw_only=True):
    """`plans/teams/<id>.yaml`: the team action plan."""

    id: str
    name: Title
    members: tuple[Member, ...]
    lead: str | None = None
    sponsor: str | None = None
    goals: tuple[TeamGoal, ...] = ()
    context: tuple[Factor, ...] = ()
    cycles: tuple[Cycle, ...] = ()
    support: tuple[Support, ...] = ()
    was: tuple[str, ...] = ()
    place: Place = NOWHERE


class Person(Value, frozen=True, kw_only=True):
    """`plans/people/<id>.yaml`: the individual plan; private goals stand beside, marked."""

    id: str
    name: Title | None = None
    manager: str | None = None
    away: tuple[Stretch, ...] = ()
    goals: tuple[PersonalGoal, ...] = ()
    context: tuple[Factor, ...] = ()
    cycles: tuple[Cycle, ...] = ()
    support: tuple[Support, ...] = ()
    was: tuple[str, ...] = ()
    place: Place = NOWHERE


class Skill(Value, frozen=True, kw_only=True):
    """A skill that goals refer to, with its indicators and its ids in public frameworks."""

    id: str
    title: Title
    description: str | None = None
    indicators: tuple[str, ...] = ()
    fades: Fades | None = None
    esco: str | None = None
    sfia: str | None = None
    ecf: str | None = None
    was: tuple[str, ...] = ()
    place: Place = NOWHERE


Plan: TypeAlias = Organisation | Trajectory | Team | Person
"""Everything that owns context factors, cycles and support."""
