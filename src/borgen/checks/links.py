"""Rules about single references: one that leads nowhere, to a wrong level, or to an old name."""

from collections.abc import Iterator
from typing import Final

from borgen.checks.glance import glances
from borgen.checks.ids import shared_names, twins
from borgen.checks.nearest import ABOVE, Near, level, nearest, nearest_of
from borgen.checks.references import Reference, is_somebody, spots, strange
from borgen.checks.rule import Rule, Scene
from borgen.diagnostics import Finding, Fix, Place, Related, Word, finding
from borgen.links import OwnerKind
from borgen.model.ids import ORGANISATION, Key, Ref
from borgen.model.workspace import log_file, plan_file


def unknown_references(scene: Scene) -> Iterator[Finding]:
    """L01: a reference that does not resolve, and a log that belongs to nobody."""
    doubtful = {(owner, kind) for owner, kind, _ in twins(scene)}
    for reference, now in strange(scene):
        if now is not None or not scene.kept(*_where_it_looks(scene, reference)):
            continue
        near = nearest(scene, reference)
        owner = Ref.parse(reference.text).owner or reference.home
        if (owner, reference.named) in doubtful and not (near and near.owner == owner):
            continue  # one of the twins was to have this name: that is L03
        yield _unknown(reference, near)
    for owner in scene.workspace.logs:
        known = owner == ORGANISATION or scene.links.owner(owner) or is_somebody(scene.links, owner)
        if not known and not scene.erased(owner) and scene.read(*_files_of(owner)):
            yield _nobodys_log(scene, owner)


def unknown_entries(scene: Scene) -> Iterator[Finding]:
    """L01: a line that takes back an entry which is not there."""
    for owner, glance in glances(scene).items():
        file, entries = log_file(owner), scene.workspace.logs[owner]
        if not glance.voids or not scene.read(file):
            continue
        names = {entry.name for entry in entries}
        for entry in entries:
            if entry.of and entry.of not in names and not entry.private:
                place = Place(file, (entry.item, "of"))
                yield finding("L01", place, variant="void", target=entry.of, day=entry.date)


def wrong_levels(scene: Scene) -> Iterator[Finding]:
    """L02: a goal that contributes to its own level or below, or past the level above."""
    shared = shared_names(scene.workspace)
    for spot in spots(scene):
        if spot.kind != "contribution" or spot.home in shared:
            continue
        own = level(scene, spot.home)
        for index, text in enumerate(spot.texts):
            target = scene.links.goal(text, spot.home)
            if target and target.key.owner not in shared:
                other = level(scene, target.key.owner)
                if other not in ABOVE[own]:
                    yield _wrong_level(
                        scene, spot.reference(index), target.key, _direction(own, other)
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


def _wrong_level(scene: Scene, reference: Reference, target: Key, variant: str) -> Finding:
    own = level(scene, reference.home)
    return finding(
        "L02",
        reference.place,
        variant=variant,
        related=(Related(scene.links.goals[target].place.first_key(), "finding.L02.here"),),
        subject=reference.subject.kind,
        name=reference.subject.name,
        target=reference.text,
        level=Word(f"finding.L02.level.{own}"),
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
