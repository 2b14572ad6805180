"""Rules about single references: one that leads nowhere, to a wrong level, or to an old name."""

from collections.abc import Iterator
from typing import Final

from borgen.checks.ids import owners_with_twins, shared_names
from borgen.checks.nearest import ABOVE, Near, level, nearest, nearest_of
from borgen.checks.references import Reference, is_somebody, references, strange
from borgen.checks.rule import Rule, Scene
from borgen.diagnostics import Finding, Fix, Place, Related, Word, finding
from borgen.links import OwnerKind
from borgen.model.ids import ORGANISATION, Ref
from borgen.model.workspace import log_file, plan_file


def unknown_references(scene: Scene) -> Iterator[Finding]:
    """L01: a reference that does not resolve, and a log that belongs to nobody."""
    twins = owners_with_twins(scene.workspace)
    for reference, now in strange(scene):
        if now is not None or not scene.kept(*_where_it_looks(scene, reference)):
            continue
        near = nearest(scene, reference)
        owner = Ref.parse(reference.text).owner or reference.home
        if (owner, reference.named) in twins and not (near and near.owner == owner):
            continue  # one of the twins was to have this name: that is L03
        yield _unknown(reference, near)
    for owner in scene.workspace.logs:
        known = owner == ORGANISATION or scene.links.owner(owner) or is_somebody(scene.links, owner)
        if not known and not scene.erased(owner) and scene.read(*_files_of(owner)):
            yield _nobodys_log(scene, owner)


def unknown_entries(scene: Scene) -> Iterator[Finding]:
    """L01: a line that takes back an entry which is not there."""
    for owner, entries in scene.workspace.logs.items():
        file = log_file(owner)
        names = {entry.name for entry in entries}
        for entry in entries if scene.read(file) else ():
            if entry.of and entry.of not in names and not entry.private:
                place = Place(file, (entry.item, "of"))
                yield finding("L01", place, variant="void", target=entry.of, day=entry.date)


def wrong_levels(scene: Scene) -> Iterator[Finding]:
    """L02: a goal that contributes to its own level or below, or past the level above."""
    shared = shared_names(scene.workspace)
    for reference in references(scene):
        target = reference.kind == "contribution" and scene.links.goal(
            reference.text, reference.home
        )
        if not target:
            continue
        own, other = level(scene, reference.home), level(scene, target.key.owner)
        if other in ABOVE[own] or not shared.isdisjoint({reference.home, target.key.owner}):
            continue
        yield finding(
            "L02",
            reference.place,
            variant=_direction(own, other),
            related=(Related(scene.links.goals[target.key].place.first_key(), "finding.L02.here"),),
            subject=reference.subject.kind,
            name=reference.subject.name,
            target=reference.text,
            level=Word(f"finding.L02.level.{own}"),
        )


def renamed_references(scene: Scene) -> Iterator[Finding]:
    """L08: a reference through `was`; in a log once for each name, for a log is not rewritten."""
    seen: set[tuple[str, str, str]] = set()
    for reference, now in strange(scene):
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


def _direction(own: OwnerKind, other: OwnerKind) -> str:
    height: dict[OwnerKind, int] = {"person": 0, "team": 1, "trajectory": 1, "organisation": 2}
    step = height[other] - height[own]
    return "own" if step == 0 else "below" if step < 0 else "past"


def _unknown(reference: Reference, near: Near | None) -> Finding:
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


def _nobodys_log(scene: Scene, owner: str) -> Finding:
    entries = scene.workspace.logs[owner]
    private = bool(entries) and all(entry.private for entry in entries)
    plans = {id_: plan.place for id_, plan in scene.workspace.plans() if id_ != ORGANISATION}
    near = nearest_of(owner, plans)
    return finding(
        "L01",
        Place(log_file(owner, private=private)),
        variant="log_near" if near else "log",
        related=(Related(near.place.whole_file(), "finding.L01.here"),) if near else (),
        owner=owner,
        near=near.text if near else "",
    )


def _where_it_looks(scene: Scene, reference: Reference) -> Iterator[str]:
    """Yield the files and folders in which what a reference means could stand."""
    owner, name = Ref.parse(reference.text)
    if reference.kind == "skill":
        yield "plans/skills.yaml"
    elif reference.kind in {"person", "trajectory"}:
        yield from _files_of(name)
    elif owner:
        yield from _files_of(scene.links.owner(owner) or owner)
    elif reference.kind in {"contribution", "goal"}:
        yield from _files_of(reference.home)
    else:
        yield from ("plans/teams/", "plans/trajectories/")
        for home in scene.links.homes(reference.home):
            yield from _files_of(home)


def _files_of(owner: str) -> tuple[str, ...]:
    if owner == ORGANISATION:
        return (plan_file(owner, "organisation"),)
    plans = (plan_file(owner, kind) for kind in ("person", "team", "trajectory"))
    return (f"private/people/{owner}.yaml", *plans)


RULES: Final = (
    Rule("L01", unknown_references),
    Rule("L01", unknown_entries),
    Rule("L02", wrong_levels),
    Rule("L08", renamed_references),
)
