"""The plan files: organisation, trajectory, team, person, private goals and skills."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar, Final, Literal, TypeAlias

from pydantic import Field

from borgen.model.base import (
    Contribution,
    Day,
    Document,
    Id,
    Model,
    NotNegative,
    Number,
    PlainText,
    Refers,
    Stretch,
    Titled,
    Who,
)
from borgen.model.common import Fades
from borgen.model.context import Factor, Support
from borgen.model.cycle import Cycle
from borgen.model.erased import ErasedPeople
from borgen.model.goal import OrganisationGoal, PersonalGoal, TeamGoal
from borgen.model.settings import Settings

Mode: TypeAlias = Literal["online", "offline", "blended", "on_the_job"]
CostCategory: TypeAlias = Literal[
    "provider", "venue", "travel", "materials", "licence", "coaching", "replacement", "other"
]
MemberId: TypeAlias = Annotated[Id, Refers("member")]


class Organisation(Model):
    """`plans/organisation.yaml`."""

    name: Titled = Field(description="The organisation's name.")
    goals: tuple[OrganisationGoal, ...] = Field(default=(), description="The organisation's goals.")
    context: tuple[Factor, ...] = Field(default=(), description="What hinders or stimulates.")
    cycles: tuple[Cycle, ...] = Field(default=(), description="Planned reflection and action.")
    support: tuple[Support, ...] = Field(default=(), description="What the organisation promised.")


class Activity(Model):
    """A learning activity of a trajectory; hours are per participant."""

    id: Id = Field(description="By which goals name it.")
    title: Titled = Field(description="What it is.")
    mode: Mode = Field(description="Online, offline, blended, or on the job.")
    dates: tuple[Day, ...] = Field(default=(), description="The days it takes place.")
    hours: NotNegative | None = Field(default=None, description="Hours per participant.")
    productive_hours_lost: NotNegative | None = Field(
        default=None, description="Productive hours lost per participant."
    )
    provider: PlainText | None = Field(default=None, description="Who gives it.")
    was: tuple[Id, ...] = Field(default=(), description="Ids it had before.")


class Cost(Model):
    """A cost of a trajectory, in the workspace's currency."""

    category: CostCategory = Field(description="What it was for.")
    amount: Number = Field(description="How much.")
    date: Day | None = Field(default=None, description="When.")
    note: PlainText | None = Field(default=None, description="What else there is to say.")


class Trajectory(Document):
    """`plans/trajectories/<id>.yaml`: a learning programme."""

    title: Titled = Field(description="Its name.")
    starts: Day = Field(description="The first day.")
    ends: Day = Field(description="The last day; by then it has been learned.")
    participants: tuple[MemberId, ...] = Field(description="Ids of people.")
    contributes_to: tuple[Contribution, ...] = Field(
        default=(), description="Goals of the organisation."
    )
    goals: tuple[TeamGoal, ...] = Field(default=(), description="Goals that participants share.")
    observed_from: Day | None = Field(
        default=None, description="Nothing before this day counts against anybody."
    )
    activities: tuple[Activity, ...] = Field(default=(), description="How it is learned.")
    costs: tuple[Cost, ...] = Field(default=(), description="What it costs.")
    context: tuple[Factor, ...] = Field(default=(), description="What hinders or stimulates.")
    cycles: tuple[Cycle, ...] = Field(default=(), description="Planned reflection and action.")
    support: tuple[Support, ...] = Field(default=(), description="What was promised.")
    was: tuple[Id, ...] = Field(default=(), description="Ids it had before.")


class Member(Model):
    """Membership of a team, both days included."""

    short: ClassVar[str] = "id"

    id: MemberId = Field(description="A person's id.")
    since: Day | None = Field(default=None, description="The first day.")
    until: Day | None = Field(default=None, description="The last day.")

    def on(self, day: dt.date) -> bool:
        """Return whether the membership holds on `day`."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


class Team(Document):
    """`plans/teams/<id>.yaml`: the team action plan."""

    name: Titled = Field(description="The team's name.")
    members: tuple[Member, ...] = Field(description="Ids of people, or with their days.")
    lead: Who | None = Field(default=None, description="Who leads it: a person's id or a role.")
    sponsor: Who | None = Field(
        default=None, description="Who stands for its goals on the organisation's side."
    )
    goals: tuple[TeamGoal, ...] = Field(default=(), description="Where the team wants to go.")
    context: tuple[Factor, ...] = Field(default=(), description="What hinders or stimulates.")
    cycles: tuple[Cycle, ...] = Field(default=(), description="Planned reflection and action.")
    support: tuple[Support, ...] = Field(default=(), description="What was promised.")
    was: tuple[Id, ...] = Field(default=(), description="Ids it had before.")


class Person(Document):
    """`plans/people/<id>.yaml`: the individual plan; private goals stand beside, marked."""

    name: Titled | None = Field(default=None, description="Optional: an id may be a pseudonym.")
    manager: Who | None = Field(default=None, description="The sponsor of goals that name none.")
    away: tuple[Stretch, ...] = Field(
        default=(), description="Days away from work; no reason, ever."
    )
    goals: tuple[PersonalGoal, ...] = Field(default=(), description="What I want to change.")
    context: tuple[Factor, ...] = Field(default=(), description="What hinders or stimulates me.")
    cycles: tuple[Cycle, ...] = Field(default=(), description="My own reflection and action.")
    support: tuple[Support, ...] = Field(default=(), description="What was promised to me.")
    was: tuple[Id, ...] = Field(default=(), description="Ids it had before.")


class PrivatePlan(Model):
    """`private/people/<id>.yaml`: goals that only I see."""

    goals: tuple[PersonalGoal, ...] = Field(default=(), description="My private goals.")


class Skill(Model):
    """A skill that goals refer to, with its indicators and its ids in public frameworks."""

    id: Id = Field(description="By which goals name it.")
    title: Titled = Field(description="Its name.")
    description: PlainText | None = Field(default=None, description="What it is.")
    indicators: tuple[PlainText, ...] = Field(default=(), description="By what it can be seen.")
    fades: Fades | None = Field(default=None, description="How fast it fades.")
    esco: PlainText | None = Field(default=None, description="Its id in ESCO.")
    sfia: PlainText | None = Field(default=None, description="Its id in SFIA.")
    ecf: PlainText | None = Field(default=None, description="Its id in e-CF.")
    was: tuple[Id, ...] = Field(default=(), description="Ids it had before.")


class Skills(Model):
    """`plans/skills.yaml`."""

    skills: tuple[Skill, ...] = Field(default=(), description="The skills that goals refer to.")


Plan: TypeAlias = Organisation | Trajectory | Team | Person
"""Everything that owns context factors, cycles and support."""

DOCUMENTS: Final[Mapping[str, type[Model]]] = MappingProxyType(
    {
        "settings": Settings,
        "organisation": Organisation,
        "trajectory": Trajectory,
        "team": Team,
        "person": Person,
        "skills": Skills,
        "erased": ErasedPeople,
        "private": PrivatePlan,
    }
)
"""The model of each file that is read as a whole, by the file's role."""
