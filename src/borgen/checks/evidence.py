"""Rules about what a rating or a status is based on: C04, E01, E02."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from borgen.checks.nearest import meant
from borgen.checks.personal import entries_by_goal, learned_goals, shared_goals
from borgen.checks.rule import Rule, Scene
from borgen.dates import plus_days
from borgen.diagnostics import Finding, Word, finding
from borgen.links import learned_day
from borgen.model.entry import SUCCESS, Entry
from borgen.model.ids import Key
from borgen.model.workspace import log_file

SELF_ALONE_DAYS: Final = 90
"""Days after which somebody else should have seen it too."""

_TWICE: Final = 2
_CLAIMS: Final = frozenset({"achieved", "maintained"})


def unnamed_obstacles(scene: Scene) -> Iterator[Finding]:
    """Yield C04: no opportunity twice or more, and no factor says what stands in the way."""
    if not scene.read("plans/"):
        return
    entries, named = entries_by_goal(scene), _hindered_goals(scene)
    for key, goal, _ in shared_goals(scene):
        told = [entry for entry in entries.get(key, ()) if entry.outcome == "no_opportunity"]
        if len(told) < _TWICE or any(entry.factor for entry in told):
            continue
        if named.isdisjoint({key, *scene.links.up[key]}):
            yield finding("C04", goal.place.first_key(), goal=goal.id, n=len(told))


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
    found = dict(_self_alone(scene))
    misspelt = meant(scene, "goal") if found else frozenset()
    yield from (one for key, one in found.items() if key not in misspelt)


def _self_alone(scene: Scene) -> Iterator[tuple[Key, Finding]]:
    since = plus_days(scene.day, -SELF_ALONE_DAYS)
    entries = entries_by_goal(scene)
    for at in learned_goals(scene):
        if at.counts_from > since:
            continue
        known = entries.get(at.key, ())
        lately = [entry for entry in known if entry.date > since and entry.outcome in SUCCESS]
        if not lately or _seen_by_another(lately):
            continue
        claimed = at.status in _CLAIMS and not _seen_by_another(_rated(known, at.learned))
        if not claimed and scene.read(log_file(at.key.owner)):
            place, n = at.goal.place.first_key(), len(lately)
            yield at.key, finding("E01", place, goal=at.goal.id, n=n, days=SELF_ALONE_DAYS)


def claimed_by_self_alone(scene: Scene) -> Iterator[Finding]:
    """Yield E02: a goal is called achieved or maintained, and nobody else has seen it."""
    found = dict(_claimed(scene))
    misspelt = meant(scene, "goal") if found else frozenset()
    yield from (one for key, one in found.items() if key not in misspelt)


def _claimed(scene: Scene) -> Iterator[tuple[Key, Finding]]:
    entries = entries_by_goal(scene)
    for key, goal, status in shared_goals(scene):
        if status not in _CLAIMS or not scene.read(log_file(key.owner)):
            continue
        learned = learned_day(scene.workspace, goal) or dt.date.min
        if not _seen_by_another(_rated(entries.get(key, ()), learned)):
            word = Word(f"status.{status}")
            yield key, finding("E02", goal.place.first_key(), goal=goal.id, status=word)


def _rated(entries: Iterable[Entry], learned: dt.date) -> Iterator[Entry]:
    return (entry for entry in entries if entry.outcome in SUCCESS and entry.date >= learned)


def _seen_by_another(rated: Iterable[Entry]) -> bool:
    return any(entry.details.by != "self" for entry in rated)


RULES: Final[tuple[Rule, ...]] = (
    Rule("C04", unnamed_obstacles),
    Rule("E01", seen_by_self_alone),
    Rule("E02", claimed_by_self_alone),
)
