"""The rows of a report: goals, factors, promises, sessions, agenda. Totals stand in `values`.

Field names are the keys of the JSON contract; whatever an audience may not see is None.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias

from borgen.diagnostics import Arg
from borgen.frozen import Value
from borgen.model.common import Aspect
from borgen.model.cycle import Stance
from borgen.progress.values import (
    AlternationStep,
    Evidence,
    Interval,
    Observed,
    Progress,
    TransferStatus,
)

TeamStatus: TypeAlias = Literal["in_use", "asks_for_a_chance", "open"]
SessionState: TypeAlias = Literal["held", "cancelled", "moved", "open", "planned"]


class GoalMeasure(Value, frozen=True):
    """The own figure of an organisation goal: no proof of cause."""

    goal: str
    title: str
    owner: str | None
    name: str | None
    unit: str | None
    baseline: float | None
    latest: float | None
    latest_on: date | None
    target: float | None
    due: date | None


class NextStep(Value, frozen=True):
    """The next thing to do for a goal; `agenda.next.<code>` words it."""

    code: str
    args: Mapping[str, Arg]


class Intention(Value, frozen=True):
    """An if-then plan: when `cue` happens, the person does `action`."""

    cue: str
    action: str
    obstacle: str | None = None


class GoalRow(Value, frozen=True, kw_only=True):
    """One goal of one person. Where the numbers are not to be seen they are None and `suppressed`.

    Attributes:
        goal: the goal's full name, `p01/feedback`.
        name: the person's name, if the plan gives one.
        sponsor: who stands for it on the organisation's side (an id or a role).
        serves: titles of the goals it contributes to.
        status to alternation: None or empty where not to be seen.
        if_then: my own intentions; only for me.
    """

    person: str | None
    name: str | None
    goal: str
    title: str
    team_status: TeamStatus
    aspect: Aspect | None = None
    learned: date | None = None
    sponsor: str | None = None
    serves: tuple[str, ...] = ()
    next_step: NextStep | None = None
    status: TransferStatus | None = None
    in_use: bool | None = None
    quiet: bool | None = None
    last_applied: date | None = None
    retention: float | None = None
    stability: float | None = None
    gap: float | None = None
    band: Interval | None = None
    baseline: float | None = None
    preserved: float | None = None
    crosses_target_on: date | None = None
    observed: Observed | None = None
    evidence: Evidence | None = None
    progress: Progress | None = None
    alternation: tuple[AlternationStep, ...] = ()
    if_then: tuple[Intention, ...] = ()
    private: bool = False
    suppressed: bool = False


class SharedGoal(Value, frozen=True):
    """A goal of the team, trajectory or organisation, and the goals one level up it serves."""

    goal: str
    title: str
    change: str | None
    owner: str | None
    due: date | None
    serves: tuple[str, ...]


class GroupRow(Value, frozen=True):
    """One team in an organisation's or trajectory's report."""

    team: str
    title: str
    people: int | None
    pairs: int | None
    in_use: int | None
    suppressed: bool = False


class FactorRow(Value, frozen=True):
    """A context factor on the report's day; `open` while its response is not done."""

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
    named: int | None
    """How many entries name it; None where too few people do."""


class SupportRow(Value, frozen=True):
    """A promise of support on the report's day."""

    owner: str
    id: str | None
    kind: str
    what: str
    by: str | None
    due: date | None
    delivered: date | None
    overdue: bool


class SessionRow(Value, frozen=True):
    """One occurrence of a cycle; `cycle` is its full name, `koers-en-kracht/intervisie`."""

    cycle: str
    title: str
    form: str
    stance: Stance
    day: date
    state: SessionState
    facilitator: str | None = None
    group: int | None = None
    to: date | None = None


class AgendaItem(Value, frozen=True):
    """Something to talk about: a code and arguments (`agenda.<code>` words it), who moves it."""

    code: str
    args: Mapping[str, Arg]
    owner: str | None
    owner_name: str | None = None
    """What to call the owner: a person's name where there is one, else the id or role."""


class Note(Value, frozen=True):
    """One of my own entries with what only I may read (audience `me`)."""

    day: date
    goal: str | None
    what: str
    note: str | None
    private: bool


class Moved(Value, frozen=True, kw_only=True):
    """What changed since the last meeting (or `--since`), from the day after it.

    Attributes:
        meeting: whether `since` is the last meeting held, not a day that was asked for.
        newly_in_use: pairs in use now and not then; `began` names them where names may stand.
        delivered: promises kept since, as they were worded.
        answered: factors whose response was done since.
    """

    since: date
    meeting: bool
    applications: int | None
    newly_in_use: int | None
    newly_quiet: int | None
    began: tuple[str, ...]
    delivered: tuple[str, ...]
    answered: tuple[str, ...]
    sessions_held: int
    suppressed: bool = False
