"""The arithmetic of one pair: each entry, formula and number behind its measures.

Only for the person whose goal it is, which the caller checks. Field names are the keys of its JSON,
version 1.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal, TypeAlias

from borgen.dates import days_between
from borgen.frozen import Value
from borgen.model.common import Fades, Rating
from borgen.model.entry import Entry, Outcome, Setting, Source
from borgen.model.workspace import Workspace
from borgen.progress.evidence import daily_ratings, rating_of
from borgen.progress.measure import pair_details, review_steps
from borgen.progress.use import applications, days_present
from borgen.progress.values import Evidence, PairMeasures
from borgen.reports.formulas import (
    GRADES,
    WorkedFormula,
    constants,
    worked,
    worked_crossing,
    worked_observed,
    worked_projection,
    worked_review,
)
from borgen.retention import MODEL, WORK_1, Bound, Projection, ReviewStep, project
from borgen.text.catalogue import Language

RatingChoice: TypeAlias = Literal["only", "observer", "lowest"]
_DERIVED: Final = (("F", "factor"), ("E", "easiest"))


class RatedEntry(Value, frozen=True):
    """A log entry with a rating; `counted` if it is the one that counts on its day."""

    outcome: Outcome | None
    by: Source
    setting: Setting
    rating: Rating | None
    counted: bool


class ReviewDay(Value, frozen=True, kw_only=True):
    """A day with a rating, or the day of learning.

    Attributes:
        grade: the rating as a number, 1 (again) to 4 (easy).
        elapsed: whole days since the review before.
        heard: the rated entries of that day; empty for the day of learning.
        why: why the counted rating counts.
        bound: whether the floor or the cap changed the new stability.
    """

    date: dt.date
    rating: Rating
    grade: int
    elapsed: int
    heard: tuple[RatedEntry, ...]
    why: RatingChoice
    bound: Bound | None
    sums: tuple[WorkedFormula, ...]


class CrossingDay(Value, frozen=True):
    """When a curve comes under the target; `on` is None beyond a hundred years."""

    curve: Literal["alone", "latest"]
    sum: WorkedFormula
    since: dt.date
    on: dt.date | None


class LimitedDays(Value, frozen=True):
    """The days from one day to another, held against the limit of grace or of use.

    Attributes:
        away: the days among `days` that do not count.
        limit: the most days that may count.
        holds: whether they are within the limit.
    """

    first: dt.date
    last: dt.date
    days: int
    away: int
    limit: int
    holds: bool


class Arithmetic(Value, frozen=True, kw_only=True):
    """All that the measures of one pair on a day are computed from.

    Attributes:
        parameters: w0 to w20 of the preset; `constants` the other letters that are fixed.
        derived: the fixed letters that are themselves computed.
        reviews: learning first, then every day with a rating.
        today: the formulas of the report's day.
        unrated: the number of entries without a rating.
        grace: from learning to the first application; None where there is none.
        window: from the last application to the report's day; None where there is none.
        seen: the formulas of measure 7; empty where nothing was observed.
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
    derived: tuple[WorkedFormula, ...]
    settings: Mapping[str, float]
    reviews: tuple[ReviewDay, ...]
    today: tuple[WorkedFormula, ...]
    crossings: tuple[CrossingDay, ...]
    projection: Projection
    preserved: float
    unrated: int
    grace: LimitedDays | None
    window: LimitedDays | None
    in_use: bool
    seen: tuple[WorkedFormula, ...]
    evidence: Evidence


