"""A report as a value: the same for every kind of subject and for every audience.

Field names are the keys of the JSON report, version 1. What an audience may not see is None or left
out, and `suppressed` says so; zero always means zero. Titles are in the report's language; other
texts are codes with arguments, which the text catalogue words.
"""

import datetime as dt

from borgen.frozen import Value
from borgen.progress.groups import (
    Causes,
    GroupEvidence,
    GroupRetention,
    GroupRhythm,
    Growth,
    Transfer,
    Use,
)
from borgen.progress.values import AlternationStep
from borgen.reports.agenda import AgendaItem
from borgen.reports.context import FactorRow, SupportRow
from borgen.reports.curves import ForgettingCurve
from borgen.reports.goals import GoalRow
from borgen.reports.investment import Investment
from borgen.reports.line_picture import LinePicture
from borgen.reports.request import ReportSubject
from borgen.reports.sessions import SessionRow
from borgen.reports.shared_goals import GoalMeasure, SharedGoal
from borgen.reports.since import Movement
from borgen.reports.totals import GroupRow
from borgen.reports.use_over_time import UseOverTime
from borgen.reports.visibility import Audience
from borgen.text.catalogue import Language


class Note(Value, frozen=True):
    """One of the reader's own entries that is private or has a note; only for audience `me`."""

    day: dt.date
    goal: str | None
    what: str
    note: str | None
    private: bool


class Pictures(Value, frozen=True):
    """The series of a report's pictures that are in no other part of it.

    Attributes:
        curves: one for each goal; only for audience `me`.
        use: None where the totals are hidden or the report is about one person.
        line: None where no goal contributes to another.
    """

    curves: tuple[ForgettingCurve, ...] = ()
    use: UseOverTime | None = None
    line: LinePicture | None = None


class Report(Value, frozen=True, kw_only=True):
    """A report of any subject for any audience.

    Attributes:
        workspace: the name in `borgen.yaml`.
        minimum: the smallest group this audience may see, in people; 1 for `me`.
        window_days, grace_days: `use.window_days` and `use.grace_days`.
        target: the retention that is aimed at, a share of 1.
        people: the number of people with a pair; the other counts are of pairs.
        causes, investment: None in a kind of report without that part.
        alternation: the sessions held, oldest first.
        pictures: None unless asked for.
        suppressed: whether the totals are hidden because the group is too small.
    """

    as_of: dt.date
    workspace: str
    language: Language
    subject: ReportSubject
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
    moved: Movement | None = None
    notes: tuple[Note, ...] = ()
    alternation: tuple[AlternationStep, ...] = ()
    pictures: Pictures | None = None
    suppressed: bool = False
