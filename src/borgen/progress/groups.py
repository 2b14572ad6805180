"""Measure 10: the pairs of a team, a trajectory or the organisation as a group.

Includes the group figures of measures 1 to 5, 8, 9 and 12, each in a function of its own.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Final, TypeVar, get_args

from borgen.dates import days_between
from borgen.model.common import Aspect
from borgen.progress.evidence import wilson_interval
from borgen.progress.values import (
    AspectGrowth,
    Cause,
    EvidenceGrade,
    GroupMeasures,
    Interval,
    PairMeasures,
    TransferStatus,
)
from borgen.retention import use_benchmark
from borgen.rhythm import held_and_due

Name = TypeVar("Name", bound=str)
_STATUSES: Final[tuple[TransferStatus, ...]] = get_args(TransferStatus)
_GRADES: Final[tuple[EvidenceGrade, ...]] = get_args(EvidenceGrade)
_CAUSES: Final[tuple[Cause, ...]] = get_args(Cause)


def measure_group(
    measured: Iterable[PairMeasures], day: date, *, paused: int = 0, dropped: int = 0
) -> GroupMeasures:
    """Return the measures of a group; counts are of pairs, shares are fractions of 1.

    Args:
        measured: the group's pairs, from `measure_pairs` on the same day.
        day: the report's day.
        paused: the number of paused pairs, see `paused_and_dropped`.
        dropped: the number of dropped pairs.
    """
    pairs = tuple(measured)
    held, due = _sessions(pairs, day)
    return GroupMeasures(
        people=_people(pairs),
        pairs=len(pairs),
        paused=paused,
        dropped=dropped,
        applied_ever=sum(each.transfer == "applied" for each in pairs),
        applied_within_grace=sum(each.applied_within_grace for each in pairs if each.judged),
        judged=sum(each.judged for each in pairs),
        transfer_gap=_transfer_gap(pairs),
        status=_counts(_STATUSES, (each.transfer for each in pairs)),
        in_use=sum(each.in_use for each in pairs),
        quiet=sum(each.quiet for each in pairs),
        unknown=sum(each.unknown for each in pairs),
        use_share=_share(each.in_use for each in pairs),
        use_interval=_use_interval(pairs),
        use_bounds=_use_bounds(pairs),
        use_benchmark=_use_benchmark(pairs, day),
        mean=_mean(pairs, lambda each: each.retention.projected),
        mean_band=_mean_band(pairs),
        below_target=sum(each.retention.gap > 0 for each in pairs),
        preserved_mean=_mean(pairs, lambda each: each.retention.preserved),
        coverage=_share(each.evidence.grade != "none" for each in pairs),
        evidence=_counts(_GRADES, (each.evidence.grade for each in pairs)),
        held=held,
        due=due,
        growth=_growth(pairs),
        causes=_counts(_CAUSES, (each.cause for each in pairs if each.cause)),
    )


def _people(pairs: Sequence[PairMeasures]) -> int:
    return len({each.pair.person for each in pairs})


def _share(held: Iterable[bool]) -> float | None:
    flags = tuple(held)
    return sum(flags) / len(flags) if flags else None


def _transfer_gap(pairs: Sequence[PairMeasures]) -> float | None:
    """Return 1 - applied within grace / judged, over pairs (measure 5)."""
    share = _share(each.applied_within_grace for each in pairs if each.judged)
    return None if share is None else 1 - share


def _use_interval(pairs: Sequence[PairMeasures]) -> Interval | None:
    """Return the 80 % Wilson interval of the share in use, with the number of persons as n.

    The goals of one person are not independent cases, so pairs would make it too narrow.
    """
    share = _share(each.in_use for each in pairs)
    return None if share is None else wilson_interval(share, _people(pairs))


def _use_bounds(pairs: Sequence[PairMeasures]) -> Interval | None:
    """Return the share in use if no, and if every, unknown pair is in use."""
    worst = _share(each.in_use for each in pairs)
    best = _share(each.in_use or each.unknown for each in pairs)
    return None if worst is None or best is None else (worst, best)


def _use_benchmark(pairs: Sequence[PairMeasures], day: date) -> float | None:
    """Return the mean over pairs of the reference share, see `retention.use_benchmark`."""
    expected = [use_benchmark(days_between(each.pair.learned, day)) for each in pairs]
    return sum(expected) / len(expected) if expected else None


def _mean(pairs: Sequence[PairMeasures], of: Callable[[PairMeasures], float]) -> float | None:
    """Return the mean over persons of each person's mean over their pairs."""
    by_person: dict[str, list[float]] = {}
    for each in pairs:
        by_person.setdefault(each.pair.person, []).append(of(each))
    means = [sum(figures) / len(figures) for figures in by_person.values()]
    return sum(means) / len(means) if means else None


def _mean_band(pairs: Sequence[PairMeasures]) -> Interval | None:
    """Return the mean of the lower and of the upper ends of the bands (measure 4)."""
    low = _mean(pairs, lambda each: each.retention.band[0])
    high = _mean(pairs, lambda each: each.retention.band[1])
    return None if low is None or high is None else (low, high)


def _counts(names: Sequence[Name], found: Iterable[Name]) -> Mapping[Name, int]:
    counted = Counter(found)
    return {name: counted[name] for name in names}


def _sessions(pairs: Sequence[PairMeasures], day: date) -> tuple[int, int]:
    """Return the numbers of sessions held and due; one that concerns many pairs counts once."""
    shared = {id(session): session for each in pairs for session in each.sessions}
    tracked = {
        (session.cycle, o.day, o.group or 0, o.state, o.extra): o
        for session in shared.values()
        if session.tracked
        for o in (session.occurrence,)
    }
    return held_and_due(tracked.values(), day)


def _growth(pairs: Sequence[PairMeasures]) -> tuple[AspectGrowth, ...]:
    """Return growth by aspect in alphabetical order, pairs without an aspect last."""
    aspects = {each.pair.goal.aspect for each in pairs}
    return tuple(
        _aspect_growth(aspect, [each for each in pairs if each.pair.goal.aspect == aspect])
        for aspect in sorted(aspects, key=lambda aspect: (aspect is None, aspect or ""))
    )


def _aspect_growth(aspect: Aspect | None, pairs: Sequence[PairMeasures]) -> AspectGrowth:
    measured = [each.growth for each in pairs if each.growth is not None]
    return AspectGrowth(aspect, len(pairs), len(measured), sum(bar > 0 for bar in measured))
