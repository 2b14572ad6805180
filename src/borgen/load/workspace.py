"""Load a workspace: every file of the tree, or those that concern a few people, as one value."""

import gc
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, Final, TypeAlias, TypeVar

from borgen.diagnostics import DocPath, Finding, Place, Related, Word, finding
from borgen.frozen import Growing, Value, field
from borgen.load.files import Tree
from borgen.load.log import Log, with_private
from borgen.load.read import ReadFile, read_document, read_log, read_mapping, unopened
from borgen.load.roles import SourceFile, probable_id
from borgen.load.scope import EVERYTHING, ReadScope, files_in
from borgen.model.base import known_as
from borgen.model.entry import Entry
from borgen.model.ids import is_id
from borgen.model.plan import Person, Skills
from borgen.model.settings import FORMAT_VERSION
from borgen.model.workspace import NAMES_FILE, SETTINGS_FILE, Workspace, log_file, private_plan_file

T = TypeVar("T")

ReadProgress: TypeAlias = Callable[[int, int], object]
"""Is called with how many files were read, of how many."""

_BY_ID: Final = ("trajectory", "team", "person")


class Loaded(Value, frozen=True):
    """A workspace with everything that is wrong with its files.

    Attributes:
        findings: F and M, by file; the rules of `check` come later.
        files: how many files were read.
        entries: how many log lines they hold.
    """

    workspace: Workspace
    findings: tuple[Finding, ...]
    tree: Tree
    files: int
    entries: int


def load_workspace(
    tree: Tree,
    *,
    me: str | None = None,
    scope: ReadScope = EVERYTHING,
    progress: ReadProgress | None = None,
) -> Loaded:
    """Load the workspace in `tree`; never raises for what stands in its files.

    Args:
        tree: where the files are.
        me: whose private files are read too; nobody's if None.
        scope: which files are read.
        progress: is told how many files were read.
    """
    mine = me if me is not None and is_id(me) else None
    with _without_collector():
        reader = _Reader(tree, mine)
        too_new = reader.settings()
        files = files_in(tree, scope)
        if too_new:
            reader.unread.update(one.file for one in files)
        else:
            for done, one in enumerate(files):
                if progress:
                    progress(done, len(files))
                reader.take(one)
            if mine:
                reader.private(mine, logs=scope.logs)
        return reader.loaded()


