"""The arithmetic of one pair, gathered from what the measures did; see `arithmetic_values`.

Only for the person whose goal it is; who asks is checked before this is built.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final, Literal

from borgen.dates import days_between
from borgen.model.entry import Entry
from borgen.model.workspace import Workspace
from borgen.progress.evidence import Z_80, daily_ratings, rating_of
from borgen.progress.measure import pair_details, review_steps
from borgen.progress.use import applications, days_present
from borgen.progress.values import Observed, PairMeasures
from borgen.reports.arithmetic_values import Arithmetic, Crossing, Heard, Reviewed, Span, Why
from borgen.reports.formulas import Sum, worked
from borgen.reports.ground import MODEL
from borgen.reports.step_sums import GRADES, constants, step_sums
from borgen.retention import WORK_1, Preset, ReviewStep, project, retrievability
from borgen.text.catalogue import Language

_DERIVED: Final = (("F", "factor"), ("E", "easiest"))


def build_arithmetic(
    workspace: Workspace, day: dt.date, measures: PairMeasures, language: Language
) -> Arithmetic:
    """Return the arithmetic of a measured pair.

    Args:
        workspace: the workspace.
        day: the day of the measures.
        measures: what `progress` measured of the pair on that day.
        language: what the title is told in.
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
        derived=tuple(worked(one, name, fixed[one], fixed) for one, name in _DERIVED),
        settings={"window_days": use.window_days, "grace_days": use.grace_days},
        reviews=_reviews(pair.entries, steps, fixed),
        today=_today(measures, steps, day, fixed),
        crossings=_crossings(steps, day, fixed),
        projection=measures.retention,
        preserved=measures.retention.preserved,
        unrated=sum(rating_of(entry) is None for entry in pair.entries),
        grace=_grace(workspace, measures),
        window=_window(workspace, measures, day),
        in_use=measures.in_use,
        seen=_seen(pair_details(measures, day).observed),
        evidence=measures.evidence,
    )


def _name(workspace: Workspace, person: str, language: Language) -> str:
    name = workspace.people[person].name
    return (name.within(language) if name else "") or person


def _reviews(
    entries: Sequence[Entry], steps: Sequence[ReviewStep], fixed: Mapping[str, float]
) -> tuple[Reviewed, ...]:
    counted = {day: entry for day, _, entry in daily_ratings(entries)}
    told = [_reviewed(steps[0], (), None, fixed)]
    for step in steps[1:]:
        heard = tuple(e for e in entries if e.date == step.day and rating_of(e))
        told.append(_reviewed(step, heard, counted[step.day], fixed))
    return tuple(told)


def _reviewed(
    step: ReviewStep, entries: tuple[Entry, ...], counted: Entry | None, fixed: Mapping[str, float]
) -> Reviewed:
    return Reviewed(
        date=step.day,
        rating=step.rating,
        grade=GRADES[step.rating],
        elapsed=step.elapsed,
        heard=tuple(
            Heard(e.outcome, e.by, e.setting, rating_of(e), counted=e == counted) for e in entries
        ),
        why=_why(entries, counted),
        bound=step.bound,
        sums=step_sums(WORK_1, step, fixed),
    )


def _why(entries: tuple[Entry, ...], counted: Entry | None) -> Why:
    if counted is None or len(entries) == 1:
        return "only"
    observed = counted.by != "self" and any(entry.by == "self" for entry in entries)
    return "observer" if observed else "lowest"


def _today(
    measures: PairMeasures, steps: Sequence[ReviewStep], day: dt.date, fixed: Mapping[str, float]
) -> tuple[Sum, ...]:
    found, alone, latest = measures.retention, steps[0], steps[-1]
    replayed = _left(latest, day)
    curves = {"R0": found.baseline, "R": replayed, "P": found.projected, **fixed}
    sums = [
        worked("R0", "retention", found.baseline, _curve(alone, day, fixed)),
        worked("R", "retention", replayed, _curve(latest, day, fixed)),
        worked("P", "best", found.projected, curves),
        worked("preserved", "preserved", found.preserved, curves),
        worked("gap", "gap", found.gap, curves),
    ]
    for symbol, end, scale in zip(("low", "high"), found.band, WORK_1.band, strict=True):
        at = _better((alone, latest), day, scale)
        sums.append(worked(symbol, "end", end, {**_curve(at, day, fixed), "b": scale}))
    return tuple(sums)


def _better(steps: Sequence[ReviewStep], day: dt.date, scale: float) -> ReviewStep:
    """Return the step whose curve is the higher one: the band takes the maximum of both."""
    return max(steps, key=lambda step: _left(step, day, scale))


def _left(step: ReviewStep, day: dt.date, scale: float = 1.0, preset: Preset = WORK_1) -> float:
    memory = step.memory
    return retrievability(days_between(memory.last, day), memory.stability * scale, preset)


def _curve(step: ReviewStep, day: dt.date, fixed: Mapping[str, float]) -> Mapping[str, float]:
    memory = step.memory
    return {**fixed, "d": days_between(memory.last, day), "S": memory.stability}


def _crossings(
    steps: tuple[ReviewStep, ...], day: dt.date, fixed: Mapping[str, float]
) -> tuple[Crossing, ...]:
    """Return when each curve comes under the target: the one of learning, and the latest."""
    target = fixed["T"]
    if target <= 0:
        return ()
    found = []
    curves: tuple[tuple[Literal["alone", "latest"], ReviewStep], ...] = (
        ("alone", steps[0]),
        *((("latest", steps[-1]),) if len(steps) > 1 else ()),
    )
    for curve, step in curves:
        stability = step.memory.stability
        spent = stability / fixed["F"] * (target ** (-1 / fixed["w20"]) - 1)
        numbers = {**fixed, "S": stability}
        on = project(WORK_1, (step,), day, target).crosses_target_on
        found.append(Crossing(curve, worked("d", "crossing", spent, numbers), step.day, on))
    return tuple(found)


def _grace(workspace: Workspace, measures: PairMeasures) -> Span | None:
    applied = applications(measures.pair.entries)
    limit = workspace.settings.use.grace_days
    holds = measures.applied_within_grace
    learned = measures.pair.learned
    return _span(workspace, measures, (learned, applied[0]), limit, holds) if applied else None


def _window(workspace: Workspace, measures: PairMeasures, day: dt.date) -> Span | None:
    limit, last = workspace.settings.use.window_days, measures.last_applied
    return _span(workspace, measures, (last, day), limit, measures.in_use) if last else None


def _span(
    workspace: Workspace,
    measures: PairMeasures,
    ends: tuple[dt.date, dt.date],
    limit: int,
    holds: bool,  # noqa: FBT001 - the answer that `progress` gave
) -> Span:
    present = days_present(workspace.people[measures.pair.person].away, *ends)
    days = days_between(*ends)
    return Span(*ends, days=days, away=days - present, limit=limit, holds=holds)


def _seen(found: Observed | None) -> tuple[Sum, ...]:
    if found is None:
        return ()
    numbers = {"k": found.share * found.n, "n": found.n, "p": found.share, "z": Z_80}
    low, high = found.interval
    return (
        worked("p", "observed", found.share, numbers),
        worked("least", "least", low, numbers),
        worked("most", "most", high, numbers),
    )
