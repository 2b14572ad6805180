"""Watch the files of a workspace for changes, by watchfiles."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path
from typing import Final

from watchfiles import Change, awatch

_FOLDERS: Final = ("plans", "private", "templates")
_CALM: Final = 200
"""Milliseconds within which consecutive changes are one, at most."""
_STEP: Final = 40
"""Milliseconds without a change after which changes are reported."""
_EDITOR_FILES: Final = ("~", ".swp", ".swx", ".tmp")
"""Endings of the files that editors write beside the one that is edited."""


async def watch(roots: Iterable[Path], changed: Callable[[], None]) -> None:
    """Call `changed` after something changed in the files of a workspace.

    Runs until cancelled, or until the workspace is gone. Folders that appear, disappear or are
    replaced are followed; the rest of the workspace's folder, such as git's own files, is not
    watched.

    Args:
        roots: the workspace, and where its private files are if that is elsewhere.
        changed: called in the loop that this runs in.
    """
    places = tuple(dict.fromkeys(roots))
    folders = tuple(root / name for root in places for name in _FOLDERS)
    while True:
        inner = asyncio.create_task(_follow(folders, changed))
        try:
            async for paths in _changes(*places, recursive=False):
                changed()
                if not paths.isdisjoint(folders):
                    break
            else:
                return
        finally:
            inner.cancel()


async def _follow(folders: Iterable[Path], changed: Callable[[], None]) -> None:
    there = [folder for folder in folders if folder.is_dir()]
    if there:
        async for _ in _changes(*there, recursive=True):
            changed()


async def _changes(*places: Path, recursive: bool) -> AsyncIterator[frozenset[Path]]:
    """Yield sets of changed paths; by polling where the system has no watches left."""
    for polling in (False, True):
        seen = awatch(
            *places,
            watch_filter=_concerns,
            debounce=_CALM,
            step=_STEP,
            force_polling=polling or None,
            poll_delay_ms=_CALM,
            recursive=recursive,
            ignore_permission_denied=True,
        )
        try:
            async for found in seen:
                yield frozenset(Path(path) for _, path in found)
        except FileNotFoundError:
            return
        except OSError:
            continue


def _concerns(_: Change, path: str) -> bool:
    name = Path(path).name
    return not name.startswith(".") and not name.endswith(_EDITOR_FILES)
