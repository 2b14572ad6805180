"""Cycles: planned, repeated reflection or action, and the forms they take."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from borgen.diagnostics import NOWHERE, Place
from borgen.frozen import Value
from borgen.model.common import Every, Stretch, Title

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


class Cycle(Value, frozen=True, kw_only=True):
    """A planned cycle; its days come from `dates`, or from `starts` and `every`."""

    id: str
    form: FormName
    title: Title | None = None
    goals: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    starts: date | None = None
    every: Every | None = None
    dates: tuple[date, ...] = ()
    until: date | None = None
    closed: tuple[Stretch, ...] = ()
    minutes: int | None = None
    method: str | None = None
    facilitator: str | None = None
    track: bool | None = None
    was: tuple[str, ...] = ()
    place: Place = NOWHERE

    @property
    def stance(self) -> Stance:
        """Reflection or action, by the form."""
        return FORMS[self.form].stance

    @property
    def tracked(self) -> bool:
        """Whether sessions that were not logged are asked for."""
        return FORMS[self.form].track if self.track is None else self.track
