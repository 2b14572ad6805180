"""What is due soon, and what should have been done already: plans and promises, by day.

Nothing of how somebody is doing stands here, except in what I ask about myself.
"""

import datetime as dt
from collections.abc import Iterator
from operator import attrgetter
from typing import Final, Literal, TypeAlias

from borgen.dates import days_between, plus_days
from borgen.frozen import Value
from borgen.links import Links
from borgen.model.goal import status_on
from borgen.model.ids import Key
from borgen.model.workspace import Workspace
from borgen.progress import measure_pairs
from borgen.progress.values import PairMeasures
from borgen.reports.audience import default_audience, sight
from borgen.reports.context_rows import factor_rows, support_rows
from borgen.reports.due_sessions import due_sessions
from borgen.reports.public import seen_by
from borgen.reports.scope import Request, Scope, scope_of
from borgen.reports.shared_goals import shared_goals
from borgen.reports.values import Audience, Subject, SubjectKind
from borgen.text.catalogue import Language

DueKind: TypeAlias = Literal["session", "support", "response", "goal", "crossing"]
When: TypeAlias = Literal["overdue", "this_week", "later"]
WITHIN: Final = 14
"""How many days ahead to look, unless asked otherwise."""
_WEEK: Final = 7


class Due(Value, frozen=True, kw_only=True):
    """One thing to do or to hold.

    Attributes:
        date: the day it is due; of sessions that nobody logged, the first of them.
        days: from today to then; negative where that day is past.
        title: what is to be done, in the words of the plan.
        about: what belongs to it: the factor that a response answers, the team of a cycle.
        id: its full name in the files, where it has one.
        who: whose move it is: an id or a role; `who_name` what to call them.
        groups: which of a cycle's groups, counted from 1, unless it is all of them.
        missed: the days of which nothing was logged.
        target: of a crossing day, the retention that is aimed at.
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
    subject: Subject
    audience: Audience
    due: tuple[Due, ...]


def build_upcoming(  # noqa: PLR0913 - what the command line lets people say
    workspace: Workspace,
    links: Links,
    day: dt.date,
    subject_kind: SubjectKind,
    subject_id: str,
    *,
    within: int = WITHIN,
    me: str | None = None,
    language: Language | None = None,
) -> Upcoming:
    """Return what is due for a subject within so many days after `day`, and what is overdue.

    Crossing days of retention are there only if I am the subject.

    Args:
        workspace: the workspace.
        links: its graph.
        day: the day.
        subject_kind: what the subject is.
        subject_id: its present id.
        within: how many days ahead to look.
        me: who is asking.
        language: what titles are told in; by default the workspace's.
    """
    audience = default_audience(subject_kind, subject_id, me)
    known, graph = seen_by(audience, workspace, links)
    request = Request(
        workspace=known,
        links=graph,
        day=day,
        kind=subject_kind,
        id=subject_id,
        audience=audience,
        language=language or workspace.settings.language,
    )
    scope = scope_of(request)
    until = plus_days(day, within)
    found = [due for due in _candidates(scope, until) if due.date <= until]
    return Upcoming(
        as_of=day,
        within=within,
        until=until,
        workspace=scope.title(workspace.settings.name),
        language=request.language,
        subject=Subject(subject_kind, subject_id, scope.owner_title(subject_id)),
        audience=request.audience,
        due=tuple(sorted(found, key=attrgetter("date", "kind", "title", "groups"))),
    )


def _candidates(scope: Scope, until: dt.date) -> Iterator[Due]:
    yield from _sessions(scope, until)
    yield from _support(scope)
    yield from _responses(scope)
    yield from _goals(scope)
    if scope.request.audience == "me":
        yield from _crossings(scope)


def _due(  # noqa: PLR0913 - the parts of a thing to do
    scope: Scope,
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


def _sessions(scope: Scope, until: dt.date) -> Iterator[Due]:
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


def _support(scope: Scope) -> Iterator[Due]:
    for row in support_rows(scope):
        if row.due and not row.delivered:
            name = f"{row.owner}/{row.id}" if row.id else None
            yield _due(scope, "support", row.due, row.what, row.by, id_=name)


def _responses(scope: Scope) -> Iterator[Due]:
    privacy = scope.workspace.settings.privacy
    for row in factor_rows(scope, sight(scope.request.audience, privacy, enough=False)):
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


def _goals(scope: Scope) -> Iterator[Due]:
    """Yield the goals under way of the subject itself that have an end; of people none has."""
    goals = scope.links.goals
    for goal in shared_goals(scope):
        status = status_on(goals[Key(*goal.goal.split("/", 1))].status, scope.day)
        if goal.due and status == "active":
            yield _due(scope, "goal", goal.due, goal.title, goal.owner, id_=goal.goal)


def _crossings(scope: Scope) -> Iterator[Due]:
    person = scope.request.id
    target = scope.workspace.settings.retention.target
    measured: tuple[PairMeasures, ...] = measure_pairs(
        scope.workspace, scope.links, scope.day, [person]
    )
    for measures in measured:
        day = measures.retention.crosses_target_on
        if day:
            title, name = scope.title(measures.pair.goal.title), str(measures.pair.key)
            yield _due(scope, "crossing", day, title, person, id_=name, target=target)