class _Reader(Growing):
    """Collects what was read so far.

    Attributes:
        single: settings, organisation, skills and erased people, by role.
        plans: the other plans, by role and id.
        rows: log rows by owner.
        my_log: my tracked log, where a private one annotates it.
    """

    tree: Tree
    me: str | None = None
    findings: list[Finding] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    lost: dict[str, frozenset[DocPath]] = field(default_factory=dict)
    nameless: set[str] = field(default_factory=set)
    single: dict[str, Any] = field(default_factory=dict)
    plans: dict[str, dict[str, Any]] = field(default_factory=lambda: {role: {} for role in _BY_ID})
    rows: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    files: int = 0
    entries: int = 0
    my_log: Log = Log()

    def settings(self) -> bool:
        """Read `borgen.yaml`; return whether it was written for a newer borgen."""
        self.files += 1
        raw = read_mapping(self.tree, SETTINGS_FILE)
        version = raw.value.get("borgen") if raw.value else None
        too_new = type(version) is int and version > FORMAT_VERSION
        if too_new and isinstance(version, int):
            place = Place(SETTINGS_FILE).value("borgen")
            newer = finding("F10", place, version=version, known=FORMAT_VERSION)
            raw = ReadFile(SETTINGS_FILE, findings=(newer,), unread=True)
        self.single["settings"] = self._kept(read_document(raw, "settings"))
        return too_new

    def take(self, one: SourceFile) -> None:
        """Read a file and put what it holds in its place."""
        if one.role in {"settings", "private"}:
            return
        self.files += 1
        if not one.legible:
            self._ill_named(one)
            self.unread.add(one.file)
        elif one.role == "stray":
            self._stray(one)
        elif one.role == "log":
            if owner := self._owner(one, self.rows):
                log = self._log(one.file, owner)
                self.rows[owner] = log.rows
                if owner == self.me:
                    self.my_log = log
        elif one.role in _BY_ID:
            if owner := self._owner(one, self.plans[one.role]):
                plan = self._kept(read_document(read_mapping(self.tree, one.file), one.role))
                self.plans[one.role][owner] = known_as(plan, id=owner)
        else:
            self.single[one.role] = self._kept(
                read_document(read_mapping(self.tree, one.file), one.role)
            )
            if one.role == "skills":
                self.findings += _twins(self.single["skills"])

    def private(self, me: str, *, logs: bool) -> None:
        """Read what only `me` may see: private goals, notes and entries, and names."""
        goals, log = private_plan_file(me), log_file(me, private=True)
        if self.tree.kind(goals) != "missing":
            self.files += 1
            self._private_goals(goals, me)
        if logs and self.tree.kind(log) != "missing":
            self.files += 1
            self.rows[me] = with_private(self.my_log, self._log(log, me))
        if self.tree.kind(NAMES_FILE) != "missing":
            self.files += 1
            self._private_names()

    def loaded(self) -> Loaded:
        """Return everything as a workspace."""
        plans, single = self.plans, self.single
        skills = single["skills"].skills if "skills" in single else ()
        workspace = Workspace(
            settings=single["settings"],
            organisation=single.get("organisation"),
            trajectories=_sorted(plans["trajectory"]),
            teams=_sorted(plans["team"]),
            people=_sorted(plans["person"]),
            erased=single["erased"].erased if "erased" in single else (),
            skills=_sorted({skill.id: skill for skill in reversed(skills)}),
            logs=_sorted(self.rows),
            me=self.me,
            names=_sorted(self.names),
            unread=frozenset(self.unread),
            lost=MappingProxyType(self.lost),
            nameless=frozenset(self.nameless),
        )
        findings = tuple(sorted(self.findings, key=lambda one: one.place.file))
        return Loaded(workspace, findings, self.tree, self.files, self.entries)

    def _private_goals(self, file: str, me: str) -> None:
        plan = self._kept(read_document(read_mapping(self.tree, file), "private"))
        goals = tuple(known_as(goal, private=True) for goal in plan.goals)
        person = self.plans["person"].get(me) or known_as(Person(), id=me, place=Place(file))
        changed = person.model_copy(update={"goals": person.goals + goals})
        self.plans["person"][me] = changed

    def _private_names(self) -> None:
        raw = read_mapping(self.tree, NAMES_FILE)
        self.findings += raw.findings
        for one, name in (raw.value or {}).items():
            if isinstance(name, str):
                self.names[one] = name
            elif name is not None:
                from borgen.load.wrong_values import wrong_text  # noqa: PLC0415 - as in `validate`

                self.findings.append(wrong_text(NAMES_FILE, (one,), name))

    def _ill_named(self, one: SourceFile) -> None:
        from borgen.load.misplaced import ill_named  # noqa: PLC0415 - as in `validate`

        self.findings.append(ill_named(one))

    def _stray(self, one: SourceFile) -> None:
        from borgen.load.misplaced import stray  # noqa: PLC0415 - as in `validate`

        kind = self.tree.kind(one.file)
        told = stray(one) if kind == "regular" else unopened(one.file, kind)
        self.findings.append(told)
        self.unread |= {one.file, str(told.args.get("suggestion", one.file))}

    def _log(self, file: str, owner: str) -> Log:
        log = read_log(self.tree, file, owner)
        self.entries += len(log.raw)
        self.findings += log.findings
        if not log.whole:
            self.unread.add(file)
        if log.lost:
            self.lost[file] = log.lost
        return log

    def _owner(self, one: SourceFile, taken: Collection[str]) -> str | None:
        """Return the id of a file, or the nearest valid one unless that is in use."""
        if one.well_named:
            return one.stem
        self._ill_named(one)
        meant = probable_id(one)
        if meant not in taken:
            return meant
        self.unread.add(one.file)
        return None

    def _kept(self, part: ReadFile) -> Any:  # noqa: ANN401 - a document
        self.findings += part.findings
        if part.unread or part.lost:
            self.unread.add(part.file)
        if part.lost:
            self.lost[part.file] = part.lost
        if part.nameless:
            self.nameless.add(part.file)
        return part.value


@contextmanager
def _without_collector() -> Iterator[None]:
    """Spare the garbage collector while reading: a third of the time, and nothing to collect."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _twins(skills: Skills) -> Iterator[Finding]:
    """Yield L03 for skills of one id: a workspace holds one of them, so no rule sees the other."""
    first: dict[str, Place] = {}
    for skill in skills.skills:
        place = skill.place.value("id")
        if skill.id in first:
            related = (Related(first[skill.id], "finding.L03.here"),)
            yield finding("L03", place, related=related, id=skill.id, kind=Word("kind.skill"))
        first.setdefault(skill.id, place)


def _sorted(by_id: Mapping[str, T]) -> Mapping[str, T]:
    return MappingProxyType(dict(sorted(by_id.items())))
