"""Did you mean: what comes nearest to a name that leads nowhere, and where that stands."""

from collections.abc import Collection, Mapping
from difflib import SequenceMatcher, get_close_matches
from types import MappingProxyType
from typing import Final, NamedTuple

from borgen.checks.references import Kind, Reference, spelled, strange
from borgen.checks.rule import Scene
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

_ALIKE: Final = 0.7
_ALIKE_IN_FULL: Final = 0.6
"""From what share of letters on names are alike: bare, and with an owner that may be missing."""


class Near(NamedTuple):
    """A name to write instead, where what it names stands, and whose it is."""

    text: str
    place: Place
    owner: str = ""


def nearest(scene: Scene, reference: Reference) -> Near | None:
    """Return what a reference that leads nowhere was probably meant to be."""
    if reference.kind in {"contribution", "goal", "cycle", "factor"}:
        key = nearest_key(scene, reference)
        if key is None:
            return None
        place = _known(scene, reference.kind)[key].place
        return Near(spelled(key, reference.home), place, key.owner)
    return nearest_of(reference.text, _places(scene, reference.kind))


def nearest_of(text: str, places: Mapping[str, Place]) -> Near | None:
    """Return the name in `places` that looks most like `text`, if one does."""
    name = _closest(text, places)
    return Near(name, places[name]) if name else None


def nearest_key(scene: Scene, reference: Reference) -> Key | None:
    """Return the goal, cycle or factor that a reference comes nearest to.

    First by id where the reference looks; else, with an id like it, by full name anywhere.
    """
    wanted = Ref.parse(reference.text)
    keys = [key for key in _known(scene, reference.kind) if _fits(scene, reference, key)]
    nearby = [scene.links.owner(wanted.owner) or wanted.owner] if wanted.owner else None
    homes = nearby or scene.links.homes(reference.home)
    here = {key.id: key for key in keys if key.owner in homes}
    if close := _closest(wanted.id, here):
        return here[close]
    alike = get_close_matches(wanted.id, {key.id for key in keys}, 5, _ALIKE)
    names = {str(key): key for key in keys if key.id in alike}
    full = f"{wanted.owner or reference.home}/{wanted.id}"
    return names.get(_closest(full, names, _ALIKE_IN_FULL) or "")


def meant(scene: Scene, kind: Kind) -> frozenset[Key]:
    """Return what references that lead nowhere come nearest to.

    L01 tells of each such reference; a rule that misses it at what was meant keeps quiet.
    """
    astray = (one.reference for one in strange(scene) if one.now is None)
    keys = (nearest_key(scene, one) for one in astray if one.kind == kind)
    return frozenset(key for key in keys if key)


def level(scene: Scene, owner: str) -> OwnerKind:
    """Return the level of an owner that has a plan."""
    return "organisation" if owner == ORGANISATION else scene.links.owners[owner]


def _fits(scene: Scene, reference: Reference, key: Key) -> bool:
    """Return whether something may stand in a reference: not what is somebody else's own."""
    at = level(scene, key.owner)
    if reference.kind == "contribution":
        return at in ABOVE[level(scene, reference.home)]
    return at != "person" or key.owner in {reference.home, Ref.parse(reference.text).owner}


def _known(scene: Scene, kind: Kind) -> Mapping[Key, AnyGoal | Cycle | Factor]:
    if kind == "cycle":
        return scene.links.cycles
    return scene.links.factors if kind == "factor" else scene.links.goals


def _places(scene: Scene, kind: Kind) -> dict[str, Place]:
    workspace = scene.workspace
    if kind == "skill":
        return {skill.id: skill.place for skill in workspace.skills.values()}
    plans = workspace.trajectories if kind == "trajectory" else workspace.people
    return {id_: plan.place for id_, plan in plans.items()}


def _closest(text: str, names: Collection[str], alike_from: float = _ALIKE) -> str | None:
    """Return the name most like `text`, of equals the first by alphabet."""
    alike = sorted(get_close_matches(text, names, 9, alike_from))
    return max(alike, key=lambda name: SequenceMatcher(None, name, text).ratio(), default=None)
