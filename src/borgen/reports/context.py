"""Rows about the context of applying: factors with their response, and promised support."""

import datetime as dt

from borgen.frozen import Value
from borgen.model.context import Factor, Support
from borgen.model.entry import standing
from borgen.model.ids import Key
from borgen.progress.context import is_at_work, is_open, is_overdue
from borgen.reports.request import ReportScope
from borgen.reports.suppression import is_few


class FactorRow(Value, frozen=True):
    """A context factor on the report's day.

    Attributes:
        open: whether its response is not done.
        overdue: whether the response is past its due date and not done.
        named: the number of log entries that name it; None where too few people do.
    """

    owner: str
    id: str | None
    factor: str
    actor: str | None
    effect: str
    strength: int | None
    lever: int | None
    action: str | None
    response_owner: str | None
    due: dt.date | None
    done: dt.date | None
    open: bool
    overdue: bool
    named: int | None


class SupportRow(Value, frozen=True):
    """Promised support on the report's day; `overdue` if it is late and not delivered."""

    owner: str
    id: str | None
    kind: str
    what: str
    by: str | None
    due: dt.date | None
    delivered: dt.date | None
    overdue: bool


def factor_rows(scope: ReportScope) -> tuple[FactorRow, ...]:
    """Return the factors at work on the day: hindering ones first, then open and strong ones."""
    named = _named(scope)
    rows = [
        _factor_row(home, factor, scope.day, named.get(Key(home, factor.id or ""), 0))
        for home, plan in scope.plans()
        for factor in plan.context
        if is_at_work(factor, scope.day) and scope.concerns(factor.goals, home)
    ]
    return tuple(sorted(rows, key=_urgency))


def _urgency(row: FactorRow) -> tuple[str, bool, int, str, str]:
    return row.effect, not row.open, -(row.strength or 0), row.owner, row.factor


def _factor_row(home: str, factor: Factor, day: dt.date, named: int | None) -> FactorRow:
    response = factor.response
    done = response.done if response and response.done and response.done <= day else None
    due = response.due if response else None
    return FactorRow(
        owner=home,
        id=factor.id,
        factor=factor.factor,
        actor=factor.actor,
        effect=factor.effect,
        strength=factor.strength,
        lever=factor.lever,
        action=response.action if response else None,
        response_owner=response.owner if response else None,
        due=due,
        done=done,
        open=is_open(factor, day),
        overdue=done is None and due is not None and due < day,
        named=named,
    )


def _named(scope: ReportScope) -> dict[Key, int | None]:
    """Return the number of entries that name each factor; None where too few people do.

    For audiences other than `me` the entries of all people count, in every report: if the counts
    of two reports differed, the difference could be about a few people.
    """
    entries: dict[Key, list[str]] = {}
    for person in scope.people if scope.visibility.mine else scope.workspace.people:
        log = scope.workspace.logs.get(person, ())
        if not any(entry.factor for entry in log):
            continue
        for entry in standing(log, scope.day):
            target = scope.links.factor(entry.factor, person) if entry.factor else None
            if target:
                entries.setdefault(target.key, []).append(person)
    return {
        key: None if is_few(len(set(people)), _least(scope, key.owner)) else len(people)
        for key, people in entries.items()
    }


def _least(scope: ReportScope, owner: str) -> int:
    """Return the least number of people who must name a factor of the plan of `owner`.

    It is the minimum of the audience in the owner's own report, else that of the organisation.
    """
    if scope.visibility.mine or owner == scope.request.id:
        return scope.visibility.minimum
    return scope.workspace.settings.privacy.organisation_minimum


def support_rows(scope: ReportScope) -> tuple[SupportRow, ...]:
    """Return the promised support in scope: what is overdue first, then by due date."""
    rows = [
        _support_row(home, support, scope.day)
        for home, plan in scope.plans()
        for support in plan.support
        if scope.concerns(support.goals, home)
    ]
    return tuple(
        sorted(rows, key=lambda row: (not row.overdue, row.due or dt.date.max, row.owner, row.what))
    )


def _support_row(home: str, support: Support, day: dt.date) -> SupportRow:
    delivered = support.delivered if support.delivered and support.delivered <= day else None
    return SupportRow(
        owner=home,
        id=support.id,
        kind=support.kind,
        what=support.what,
        by=support.by,
        due=support.due,
        delivered=delivered,
        overdue=is_overdue(support, day),
    )
