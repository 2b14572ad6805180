"""Load a workspace: every file of the tree into one frozen value, and all findings on the way."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from types import MappingProxyType
from typing import Any, TypeVar

from borgen.diagnostics import Finding
from borgen.frozen import Value
from borgen.load.ahead import Ahead
from borgen.load.discover import Known, known
from borgen.load.gathering import Gathering
from borgen.load.tree import Tree
from borgen.model.ids import is_id
from borgen.model.workspace import Workspace

T = TypeVar("T")


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


def load_workspace(tree: Tree, *, me: str | None = None, ahead: Ahead | None = None) -> Loaded:
    """Load the workspace in `tree`; never raises for what stands in its files.

    Args:
        tree: where the files are.
        me: whose private files are read too; nobody's if None.
        ahead: reads many plans before their turn; each is read in its turn if None.
    """
    mine = me if me is not None and is_id(me) else None
    with no_collecting():
        gathering = Gathering(tree, mine)
        gathering.settings()
        files = tuple(known(file) for file in tree.files())
        if gathering.too_new:
            gathering.unread.update(one.file for one in files)
        else:
            _take_all(gathering, files, ahead)
            if mine:
                gathering.private(mine)
        return loaded_from(gathering, mine)


def _take_all(gathering: Gathering, files: Sequence[Known], ahead: Ahead | None) -> None:
    """Take all files, logs first: that goes on here while plans are read ahead elsewhere."""
    logs = [partial(gathering.take, one) for one in files if one.role == "log"]
    others = [one for one in files if one.role != "log"]
    read: Mapping[str, Any] = {}
    if ahead:
        read = ahead.plans(gathering.tree, others, logs)
    else:
        for log in logs:
            log()
    for one in others:
        gathering.take(one, read.get(one.file))


@contextmanager
def no_collecting() -> Iterator[None]:
    """Spare the garbage collector: a third of the time, and there is nothing to collect.

    Nor will there be: what was loaded refers to nothing in circles, and is not looked at again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def loaded_from(gathering: Gathering, me: str | None) -> Loaded:
    """Return what was gathered as a workspace; `me` is whose private files are among it."""
    plans = gathering.plans
    skills = gathering.single["skills"].skills if "skills" in gathering.single else ()
    workspace = Workspace(
        settings=gathering.single["settings"],
        organisation=gathering.single.get("organisation"),
        trajectories=_sorted(plans["trajectory"]),
        teams=_sorted(plans["team"]),
        people=_sorted(plans["person"]),
        erased=gathering.single["erased"].erased if "erased" in gathering.single else (),
        skills=_sorted({skill.id: skill for skill in reversed(skills)}),
        logs=_sorted(gathering.rows),
        me=me,
        names=_sorted(gathering.names),
        unread=frozenset(gathering.unread),
        lost=MappingProxyType(gathering.lost),
        nameless=frozenset(gathering.nameless),
    )
    return Loaded(
        workspace,
        tuple(sorted(gathering.findings, key=lambda one: one.place.file)),
        gathering.tree,
        gathering.files,
        gathering.entries,
    )


def _sorted(by_id: Mapping[str, T]) -> Mapping[str, T]:
    return MappingProxyType(dict(sorted(by_id.items())))
