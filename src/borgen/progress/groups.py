"""Measure 10: the pairs of a team, a trajectory or the organisation as a group.

Counts are of pairs, shares are fractions of 1, and a share without a denominator is None. A report
may hide the figures of a small group; then each of them is None.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, Self, get_args

from borgen.dates import days_between
from borgen.frozen import Value, field_names
from borgen.model.common import Aspect
from borgen.progress.evidence import wilson_interval
from borgen.progress.values import Interval, PairMeasures, TransferStatus
from borgen.retention import use_benchmark
from borgen.rhythm import held_and_due

_BENCHMARK_GAP: Final = 0.38
"""1 - 0.62, the share that 150 training professionals estimate is applied at once.

Source: Saks & Belcourt (2006), Human Resource Management 45(4), 629-648.
"""
_STATUSES: Final[tuple[TransferStatus, ...]] = get_args(TransferStatus)


class Total(Value, frozen=True, kw_only=True):
    """Figures of a group. In JSON `suppressed` comes last: a subclass takes no `kw_only`.

    Attributes:
        suppressed: whether the figures are hidden, and then None.
    """

    suppressed: bool = False

    @classmethod
    def hidden(cls, **known: Any) -> Self:  # noqa: ANN401 - the fields that may be shown
        """Return the total with None in each field that is not in `known`."""
        fields: dict[str, Any] = dict.fromkeys(field_names(cls)) | {"suppressed": True} | known
        return cls(**fields)


class Transfer(Total, frozen=True):
    """Measure 5 of a group.

    Attributes:
        applied_within_grace: the number among the judged pairs.
        judged: the number of pairs whose grace period is over.
        gap: 1 - applied within grace / judged.
        benchmark_gap: the estimate of the gap elsewhere, 0.38.
        status: the number of pairs by transfer status.
    """

    applied_ever: int | None
    applied_within_grace: int | None
    judged: int | None
    gap: float | None
    benchmark_gap: float
    status: Mapping[TransferStatus, int | None]


class Use(Total, frozen=True):
    """Measures 6 and 10 of a group.

    Attributes:
        unknown: the number of pairs not in use without an entry in the last 90 days.
        share: in use / pairs.
        interval: the 80 % Wilson interval of the share, over persons.
        bounds: the share if no, and if every, unknown pair is in use.
        benchmark: the reference line: the estimate of the share elsewhere, a mean over pairs.
    """

    in_use: int | None
    quiet: int | None
    unknown: int | None
    share: float | None
    interval: Interval | None
    bounds: Interval | None
    benchmark: float | None


class GroupRetention(Total, frozen=True):
    """Measures 1 to 4 of a group; a mean is over persons, of each person's mean over pairs.

    Attributes:
        below_target: the number of pairs with a retention gap.
    """

    mean: float | None
    below_target: int | None
    preserved_mean: float | None
    mean_band: Interval | None


class GroupEvidence(Total, frozen=True):
    """Measure 8 of a group: the share of pairs with a rating, and the pairs of each grade."""

    coverage: float | None
    good: int | None
    fair: int | None
    thin: int | None
    none: int | None


class GroupRhythm(Total, frozen=True):
    """The numbers of sessions due and held, of tracked cycles; each session counts once."""

    due: int | None
    held: int | None


class Growth(Total, frozen=True):
    """Measure 9 of a group, of one aspect: pairs, those with a measured level, those grown."""

    aspect: Aspect | None
    pairs: int | None
    measured: int | None
    grown: int | None


class Causes(Total, frozen=True):
    """Measure 12 of a group: the number of quiet and unapplied pairs by cause."""

    no_chance: int | None
    open_factor: int | None
    promise_overdue: int | None
    unknown: int | None


class GroupMeasures(Total, frozen=True):
    """The measures of a group of pairs.

    Attributes:
        people: the number of persons with a pair.
        paused, dropped: numbers of goals that are in no other figure.
    """

    people: int | None
    pairs: int | None
    paused: int | None
    dropped: int | None
    transfer: Transfer
    use: Use
    retention: GroupRetention
    evidence: GroupEvidence
    rhythm: GroupRhythm
    growth: tuple[Growth, ...]
    causes: Causes


HIDDEN: Final = GroupMeasures.hidden(
    transfer=Transfer.hidden(benchmark_gap=_BENCHMARK_GAP, status=dict.fromkeys(_STATUSES)),
    use=Use.hidden(),
    retention=GroupRetention.hidden(),
    evidence=GroupEvidence.hidden(),
    rhythm=GroupRhythm.hidden(),
    growth=(),
    causes=Causes.hidden(),
)
"""The measures of a group that may not be shown."""


def measure_group(
    measured: Iterable[PairMeasures], day: date, *, paused: int = 0, dropped: int = 0
) -> GroupMeasures:
    """Return the measures of a group.

    Args:
        measured: the group's pairs, from `measure_pairs` on the same day.
        day: the report's day.
        paused: the number of paused pairs, see `paused_and_dropped`.
        dropped: the number of dropped pairs.
    """
    pairs = tuple(measured)
    return GroupMeasures(
        people=_people(pairs),
        pairs=len(pairs),
        paused=paused,
        dropped=dropped,
        transfer=_transfer(pairs),
        use=_use(pairs, day),
        retention=_retention(pairs),
        evidence=_evidence(pairs),
        rhythm=_rhythm(pairs, day),
        growth=_growth(pairs),
        causes=_causes(pairs),
    )


def _people(pairs: Sequence[PairMeasures]) -> int:
    return len({each.pair.person for each in pairs})


def _share(flags: Sequence[bool]) -> float | None:
    return sum(flags) / len(flags) if flags else None


def _transfer(pairs: Sequence[PairMeasures]) -> Transfer:
    in_time = [each.applied_within_grace for each in pairs if each.judged]
    share = _share(in_time)
    counted = Counter(each.transfer for each in pairs)
    return Transfer(
        applied_ever=counted["applied"],
        applied_within_grace=sum(in_time),
        judged=len(in_time),
        gap=None if share is None else 1 - share,
        benchmark_gap=_BENCHMARK_GAP,
        status={status: counted[status] for status in _STATUSES},
    )


def _use(pairs: Sequence[PairMeasures], day: date) -> Use:
    """Return measures 6 and 10.

    The interval has the number of persons as n: the goals of one person are not independent cases.
    """
    share = _share([each.in_use for each in pairs])
    best = _share([each.in_use or each.unknown for each in pairs])
    usual = [use_benchmark(days_between(each.pair.learned, day)) for each in pairs]
    return Use(
        in_use=sum(each.in_use for each in pairs),
        quiet=sum(each.quiet for each in pairs),
        unknown=sum(each.unknown for each in pairs),
        share=share,
        interval=None if share is None else wilson_interval(share, _people(pairs)),
        bounds=None if share is None or best is None else (share, best),
        benchmark=sum(usual) / len(usual) if usual else None,
    )


def _retention(pairs: Sequence[PairMeasures]) -> GroupRetention:
    low = _mean(pairs, lambda each: each.retention.band[0])
    high = _mean(pairs, lambda each: each.retention.band[1])
    return GroupRetention(
        mean=_mean(pairs, lambda each: each.retention.projected),
        below_target=sum(each.retention.gap > 0 for each in pairs),
        preserved_mean=_mean(pairs, lambda each: each.retention.preserved),
        mean_band=None if low is None or high is None else (low, high),
    )


def _mean(pairs: Sequence[PairMeasures], of: Callable[[PairMeasures], float]) -> float | None:
    """Return the mean over persons of each person's mean over their pairs."""
    by_person: dict[str, list[float]] = {}
    for each in pairs:
        by_person.setdefault(each.pair.person, []).append(of(each))
    means = [sum(figures) / len(figures) for figures in by_person.values()]
    return sum(means) / len(means) if means else None


