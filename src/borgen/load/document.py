"""Read one document as far as it can be read: what fits is kept, what does not is told once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from borgen.diagnostics import Finding
from borgen.load.keys import missing_key, unknown_key
from borgen.load.plan import SHAPES, UnfitError, validated
from borgen.load.schema import Key, keys_of
from borgen.load.shape import Loc, Shaped, Spot, shaped
from borgen.load.values import LOST, wrong_value
from borgen.model.context import Factor, Response, Support
from borgen.model.cycle import Cycle
from borgen.model.goal import OrganisationGoal, PersonalGoal, StatusSince, TeamGoal
from borgen.model.plan import Organisation, Skill, Team, Trajectory
from borgen.model.settings import FORMAT_VERSION, Settings

NOT_LEARNED: Final = date(2999, 12, 31)
"""Stands in for the unknown end of a trajectory: by then nothing has been learned yet."""

_STAND_INS: Final[Mapping[tuple[type, str], object]] = MappingProxyType(
    {
        (shape, "title"): {}
        for shape in (OrganisationGoal, TeamGoal, PersonalGoal, Skill, Trajectory)
    }
    | {(shape, "name"): {} for shape in (Settings, Organisation, Team)}
    | {
        (Settings, "borgen"): FORMAT_VERSION,
        (Team, "members"): [],
        (Trajectory, "participants"): [],
        (Trajectory, "ends"): NOT_LEARNED,
        (Trajectory, "starts"): date(1970, 1, 1),
        (Cycle, "form"): "team_meeting",
        (Factor, "factor"): "",
        (Factor, "effect"): "hinders",
    }
)
"""What stands in for a required value that is not there, so that its owner's id still counts."""

_WITH_IT: Final[Mapping[tuple[type, str], str]] = MappingProxyType(
    {(Response, "done"): "due", (Support, "delivered"): "due", (StatusSince, "since"): "status"}
)
"""What would say something untrue without a value that was left out, and goes with it."""

_ATTEMPTS: Final = 8


@dataclass(frozen=True, slots=True)
class Document:
    """What could be read of a document; `whole` is False where anything was left out."""

    value: Any
    findings: tuple[Finding, ...] = ()
    whole: bool = True


def document(file: str, role: str, raw: object, **given: str) -> Document:
    """Return the document `raw` of a file, as far as it can be read, and what is wrong with it.

    Args:
        file: the file, for places.
        role: a key of `SHAPES`.
        raw: a mapping, as read.
        given: fields that the document itself does not hold, such as its id.
    """
    draft = shaped(file, raw, SHAPES[role], **given)
    value, places = _attempt(role, draft)
    places = dict.fromkeys(draft.wrong, False) | places
    mending = _Mending(draft)
    mending.tell(places)
    for _ in range(_ATTEMPTS):
        if not places:
            break
        mending.mend(places)
        value, places = _attempt(role, draft)
    whole = mending.whole and all(one.read for one in draft.unknown)
    return Document(value or stub(file, role, **given), tuple(mending.findings), whole)


def stub(file: str, role: str, **given: str) -> Any:  # noqa: ANN401 - its shape is that of the role
    """Return the document of a file that could not be read: its id still counts."""
    return document(file, role, {}, **given).value


def _attempt(role: str, draft: Shaped) -> tuple[Any, dict[Loc, bool]]:
    try:
        return validated(role, draft.tree), {}
    except UnfitError as unfit:
        return None, dict(unfit.places)


@dataclass(slots=True)
class _Mending:
    """Leaves out of a draft what does not fit, or puts what was meant in its place."""

    draft: Shaped
    findings: list[Finding] = field(default_factory=list)
    whole: bool = True
    meant: dict[Loc, object] = field(default_factory=dict)
    doomed: list[tuple[list[object], int]] = field(default_factory=list)

    def tell(self, places: Mapping[Loc, bool]) -> None:
        """Find words for everything that is wrong, once."""
        file = self.draft.file
        self.findings += [unknown_key(file, one) for one in self.draft.unknown]
        misspelt = {one.path for one in self.draft.unknown}
        for loc, missing in places.items():
            if missing:
                shape = self.draft.spots[loc[:-1]]
                key = _key(shape.expected.kind, loc[-1])
                self.findings.append(missing_key(file, shape.path, key))
            else:
                spot = self._spot(loc)
                finding, self.meant[loc] = wrong_value(file, spot)
                if spot.path not in misspelt:
                    self.findings.append(finding)

    def mend(self, places: Mapping[Loc, bool]) -> None:
        """Change the draft so that the `places` fit."""
        for loc in places:
            meant = self.meant.pop(loc, LOST)
            if meant is LOST:
                self._leave_out(loc)
            else:
                spot = self._spot(loc)
                self._put(loc, self.draft.value(meant, spot.expected, loc, spot.path))
        for items, index in sorted(self.doomed, key=lambda one: -one[1]):
            items[index : index + 1] = []
        self.doomed.clear()

    def _leave_out(self, loc: Loc) -> None:
        self.whole = False
        parent = self._node(loc[:-1])
        if isinstance(parent, list) and isinstance(loc[-1], int):
            if not any(items is parent and index == loc[-1] for items, index in self.doomed):
                self.doomed.append((parent, loc[-1]))
        elif isinstance(parent, dict):
            self._empty(parent, loc)

    def _empty(self, parent: dict[str | int, object], loc: Loc) -> None:
        shape, name = self.draft.spots[loc[:-1]].expected.kind, loc[-1]
        if shape is dict or not _key(shape, name).required:
            parent.pop(name, None)
            if (shape, name) in _WITH_IT:
                self._leave_out((*loc[:-1], _WITH_IT[shape, str(name)]))
        elif (shape, name) in _STAND_INS and ("id" in parent or len(loc) == 1):
            parent[name] = _STAND_INS[shape, str(name)]
        else:
            self._leave_out(loc[:-1])

    def _put(self, loc: Loc, value: object) -> None:
        parent = self._node(loc[:-1])
        if parent is not None:
            parent[loc[-1]] = value

    def _node(self, loc: Loc) -> Any:  # noqa: ANN401 - whatever stands there
        node: Any = self.draft.tree
        for step in loc:
            try:
                node = node[step]
            except (KeyError, IndexError, TypeError):
                return None
        return node

    def _spot(self, loc: Loc) -> Spot:
        while loc not in self.draft.spots:
            loc = loc[:-1]
        return self.draft.spots[loc]


def _key(shape: type, field_name: str | int) -> Key:
    return next(key for key in keys_of(shape).values() if key.field == field_name)
