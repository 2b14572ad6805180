"""Rows about the context of applying: factors with our response, and promised support."""

import datetime as dt

from borgen.model.context import Factor, Support
from borgen.model.entry import standing
from borgen.model.ids import Key
from borgen.progress.context import is_open, is_overdue
from borgen.reports.audience import Sight
from borgen.reports.rows import FactorRow, SupportRow
from borgen.reports.scope import Scope
from borgen.reports.suppression import is_few


def factor_rows(scope: Scope, sight: Sight) -> tuple[FactorRow, ...]:
    """Return the factors at work on the day: hindering ones first, then open and strong ones."""
    named = _named(scope, sight)
    rows = [
        _factor_row(home, factor, scope.day, named.get(Key(home, factor.id or ""), 0))
        for home, plan in scope.plans()
        for factor in plan.context
        if _at_work(factor, scope.day) and scope.concerns(factor.goals, home)
    ]
    return tuple(sorted(rows, key=_urgency))


def _urgency(row: FactorRow) -> tuple[str, bool, int, str, str]:
    return row.effect, not row.open, -(row.strength or 0), row.owner, row.factor


def _at_work(factor: Factor, day: dt.date) -> bool:
    return (factor.since is None or factor.since <= day) and (
        factor.until is None or day <= factor.until
    )


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


def _named(scope: Scope, sight: Sight) -> dict[Key, int | None]:
    """Return how many entries name each factor; None where too few people do.

    For others than me it is everybody's count, the same in each report: the difference between
    two reports would be that of a few people.
    """
    entries: dict[Key, list[str]] = {}
    for person in scope.people if sight.mine else scope.workspace.people:
        log = scope.workspace.logs.get(person, ())
        if not any(entry.factor for entry in log):
            continue
        for entry in standing(log, scope.day):
            target = scope.links.factor(entry.factor, person) if entry.factor else None
            if target:
                entries.setdefault(target.key, []).append(person)
    return {
        key: None if is_few(len(set(people)), _least(scope, sight, key.owner)) else len(people)
        for key, people in entries.items()
    }


def _least(scope: Scope, sight: Sight, owner: str) -> int:
    """Return how many people must name a factor of `owner`; a team may see its own."""
    if sight.mine or owner == scope.request.id:
        return sight.minimum
    return scope.workspace.settings.privacy.organisation_minimum


def support_rows(scope: Scope) -> tuple[SupportRow, ...]:
    """Return the promises of support: those not kept in time first, then by the day they fall."""
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
