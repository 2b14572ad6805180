"""The values a report consists of. Field names are the keys of the JSON contract, version 1.

Whatever an audience may not see is None, and `suppressed` says so; zero always means zero.
Titles are in the report's language already (they are the users' words); the rest is words-free:
codes and arguments that the text catalogue turns into sentences.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from borgen.diagnostics import Arg
from borgen.model.common import Aspect
from borgen.model.cycle import Stance
from borgen.progress.values import (
    Evidence,
    Interval,
    Observed,
    Progress,
    Step,
    TransferStatus,
)

Audience: TypeAlias = Literal["me", "team", "organisation"]
SubjectKind: TypeAlias = Literal["person", "team", "trajectory", "organisation"]
TeamStatus: TypeAlias = Literal["in_use", "asks_for_a_chance", "open"]
SessionState: TypeAlias = Literal["held", "cancelled", "moved", "open", "planned"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom or what the report is about."""

    kind: SubjectKind
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Transfer:
    """Measure 5 for a group."""

    applied_ever: int | None
    applied_within_grace: int | None
    judged: int | None
    gap: float | None
    benchmark_gap: float
    status: Mapping[TransferStatus, int] | None
    suppressed: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """Measure 6 and 10 for a group."""

    in_use: int | None
    quiet: int | None
    unknown: int | None
    share: float | None
    interval: Interval | None
    bounds: Interval | None
    benchmark: float | None
    suppressed: bool = False


@dataclass(frozen=True, slots=True)
class GroupRetention:
    """Measures 1-4 for a group; means stand in JSON and `--full` only."""

    mean: float | None
    below_target: int | None
    preserved_mean: float | None
    mean_band: Interval | None
    suppressed: bool = False


@dataclass(frozen=True, slots=True)
class GroupEvidence:
    """Measure 8 for a group: the share of pairs with evidence, and how many of each grade."""

    coverage: float | None
    good: int | None
    fair: int | None
    thin: int | None
    none: int | None
    suppressed: bool = False


@dataclass(frozen=True, slots=True)
class GroupRhythm:
    """Sessions due and held of tracked cycles."""

    due: int | None
    held: int | None
    suppressed: bool = False


@dataclass(frozen=True, slots=True)
class Growth:
    """Growth by aspect: pairs, how many have a level measured, how many grew."""

    aspect: Aspect | None
    pairs: int | None
    measured: int | None
    grown: int | None
    suppressed: bool = False


@dataclass(frozen=True, slots=True)
class GoalMeasure:
    """The own figure of an organisation goal: no proof of cause."""

    goal: str
    title: str
    name: str | None
    unit: str | None
    baseline: float | None
    latest: float | None
    latest_on: date | None
    target: float | None
    due: date | None


@dataclass(frozen=True, slots=True)
class Causes:
    """Measure 12: quiet and unapplied pairs by cause; totals only."""

    no_chance: int | None
    open_factor: int | None
    promise_overdue: int | None
    unknown: int | None
    suppressed: bool = False


@dataclass(frozen=True, slots=True)
class ModeHours:
    """Hours of one mode over all participants."""

    mode: str
    hours: float
    productive_hours_lost: float


@dataclass(frozen=True, slots=True)
class Investment:
    """Measure 11; costs in the workspace's currency, hours over all participants."""

    currency: str
    cost: float | None
    hours: float | None
    productive_hours_lost: float | None
    by_mode: tuple[ModeHours, ...]
    cost_per_pair_in_use: float | None
    cost_per_pair_in_use_range: Interval | None
    suppressed: bool = False


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One goal of one person. For a team audience the numbers are None and `suppressed`."""

    person: str | None
    name: str | None
    goal: str
    title: str
    status: TransferStatus | None
    in_use: bool | None
    quiet: bool | None
    last_applied: date | None
    retention: float | None
    gap: float | None
    band: Interval | None
    baseline: float | None
    preserved: float | None
    crosses_target_on: date | None
    observed: Observed | None
    evidence: Evidence | None
    progress: Progress | None
    team_status: TeamStatus
    next_step: Mapping[str, Arg] | None = None
    """`{"code": .., **args}`: the next thing planned for this goal, worded by the catalogue."""
    alternation: tuple[Step, ...] = ()
    private: bool = False
    suppressed: bool = False


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One team in an organisation's or trajectory's report."""

    team: str
    title: str
    people: int | None
    pairs: int | None
    in_use: int | None
    suppressed: bool = False


@dataclass(frozen=True, slots=True)
class FactorRow:
    """A context factor on the report's day."""

    owner: str
    id: str | None
    factor: str
    actor: str | None
    effect: str
    strength: int | None
    lever: int | None
    action: str | None
    response_owner: str | None
    due: date | None
    done: date | None
    open: bool
    overdue: bool
    named: int
    """How many entries name it."""


@dataclass(frozen=True, slots=True)
class SupportRow:
    """A promise of support on the report's day."""

    owner: str
    id: str | None
    kind: str
    what: str
    by: str | None
    due: date | None
    delivered: date | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One occurrence of a cycle."""

    cycle: str
    title: str
    form: str
    stance: Stance
    day: date
    state: SessionState
    group: int | None = None
    to: date | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """Something to talk about: a code and arguments, who moves it."""

    code: str
    args: Mapping[str, Arg]
    owner: str | None


@dataclass(frozen=True, slots=True)
class Note:
    """One of my own entries with what only I may read (audience `me`)."""

    day: date
    goal: str | None
    what: str
    note: str | None
    private: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """What changed since the last meeting (or `--since`): counts and, where allowed, titles."""

    since: date
    applications: int | None
    newly_in_use: tuple[str, ...]
    newly_quiet: tuple[str, ...]
    delivered: tuple[str, ...]
    sessions_held: int
    suppressed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report of any subject for any audience: the JSON contract as a value."""

    as_of: date
    subject: Subject
    audience: Audience
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
    measures: tuple[GoalMeasure, ...]
    causes: Causes | None
    investment: Investment | None
    goals: tuple[GoalRow, ...]
    groups: tuple[GroupRow, ...]
    context: tuple[FactorRow, ...]
    support: tuple[SupportRow, ...]
    sessions: tuple[SessionRow, ...]
    agenda: tuple[AgendaItem, ...]
    moved: Moved | None = None
    notes: tuple[Note, ...] = ()
    alternation: tuple[Step, ...] = ()
    suppressed: bool = False
