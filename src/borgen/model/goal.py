"""Goals on the three levels, and the status a goal has on a day."""

import datetime as dt
from typing import Final, Literal, TypeAlias

from borgen.diagnostics import NOWHERE, Place
from borgen.frozen import Value
from borgen.model.common import Aspect, Every, Fades, Rating, Title

Status: TypeAlias = Literal["active", "draft", "achieved", "maintained", "paused", "dropped"]
MEASURED: Final[frozenset[Status]] = frozenset({"active", "achieved", "maintained"})
"""A goal with one of these statuses counts in the measures."""


class StatusSince(Value, frozen=True, kw_only=True):
    """A status and the first day it holds; without a day it held from the beginning."""

    status: Status
    since: dt.date | None = None


def status_on(history: tuple[StatusSince, ...], day: dt.date) -> Status:
    """Return the status on `day`: the latest begun by then, `active` where none has."""
    latest: dt.date | None = None
    status: Status = "active"
    for step in history:
        since = step.since or dt.date.min
        if since <= day and (latest is None or since > latest):
            latest, status = since, step.status
    return status


class Measure(Value, frozen=True, kw_only=True):
    """What an organisation goal is read from: a figure with a baseline and a target."""

    name: Title | None = None
    unit: str | None = None
    baseline: float | None = None
    target: float | None = None
    due: dt.date | None = None


class OrganisationGoal(Value, frozen=True, kw_only=True):
    """A goal of the organisation."""

    id: str
    title: Title
    why: str | None = None
    owner: str | None = None
    measure: Measure | None = None
    status: tuple[StatusSince, ...] = ()
    was: tuple[str, ...] = ()
    place: Place = NOWHERE


class TeamGoal(Value, frozen=True, kw_only=True):
    """A goal that a team, or the participants of a trajectory, share."""

    id: str
    title: Title
    change: str | None = None
    contributes_to: tuple[str, ...] = ()
    owner: str | None = None
    sponsor: str | None = None
    skills: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    due: dt.date | None = None
    status: tuple[StatusSince, ...] = ()
    was: tuple[str, ...] = ()
    place: Place = NOWHERE


class Learned(Value, frozen=True, kw_only=True):
    """When a goal was learned and how well it went at the end."""

    date: dt.date | None = None
    rating: Rating = "good"


class Level(Value, frozen=True, kw_only=True):
    """A self-chosen scale: from `start` to `target` on a scale of `scale` steps."""

    start: float | None = None
    target: float | None = None
    scale: float | None = None


class IfThen(Value, frozen=True, kw_only=True):
    """An implementation intention: if this happens, then I do that."""

    cue: str
    action: str
    obstacle: str | None = None


class PersonalGoal(Value, frozen=True, kw_only=True):
    """A goal of one person: what should change in attitude, behaviour, skill or knowledge."""

    id: str
    title: Title
    contributes_to: tuple[str, ...] = ()
    aspect: Aspect | None = None
    fades: Fades = "slow"
    skill: str | None = None
    contribution: str | None = None
    sponsor: str | None = None
    trajectory: str | None = None
    learned: Learned | None = None
    level: Level | None = None
    every: Every | None = None
    if_then: tuple[IfThen, ...] = ()
    indicators: tuple[str, ...] = ()
    status: tuple[StatusSince, ...] = ()
    was: tuple[str, ...] = ()
    private: bool = False
    place: Place = NOWHERE
