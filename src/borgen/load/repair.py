"""A mapping with mistakes, on its way to one without.

pydantic judges; what it finds wrong is replaced by what it was probably meant to be, or left out,
and the rest is judged again. A required value that is lost gets a stand-in where an id depends on
it.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from pydantic import ValidationError

from borgen.diagnostics import DocPath, Finding
from borgen.frozen import Growing, field
from borgen.load.expected import LOST, Expected, expected_at, keys_of
from borgen.load.suggest import close_key
from borgen.load.wrong_keys import (
    UnknownKey,
    grown_together,
    grown_together_key,
    joined_number,
    missing_key,
    torn_off,
    unknown_key,
)
from borgen.load.wrong_values import FoundValue, wrong_value
from borgen.model.base import Model, is_empty
from borgen.model.common import Title
from borgen.model.context import Factor, Response, Support
from borgen.model.cycle import Cycle
from borgen.model.goal import OrganisationGoal, PersonalGoal, StatusSince, TeamGoal
from borgen.model.plan import Organisation, Skill, Team, Trajectory
from borgen.model.settings import FORMAT_VERSION, Settings
from borgen.yamltext.scalars import plain_scalar

NOT_LEARNED: Final = date(2999, 12, 31)
"""Stands in for the unknown end of a trajectory: by then nothing has been learned yet."""


class _Blank(str):
    """An empty text that counts as a value."""

    __slots__ = ()


_STAND_INS: Final[Mapping[tuple[type, str], object]] = MappingProxyType(
    {
        (model, "title"): Title()
        for model in (OrganisationGoal, TeamGoal, PersonalGoal, Skill, Trajectory)
    }
    | {(model, "name"): Title() for model in (Settings, Organisation, Team)}
    | {
        (Settings, "borgen"): FORMAT_VERSION,
        (Team, "members"): [],
        (Trajectory, "participants"): [],
        (Trajectory, "ends"): NOT_LEARNED,
        (Trajectory, "starts"): date(1970, 1, 1),
        (Cycle, "form"): "team_meeting",
        (Factor, "factor"): _Blank(),
        (Factor, "effect"): "hinders",
    }
)
"""What stands in for a required value that is not there, so that its owner's id still counts."""

_WITH_IT: Final[Mapping[tuple[type, str], str]] = MappingProxyType(
    {(Response, "done"): "due", (Support, "delivered"): "due", (StatusSince, "since"): "status"}
)
"""What would say something untrue without a value that was left out, and goes with it."""

_KEY: Final = "[key]"
"""How pydantic marks an error in the key of a mapping."""

_NAMING: Final = frozenset({"id", "was"})

_Error: TypeAlias = tuple[str, DocPath, Expected]
"""The kind of an error, the path into the draft, and what is expected there."""


