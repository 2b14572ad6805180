"""Suggestions: what an unresolved reference was probably meant to be, and where that stands."""

from collections.abc import Collection, Mapping
from difflib import SequenceMatcher, get_close_matches
from types import MappingProxyType
from typing import Final, NamedTuple

from borgen.checks.references import Reference, ReferenceKind, relative_name, unresolved_references
from borgen.checks.rule import CheckContext
from borgen.diagnostics import Place
from borgen.links import AnyGoal, OwnerKind
from borgen.model.context import Factor
from borgen.model.cycle import Cycle
from borgen.model.ids import ORGANISATION, Key, Ref

ABOVE: Final[Mapping[OwnerKind, frozenset[OwnerKind]]] = MappingProxyType(
    {
        "person": frozenset({"team", "trajectory"}),
        "team": frozenset({"organisation"}),
        "trajectory": frozenset({"organisation"}),
        "organisation": frozenset(),
    }
)
"""The levels that a goal may contribute to, by the level of the goal."""

_SIMILAR: Final = 0.7
_SIMILAR_IN_FULL: Final = 0.6
"""The least difflib ratio of similar ids, and of similar full names with an owner filled in."""


class Suggestion(NamedTuple):
    """A reference to write instead, the place of its target, and the target's owner."""

    text: str
    place: Place
    owner: str = ""


def nearest(context: CheckContext, reference: Reference) -> Suggestion | None:
    """Return what an unresolved reference was probably meant to be."""
    if reference.kind in {"contribution", "goal", "cycle", "factor"}:
        key = nearest_key(context, reference)
        if key is None:
            return None
        place = _known(context, reference.kind)[key].place
        return Suggestion(relative_name(key, reference.home), place, key.owner)
    return nearest_of(reference.text, _places(context, reference.kind))


def nearest_of(text: str, places: Mapping[str, Place]) -> Suggestion | None:
    """Return the name in `places` that is most similar to `text`, if one is similar."""
    name = _closest(text, places)
    return Suggestion(name, places[name]) if name else None


def nearest_key(context: CheckContext, reference: Reference) -> Key | None:
    """Return the goal, cycle or factor that an unresolved reference is nearest to.

    First by id among what the reference may name without an owner; else, among similar ids of any
    owner, by full name.
    """
    wanted = Ref.parse(reference.text)
    keys = [key for key in _known(context, reference.kind) if _fits(context, reference, key)]
    nearby = [context.links.owner(wanted.owner) or wanted.owner] if wanted.owner else None
    homes = nearby or context.links.homes(reference.home)
    here = {key.id: key for key in keys if key.owner in homes}
    if close := _closest(wanted.id, here):
        return here[close]
    similar = get_close_matches(wanted.id, {key.id for key in keys}, 5, _SIMILAR)
    names = {str(key): key for key in keys if key.id in similar}
    full = f"{wanted.owner or reference.home}/{wanted.id}"
    return names.get(_closest(full, names, _SIMILAR_IN_FULL) or "")


def probable_targets(context: CheckContext, kind: ReferenceKind) -> frozenset[Key]:
    """Return the keys that unresolved references are nearest to.

    Each such reference is an L01; a rule that would miss it at these keys yields nothing for them.
    """
    unresolved = (
        one.reference for one in unresolved_references(context) if one.present_name is None
    )
    keys = (nearest_key(context, one) for one in unresolved if one.kind == kind)
    return frozenset(key for key in keys if key)


def owner_level(context: CheckContext, owner: str) -> OwnerKind:
    """Return the level of an owner that has a plan."""
    return "organisation" if owner == ORGANISATION else context.links.owners[owner]


def _fits(context: CheckContext, reference: Reference, key: Key) -> bool:
    """Return whether a reference may be to `key`: the right level, and no other person's."""
    at = owner_level(context, key.owner)
    if reference.kind == "contribution":
        return at in ABOVE[owner_level(context, reference.home)]
    return at != "person" or key.owner in {reference.home, Ref.parse(reference.text).owner}


def _known(context: CheckContext, kind: ReferenceKind) -> Mapping[Key, AnyGoal | Cycle | Factor]:
    if kind == "cycle":
        return context.links.cycles
    return context.links.factors if kind == "factor" else context.links.goals


def _places(context: CheckContext, kind: ReferenceKind) -> dict[str, Place]:
    workspace = context.workspace
    if kind == "skill":
        return {skill.id: skill.place for skill in workspace.skills.values()}
    plans = workspace.trajectories if kind == "trajectory" else workspace.people
    return {id_: plan.place for id_, plan in plans.items()}


def _closest(text: str, names: Collection[str], cutoff: float = _SIMILAR) -> str | None:
    """Return the name most similar to `text`, of equals the first by alphabet."""
    similar = sorted(get_close_matches(text, names, 9, cutoff))
    return max(similar, key=lambda name: SequenceMatcher(None, name, text).ratio(), default=None)
