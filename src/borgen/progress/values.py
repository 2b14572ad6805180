"""The values of the measures. Shares and retentions are fractions of 1, days are dates.

The numbers of the measures are those of docs/measures.md.
"""

from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from borgen.frozen import Value
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
