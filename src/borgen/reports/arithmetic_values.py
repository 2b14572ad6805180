"""What the arithmetic of one pair consists of: what was heard, each sum filled in, what came out.

Field names are the keys of its JSON, version 1.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Literal, TypeAlias

from borgen.frozen import Value
from borgen.model.common import Fades, Rating
from borgen.model.entry import Outcome, Setting, Source
from borgen.progress.values import Evidence
from borgen.reports.formulas import Sum
from borgen.retention import Bound, Projection
from borgen.text.catalogue import Language

Why: TypeAlias = Literal["only", "observer", "lowest"]


class Heard(Value, frozen=True):
    """A rated entry of a day."""

    outcome: Outcome | None
    by: Source
    setting: Setting
    rating: Rating | None
    counted: bool


class Reviewed(Value, frozen=True, kw_only=True):
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


class Crossing(Value, frozen=True):
    """When a curve comes under the target; `on` is None beyond a hundred years."""

    curve: Literal["alone", "latest"]
    sum: Sum
    since: dt.date
    on: dt.date | None


class Span(Value, frozen=True):
    """Days that are held against a limit: of use, or of grace. Days away are skipped."""

    first: dt.date
    last: dt.date
    days: int
    away: int
    limit: int
    holds: bool


class Arithmetic(Value, frozen=True, kw_only=True):
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
