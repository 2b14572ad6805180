"""Gather the files of a tree, each in its place, with what is wrong and what was left out."""

from collections.abc import Collection, Iterator
from typing import Any, Final

from borgen import yamltext
from borgen.diagnostics import DocPath, Finding, Place, Related, Word, finding
from borgen.frozen import Growing, field, replace
from borgen.load.alike import Alike
from borgen.load.discover import Known
from borgen.load.document import document, stub
from borgen.load.entries import Log
from borgen.load.flawless import flawless
from borgen.load.plan import Skills
from borgen.load.private import with_private
from borgen.load.reading import (
    LOG_BYTES,
    PLAN_BYTES,
    Raw,
    bytes_in,
    list_from,
    list_in,
    mapping_from,
    mapping_in,
    rows_of,
    unopened,
)
from borgen.load.schema import Expected
from borgen.load.shape import Spot
from borgen.load.strays import ill_named, stray
from borgen.load.suggest import close_id
from borgen.load.tree import Tree
from borgen.load.values import wrong_value
from borgen.model.entry import Entry
from borgen.model.plan import Person
from borgen.model.settings import FORMAT_VERSION
from borgen.model.workspace import log_file

_SETTINGS: Final = "borgen.yaml"
_NAMES: Final = "private/names.yaml"
BY_ID: Final = ("trajectory", "team", "person")


