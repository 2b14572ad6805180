"""The series that pictures are drawn from: days, counts and shares, no shapes and no words.

Whatever an audience may not see is not in them at all, or is None. How they are found out stands
in `curves`, `use_over_time` and `line_of_sight`; drawing them belongs to `render.charts`.
"""

from datetime import date
from typing import Literal, TypeAlias

from borgen.frozen import Value
from borgen.model.entry import Outcome
from borgen.reports.rows import TeamStatus

Level: TypeAlias = Literal["organisation", "shared", "people"]


class CurvePoint(Value, frozen=True):
    """The projection on one day, shares of 1; the day of a review stands twice: before, after."""

    day: date
    projected: float
    baseline: float
    low: float
    high: float


class CurveMark(Value, frozen=True):
    """Something that was logged about applying a goal."""

    day: date
    outcome: Outcome


class ForgettingCurve(Value, frozen=True, kw_only=True):
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


class UsePoint(Value, frozen=True):
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


class UseOverTime(Value, frozen=True):
    """Use week by week up to the report's day, of the pairs that count on that day."""

    minimum: int
    points: tuple[UsePoint, ...]


class SightNode(Value, frozen=True, kw_only=True):
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


class SightLink(Value, frozen=True):
    """Something serves something one level up."""

    lower: str
    upper: str


class LineOfSight(Value, frozen=True):
    """From the organisation's goals through shared ones to people, level by level in plan order."""

    nodes: tuple[SightNode, ...]
    links: tuple[SightLink, ...]


class Pictures(Value, frozen=True):
    """What a report has to be drawn, beside its sessions, measures and investment.

    Attributes:
        curves: one a goal; only for me.
        use: None where the totals are hidden or the report is about one person.
    """

    curves: tuple[ForgettingCurve, ...] = ()
    use: UseOverTime | None = None
    line: LineOfSight | None = None
