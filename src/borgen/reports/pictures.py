"""The series that pictures are drawn from: days, counts and shares, no shapes and no words.

Whatever an audience may not see is not in them at all, or is None. How they are found out stands
in `curves`, `use_over_time` and `line_of_sight`; drawing them belongs to `render.charts`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from borgen.model.entry import Outcome
from borgen.reports.rows import TeamStatus

Level: TypeAlias = Literal["organisation", "shared", "people"]


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The projection on one day, shares of 1; the day of a review stands twice: before, after."""

    day: date
    projected: float
    baseline: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class CurveMark:
    """Something that was logged about applying a goal."""

    day: date
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgettingCurve:
    """The forgetting curve of one of my goals, from the day it was learned to past the horizon.

    Attributes:
        goal: the goal's full name, `p01/feedback`.
        today: the report's day; what comes after it is what happens if nothing happens.
        horizon: the day up to which the plans are meant to carry.
        target: the retention aimed at, a share of 1.
        crosses_target_on: the first day under the target, if nothing happens.
    """

    goal: str
    title: str
    learned: date
    today: date
    horizon: date
    target: float
    crosses_target_on: date | None
    points: tuple[CurvePoint, ...]
    marks: tuple[CurveMark, ...]


@dataclass(frozen=True, slots=True)
class UsePoint:
    """How many of a group's pairs were in use on a day, beside the estimate for elsewhere.

    Attributes:
        week: whole weeks since the first of the pairs was learned.
        in_use, pairs, share: None where too few people can be counted.
    """

    day: date
    week: int
    in_use: int | None
    pairs: int | None
    share: float | None
    benchmark: float
    suppressed: bool = False


@dataclass(frozen=True, slots=True)
class UseOverTime:
    """Use week by week up to the report's day, of the pairs that count on that day."""

    minimum: int
    points: tuple[UsePoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SightNode:
    """Something in the line of sight: a goal, a person, or a number of people.

    Attributes:
        id: the goal's full name or the person's id; `people:` and a goal's name for a number.
        title: the goal's title or the person's name; empty for a number.
        owner: of a shared goal: the title of its team or trajectory.
        status: of a goal of one person, where it may be seen.
        people: of a number: how many people; where they are too few there is no such node.
    """

    id: str
    level: Level
    title: str
    owner: str | None = None
    status: TeamStatus | None = None
    people: int | None = None


@dataclass(frozen=True, slots=True)
class SightLink:
    """Something serves something one level up."""

    lower: str
    upper: str


@dataclass(frozen=True, slots=True)
class LineOfSight:
    """From the organisation's goals through shared ones to people, level by level in plan order."""

    nodes: tuple[SightNode, ...]
    links: tuple[SightLink, ...]


@dataclass(frozen=True, slots=True)
class Pictures:
    """What a report has to be drawn, beside its sessions, measures and investment.

    Attributes:
        curves: one a goal; only for me.
        use: None where the totals are hidden or the report is about one person.
    """

    curves: tuple[ForgettingCurve, ...] = ()
    use: UseOverTime | None = None
    line: LineOfSight | None = None
