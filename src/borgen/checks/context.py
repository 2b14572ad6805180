"""Rules about context factors, which hinder or stimulate applying, and the response to them."""

from collections.abc import Iterator
from typing import Final

from borgen.checks.rule import CheckContext, Rule
from borgen.diagnostics import Finding, finding
from borgen.model.context import Effect, Factor


def unanswered_hindrances(context: CheckContext) -> Iterator[Finding]:
    """C01: a hindering factor without a response."""
    yield from _unanswered(context, "C01", "hinders")


def overdue_responses(context: CheckContext) -> Iterator[Finding]:
    """C02: a response past its due date and not done by the day."""
    for factor in _active_factors(context):
        response = factor.response
        if response is None or response.due is None or response.due >= context.day:
            continue
        if response.done is None or response.done > context.day:
            yield finding(
                "C02",
                factor.place.first_key(),
                variant="owner" if response.owner else "",
                factor=factor.factor,
                action=response.action,
                owner=response.owner or "",
                due=response.due,
            )


def unused_chances(context: CheckContext) -> Iterator[Finding]:
    """C03: a stimulating factor that no response uses."""
    yield from _unanswered(context, "C03", "stimulates")


def _unanswered(context: CheckContext, code: str, effect: Effect) -> Iterator[Finding]:
    for factor in _active_factors(context):
        unanswered = factor.effect == effect and factor.response is None
        if unanswered and context.complete(factor.place):
            yield finding(code, factor.place.first_key(), factor=factor.factor)


def _active_factors(context: CheckContext) -> Iterator[Factor]:
    """Yield the factors of all plans whose period includes the day."""
    for _, plan in context.workspace.plans():
        for factor in plan.context:
            begun = factor.since is None or factor.since <= context.day
            if begun and (factor.until is None or context.day <= factor.until):
                yield factor


RULES: Final = (
    Rule("C01", unanswered_hindrances),
    Rule("C02", overdue_responses),
    Rule("C03", unused_chances),
)
