"""The one door to watchfiles: notices that something in a workspace changed, not what it means."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path
from typing import Final

from watchfiles import Change, awatch

_FOLDERS: Final = ("plans", "private", "templates")
_CALM: Final = 200
"""Milliseconds in which changes that follow each other are taken as one, at most."""
_STEP: Final = 40
"""Milliseconds without a change after which it is told."""
_BESIDE: Final = ("~", ".swp", ".swx", ".tmp")
"""How names end of what editors put beside a file."""


async def watch(roots: Iterable[Path], changed: Callable[[], None]) -> None:
    """Call `changed` after something changed in the files of a workspace.

    Goes on until cancelled, or until there is no workspace any more. Folders that come, go or
    are replaced are followed; the rest of the workspace's folder, such as git's own files, is
    not looked at.

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
    """Yield what changed; by looking again and again where the system cannot tell more of us."""
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
    return not name.startswith(".") and not name.endswith(_BESIDE)
