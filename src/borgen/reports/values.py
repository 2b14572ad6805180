"""A report as one value, and its totals; its rows stand in `rows`.

Field names are the keys of the JSON contract, version 1.
Whatever an audience may not see is None, and `suppressed` says so; zero always means zero.
Titles are in the report's language already (they are the users' words); the rest is words-free:
codes and arguments that the text catalogue turns into sentences.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias

from borgen.frozen import Value
from borgen.model.common import Aspect
from borgen.model.plan import CostCategory
from borgen.progress.values import AlternationStep, Interval, TransferStatus
from borgen.reports.pictures import Pictures
from borgen.reports.rows import (
    AgendaItem,
    FactorRow,
    GoalMeasure,
    GoalRow,
    GroupRow,
    Moved,
    Note,
    SessionRow,
    SharedGoal,
    SupportRow,
)
from borgen.text.catalogue import Language

Audience: TypeAlias = Literal["me", "team", "organisation"]
SubjectKind: TypeAlias = Literal["person", "team", "trajectory", "organisation"]


class Subject(Value, frozen=True):
    """Whom or what the report is about."""

    kind: SubjectKind
    id: str
    title: str


class Transfer(Value, frozen=True):
    """Measure 5 for a group."""

    applied_ever: int | None
    applied_within_grace: int | None
    judged: int | None
    gap: float | None
    benchmark_gap: float
    status: Mapping[TransferStatus, int | None]
    suppressed: bool = False


class Use(Value, frozen=True):
    """Measure 6 and 10 for a group."""

    in_use: int | None
    quiet: int | None
    unknown: int | None
    share: float | None
    interval: Interval | None
    bounds: Interval | None
    benchmark: float | None
    suppressed: bool = False


class GroupRetention(Value, frozen=True):
    """Measures 1-4 for a group; means stand in JSON and `--full` only."""

    mean: float | None
    below_target: int | None
    preserved_mean: float | None
    mean_band: Interval | None
    suppressed: bool = False


class GroupEvidence(Value, frozen=True):
    """Measure 8 for a group: the share of pairs with evidence, and how many of each grade."""

    coverage: float | None
    good: int | None
    fair: int | None
    thin: int | None
    none: int | None
    suppressed: bool = False


class GroupRhythm(Value, frozen=True):
    """Sessions due and held of tracked cycles."""

    due: int | None
    held: int | None
    suppressed: bool = False


class Growth(Value, frozen=True):
    """Growth by aspect: pairs, how many have a level measured, how many grew."""

    aspect: Aspect | None
    pairs: int | None
    measured: int | None
    grown: int | None
    suppressed: bool = False


class Causes(Value, frozen=True):
    """Measure 12: quiet and unapplied pairs by cause; totals only."""

    no_chance: int | None
    open_factor: int | None
    promise_overdue: int | None
    unknown: int | None
    suppressed: bool = False


class ModeHours(Value, frozen=True):
    """Hours of one mode over all participants."""

    mode: str
    hours: float
    productive_hours_lost: float


class CategoryCost(Value, frozen=True):
    """What one category of costs adds up to, in the workspace's currency."""

    category: CostCategory
    amount: float


class Investment(Value, frozen=True):
    """Measure 11; costs in the workspace's currency, hours over all participants.

    The upper end of the range is None where the interval of use begins at zero.
    """

    currency: str
    cost: float | None
    hours: float | None
    productive_hours_lost: float | None
    by_mode: tuple[ModeHours, ...]
    cost_per_pair_in_use: float | None
    cost_per_pair_in_use_range: tuple[float, float | None] | None
    by_category: tuple[CategoryCost, ...] = ()
    suppressed: bool = False


class Report(Value, frozen=True, kw_only=True):
    """A report of any subject for any audience: the JSON contract as a value.

    Attributes:
        workspace: the name in `borgen.yaml`.
        minimum: the smallest group this audience may see; 1 for me.
        causes, investment: None where this kind of report has no such part.
        alternation: what the group did in turn (its sessions held), oldest first.
        pictures: the series that pictures are drawn from; None unless asked for.
        suppressed: the totals are hidden: too few people.
    """

    as_of: date
    workspace: str
    language: Language
    subject: Subject
    audience: Audience
    minimum: int
    window_days: int
    grace_days: int
    model: str
    preset: str
    target: float
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
    measures: tuple[GoalMeasure, ...] = ()
    causes: Causes | None = None
    investment: Investment | None = None
    shared_goals: tuple[SharedGoal, ...] = ()
    goals: tuple[GoalRow, ...] = ()
    groups: tuple[GroupRow, ...] = ()
    context: tuple[FactorRow, ...] = ()
    support: tuple[SupportRow, ...] = ()
    sessions: tuple[SessionRow, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    moved: Moved | None = None
    notes: tuple[Note, ...] = ()
    alternation: tuple[AlternationStep, ...] = ()
    pictures: Pictures | None = None
    suppressed: bool = False
