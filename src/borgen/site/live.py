"""The workspace as it is now: read again once after a change, with the pages made of it.

The one place with a state that changes. It keeps the last plans that could be read when a file
breaks, until it is repaired. Noticing that a file changed is the business of `server`.
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
"""How many pages are kept at most: which day somebody asks for is up to them."""

T = TypeVar("T")


class Graph(Value, frozen=True):
    """A workspace with its graph."""

    workspace: Workspace
    links: Links


class Scene(Value, frozen=True):
    """What pages are made of between one change of the files and the next.

    Attributes:
        generation: how many changes there were.
        read: what is shown: the files as they are, or as they were before one broke.
        latest: the files as they are.
        shared: what everybody may know of what is shown.
        mine: what I may know, private files included; the same as `shared` where nobody is me.
    """

    generation: int
    read: Loaded
    latest: Loaded
    shared: Graph
    mine: Graph

    @property
    def behind(self) -> bool:
        """Whether older plans are shown because a file broke."""
        return self.read is not self.latest


class Live:
    """The workspace and what is made of it, for any number of readers at once.

    Attributes:
        generation: how many changes were noticed; rises by `changed` only.
    """

    __slots__ = ("_load", "_lock", "_made", "_scene", "generation")

    def __init__(self, load: Callable[[], Loaded]) -> None:
        """Take what reads the files; it is called for the first page, and once after changes."""
        self.generation = 1
        self._load = load
        self._lock = RLock()
        self._made: OrderedDict[Hashable, object] = OrderedDict()
        self._scene: Scene | None = None

    def changed(self) -> None:
        """Take note that files changed; they are read when somebody asks for a page."""
        self.generation += 1

    def page(self, key: Hashable, make: Callable[[Scene], T]) -> T:
        """Return the page called `key`, made now unless it was since the last change.

        One page is made at a time: drawing takes a processor, and two askers may want the same.
        """
        with self._lock:
            self._look_again()
            return self.kept(key, make)

    def kept(self, key: Hashable, make: Callable[[Scene], T]) -> T:
        """Return what is called `key`, for use while a page is made: the plans stay the same."""
        with self._lock:
            scene = self._scene or self._look_again()
            if key not in self._made:
                made = make(scene)
                self._made[key] = made
                if len(self._made) > MOST:
                    self._made.popitem(last=False)
            found: T = self._made[key]  # type: ignore[assignment] # a key has one kind of value
            return found

    def _look_again(self) -> Scene:
        now, before = self.generation, self._scene
        if before and before.generation == now:
            return before
        latest = self._load()
        behind = before is not None and not _reads_as_well(latest, before.read)
        self._scene = _scene(now, before.read if before and behind else latest, latest)
        self._made.clear()
        return self._scene


def _scene(generation: int, read: Loaded, latest: Loaded) -> Scene:
    known = without_private(read.workspace)
    shared = Graph(known, link(known))
    same = known is read.workspace
    mine = shared if same else Graph(read.workspace, link(read.workspace))
    return Scene(generation, read, latest, shared, mine)


def _reads_as_well(latest: Loaded, kept: Loaded) -> bool:
    """Return whether nothing is broken that was not broken before."""
    return _broken(latest) <= _broken(kept)


def _broken(loaded: Loaded) -> frozenset[tuple[str, str]]:
    return frozenset(
        (one.place.file, one.code) for one in loaded.findings if one.severity is Severity.ERROR
    )