def _evidence(pairs: Sequence[PairMeasures]) -> GroupEvidence:
    counted = Counter(each.evidence.grade for each in pairs)
    return GroupEvidence(
        coverage=_share([each.evidence.grade != "none" for each in pairs]),
        good=counted["good"],
        fair=counted["fair"],
        thin=counted["thin"],
        none=counted["none"],
    )


def _rhythm(pairs: Sequence[PairMeasures], day: date) -> GroupRhythm:
    """Return the sessions held and due; one that concerns many pairs counts once."""
    shared = {id(session): session for each in pairs for session in each.sessions}
    tracked = {
        (session.cycle, o.day, o.group or 0, o.state, o.extra): o
        for session in shared.values()
        if session.tracked
        for o in (session.occurrence,)
    }
    held, due = held_and_due(tracked.values(), day)
    return GroupRhythm(due, held)


def _growth(pairs: Sequence[PairMeasures]) -> tuple[Growth, ...]:
    """Return growth by aspect in alphabetical order, pairs without an aspect last."""
    aspects = {each.pair.goal.aspect for each in pairs}
    return tuple(
        _aspect_growth(aspect, [each for each in pairs if each.pair.goal.aspect == aspect])
        for aspect in sorted(aspects, key=lambda aspect: (aspect is None, aspect or ""))
    )


def _aspect_growth(aspect: Aspect | None, pairs: Sequence[PairMeasures]) -> Growth:
    measured = [each.growth for each in pairs if each.growth is not None]
    return Growth(aspect, len(pairs), len(measured), sum(bar > 0 for bar in measured))


def _causes(pairs: Sequence[PairMeasures]) -> Causes:
    counted = Counter(each.cause for each in pairs)
    return Causes(
        no_chance=counted["no_chance"],
        open_factor=counted["open_factor"],
        promise_overdue=counted["promise_overdue"],
        unknown=counted["unknown"],
    )
