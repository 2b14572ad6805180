"""Rules about what hinders and what stimulates applying, and about our response to it."""

from collections.abc import Iterator
from typing import Final

from borgen.checks.rule import Rule, Scene
from borgen.diagnostics import Finding, finding
from borgen.model.context import Effect, Factor


def unanswered_hindrances(scene: Scene) -> Iterator[Finding]:
    """C01: a hindering factor without a response."""
    yield from _unanswered(scene, "C01", "hinders")


def overdue_responses(scene: Scene) -> Iterator[Finding]:
    """C02: a response past its due date and not done by the day."""
    for factor in _present(scene):
        response = factor.response
        if response is None or response.due is None or response.due >= scene.day:
            continue
        if response.done is None or response.done > scene.day:
            yield finding(
                "C02",
                factor.place.first_key(),
                variant="owner" if response.owner else "",
                factor=factor.factor,
                action=response.action,
                owner=response.owner or "",
                due=response.due,
            )


def unused_chances(scene: Scene) -> Iterator[Finding]:
    """C03: a stimulating factor that no response uses."""
    yield from _unanswered(scene, "C03", "stimulates")


def _unanswered(scene: Scene, code: str, effect: Effect) -> Iterator[Finding]:
    for factor in _present(scene):
        unanswered = factor.effect == effect and factor.response is None
        if unanswered and scene.whole(factor.place):
            yield finding(code, factor.place.first_key(), factor=factor.factor)


def _present(scene: Scene) -> Iterator[Factor]:
    """Yield the factors of all plans that are at work on the day."""
    for _, plan in scene.workspace.plans():
        for factor in plan.context:
            begun = factor.since is None or factor.since <= scene.day
            if begun and (factor.until is None or scene.day <= factor.until):
                yield factor


RULES: Final = (
    Rule("C01", unanswered_hindrances),
    Rule("C02", overdue_responses),
    Rule("C03", unused_chances),
)
