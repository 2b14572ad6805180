"""The values of the measures. Shares and retentions are fractions of 1, days are dates.

The numbers of the measures are those of docs/measures.md.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from borgen.frozen import Value
from borgen.model.common import Aspect
from borgen.model.cycle import FormName, Stance
from borgen.model.entry import Entry
from borgen.model.goal import PersonalGoal, Status
from borgen.model.ids import Key
from borgen.retention import Projection
from borgen.rhythm import Occurrence

TransferStatus: TypeAlias = Literal[
    "applied", "attempted", "missed", "no_opportunity", "reflection_only", "no_observation"
]
EvidenceGrade: TypeAlias = Literal["none", "thin", "fair", "good"]
Cause: TypeAlias = Literal["no_chance", "open_factor", "promise_overdue", "unknown"]
Interval: TypeAlias = tuple[float, float]


class Pair(Value, frozen=True):
    """One person with one goal that was learned by `day` and counts on it.

    Attributes:
        key: the goal's full name.
        entries: the entries that count, oldest first: of this goal, from `learned` to the
            report's day, neither voided nor private.
    """

    key: Key
    goal: PersonalGoal
    learned: date
    status: Status
    entries: tuple[Entry, ...]

    @property
    def person(self) -> str:
        """Whose goal it is."""
        return self.key.owner


class Observed(Value, frozen=True):
    """Measure 7: the points of the ratings of the last 90 days.

    Attributes:
        share: points over ratings, 0-1.
        n: the number of ratings.
        interval: of the share: Wilson, 80 %.
    """

    share: float
    n: int
    interval: Interval


class Evidence(Value, frozen=True):
    """Measure 8: the amount of evidence and its sources.

    Attributes:
        rated: the number of days with a rating.
        sources: the different values of `by` of rated entries, in alphabetical order.
        self_only: whether all ratings are one's own.
    """

    grade: EvidenceGrade
    rated: int
    sources: tuple[str, ...]
    self_only: bool


class Progress(Value, frozen=True):
    """Measure 9: three bars, each 0-1, or None without a denominator; never added up.

    Attributes:
        application: applications / opportunities.
        opportunities: how many times the goal's interval went by; None without an interval.
        rhythm: held / due, both numbers of sessions.
    """

    growth: float | None
    application: float | None
    applications: int
    opportunities: int | None
    rhythm: float | None
    held: int
    due: int


class AlternationStep(Value, frozen=True):
    """One step in the alternation of reflection and action.

    Attributes:
        what: an outcome, or the form of a cycle.
    """

    day: date
    stance: Stance
    what: str


class CycleSession(NamedTuple):
    """An occurrence of a cycle, with the full name and form of the cycle."""

    cycle: Key
    form: FormName
    tracked: bool
    occurrence: Occurrence


class PairDetails(Value, frozen=True):
    """The measures of a pair that only its person sees and no group includes."""

    observed: Observed | None
    progress: Progress
    alternation: tuple[AlternationStep, ...]


class PairMeasures(Value, frozen=True):
    """The measures of a pair on one day that groups are made of; the others are `PairDetails`.

    Attributes:
        transfer, applied_within_grace, judged: measure 5.
        in_use, quiet: measure 6.
        unknown: not in use, and no entry in the last 90 days (measure 10).
        applications: the number of applications at work; `last_applied` the day of the last.
        retention: measures 1 to 4.
        growth: the first bar of `Progress`, 0-1.
        cause: measure 12; None for a pair in use.
        sessions: the occurrences since learning of every cycle that concerns the pair.
    """

    pair: Pair
    transfer: TransferStatus
    applied_within_grace: bool
    judged: bool
    in_use: bool
    quiet: bool
    unknown: bool
    applications: int
    last_applied: date | None
    retention: Projection
    evidence: Evidence
    growth: float | None
    cause: Cause | None
    sessions: tuple[CycleSession, ...]


class AspectGrowth(Value, frozen=True):
    """Growth of the pairs of one aspect: numbers of pairs, with a measured level, and grown."""

    aspect: Aspect | None
    pairs: int
    measured: int
    grown: int


class GroupMeasures(Value, frozen=True):
    """Measure 10: a group of pairs. Counts are of pairs; a share without a denominator is None.

    Attributes:
        people: the number of persons with at least one pair.
        applied_within_grace: the number among the judged pairs.
        transfer_gap: 1 - applied within grace / judged.
        status: the number of pairs by transfer status.
        use_share: in use / pairs; `use_interval` is its 80 % Wilson interval over persons,
            `use_bounds` the share if no and if every unknown pair is in use.
        use_benchmark: the mean reference share, see `retention.use_benchmark`.
        mean: of projected retention: per person first, then over persons; so are `mean_band` and
            `preserved_mean`.
        below_target: the number of pairs with a retention gap.
        coverage: the share of pairs with any rating.
        evidence: the number of pairs by grade.
        held, due: numbers of sessions of tracked cycles, each counted once.
        causes: the number of quiet and unapplied pairs by cause.
    """

    people: int
    pairs: int
    paused: int
    dropped: int
    applied_ever: int
    applied_within_grace: int
    judged: int
    transfer_gap: float | None
    status: Mapping[TransferStatus, int]
    in_use: int
    quiet: int
    unknown: int
    use_share: float | None
    use_interval: Interval | None
    use_bounds: Interval | None
    use_benchmark: float | None
    mean: float | None
    mean_band: Interval | None
    below_target: int
    preserved_mean: float | None
    coverage: float | None
    evidence: Mapping[EvidenceGrade, int]
    held: int
    due: int
    growth: tuple[AspectGrowth, ...]
    causes: Mapping[Cause, int]
