"""The workspace of an edit, and `apply_steps`: its changes, verified and written."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Literal, TypeAlias

from borgen import vcs
from borgen.app.opening import open_workspace, workspace_lock
from borgen.checks import check
from borgen.diagnostics import Finding, Severity
from borgen.edit.apply import apply
from borgen.edit.changes import Move, Rewrite, Step, rewrites
from borgen.errors import BorgenError, UsageError
from borgen.frozen import Value
from borgen.links import Links, link
from borgen.load import Loaded, load_workspace
from borgen.load.files import DiskTree, FileKind, Tree, names_in
from borgen.model.workspace import Workspace, plan_file
from borgen.render.findings import message_of
from borgen.text import text_in
from borgen.yamltext.edit import Change

RefusedFindings: TypeAlias = Literal["none", "errors", "all"]
"""Which new findings make an edit refuse; with `none` the result is not checked at all."""

Verifier: TypeAlias = Callable[[Loaded], None]
"""Raises if the workspace as it will be is not right."""


def _accept(changed: Loaded) -> None:
    """Accept any workspace."""


class EditContext(Value, frozen=True):
    """The workspace that is edited, and who edits it.

    Attributes:
        root: where the tracked files are.
        private_root: where `private/` is: in the main worktree.
        me: my id; None if it is not known.
    """

    root: Path
    private_root: Path
    loaded: Loaded
    links: Links
    me: str | None
    today: dt.date

    @property
    def workspace(self) -> Workspace:
        """The plans and logs."""
        return self.loaded.workspace

    @property
    def tree(self) -> Tree:
        """The files."""
        return self.loaded.tree

    def source(self, file: str) -> bytes:
        """Return the bytes of a file.

        Raises:
            BorgenError: it is no ordinary file inside the workspace.
        """
        if self.tree.kind(file) != "regular":
            raise BorgenError("edit.unreadable", file=file)
        return self.tree.read(file)


@contextmanager
def open_edit(
    root: Path, me: str | None, today: dt.date, *, writing: bool
) -> Iterator[EditContext]:
    """Open the workspace for an edit; where it is `writing`, no other borgen writes meanwhile.

    Raises:
        UsageError: the workspace was written by a newer borgen.
        SystemFailureError: another borgen keeps writing, or a permission.
    """
    with workspace_lock(root) if writing else nullcontext():
        me = _present(root, me)
        private = vcs.main_root(root)
        loaded = load_workspace(_CachedTree(DiskTree(root, private=private)), me=me)
        if any(finding.code == "F10" for finding in loaded.findings):
            raise UsageError("error.newer_format")
        yield EditContext(root, private, loaded, link(loaded.workspace), me, today)


def _present(root: Path, me: str | None) -> str | None:
    """Return my present id if `me` is an old one of mine; else `me`."""
    if me is None or (root / plan_file(me, "person")).exists():
        return me
    return link(open_workspace(root, me=None).workspace).owner(me) or me


def apply_steps(
    context: EditContext,
    steps: Sequence[Step],
    *,
    refuse: RefusedFindings,
    dry_run: bool,
    verify: Verifier = _accept,
) -> tuple[Rewrite, ...]:
    """Make the changes on disk, all of them or none, and return the files as they were and are.

    Args:
        context: the workspace, opened for writing unless it is a dry run.
        steps: the changes, in the order in which they depend on each other.
        refuse: which new findings make it refuse.
        dry_run: write nothing.
        verify: a check of the workspace as it will be.

    Raises:
        BorgenError: something cannot be changed safely, or would no longer be right.
        SystemFailureError: the disk or a permission; everything is as it was.
    """
    files = {step.file for step in steps if isinstance(step, Change | Move)}
    found = rewrites({file: context.source(file) for file in files}, steps)
    if refuse != "none":
        changed = _changed(context, found)
        verify(changed)
        _refuse_new_findings(context, changed, refuse)
    if not dry_run:
        apply(context.root, context.private_root, found)
    return found


def _changed(context: EditContext, found: Sequence[Rewrite]) -> Loaded:
    """Return the workspace with the changes made; they may change my own id."""
    moved = {one.file: one.to for one in found}
    mine = plan_file(context.me or "", "person")
    me = moved.get(mine, mine).rpartition("/")[2].removesuffix(".yaml")
    return load_workspace(_ChangedTree(context.tree, found), me=me or None)


def _refuse_new_findings(context: EditContext, changed: Loaded, refuse: RefusedFindings) -> None:
    before = Counter(one.code for one in _findings(context.loaded, context.today))
    for one in _findings(changed, context.today):
        before[one.code] -= 1
        if before[one.code] < 0 and (refuse == "all" or one.severity is Severity.ERROR):
            language = context.workspace.settings.language
            message = message_of(one, text_in(language))
            raise BorgenError(
                "edit.would_break", code=one.code, file=one.place.file, message=message
            )


def _findings(loaded: Loaded, today: dt.date) -> Iterator[Finding]:
    yield from loaded.findings
    yield from check(loaded.workspace, link(loaded.workspace), today, today=today)


class _CachedTree:
    """A tree that reads each file once, so that what was checked is what is compared later."""

    __slots__ = ("_bytes", "_tree")

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._bytes: dict[str, bytes] = {}

    def files(self) -> tuple[str, ...]:
        """Return the names."""
        return self._tree.files()

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names of what stands in a folder."""
        return self._tree.names(folder)

    def kind(self, path: str) -> FileKind:
        """Return what stands at `path`."""
        return self._tree.kind(path)

    def read(self, path: str) -> bytes:
        """Return the bytes as they were when they were first asked for."""
        if path not in self._bytes:
            self._bytes[path] = self._tree.read(path)
        return self._bytes[path]


class _ChangedTree:
    """A tree with some of its files rewritten, moved or added."""

    __slots__ = ("_new", "_old", "_tree")

    def __init__(self, tree: Tree, found: Sequence[Rewrite]) -> None:
        self._tree = tree
        self._old = {one.file for one in found}
        self._new = {one.to: one.after for one in found}

    def files(self) -> tuple[str, ...]:
        """Return the names as they will be."""
        return tuple(sorted((set(self._tree.files()) - self._old) | self._new.keys()))

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names of what will stand in a folder."""
        return names_in(self.files(), folder)

    def kind(self, path: str) -> FileKind:
        """Return what will stand at `path`."""
        if path in self._new:
            return "regular"
        return "missing" if path in self._old else self._tree.kind(path)

    def read(self, path: str) -> bytes:
        """Return the bytes as they will be."""
        return self._new[path] if path in self._new else self._tree.read(path)
