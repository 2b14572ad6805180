"""What is due soon and what is overdue, by day: sessions, support, responses and goals.

Measures are no part of it, but for the crossing days of the reader's own goals.
"""

import datetime as dt
from collections.abc import Iterator
from operator import attrgetter
from typing import Final, Literal, TypeAlias

from borgen.dates import days_between, plus_days
from borgen.frozen import Value
from borgen.model.goal import status_on
from borgen.model.ids import Key
from borgen.progress import measure_pairs
from borgen.reports.context import factor_rows, support_rows
from borgen.reports.request import ReportRequest, ReportScope, ReportSubject, scope_of
from borgen.reports.sessions import due_sessions
from borgen.reports.shared_goals import shared_goals
from borgen.reports.visibility import Audience
from borgen.text.catalogue import Language

DueKind: TypeAlias = Literal["session", "support", "response", "goal", "crossing"]
When: TypeAlias = Literal["overdue", "this_week", "later"]
WITHIN: Final = 14
"""The number of days ahead by default."""
_WEEK: Final = 7


class Due(Value, frozen=True, kw_only=True):
    """One thing to do.

    Attributes:
        date: the day it is due; of sessions that were not logged, the first of them.
        days: from today to then; negative where that day is past.
        title: what is to be done, in the words of the plan.
        about: the factor that a response answers, or the team of a cycle.
        id: its full name in the files, where it has one.
        who: who is to do it: an id or a role; `who_name` is the name, else `who`.
        groups: the groups of a cycle, counted from 1; empty where it is all of them.
        missed: the past days of a cycle that were not logged.
        target: of a crossing day, the retention that is aimed at, a share of 1.
    """

    kind: DueKind
    when: When
    date: dt.date
    days: int
    title: str
    about: str | None = None
    id: str | None = None
    who: str | None = None
    who_name: str | None = None
    groups: tuple[int, ...] = ()
    missed: tuple[dt.date, ...] = ()
    target: float | None = None


class Upcoming(Value, frozen=True, kw_only=True):
    """What is due for a subject until `until`, and everything overdue, by day."""

    as_of: dt.date
    within: int
    until: dt.date
    workspace: str
    language: Language
    subject: ReportSubject
    audience: Audience
    due: tuple[Due, ...]


def build_upcoming(request: ReportRequest, within: int = WITHIN) -> Upcoming:
    """Return what is due for a subject within `within` days, and what is overdue.

    Crossing days of retention are in it only for audience `me`.
    """
    scope = scope_of(request)
    until = plus_days(request.day, within)
    found = [due for due in _candidates(scope, until) if due.date <= until]
    return Upcoming(
        as_of=request.day,
        within=within,
        until=until,
        workspace=scope.title(scope.workspace.settings.name),
        language=request.language,
        subject=scope.subject,
        audience=request.audience,
        due=tuple(sorted(found, key=attrgetter("date", "kind", "title", "groups"))),
    )


def _candidates(scope: ReportScope, until: dt.date) -> Iterator[Due]:
    yield from _sessions(scope, until)
    yield from _support(scope)
    yield from _responses(scope)
    yield from _goals(scope)
    if scope.request.audience == "me":
        yield from _crossings(scope)


def _due(  # noqa: PLR0913 - the parts of a thing to do
    scope: ReportScope,
    kind: DueKind,
    day: dt.date,
    title: str,
    who: str | None,
    *,
    about: str | None = None,
    id_: str | None = None,
    groups: tuple[int, ...] = (),
    missed: tuple[dt.date, ...] = (),
    target: float | None = None,
) -> Due:
    days = days_between(scope.day, day)
    return Due(
        kind=kind,
        when="overdue" if days < 0 else "this_week" if days < _WEEK else "later",
        date=day,
        days=days,
        title=title,
        about=about,
        id=id_,
        who=who,
        who_name=scope.name(who),
        groups=groups,
        missed=missed,
        target=target,
    )


def _sessions(scope: ReportScope, until: dt.date) -> Iterator[Due]:
    for found in due_sessions(scope, until):
        past = found.days[0] < scope.day
        yield _due(
            scope,
            "session",
            found.days[0],
            found.title,
            found.facilitator,
            about=found.team,
            id_=str(found.cycle),
            groups=found.groups,
            missed=found.days if past else (),
        )


def _support(scope: ReportScope) -> Iterator[Due]:
    for row in support_rows(scope):
        if row.due and not row.delivered:
            name = f"{row.owner}/{row.id}" if row.id else None
            yield _due(scope, "support", row.due, row.what, row.by, id_=name)


def _responses(scope: ReportScope) -> Iterator[Due]:
    for row in factor_rows(scope):
        if row.action and row.due and not row.done:
            name = f"{row.owner}/{row.id}" if row.id else None
            yield _due(
                scope,
                "response",
                row.due,
                row.action,
                row.response_owner,
                about=row.factor,
                id_=name,
            )


def _goals(scope: ReportScope) -> Iterator[Due]:
    """Yield the subject's own active goals that have a due date; personal goals have none."""
    goals = scope.links.goals
    for goal in shared_goals(scope):
        status = status_on(goals[Key(*goal.goal.split("/", 1))].status, scope.day)
        if goal.due and status == "active":
            yield _due(scope, "goal", goal.due, goal.title, goal.owner, id_=goal.goal)


def _crossings(scope: ReportScope) -> Iterator[Due]:
    person = scope.request.id
    target = scope.workspace.settings.retention.target
    for measures in measure_pairs(scope.workspace, scope.links, scope.day, [person]):
        day = measures.retention.crosses_target_on
        if day:
            title, name = scope.title(measures.pair.goal.title), str(measures.pair.key)
            yield _due(scope, "crossing", day, title, person, id_=name, target=target)
