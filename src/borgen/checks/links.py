"""Rules about single references: unknown (L01), to a wrong level (L02), to an old id (L08)."""

from collections.abc import Iterator
from typing import Final

from borgen.checks.ids import ambiguous_owners, repeated_ids
from borgen.checks.log_index import log_indexes
from borgen.checks.nearest import ABOVE, Suggestion, nearest, nearest_of, owner_level
from borgen.checks.references import (
    Reference,
    is_known_person,
    plan_references,
    unresolved_references,
)
from borgen.checks.rule import CheckContext, Rule
from borgen.diagnostics import Finding, Fix, Place, Related, Word, finding
from borgen.links import OwnerKind
from borgen.model.ids import ORGANISATION, Key, Ref
from borgen.model.workspace import log_file, plan_file, private_plan_file
from borgen.rhythm import is_covered

_COVERING: Final = ("members", "participants", "groups")
"""The keys that say whom a cycle covers."""


def unknown_references(context: CheckContext) -> Iterator[Finding]:
    """L01: a reference that does not resolve, and a log whose owner is unknown."""
    repeated = {(owner, kind) for owner, kind, _ in repeated_ids(context)}
    for reference, now in unresolved_references(context):
        if now is not None or not context.intact(*_files_with_target(context, reference)):
            continue
        near = nearest(context, reference)
        owner = Ref.parse(reference.text).owner or reference.home
        if (owner, reference.named) in repeated and not (near and near.owner == owner):
            continue  # one of the repeated ids was probably to be this one: that is L03
        yield _unknown(reference, near)
    for owner in context.workspace.logs:
        if owner == ORGANISATION or context.links.owner(owner):
            continue
        known = is_known_person(context.links, owner)
        if not known and not context.is_erased(owner) and context.fully_read(*_files_of(owner)):
            yield _ownerless_log(context, owner)


def unknown_entries(context: CheckContext) -> Iterator[Finding]:
    """L01: an entry that takes back one that is not in the log."""
    for owner, index in log_indexes(context).items():
        file, entries = log_file(owner), context.workspace.logs[owner]
        if not index.has_voids or not context.fully_read(file):
            continue
        names = {entry.name for entry in entries}
        for entry in entries:
            if entry.of and entry.of not in names and not entry.private:
                place = Place(file, (entry.item, "of"))
                yield finding("L01", place, variant="void", target=entry.of, day=entry.date)


def sessions_elsewhere(context: CheckContext) -> Iterator[Finding]:
    """L01: a session in the log of somebody the cycle does not cover: it does not count."""
    for owner, index in log_indexes(context).items():
        targets = {cycle: context.links.cycle(cycle, owner) for cycle in index.cycles}
        elsewhere = {
            cycle: target.key
            for cycle, target in targets.items()
            if target and not is_covered(context.links, target.key, owner)
        }
        for entry in context.workspace.logs[owner] if elsewhere else ():
            key = elsewhere.get(entry.cycle or "")
            if key is None or entry.void or entry.private:
                continue
            if context.intact(*_files_of(key.owner), keys=_COVERING):
                yield finding(
                    "L01",
                    Place(log_file(owner), (entry.item, "cycle")),
                    variant="elsewhere",
                    day=entry.date,
                    cycle=str(key),
                    owner=owner,
                    home=key.owner,
                )


def wrong_levels(context: CheckContext) -> Iterator[Finding]:
    """L02: a goal that contributes to its own level or below, or past the level above."""
    ambiguous = ambiguous_owners(context.workspace)
    for one in plan_references(context):
        if one.kind != "contribution" or one.home in ambiguous:
            continue
        own = owner_level(context, one.home)
        target = context.links.goal(one.found.text, one.home)
        if target and target.key.owner not in ambiguous:
            other = owner_level(context, target.key.owner)
            if other not in ABOVE[own]:
                way = _direction(own, other)
                yield _wrong_level(context, one.reference(), target.key, way)


def renamed_references(context: CheckContext) -> Iterator[Finding]:
    """L08: a reference to an old id; in a log once for each id, since logs are not rewritten."""
    seen: set[tuple[str, str, str]] = set()
    for reference, now in unresolved_references(context):
        if now is None:
            continue
        in_log = reference.subject.kind == "kind.entry"
        name = (reference.place.file, reference.kind, reference.text)
        if in_log and name in seen:
            continue
        seen.add(name)
        yield finding(
            "L08",
            reference.place,
            variant="log" if in_log else "",
            fix=None if in_log else Fix(reference.place, now),
            old=reference.text,
            now=now,
        )


def _wrong_level(context: CheckContext, reference: Reference, target: Key, variant: str) -> Finding:
    own = owner_level(context, reference.home)
    return finding(
        "L02",
        reference.place,
        variant=variant,
        related=(Related(context.links.goals[target].place.first_key(), "finding.L02.here"),),
        subject=reference.subject.kind,
        name=reference.subject.name,
        target=reference.text,
        level=Word(f"finding.L02.level.{own}"),
    )


def _direction(own: OwnerKind, other: OwnerKind) -> str:
    height: dict[OwnerKind, int] = {"person": 0, "team": 1, "trajectory": 1, "organisation": 2}
    step = height[other] - height[own]
    return "own" if step == 0 else "below" if step < 0 else "past"


def _unknown(reference: Reference, near: Suggestion | None) -> Finding:
    contributes = reference.kind == "contribution"
    bare = reference.kind in {"skill", "person", "trajectory"}
    return finding(
        "L01",
        reference.place,
        variant="near" if near else "bare" if bare else "",
        related=(Related(near.place.first_key(), "finding.L01.here"),) if near else (),
        fix=Fix(reference.place, near.text) if near else None,
        subject=reference.subject.kind,
        name=reference.subject.name,
        how=Word("finding.L01.contributes" if contributes else "finding.L01.refers"),
        target=reference.text,
        kind=reference.named,
        near=near.text if near else "",
    )


def _ownerless_log(context: CheckContext, owner: str) -> Finding:
    entries = context.workspace.logs[owner]
    private = bool(entries) and all(entry.private for entry in entries)
    plans = {id_: plan.place for id_, plan in context.workspace.plans() if id_ != ORGANISATION}
    near = nearest_of(owner, plans)
    return finding(
        "L01",
        Place(log_file(owner, private=private)),
        variant="log_near" if near else "log",
        related=(Related(near.place.whole_file(), "finding.L01.here"),) if near else (),
        owner=owner,
        near=near.text if near else "",
    )


def _files_with_target(context: CheckContext, reference: Reference) -> Iterator[str]:
    """Yield the files and folders in which the target of a reference may stand."""
    owner, name = Ref.parse(reference.text)
    if reference.kind == "skill":
        yield "plans/skills.yaml"
    elif reference.kind in {"person", "trajectory"}:
        yield from _files_of(name)
    elif owner:
        yield from _files_of(context.links.owner(owner) or owner)
    elif reference.kind in {"contribution", "goal"}:
        yield from _files_of(reference.home)
    else:
        yield from ("plans/teams/", "plans/trajectories/")
        for home in context.links.homes(reference.home):
            yield from _files_of(home)


def _files_of(owner: str) -> tuple[str, ...]:
    if owner == ORGANISATION:
        return (plan_file(owner, "organisation"),)
    plans = (plan_file(owner, kind) for kind in ("person", "team", "trajectory"))
    return (private_plan_file(owner), *plans)


RULES: Final = (
    Rule("L01", unknown_references),
    Rule("L01", unknown_entries),
    Rule("L01", sessions_elsewhere),
    Rule("L02", wrong_levels),
    Rule("L08", renamed_references),
)
