"""The values that the measures yield. Shares and retentions are fractions of 1; days are dates."""

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
Retention: TypeAlias = Projection
"""The projection of one pair; see measures 1-4."""


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
    """Measure 7: how rated entries of the last 90 days went; None where there is none."""

    share: float
    n: int
    interval: Interval


class Evidence(Value, frozen=True):
    """Measure 8: how much is known and from whom."""

    grade: EvidenceGrade
    rated: int
    sources: tuple[str, ...]
    self_only: bool


class Progress(Value, frozen=True):
    """Measure 9: three bars, each 0-1 or None where it cannot be said; never one score."""

    growth: float | None
    application: float | None
    applications: int
    opportunities: int | None
    rhythm: float | None
    held: int
    due: int


class Step(Value, frozen=True):
    """One thing that was done for a goal, for the alternation of reflection and action."""

    day: date
    stance: Stance
    what: str
    """An outcome, or the form of a cycle."""


class Session(NamedTuple):
    """An occurrence of a cycle that concerns a pair."""

    cycle: Key
    form: FormName
    tracked: bool
    occurrence: Occurrence


class PairDetails(Value, frozen=True):
    """What only the person of a pair is told, and no group adds up."""

    observed: Observed | None
    progress: Progress
    alternation: tuple[Step, ...]


class PairMeasures(Value, frozen=True):
    """What is measured about each pair on one day; see `PairDetails` for the rest."""

    pair: Pair
    transfer: TransferStatus
    applied_within_grace: bool
    judged: bool
    in_use: bool
    quiet: bool
    unknown: bool
    applications: int
    last_applied: date | None
    retention: Retention
    evidence: Evidence
    growth: float | None
    """The first bar of `Progress`."""
    cause: Cause | None
    """Measure 12, for a quiet or unapplied pair; else None."""
    sessions: tuple[Session, ...]
    """The occurrences since learning of every cycle that concerns the pair."""


class AspectGrowth(Value, frozen=True):
    """Growth of the pairs of one aspect: how many have a level, how many grew."""

    aspect: Aspect | None
    pairs: int
    measured: int
    grown: int


class GroupMeasures(Value, frozen=True):
    """Measure 10: a group of pairs. Shares are None where their denominator is zero.

    Attributes:
        people: the persons with at least one pair.
        applied_within_grace: of the judged pairs.
        use_share: in use over pairs; `use_interval` is Wilson, 80 %, over persons;
            `use_bounds` the worst and best case of the unknown.
        mean: a person's mean first, then over persons; `mean_band` alike.
        coverage: the share of pairs with any evidence.
    """

    people: int
    pairs: int
    paused: int
    dropped: int
    applied_ever: int
    applied_within_grace: int
    judged: int
    transfer_gap: float | None
    status: tuple[tuple[TransferStatus, int], ...]
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
    evidence: tuple[tuple[EvidenceGrade, int], ...]
    held: int
    due: int
    growth: tuple[AspectGrowth, ...]
    causes: tuple[tuple[Cause, int], ...]
