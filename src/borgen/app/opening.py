"""Open a workspace: its files as one value, with what git knows about its private folder."""

from dataclasses import replace
from pathlib import Path

from borgen import vcs
from borgen.load import Loaded, load_workspace
from borgen.load.tree import DiskTree


def open_workspace(root: Path, *, me: str | None) -> Loaded:
    """Read the workspace at `root`, with the private files of `me`; only ever reads.

    `private/` belongs to the main worktree: in a linked one it is read from there.
    """
    return load_workspace(DiskTree(root, private=vcs.main_root(root)), me=me)


def with_git(loaded: Loaded, root: Path) -> Loaded:
    """Return `loaded` with the private files that git tracks: what rule V04 asks for."""
    tracked = vcs.tracked(root, "private")
    return replace(loaded, workspace=replace(loaded.workspace, in_git=tracked))
