"""What the arithmetic of one pair consists of: what was heard, each sum filled in, what came out.

Field names are the keys of its JSON, version 1.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from borgen.model.common import Fades, Rating
from borgen.model.entry import Outcome, Setting, Source
from borgen.progress.values import Evidence
from borgen.reports.formulas import Sum
from borgen.retention import Bound, Projection
from borgen.text.catalogue import Language

Why: TypeAlias = Literal["only", "observer", "lowest"]


@dataclass(frozen=True, slots=True)
class Heard:
    """A rated entry of a day."""

    outcome: Outcome | None
    by: Source
    setting: Setting
    rating: Rating | None
    counted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A day with a rating, or the day of learning: what was said of it and what it did.

    Attributes:
        grade: the rating as a number, 1 (again) to 4 (easy).
        elapsed: whole days since the review before.
        heard: the rated entries of that day; none for the day of learning.
        why: why the counted one counts.
        bound: whether the floor or the cap changed the new stability.
    """

    date: dt.date
    rating: Rating
    grade: int
    elapsed: int
    heard: tuple[Heard, ...]
    why: Why
    bound: Bound | None
    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Crossing:
    """When a curve comes under the target; `on` is None beyond a hundred years."""

    curve: Literal["alone", "latest"]
    sum: Sum
    since: dt.date
    on: dt.date | None


@dataclass(frozen=True, slots=True)
class Span:
    """Days that are held against a limit: of use, or of grace. Days away are skipped."""

    first: dt.date
    last: dt.date
    days: int
    away: int
    limit: int
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Arithmetic:
    """Everything behind the numbers of one pair on a day.

    Attributes:
        parameters: w0 to w20 of the preset; `constants` the other letters that are fixed.
        derived: the fixed letters that are themselves worked out.
        reviews: learning first, then every day with a rating.
        today: the sums of the day itself.
        unrated: entries that carry no rating: reflections, and chances not had or not taken.
        grace: from learning to the first application; None where there is none.
        window: from the last application to the day.
        seen: the sums of what was observed in the last 90 days; empty where nothing was.
    """

    as_of: dt.date
    workspace: str
    language: Language
    person: str
    name: str
    goal: str
    title: str
    fades: Fades
    model: str
    preset: str
    parameters: tuple[float, ...]
    constants: Mapping[str, float]
    derived: tuple[Sum, ...]
    settings: Mapping[str, float]
    reviews: tuple[Reviewed, ...]
    today: tuple[Sum, ...]
    crossings: tuple[Crossing, ...]
    projection: Projection
    preserved: float
    unrated: int
    grace: Span | None
    window: Span | None
    in_use: bool
    seen: tuple[Sum, ...]
    evidence: Evidence
