"""From a document as written to the one form that is validated, remembering what stood where.

What may be written in two ways becomes one. Nothing is dropped but keys that hold nothing and
keys that begin with `x-`; lists keep their indices. Judging is done elsewhere.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, is_dataclass
from typing import Any, Final, NamedTuple, TypeAlias

from borgen.dates import iso_day
from borgen.diagnostics import SEVERITIES, DocPath
from borgen.load.commas import joined, torn_off
from borgen.load.schema import Expected, Key, keys_of, placed
from borgen.load.suggest import close_key
from borgen.model.common import Every, Title
from borgen.model.goal import StatusSince
from borgen.model.ids import is_id
from borgen.model.plan import Member

Loc: TypeAlias = tuple[str | int, ...]
"""The way into the shaped document: fields of the model where a DocPath has keys."""

_SHORT_FOR: Final = {Title: "text", Member: "id", StatusSince: "status"}
"""What a mere text stands for where a mapping of this shape may stand."""

_RHYTHM: Final = re.compile(r"([1-9][0-9]{0,2}) +(day|week|month)s?", re.ASCII)


class Spot(NamedTuple):
    """What stood at a place in the file, and what was expected there."""

    path: DocPath
    raw: object
    expected: Expected


class Unknown(NamedTuple):
    """A key that the mapping at `path` does not have, and the one that was probably meant."""

    path: DocPath
    known: tuple[str, ...]
    meant: str | None
    read: bool
    """Whether its value is read as that of the key that was meant."""
    torn_off: str | None = None
    """The key and text before it, if it looks like the rest of that text."""


@dataclass(slots=True)
class Shaped:
    """A shaped document with everything that judging it needs.

    Attributes:
        file: where it stands.
        tree: the document in the model's fields, each mapping with its place.
        spots: what stood where.
        wrong: places whose value the model's types allow and borgen does not.
        unknown: keys that do not belong.
    """

    file: str
    tree: Any = None
    spots: dict[Loc, Spot] = field(default_factory=dict)
    wrong: list[Loc] = field(default_factory=list)
    unknown: list[Unknown] = field(default_factory=list)

    def value(self, raw: object, expected: Expected, loc: Loc, path: DocPath) -> object:
        """Return `raw` in the form that is validated."""
        self.spots[loc] = Spot(path, raw, expected)
        kind = expected.kind
        if kind is list:
            return self._list(raw, expected, loc, path)
        if kind is dict:
            return self._codes(raw, expected, loc, path)
        if kind is Every:
            return self._rhythm(raw, loc)
        if is_dataclass(kind):
            return self._mapping(raw, kind, loc, path)
        if not allowed(raw, expected):
            self.wrong.append(loc)
        return raw

    def _list(self, raw: object, expected: Expected, loc: Loc, path: DocPath) -> object:
        items = expected.items
        if items is None:
            return raw
        if isinstance(raw, list):
            return [
                self.value(item, items, (*loc, index), (*path, index))
                for index, item in enumerate(raw)
            ]
        if items.kind is StatusSince and isinstance(raw, str):
            return [self.value(raw, items, (*loc, 0), path)]
        return raw

    def _mapping(self, raw: object, shape: type, loc: Loc, path: DocPath) -> object:
        if isinstance(raw, str) and shape in _SHORT_FOR:
            return self._short(raw, shape, loc, path)
        if not isinstance(raw, dict):
            return raw
        keys = keys_of(shape)
        shaped: dict[str, object] = {}
        if placed(shape):
            shaped["place"] = {"file": self.file, "path": path}
        raw = joined(raw, lambda name: name in keys and keys[name].expected.kind in {int, float})
        for name, inner in raw.items():
            key = keys.get(name) or self._meant(name, raw, keys, path)
            if key and inner is not None and inner != "":
                at = (*path, name)
                shaped[key.field] = self.value(inner, key.expected, (*loc, key.field), at)
        return shaped

    def _short(self, raw: str, shape: type, loc: Loc, path: DocPath) -> dict[str, object]:
        name = _SHORT_FOR[shape]
        if shape is Title:
            return {name: raw}
        inner = self.value(raw, keys_of(shape)[name].expected, (*loc, name), path)
        place = {"place": {"file": self.file, "path": path}} if placed(shape) else {}
        return {name: inner, **place}

    def _meant(
        self, name: str, raw: Mapping[str, object], keys: Mapping[str, Key], path: DocPath
    ) -> Key | None:
        """Note an unknown key; return the key that was meant, if there is room for it."""
        if name.startswith("x-"):
            return None
        meant = close_key(name, keys)
        earlier = {one.meant for one in self.unknown if one.path[:-1] == path and one.read}
        read = meant is not None and raw.get(meant) is None and meant not in earlier
        torn = None if meant else torn_off(raw, name)
        self.unknown.append(Unknown((*path, name), tuple(keys), meant, read, torn))
        return keys[meant] if meant and read else None

    def _rhythm(self, raw: object, loc: Loc) -> object:
        found = rhythm(raw)
        if found is None:
            self.wrong.append(loc)
        return found or raw

    def _codes(self, raw: object, expected: Expected, loc: Loc, path: DocPath) -> object:
        items = expected.items
        if not isinstance(raw, dict) or items is None:
            return raw
        for name in raw:
            if name not in SEVERITIES:
                self.unknown.append(Unknown((*path, name), (), None, read=False))
        return {
            name: self.value(inner, items, (*loc, name), (*path, name))
            for name, inner in raw.items()
            if inner is not None and name in SEVERITIES
        }


def shaped(file: str, raw: object, shape: type, **given: str) -> Shaped:
    """Return the document `raw` of `file` shaped as `shape`, with `given` fields put in."""
    document = Shaped(file)
    document.tree = document.value(raw, Expected(shape), (), ())
    if isinstance(document.tree, dict):
        document.tree |= given
    return document


def rhythm(raw: object) -> dict[str, object] | None:
    """Return `2 weeks` as its number and unit, or None."""
    found = _RHYTHM.fullmatch(raw) if isinstance(raw, str) else None
    return {"n": int(found[1]), "unit": f"{found[2]}s"} if found else None


def allowed(raw: object, expected: Expected) -> bool:
    """Return whether `raw` keeps to what the model's types cannot say; types are not looked at."""
    if isinstance(raw, str):
        if expected.is_id:
            return is_id(raw)
        return expected.kind is not dt.date or iso_day(raw) is not None
    if isinstance(raw, int | float):
        return expected.bounds.hold(raw)
    return True
