"""Cycles: planned, repeated reflection or action, and the forms they take."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from pydantic import Field

from borgen.frozen import Value
from borgen.model.base import (
    AtLeastOne,
    Day,
    GoalRef,
    Id,
    Model,
    PersonRef,
    PlainText,
    Rhythm,
    Stretch,
    Titled,
    Who,
    YesNo,
)
from borgen.model.common import Every

Stance: TypeAlias = Literal["reflection", "action"]
FormName: TypeAlias = Literal[
    "intervision",
    "team_meeting",
    "appraisal",
    "progress_talk",
    "buddy",
    "learning_log",
    "after_action_review",
    "community",
    "half_year_review",
    "coaching",
    "challenge",
    "mystery_guest",
    "job_rotation",
    "peer_observation",
    "teach_back",
    "simulation",
    "refresher",
]


class Form(Value, frozen=True):
    """A form of cycle: its stance and what is usual for it.

    Attributes:
        stance: reflection or action.
        every: the usual rhythm; None for a form that is held once.
        minutes: the usual duration.
        practice: outside the work, so it never counts as transfer.
        track: whether sessions that were not logged are asked for.
    """

    stance: Stance
    every: Every | None
    minutes: int
    practice: bool = False
    track: bool = True


_WEEK: Final = Every(1, "weeks")
_TWO_WEEKS: Final = Every(2, "weeks")
_FOUR_WEEKS: Final = Every(4, "weeks")
_QUARTER: Final = Every(3, "months")
_HALF_YEAR: Final = Every(6, "months")

FORMS: Final[Mapping[str, Form]] = MappingProxyType(
    {
        "intervision": Form("reflection", _FOUR_WEEKS, 90),
        "team_meeting": Form("reflection", _TWO_WEEKS, 15),
        "appraisal": Form("reflection", _HALF_YEAR, 60),
        "progress_talk": Form("reflection", _FOUR_WEEKS, 30),
        "buddy": Form("reflection", _WEEK, 15, track=False),
        "learning_log": Form("reflection", _WEEK, 10, track=False),
        "after_action_review": Form("reflection", None, 30),
        "community": Form("reflection", _QUARTER, 90),
        "half_year_review": Form("reflection", None, 120),
        "coaching": Form("action", _FOUR_WEEKS, 60),
        "challenge": Form("action", None, 30),
        "mystery_guest": Form("action", _QUARTER, 60),
        "job_rotation": Form("action", None, 480),
        "peer_observation": Form("action", _FOUR_WEEKS, 45),
        "teach_back": Form("action", None, 45),
        "simulation": Form("action", _QUARTER, 60, practice=True),
        "refresher": Form("action", _QUARTER, 30, practice=True),
    }
)


class Cycle(Model):
    """A planned, repeated reflection or action, by its `dates` or by `starts` and `every`."""

    id: Id = Field(description="By which sessions name it.")
    form: FormName = Field(description="One of the forms of reflection or action.")
    title: Titled | None = Field(default=None, description="Its name; default: that of the form.")
    goals: tuple[GoalRef, ...] = Field(default=(), description="The goals it is for; default: all.")
    groups: tuple[tuple[PersonRef, ...], ...] = Field(
        default=(), description="Groups that meet apart; default: everybody together."
    )
    starts: Day | None = Field(default=None, description="The first day.")
    every: Rhythm | None = Field(
        default=None, description="The interval; default: what is usual for the form."
    )
    dates: tuple[Day, ...] = Field(default=(), description="The days, where there is no interval.")
    until: Day | None = Field(default=None, description="The last day.")
    closed: tuple[Stretch, ...] = Field(default=(), description="Days on which nothing is planned.")
    minutes: AtLeastOne | None = Field(
        default=None, description="How long a session takes; default: what is usual for the form."
    )
    method: PlainText | None = Field(default=None, description="How it is done.")
    facilitator: Who | None = Field(
        default=None, description="Who leads it: a person's id or a role."
    )
    track: YesNo | None = Field(
        default=None, description="Whether sessions that were not logged are asked for."
    )
    was: tuple[Id, ...] = Field(default=(), description="Ids it had before.")

    @property
    def stance(self) -> Stance:
        """Reflection or action, by the form."""
        return FORMS[self.form].stance

    @property
    def tracked(self) -> bool:
        """Whether sessions that were not logged are asked for."""
        return FORMS[self.form].track if self.track is None else self.track