def build_arithmetic(
    workspace: Workspace, day: dt.date, measures: PairMeasures, language: Language
) -> Arithmetic:
    """Return the arithmetic of a measured pair.

    Args:
        workspace: the workspace.
        day: the day of the measures.
        measures: the measures of the pair on that day.
        language: the language of the title.
    """
    pair, steps = measures.pair, review_steps(measures.pair)
    fixed = constants(WORK_1, pair.goal.fades, workspace.settings.retention.target)
    use = workspace.settings.use
    return Arithmetic(
        as_of=day,
        workspace=workspace.settings.name.within(language),
        language=language,
        person=pair.person,
        name=_name(workspace, pair.person, language),
        goal=str(pair.key),
        title=pair.goal.title.within(language),
        fades=pair.goal.fades,
        model=MODEL,
        preset=WORK_1.name,
        parameters=WORK_1.parameters,
        constants=fixed,
        derived=tuple(worked(symbol, name, fixed[symbol], fixed) for symbol, name in _DERIVED),
        settings={"window_days": use.window_days, "grace_days": use.grace_days},
        reviews=tuple(_review_days(pair.entries, steps, fixed)),
        today=worked_projection(measures.retention, steps, day, WORK_1, fixed),
        crossings=tuple(_crossing_days(steps, day, fixed)),
        projection=measures.retention,
        preserved=measures.retention.preserved,
        unrated=sum(rating_of(entry) is None for entry in pair.entries),
        grace=_grace(workspace, measures),
        window=_window(workspace, measures, day),
        in_use=measures.in_use,
        seen=worked_observed(pair_details(measures, day).observed),
        evidence=measures.evidence,
    )


def _name(workspace: Workspace, person: str, language: Language) -> str:
    name = workspace.people[person].name
    return (name.within(language) if name else "") or person


def _review_days(
    entries: Sequence[Entry], steps: Sequence[ReviewStep], fixed: Mapping[str, float]
) -> Iterator[ReviewDay]:
    counted = {day: entry for day, _, entry in daily_ratings(entries)}
    yield _review_day(steps[0], (), None, fixed)
    for step in steps[1:]:
        rated = tuple(e for e in entries if e.date == step.day and rating_of(e))
        yield _review_day(step, rated, counted[step.day], fixed)


def _review_day(
    step: ReviewStep, entries: tuple[Entry, ...], counted: Entry | None, fixed: Mapping[str, float]
) -> ReviewDay:
    return ReviewDay(
        date=step.day,
        rating=step.rating,
        grade=GRADES[step.rating],
        elapsed=step.elapsed,
        heard=tuple(
            RatedEntry(e.outcome, e.by, e.setting, rating_of(e), counted=e == counted)
            for e in entries
        ),
        why=_choice(entries, counted),
        bound=step.bound,
        sums=worked_review(WORK_1, step, fixed),
    )


def _choice(entries: tuple[Entry, ...], counted: Entry | None) -> RatingChoice:
    if counted is None or len(entries) == 1:
        return "only"
    observed = counted.by != "self" and any(entry.by == "self" for entry in entries)
    return "observer" if observed else "lowest"


def _crossing_days(
    steps: tuple[ReviewStep, ...], day: dt.date, fixed: Mapping[str, float]
) -> Iterator[CrossingDay]:
    """Yield when the curve of learning alone, and that of the latest review, cross the target."""
    target = fixed["T"]
    if target <= 0:
        return
    curves: tuple[tuple[Literal["alone", "latest"], ReviewStep], ...] = (
        ("alone", steps[0]),
        *((("latest", steps[-1]),) if len(steps) > 1 else ()),
    )
    for curve, step in curves:
        on = project(WORK_1, (step,), day, target).crosses_target_on
        yield CrossingDay(curve, worked_crossing(step, fixed), step.day, on)


def _grace(workspace: Workspace, measures: PairMeasures) -> LimitedDays | None:
    applied = applications(measures.pair.entries)
    if not applied:
        return None
    days = (measures.pair.learned, applied[0])
    limit, holds = workspace.settings.use.grace_days, measures.applied_within_grace
    return _limited_days(workspace, measures, days, limit, holds=holds)


def _window(workspace: Workspace, measures: PairMeasures, day: dt.date) -> LimitedDays | None:
    if not measures.last_applied:
        return None
    days, limit = (measures.last_applied, day), workspace.settings.use.window_days
    return _limited_days(workspace, measures, days, limit, holds=measures.in_use)


def _limited_days(
    workspace: Workspace,
    measures: PairMeasures,
    ends: tuple[dt.date, dt.date],
    limit: int,
    *,
    holds: bool,
) -> LimitedDays:
    present = days_present(workspace.people[measures.pair.person].away, *ends)
    days = days_between(*ends)
    return LimitedDays(*ends, days=days, away=days - present, limit=limit, holds=holds)