class Repair(Growing):
    """A mapping with mistakes, on its way to one without.

    Attributes:
        draft: the mapping as it is understood so far; what is left out of a list is LOST, so that
            indices stay those of the file.
        written: of a misspelt key the name as written, by the path under which it is read.
        mended: the paths of values that were replaced by what they were meant to be.
        gone: the paths of what was there and was left out: its absence is no second mistake.
    """

    file: str
    model: type[Model]
    path: DocPath
    line: bool
    draft: dict[str, Any]
    findings: list[Finding] = field(default_factory=list)
    lost: set[DocPath] = field(default_factory=set)
    nameless: bool = False
    written: dict[DocPath, str] = field(default_factory=dict)
    mended: set[DocPath] = field(default_factory=set)
    gone: set[DocPath] = field(default_factory=set)
    hopeless: bool = False

    def run(self, error: ValidationError) -> Any:  # noqa: ANN401 - a value of the model
        """Return the model of what is left; None where nothing of it could be kept."""
        while self._repair(error):
            try:
                value = self.model.model_validate(_without_lost(self.draft))
            except ValidationError as again:
                error = again
            else:
                return value
        return None

    def _repair(self, error: ValidationError) -> bool:
        """Tell and repair what is wrong; return False where nothing is left to be repaired."""
        errors = error.errors(include_url=False, include_input=False, include_context=False)
        found = [self._located(one["type"], one["loc"]) for one in errors]
        if self.hopeless and all(kind == "missing" for kind, _, _ in found):
            return False
        for kind, path, _ in found:
            if kind == "extra_forbidden" and self._exists(path):
                self._unknown_key(path)
            elif kind == _KEY and self._exists(path):
                self._unknown_code(path)
        for kind, path, expected in found:
            if kind not in {"extra_forbidden", "missing", _KEY} and self._exists(path):
                self._wrong(path, expected)
        missing = [path for kind, path, _ in found if kind == "missing" and self._lacks(path)]
        for path in missing:
            self._missing(path)
        for path in missing:
            if self._lacks(path):
                self._do_without(path)
        return True

    def _located(self, kind: str, loc: DocPath) -> _Error:
        """Return an error with its path: indices as in the file, as far as the draft goes."""
        node: Any = self.draft
        path: DocPath = ()
        expected = Expected(self.model)
        for step in loc:
            if step == _KEY:
                return _KEY, path, expected
            expected = _further(expected, step)
            if isinstance(node, dict) and (step in node or kind == "missing"):
                path, node = (*path, step), node.get(str(step))
            elif isinstance(node, list) and isinstance(step, int):
                index = [at for at, item in enumerate(node) if item is not LOST][step]
                path, node = (*path, index), node[index]
        return kind, path, expected

    def _exists(self, path: DocPath) -> bool:
        """Return whether something still stands at a path: an earlier error may have taken it."""
        node: Any = self.draft
        for step in path:
            there = step in node if isinstance(node, dict) else isinstance(node, list)
            node = node[step] if there else LOST
            if node is LOST:
                return False
        return True

    def _at(self, path: DocPath) -> Any:  # noqa: ANN401 - as read
        node: Any = self.draft
        for step in path:
            node = node[step]
        return node

    def _model_at(self, path: DocPath) -> type[Model]:
        expected = Expected(self.model)
        for step in path:
            expected = expected_at(expected, step)
        return expected.model or self.model

    def _raw_path(self, path: DocPath) -> DocPath:
        """Return a path as it is written in the file."""
        steps = (self.written.get(path[: at + 1], step) for at, step in enumerate(path))
        return (*self.path, *steps)

    def _unknown_key(self, path: DocPath) -> None:
        *way, name = path
        parent = tuple(way)
        mapping, name = self._at(parent), str(name)
        keys = keys_of(self._model_at(parent))
        if joined_number(mapping, name, keys, line=self.line):
            return
        if self.line and (apart := grown_together(mapping, name, keys)):
            self._take_apart(parent, name, *apart)
            return
        meant = close_key(name, keys)
        taken = (*parent, meant) in self.written or (*parent, meant) in self.gone
        read = meant is not None and mapping.get(meant) is None and not taken
        torn = None if meant else torn_off(mapping, name)
        raw = self._raw_path(path)
        self.findings.append(
            unknown_key(self.file, UnknownKey(raw, tuple(keys), meant, read, torn))
        )
        held = mapping.pop(name)
        if meant and read:
            mapping[meant] = held
            self.written[*parent, meant] = name
        else:
            self._lose(raw, held)

    def _take_apart(self, parent: DocPath, name: str, key: str, text: str) -> None:
        """Read `goal:feedback`, a key without a value, as the key and the value it was meant as."""
        mapping = self._at(parent)
        raw = self._raw_path((*parent, name))
        self.findings.append(grown_together_key(self.file, raw, key, text))
        del mapping[name]
        mapping[key] = plain_scalar(text)
        self.written[*parent, key] = name

    def _unknown_code(self, path: DocPath) -> None:
        raw = self._raw_path(path)
        self.findings.append(unknown_key(self.file, UnknownKey(raw, (), None, read=False)))
        self._lose(raw, self._at(path))
        self._leave_out(path)

    def _wrong(self, path: DocPath, expected: Expected) -> None:
        raw, held = self._raw_path(path), self._at(path)
        meant: object = LOST
        if not any(path[:length] in self.mended for length in range(len(path) + 1)):
            finding, meant = wrong_value(self.file, FoundValue(raw, held, expected))
            if path not in self.written:
                self.findings.append(finding)
        if meant is LOST:
            self._lose(raw, held)
            self._leave_out(path)
        else:
            self.mended.add(path)
            self._at(path[:-1])[path[-1]] = meant

    def _lacks(self, path: DocPath) -> bool:
        """Return whether a mapping is there and lacks the key that a path ends with."""
        parent = path[:-1]
        return self._exists(parent) and is_empty(self._at(parent).get(path[-1]))

    def _missing(self, path: DocPath) -> None:
        if path not in self.gone:
            raw = self._raw_path(path[:-1])
            key = keys_of(self._model_at(path[:-1]))[str(path[-1])]
            self.findings.append(missing_key(self.file, raw, key))
            self._lose((*raw, key.name), None)
            self.gone.add(path)

    def _do_without(self, path: DocPath) -> None:
        """Put a stand-in for a required value, or leave out what cannot be without it."""
        parent, name = path[:-1], str(path[-1])
        stand_in = _STAND_INS.get((self._model_at(parent), name))
        if stand_in is not None and not (parent and is_empty(self._at(parent).get("id"))):
            self._at(parent)[name] = stand_in
        else:
            self._lose(self._raw_path(parent), None)
            self._leave_out(parent)

    def _leave_out(self, path: DocPath) -> None:
        if not path:
            self.hopeless = True
            return
        parent, step = self._at(path[:-1]), path[-1]
        self.gone.add(path)
        if isinstance(parent, list):
            parent[int(step)] = LOST
            return
        del parent[step]
        model = self._model_at(path[:-1])
        gone = _WITH_IT.get((model, str(step)))
        if gone and keys_of(model)[gone].required:
            self._do_without((*path[:-1], gone))
        elif gone:
            parent.pop(gone, None)

    def _lose(self, raw: DocPath, held: object) -> None:
        """Note what is left out: an id, or what may hold some, takes names with it."""
        self.lost.add(raw)
        if isinstance(held, list | dict) or not _NAMING.isdisjoint(raw[-2:]):
            self.nameless = True


def _further(expected: Expected, step: str | int) -> Expected:
    """Return what is expected one step further in; what is expected here for an unknown key."""
    model = expected.model
    return expected if model and step not in keys_of(model) else expected_at(expected, step)


def _without_lost(raw: Any) -> Any:  # noqa: ANN401 - as read
    if isinstance(raw, dict):
        return {name: _without_lost(inner) for name, inner in raw.items()}
    if isinstance(raw, list):
        return [_without_lost(item) for item in raw if item is not LOST]
    return raw
