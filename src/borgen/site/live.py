"""The workspace as it is now: read once after each change, with a cache of the pages made of it.

The only mutable state of the site. While a file is broken, the last plans that could be read are
shown. Noticing that a file changed is the business of `server`.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import RLock
from typing import Final, TypeVar

from borgen.diagnostics import Severity
from borgen.frozen import Value
from borgen.links import Links, link
from borgen.load import Loaded
from borgen.model.workspace import Workspace
from borgen.reports.visibility import without_private

MOST: Final = 200
"""How many pages are cached; readers may ask for any day."""

T = TypeVar("T")


class LinkedWorkspace(Value, frozen=True):
    """A workspace with its links."""

    workspace: Workspace
    links: Links


class Snapshot(Value, frozen=True):
    """The plans between one change of the files and the next.

    Attributes:
        generation: the number of changes so far.
        read: what is shown: the files as they are, or as they were before one broke.
        latest: the files as they are.
        shared: the part of what is shown that everyone may know.
        mine: the same with the reader's private files; `shared` where there are none.
    """

    generation: int
    read: Loaded
    latest: Loaded
    shared: LinkedWorkspace
    mine: LinkedWorkspace

    @property
    def stale(self) -> bool:
        """Whether older plans are shown because a file broke."""
        return self.read is not self.latest


class LiveWorkspace:
    """The workspace and the pages made of it, for any number of readers at once.

    Attributes:
        generation: the number of changes noticed; rises by `changed` only.
    """

    __slots__ = ("_cache", "_load", "_lock", "_snapshot", "generation")

    def __init__(self, load: Callable[[], Loaded]) -> None:
        """Keep `load`, which reads the files: for the first page, and again after changes."""
        self.generation = 1
        self._load = load
        self._lock = RLock()
        self._cache: OrderedDict[Hashable, object] = OrderedDict()
        self._snapshot: Snapshot | None = None

    def changed(self) -> None:
        """Note that files changed; they are read for the next page that is asked for."""
        self.generation += 1

    def page(self, key: Hashable, make: Callable[[Snapshot], T]) -> T:
        """Return the page called `key`, made now unless it was since the last change.

        One page is made at a time: drawing takes a processor, and two readers may ask for the same.
        """
        with self._lock:
            self._refreshed()
            return self.cached(key, make)

    def cached(self, key: Hashable, make: Callable[[Snapshot], T]) -> T:
        """Return the value called `key` of the present snapshot, for use while a page is made."""
        with self._lock:
            snapshot = self._snapshot or self._refreshed()
            if key not in self._cache:
                made = make(snapshot)
                self._cache[key] = made
                if len(self._cache) > MOST:
                    self._cache.popitem(last=False)
            found: T = self._cache[key]  # type: ignore[assignment] # a key has one kind of value
            return found

    def _refreshed(self) -> Snapshot:
        now, before = self.generation, self._snapshot
        if before and before.generation == now:
            return before
        latest = self._load()
        broke = before is not None and not _errors(latest) <= _errors(before.read)
        self._snapshot = _snapshot(now, before.read if before and broke else latest, latest)
        self._cache.clear()
        return self._snapshot


def _snapshot(generation: int, read: Loaded, latest: Loaded) -> Snapshot:
    known = without_private(read.workspace)
    shared = LinkedWorkspace(known, link(known))
    same = known is read.workspace
    mine = shared if same else LinkedWorkspace(read.workspace, link(read.workspace))
    return Snapshot(generation, read, latest, shared, mine)


def _errors(loaded: Loaded) -> frozenset[tuple[str, str]]:
    return frozenset(
        (one.place.file, one.code) for one in loaded.findings if one.severity is Severity.ERROR
    )
