"""Open a workspace: its files as one value, with what git knows about its private folder."""

from pathlib import Path

from borgen import vcs
from borgen.errors import UsageError
from borgen.frozen import replace
from borgen.load import Loaded, load_workspace
from borgen.load.about import Entries, load_about
from borgen.load.ahead import Ahead, Told
from borgen.load.kept import forget
from borgen.load.register import register_of
from borgen.load.staged import IndexTree
from borgen.load.tree import PLACES, DiskTree


def open_workspace(root: Path, *, me: str | None, ahead: Ahead | None = None) -> Loaded:
    """Read the workspace at `root`, with the private files of `me`; changes nothing in it.

    `private/` belongs to the main worktree: in a linked one it is read from there.

    Args:
        root: where the tracked files are.
        me: whose private files are read too.
        ahead: reads many files at once, and remembers how; by default from what is kept.
    """
    tree = DiskTree(root, private=vcs.main_root(root))
    return load_workspace(tree, me=me, ahead=ahead or reading_ahead(root))


def open_about(
    root: Path,
    person: str | None,
    *,
    me: str | None,
    entries: Entries,
    ahead: Ahead | None = None,
) -> Loaded:
    """Read what concerns `person`, where that is plainly the id of one; else the whole workspace.

    For a report on that person, what is due for them, their line of sight and their arithmetic it
    is the same. Of the files that are left out nothing is told, not even that they are broken.

    Args:
        root: where the tracked files are.
        person: whom it is about, as typed; None for whatever is not about one person.
        me: whose private files are read too.
        entries: which entries are wanted.
        ahead: as of `open_workspace`, where it is the whole workspace.
    """
    tree = DiskTree(root, private=vcs.main_root(root))
    if person and (register := register_of(tree)).is_person(person):
        return load_about(tree, register, [person], me=me, entries=entries)
    return open_workspace(root, me=me, ahead=ahead)


def reading_ahead(root: Path, told: Told | None = None, *, keep: bool = True) -> Ahead:
    """Return what reads many files at once, and what they mean from where that was kept.

    Args:
        root: where the tracked files are.
        told: is told how many files were read, of how many.
        keep: whether to look at what was kept, and to keep it.
    """
    folder = kept_folder(root) if keep else None
    return Ahead(folder, told) if told else Ahead(folder)


def kept_folder(root: Path) -> Path | None:
    """Return where what large workspaces mean is kept between runs: in git's own directory."""
    found = vcs.repository(root)
    return found.common / "borgen" if found else None


def forget_kept(root: Path) -> None:
    """Delete what is kept between runs: it holds what was read of everybody."""
    if folder := kept_folder(root):
        forget(folder)


def open_staged(root: Path, *, me: str | None) -> Loaded:
    """Read the workspace as it is staged in git, which knows nothing of private files.

    Raises:
        UsageError: there is no repository here, or no git.
    """
    found = vcs.staged(root, PLACES)
    if found is None:
        raise UsageError("error.no_index")
    return load_workspace(IndexTree(found), me=me)


def with_git(loaded: Loaded, root: Path) -> Loaded:
    """Return `loaded` with the private files that git tracks: what rule V04 asks for."""
    tracked = vcs.tracked(root, "private")
    return replace(loaded, workspace=replace(loaded.workspace, in_git=tracked))
