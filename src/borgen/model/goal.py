"""Goals on the three levels, and the status a goal has on a day."""

import datetime as dt
from typing import Annotated, ClassVar, Final, Literal, TypeAlias

from pydantic import BeforeValidator, Field, Strict

from borgen.model.base import (
    MOST,
    Contribution,
    Day,
    Id,
    Model,
    Number,
    PlainText,
    Rhythm,
    SkillRef,
    Titled,
    TrajectoryRef,
    Who,
)
from borgen.model.common import Aspect, Fades, Rating

Status: TypeAlias = Literal["active", "draft", "achieved", "maintained", "paused", "dropped"]
MEASURED: Final[frozenset[Status]] = frozenset({"active", "achieved", "maintained"})
"""A goal with one of these statuses counts in the measures."""


class StatusSince(Model):
    """A status and the first day it holds; without a day it held from the beginning."""

    short: ClassVar[str] = "status"

    status: Status = Field(description="What the goal is from that day on.")
    since: Day | None = Field(default=None, description="The first day.")


def _as_history(raw: object) -> object:
    return [raw] if isinstance(raw, str) else raw


StatusHistory: TypeAlias = Annotated[tuple[StatusSince, ...], BeforeValidator(_as_history)]
"""One status, or several with the day each began."""


def status_on(history: tuple[StatusSince, ...], day: dt.date) -> Status:
    """Return the status on `day`: the latest begun by then, `active` where none has."""
    latest: dt.date | None = None
    status: Status = "active"
    for step in history:
        since = step.since or dt.date.min
        if since <= day and (latest is None or since > latest):
            latest, status = since, step.status
    return status


class Measure(Model):
    """What an organisation goal is read from: a figure with a baseline and a target."""

    name: Titled | None = Field(default=None, description="What is measured.")
    unit: PlainText | None = Field(default=None, description="In what it is expressed.")
    baseline: Number | None = Field(default=None, description="The figure at the start.")
    target: Number | None = Field(default=None, description="The figure that is aimed at.")
    due: Day | None = Field(default=None, description="By which day.")


class OrganisationGoal(Model):
    """A goal of the organisation."""

    id: Id = Field(description="By which others refer to it: `organisation/<id>`.")
    title: Titled = Field(description="The goal in one sentence.")
    why: PlainText | None = Field(default=None, description="Why it matters.")
    owner: Who | None = Field(
        default=None, description="Who stands for it: a person's id or a role."
    )
    measure: Measure | None = Field(default=None, description="What it is read from.")
    status: StatusHistory = Field(default=(), description="Default: active.")
    was: tuple[Id, ...] = Field(default=(), description="Ids it had before.")


class TeamGoal(Model):
    """A goal that a team, or the participants of a trajectory, share."""

    id: Id = Field(description="By which others refer to it: `ks/<id>`.")
    title: Titled = Field(description="The goal in one sentence.")
    change: PlainText | None = Field(default=None, description="The change it is meant to bring.")
    contributes_to: tuple[Contribution, ...] = Field(
        default=(), description="Goals of the organisation."
    )
    owner: Who | None = Field(
        default=None, description="Who stands for it; default: the team's lead."
    )
    sponsor: Who | None = Field(
        default=None, description="Who stands for it on the organisation's side."
    )
    skills: tuple[SkillRef, ...] = Field(default=(), description="The skills it takes.")
    indicators: tuple[PlainText, ...] = Field(default=(), description="By what it can be seen.")
    due: Day | None = Field(default=None, description="By which day.")
    status: StatusHistory = Field(default=(), description="Default: active.")
    was: tuple[Id, ...] = Field(default=(), description="Ids it had before.")


class Learned(Model):
    """When a goal was learned and how well it went at the end."""

    date: Day | None = Field(default=None, description="The day; default: the trajectory's last.")
    rating: Rating = Field(default="good", description="How well it went at the end.")


class Level(Model):
    """A self-chosen scale: from `start` to `target` on a scale of `scale` steps."""

    start: Number | None = Field(default=None, description="The level at the start.")
    target: Number | None = Field(default=None, description="The level that is aimed at.")
    scale: Annotated[float, Strict(), Field(ge=1, le=MOST, allow_inf_nan=False)] | None = Field(
        default=None, description="How many steps the scale has."
    )


class IfThen(Model):
    """An implementation intention: if this happens, then I do that."""

    cue: PlainText = Field(alias="if", description="When this happens ..")
    action: PlainText = Field(alias="then", description=".. I do this.")
    obstacle: PlainText | None = Field(default=None, description="What may come between.")


class PersonalGoal(Model):
    """A goal of one person: what should change in attitude, behaviour, skill or knowledge.

    Attributes:
        private: it stands in `private/people/`; set by `load`, no key of the file.
    """

    private: ClassVar[bool] = False

    id: Id = Field(description="By which the log names it.")
    title: Titled = Field(description="The goal in one sentence.")
    contributes_to: tuple[Contribution, ...] = Field(
        default=(), description="Goals of my team or of my trajectory."
    )
    aspect: Aspect | None = Field(
        default=None, description="What should change: attitude, behaviour, skill or knowledge."
    )
    fades: Fades = Field(
        default="slow",
        description="How fast it fades: slow (conversation), medium (procedures), fast (facts).",
    )
    skill: SkillRef | None = Field(
        default=None, description="The skill, an id of `plans/skills.yaml`."
    )
    contribution: PlainText | None = Field(
        default=None, description="How my part helps the team get there."
    )
    sponsor: Who | None = Field(
        default=None,
        description="Who stands for it on the organisation's side; default: the manager.",
    )
    trajectory: TrajectoryRef | None = Field(default=None, description="In which it is learned.")
    learned: Learned | None = Field(default=None, description="When and how well it was learned.")
    level: Level | None = Field(default=None, description="The scale on which growth is measured.")
    every: Rhythm | None = Field(
        default=None, description="How often there is an occasion to apply it."
    )
    if_then: tuple[IfThen, ...] = Field(default=(), description="If this happens, then I do that.")
    indicators: tuple[PlainText, ...] = Field(default=(), description="By what it can be seen.")
    status: StatusHistory = Field(default=(), description="Default: active.")
    was: tuple[Id, ...] = Field(default=(), description="Ids it had before.")