class Gathering(Growing):
    """What was read so far.

    Attributes:
        single: settings, organisation and skills, by role.
        plans: the other plans, by role and id.
        rows: log rows by owner.
        me: whose private files are read too.
        too_new: whether the workspace was written for a newer borgen.
    """

    tree: Tree
    me: str | None = None
    findings: list[Finding] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    lost: dict[str, frozenset[DocPath]] = field(default_factory=dict)
    nameless: set[str] = field(default_factory=set)
    single: dict[str, Any] = field(default_factory=dict)
    plans: dict[str, dict[str, Any]] = field(default_factory=lambda: {role: {} for role in BY_ID})
    rows: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    files: int = 0
    entries: int = 0
    too_new: bool = False
    alike: Alike = field(default_factory=Alike)
    _my_log: tuple[Raw, Log] = (Raw("", []), Log())

    def settings(self) -> None:
        """Read `borgen.yaml`; where it is missing or too new, everything is at its default."""
        raw = mapping_in(self.tree, _SETTINGS)
        version = raw.value.get("borgen") if isinstance(raw.value, dict) else None
        if type(version) is int and version > FORMAT_VERSION:
            place = Place(_SETTINGS).value("borgen")
            newer = finding("F10", place, version=version, known=FORMAT_VERSION)
            raw = Raw(_SETTINGS, None, (newer,))
            self.too_new = True
        self.files += 1
        self.single["settings"] = self._document(raw, "settings")

    def take(self, one: Known, read: Any = None) -> None:  # noqa: ANN401 - a plan
        """Put what stands in a file of the tree in its place; `read` is that, if it is known."""
        if one.role in {"settings", "private"}:
            return
        self.files += 1
        if read is not None:
            self.plans[one.role][one.stem] = read
        elif not one.legible:
            self.findings.append(ill_named(one))
            self.unread.add(one.file)
        elif one.role == "stray":
            self._stray(one)
        elif one.role == "log":
            self._log(one)
        elif one.role in BY_ID:
            if owner := self._owner(one, self.plans[one.role]):
                self.plans[one.role][owner] = self._plan(one, owner)
        else:
            self.single[one.role] = self._document(mapping_in(self.tree, one.file), one.role)
            if one.role == "skills":
                self.findings += _twins(self.single["skills"])

    def _plan(self, one: Known, owner: str) -> Any:  # noqa: ANN401 - by role
        source = bytes_in(self.tree, one.file)
        if isinstance(source, bytes) and len(source) <= PLAN_BYTES:
            plan = flawless(one.file, one.role, yamltext.unproved(source), id=owner)
            if plan is not None:
                return plan
        return self._document(mapping_from(one.file, source), one.role, id=owner)

    def private(self, me: str, *, log: bool = True) -> None:
        """Read what only `me` may see: private goals, notes and entries, and names."""
        self._private_goals(f"private/people/{me}.yaml", me)
        if log:
            self._private_log(log_file(me, private=True), me)
        self._private_names()

    def _private_goals(self, file: str, me: str) -> None:
        if self.tree.kind(file) == "missing":
            return
        self.files += 1
        plan = self._document(mapping_in(self.tree, file), "private")
        goals = tuple(replace(goal, private=True) for goal in plan.goals)
        person = self.plans["person"].get(me) or Person(id=me, place=Place(file))
        self.plans["person"][me] = replace(person, goals=person.goals + goals)

    def _private_log(self, file: str, me: str) -> None:
        if self.tree.kind(file) == "missing":
            return
        self.files += 1
        raw = list_in(self.tree, file)
        log = self._rows(raw, me)
        tracked, tracked_log = self._my_log
        self.rows[me] = with_private(tracked_log, _lines(tracked), log, _lines(raw))

    def _private_names(self) -> None:
        if self.tree.kind(_NAMES) == "missing":
            return
        self.files += 1
        raw = mapping_in(self.tree, _NAMES)
        self.findings += raw.findings
        if isinstance(raw.value, dict):
            self.names = {one: name for one, name in raw.value.items() if isinstance(name, str)}
            for one, name in raw.value.items():
                if name is not None and one not in self.names:
                    self.findings.append(wrong_value(_NAMES, Spot((one,), name, Expected(str)))[0])

    def _stray(self, one: Known) -> None:
        kind = self.tree.kind(one.file)
        told = stray(one) if kind == "regular" else unopened(one.file, kind)
        self.findings.append(told)
        self.unread |= {one.file, str(told.args.get("suggestion", one.file))}

    def _log(self, one: Known) -> None:
        owner = self._owner(one, self.rows)
        if not owner:
            return
        source = bytes_in(self.tree, one.file)
        rows = None
        if isinstance(source, bytes) and len(source) <= LOG_BYTES and not self._annotates(owner):
            rows = self.alike.rows(owner, source)
        if rows is None:
            raw = list_from(one.file, source)
            log = self._rows(raw, owner)
            rows = log.rows
            if self._annotates(owner):
                self._my_log = (raw, log)
        else:
            self.entries += len(rows)
        self.rows[owner] = rows

    def _annotates(self, owner: str) -> bool:
        """Return whether a private log has to be held against the lines of this one."""
        mine = owner == self.me
        return mine and self.tree.kind(log_file(owner, private=True)) != "missing"

    def _rows(self, raw: Raw, owner: str) -> Log:
        log = rows_of(raw, owner)
        self.entries += len(_lines(raw))
        self.findings += log.findings
        if not log.whole:
            self.unread.add(raw.file)
        if log.lost:
            self.lost[raw.file] = log.lost
        return log

    def _owner(self, one: Known, taken: Collection[str]) -> str | None:
        """Return the id of a file, or what was probably meant by its name unless that is taken."""
        if one.well_named:
            return one.stem
        self.findings.append(ill_named(one))
        meant = close_id(one.stem)
        if meant not in taken:
            return meant
        self.unread.add(one.file)
        return None

    def _document(self, raw: Raw, role: str, **given: str) -> Any:  # noqa: ANN401 - by role
        self.findings += raw.findings
        if raw.value is None:
            self.unread.add(raw.file)
            return stub(raw.file, role, **given)
        read = document(raw.file, role, raw.value, **given)
        self.findings += read.findings
        if read.lost:
            self.unread.add(raw.file)
            self.lost[raw.file] = read.lost
        if read.nameless:
            self.nameless.add(raw.file)
        return read.value


def _lines(raw: Raw) -> list[object]:
    return raw.value if isinstance(raw.value, list) else []


def _twins(skills: Skills) -> Iterator[Finding]:
    """Yield L03 for skills of one id: a workspace holds one of them, so no rule sees the other."""
    first: dict[str, Place] = {}
    for skill in skills.skills:
        place = skill.place.value("id")
        if skill.id in first:
            related = (Related(first[skill.id], "finding.L03.here"),)
            yield finding("L03", place, related=related, id=skill.id, kind=Word("kind.skill"))
        first.setdefault(skill.id, place)
