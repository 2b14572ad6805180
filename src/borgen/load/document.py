"""Read one document as far as it can be read: what fits is kept, what does not is told once.

One pass over what was read, along the keys that `schema` takes from the model's annotations. What
may be written in two ways becomes one; keys that hold nothing or begin with `x-` are passed by.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from borgen.diagnostics import SEVERITIES, DocPath, Finding, Place
from borgen.frozen import Growing, Value, field
from borgen.load.commas import joined, torn_off
from borgen.load.keys import missing_key, unknown_key
from borgen.load.plan import SHAPES
from borgen.load.schema import SHORT_FOR, Expected, Key, keys_of, placed, required_of
from borgen.load.shape import LOST, Spot, Unknown, fitting
from borgen.load.suggest import close_key
from borgen.load.values import wrong_value
from borgen.model.common import Every, Title
from borgen.model.context import Factor, Response, Support
from borgen.model.cycle import Cycle
from borgen.model.goal import OrganisationGoal, PersonalGoal, StatusSince, TeamGoal
from borgen.model.plan import Organisation, Skill, Team, Trajectory
from borgen.model.settings import FORMAT_VERSION, Settings

NOT_LEARNED: Final = date(2999, 12, 31)
"""Stands in for the unknown end of a trajectory: by then nothing has been learned yet."""

_STAND_INS: Final[Mapping[tuple[type, str], object]] = MappingProxyType(
    {
        (shape, "title"): Title()
        for shape in (OrganisationGoal, TeamGoal, PersonalGoal, Skill, Trajectory)
    }
    | {(shape, "name"): Title() for shape in (Settings, Organisation, Team)}
    | {
        (Settings, "borgen"): FORMAT_VERSION,
        (Team, "members"): (),
        (Trajectory, "participants"): (),
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

_NAMING: Final = frozenset({"id", "was"})
_SCALARS: Final = frozenset({str, int, float, bool, date, Every})
_NUMBERS: Final = frozenset({int, float})


class Document(Value, frozen=True):
    """What could be read of a document.

    Attributes:
        lost: the places of what was left out.
        nameless: whether what was left out may have held names.
    """

    value: Any
    findings: tuple[Finding, ...] = ()
    lost: frozenset[DocPath] = frozenset()
    nameless: bool = False


def document(file: str, role: str, raw: object, **given: str) -> Document:
    """Return the document `raw` of a file, as far as it can be read, and what is wrong with it.

    Args:
        file: the file, for places.
        role: a key of `SHAPES`.
        raw: a mapping, as read.
        given: fields that the document itself does not hold, such as its id.
    """
    reader = _Reader(file)
    value = reader.mapping(raw, SHAPES[role], (), given)
    return Document(value, tuple(reader.findings), frozenset(reader.lost), reader.nameless)


def stub(file: str, role: str, **given: str) -> Any:  # noqa: ANN401 - its shape is that of the role
    """Return the document of a file that could not be read: its id still counts."""
    return document(file, role, {}, **given).value


class _Reader(Growing):
    """Reads one document; whatever does not fit becomes what was meant, or LOST.

    Attributes:
        lost: the places of what was left out so far.
        nameless: whether any of that may have held names.
        mending: something that was meant is being read: it fits or it is lost, and no word of it.
        misspelt: the places of keys that are read as another one, and of which others.
    """

    file: str
    findings: list[Finding] = field(default_factory=list)
    lost: set[DocPath] = field(default_factory=set)
    nameless: bool = False
    mending: bool = False
    misspelt: dict[DocPath, str] = field(default_factory=dict)

    def value(self, raw: Any, expected: Expected, path: DocPath) -> Any:  # noqa: ANN401 - as read
        """Return the model's value for what stands at `path`, or LOST."""
        kind = expected.kind
        if kind is list:
            return self._list(raw, expected, path)
        if kind is dict:
            return self._codes(raw, expected, path)
        if kind not in _SCALARS:
            return self.mapping(raw, kind, path)
        found = fitting(raw, expected)
        return self._mended(raw, expected, path) if found is LOST else found

    def mapping(
        self, raw: object, shape: type, path: DocPath, given: Mapping[str, str] | None = None
    ) -> Any:  # noqa: ANN401 - a value of `shape`, or LOST
        """Return the value of a mapping, its places and all, or LOST."""
        if not isinstance(raw, dict):
            short = SHORT_FOR.get(shape)
            if short is None or not isinstance(raw, str):
                return self._mended(raw, Expected(shape), path)
            return self._short(raw, shape, short, path)
        keys = keys_of(shape)
        found: dict[str, Any] = dict(given or ())
        lost: list[str] = []
        raw = joined(raw, lambda name: name in keys and keys[name].expected.kind in _NUMBERS)
        for name, inner in raw.items():
            key = keys.get(name) or self._meant(name, raw, keys, path)
            if key is None or inner is None or inner == "":
                continue
            value = self.value(inner, key.expected, (*path, name))
            if value is LOST:
                lost.append(key.field)
            else:
                found[key.field] = value
        return self._made(shape, found, lost, path)

    def _made(self, shape: type, found: dict[str, Any], lost: list[str], path: DocPath) -> Any:  # noqa: ANN401 - as above
        for key in required_of(shape):
            if key.field not in found and key.field not in lost:
                self._tell(missing_key(self.file, path, key))
                self._lose((*path, key.name))
                lost.append(key.field)
        if lost and not self._do_without(shape, found, lost, top=not path):
            self._lose(path)
            return LOST
        if placed(shape):
            found["place"] = Place(self.file, path)
        return shape(**found)

    def _do_without(
        self, shape: type, found: dict[str, Any], lost: list[str], *, top: bool
    ) -> bool:
        """Settle what is lost; return whether what is left still says something true."""
        required = {key.field for key in required_of(shape)}
        for name in lost:
            gone = _WITH_IT.get((shape, name), name)
            if gone not in required:
                found.pop(gone, None)
            elif (shape, gone) in _STAND_INS and (top or "id" in found):
                found[gone] = _STAND_INS[shape, gone]
            else:
                return False
        return True

    def _short(self, raw: str, shape: type, name: str, path: DocPath) -> Any:  # noqa: ANN401 - as above
        if shape is Title:
            return Title(raw)
        value = self.value(raw, keys_of(shape)[name].expected, path)
        return LOST if value is LOST else self._made(shape, {name: value}, [], path)

    def _list(self, raw: object, expected: Expected, path: DocPath) -> Any:  # noqa: ANN401 - as above
        items = expected.items
        if items is None or not isinstance(raw, list):
            if items is None or items.kind is not StatusSince or not isinstance(raw, str):
                return self._mended(raw, expected, path)
            found = [self.value(raw, items, path)]
        else:
            found = [self.value(one, items, (*path, index)) for index, one in enumerate(raw)]
        return tuple(one for one in found if one is not LOST)

    def _codes(self, raw: object, expected: Expected, path: DocPath) -> Any:  # noqa: ANN401 - as above
        if expected.items is None or not isinstance(raw, dict):
            return self._mended(raw, expected, path)
        found = {}
        for name, inner in raw.items():
            if name not in SEVERITIES:
                self._unknown(Unknown((*path, name), (), None, read=False), inner)
            elif inner is not None:
                found[name] = self.value(inner, expected.items, (*path, name))
        return MappingProxyType({name: one for name, one in found.items() if one is not LOST})

    def _mended(self, raw: object, expected: Expected, path: DocPath) -> Any:  # noqa: ANN401 - as above
        """Say what is wrong and return what was meant, or LOST."""
        meant = LOST
        if not self.mending:
            finding, meant = wrong_value(self.file, Spot(path, raw, expected))
            if path not in self.misspelt:
                self._tell(finding)
        if meant is LOST:
            self._lose(path, raw)
            return LOST
        self.mending = True
        value = self.value(meant, expected, path)
        self.mending = False
        return value

    def _meant(
        self, name: str, raw: Mapping[str, object], keys: Mapping[str, Key], path: DocPath
    ) -> Key | None:
        """Tell of an unknown key; return the key that was meant, if there is room for it."""
        if name.startswith("x-"):
            return None
        meant = close_key(name, keys)
        taken = {key for at, key in self.misspelt.items() if at[:-1] == path}
        read = meant is not None and raw.get(meant) is None and meant not in taken
        torn = None if meant else torn_off(raw, name)
        self._unknown(Unknown((*path, name), tuple(keys), meant, read, torn), raw[name])
        return keys[meant] if meant and read else None

    def _unknown(self, unknown: Unknown, held: object) -> None:
        self._tell(unknown_key(self.file, unknown))
        if unknown.meant and unknown.read:
            self.misspelt[unknown.path] = unknown.meant
        else:
            self._lose(unknown.path, held)

    def _lose(self, path: DocPath, held: object = None) -> None:
        """Leave out what stands at `path`: an id, or what may hold some, takes names with it."""
        self.lost.add(path)
        if isinstance(held, list | dict) or not _NAMING.isdisjoint(path[-2:]):
            self.nameless = True

    def _tell(self, finding: Finding) -> None:
        if not self.mending:
            self.findings.append(finding)
