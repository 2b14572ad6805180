"""Rules about what a rating or a status is based on: C04, E01, E02."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from borgen.checks.personal import LearnedGoal, entries_by_goal, learned_goals
from borgen.checks.rule import Rule, Scene
from borgen.dates import plus_days
from borgen.diagnostics import Finding, Word, finding
from borgen.model.entry import SUCCESS, Entry
from borgen.model.ids import Key
from borgen.model.workspace import log_file

SELF_ALONE_DAYS: Final = 90
"""Days after which somebody else should have seen it too."""

_TWICE: Final = 2


def unnamed_obstacles(scene: Scene) -> Iterator[Finding]:
    """Yield C04: no opportunity twice or more, and no factor says what stands in the way."""
    entries = entries_by_goal(scene)
    named = _hindered_goals(scene)
    if not scene.read("plans/"):
        return
    for at in learned_goals(scene):
        told = [entry for entry in entries.get(at.key, ()) if entry.outcome == "no_opportunity"]
        if len(told) < _TWICE or any(entry.factor for entry in told):
            continue
        if named.isdisjoint({at.key, *scene.links.up[at.key]}):
            yield finding("C04", at.goal.place.first_key(), goal=at.goal.id, n=len(told))


def _hindered_goals(scene: Scene) -> set[Key]:
    """Return the goals that a hindering factor names; in a person's plan without goals: all."""
    named: set[Key] = set()
    for owner, plan in scene.workspace.plans():
        for factor in plan.context:
            if factor.effect != "hinders":
                continue
            if not factor.goals and owner in scene.workspace.people:
                named |= {Key(owner, goal.id) for goal in plan.goals}
            targets = (scene.links.goal(text, owner) for text in factor.goals)
            named |= {target.key for target in targets if target}
    return named


def seen_by_self_alone(scene: Scene) -> Iterator[Finding]:
    """Yield E01: for ninety days all evidence has come from the person alone."""
    since = plus_days(scene.day, -SELF_ALONE_DAYS)
    for at, rated in _rated_goals(scene):
        lately = [entry for entry in rated if entry.date > since]
        alone = lately and all(entry.by == "self" for entry in lately)
        if alone and at.counts_from <= since and not _claimed_alone(at, rated):
            yield finding(
                "E01",
                at.goal.place.first_key(),
                goal=at.goal.id,
                n=len(lately),
                days=SELF_ALONE_DAYS,
            )


def claimed_by_self_alone(scene: Scene) -> Iterator[Finding]:
    """Yield E02: a goal is called achieved or maintained, and nobody else has seen it."""
    for at, rated in _rated_goals(scene):
        if _claimed_alone(at, rated):
            yield finding(
                "E02",
                at.goal.place.first_key(),
                goal=at.goal.id,
                status=Word(f"status.{at.status}"),
            )


def _claimed_alone(at: LearnedGoal, rated: Iterable[Entry]) -> bool:
    return at.status in ("achieved", "maintained") and all(entry.by == "self" for entry in rated)


def _rated_goals(scene: Scene) -> Iterator[tuple[LearnedGoal, tuple[Entry, ...]]]:
    """Yield every goal learned by now with its rated entries, if its log was read whole."""
    entries = entries_by_goal(scene)
    for at in learned_goals(scene):
        if at.learned <= scene.day and scene.read(log_file(at.key.owner)):
            yield at, tuple(_rated(entries.get(at.key, ()), at.learned))


def _rated(entries: Iterable[Entry], learned: dt.date) -> Iterator[Entry]:
    return (entry for entry in entries if entry.outcome in SUCCESS and entry.date >= learned)


RULES: Final[tuple[Rule, ...]] = (
    Rule("C04", unnamed_obstacles),
    Rule("E01", seen_by_self_alone),
    Rule("E02", claimed_by_self_alone),
)
