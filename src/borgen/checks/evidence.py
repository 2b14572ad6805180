"""Rules about the evidence for a rating or a status (E01, E02), and missing causes (C04)."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from borgen.checks.log_index import entries_by_goal, learned_goals, measured_goals
from borgen.checks.nearest import probable_targets
from borgen.checks.rule import CheckContext, Rule
from borgen.dates import plus_days
from borgen.diagnostics import Finding, Word, finding
from borgen.links import learned_day
from borgen.model.entry import SUCCESS, Entry
from borgen.model.ids import Key
from borgen.model.workspace import log_file

SELF_OBSERVED_DAYS: Final = 90
"""Days after which another person should have observed the skill too."""

_TWICE: Final = 2
_CLAIMS: Final = frozenset({"achieved", "maintained"})


def goals_without_opportunity(context: CheckContext) -> Iterator[Finding]:
    """C04: no opportunity twice or more, and no hindering factor for that goal."""
    if not context.fully_read("plans/"):
        return
    entries, hindered = entries_by_goal(context), _hindered_goals(context)
    for key, goal, _ in measured_goals(context):
        missed = [entry for entry in entries.get(key, ()) if entry.outcome == "no_opportunity"]
        if len(missed) < _TWICE or any(entry.factor for entry in missed):
            continue
        if hindered.isdisjoint({key, *context.links.up[key]}):
            yield finding("C04", goal.place.first_key(), goal=goal.id, n=len(missed))


def _hindered_goals(context: CheckContext) -> set[Key]:
    """Return the goals that a hindering factor names; in a person's plan without goals: all."""
    named: set[Key] = set()
    for owner, plan in context.workspace.plans():
        for factor in plan.context:
            if factor.effect != "hinders":
                continue
            if not factor.goals and owner in context.workspace.people:
                named |= {Key(owner, goal.id) for goal in plan.goals}
            targets = (context.links.goal(text, owner) for text in factor.goals)
            named |= {target.key for target in targets if target}
    return named


def self_observed_goals(context: CheckContext) -> Iterator[Finding]:
    """E01: for ninety days all evidence has come from the person alone."""
    yield from _of_spelled_goals(context, dict(_self_observed(context)))


def unconfirmed_claims(context: CheckContext) -> Iterator[Finding]:
    """E02: a goal is called achieved or maintained, and only the person has observed it."""
    yield from _of_spelled_goals(context, dict(_unconfirmed(context)))


def _of_spelled_goals(context: CheckContext, found: Mapping[Key, Finding]) -> Iterator[Finding]:
    """Yield the findings but those of goals that a misspelt reference is probably about."""
    misspelt = probable_targets(context, "goal") if found else frozenset()
    yield from (one for key, one in found.items() if key not in misspelt)


def _self_observed(context: CheckContext) -> Iterator[tuple[Key, Finding]]:
    since = plus_days(context.day, -SELF_OBSERVED_DAYS)
    entries = entries_by_goal(context)
    for at in learned_goals(context):
        if at.counts_from > since:
            continue
        known = entries.get(at.key, ())
        recent = [entry for entry in known if entry.date > since and entry.outcome in SUCCESS]
        if not recent or _observed_by_others(recent):
            continue
        claimed = at.status in _CLAIMS and not _observed_by_others(_rated(known, at.learned))
        if not claimed and context.fully_read(log_file(at.key.owner)):
            place, n = at.goal.place.first_key(), len(recent)
            yield at.key, finding("E01", place, goal=at.goal.id, n=n, days=SELF_OBSERVED_DAYS)


def _unconfirmed(context: CheckContext) -> Iterator[tuple[Key, Finding]]:
    entries = entries_by_goal(context)
    for key, goal, status in measured_goals(context):
        if status not in _CLAIMS or not context.fully_read(log_file(key.owner)):
            continue
        learned = learned_day(context.workspace, goal) or dt.date.min
        if not _observed_by_others(_rated(entries.get(key, ()), learned)):
            word = Word(f"status.{status}")
            yield key, finding("E02", goal.place.first_key(), goal=goal.id, status=word)


def _rated(entries: Iterable[Entry], learned: dt.date) -> Iterator[Entry]:
    return (entry for entry in entries if entry.outcome in SUCCESS and entry.date >= learned)


def _observed_by_others(rated: Iterable[Entry]) -> bool:
    return any(entry.by != "self" for entry in rated)


RULES: Final[tuple[Rule, ...]] = (
    Rule("C04", goals_without_opportunity),
    Rule("E01", self_observed_goals),
    Rule("E02", unconfirmed_claims),
)
