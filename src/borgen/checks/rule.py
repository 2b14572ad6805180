"""What a rule is, and the scene it looks at. The rules themselves stand in their families."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import wraps
from typing import Any, NamedTuple, TypeAlias, TypeVar

from borgen.diagnostics import Finding, Place
from borgen.frozen import Value, field
from borgen.links import AnyGoal, Links
from borgen.model.erased import is_tombstone, tombstone
from borgen.model.goal import status_on
from borgen.model.workspace import Workspace

T = TypeVar("T")


class Scene(Value, frozen=True):
    """All that a rule may know: the plans and logs, how they hang together, and the day.

    `today` is the day by the clock, where `day` is another one to look back from.
    """

    workspace: Workspace
    links: Links
    day: dt.date
    today: dt.date | None = None
    _seen: dict[Callable[["Scene"], Any], Any] = field(default_factory=dict)

    def read(self, *files: str) -> bool:
        """Return whether all of `files` were read whole; a folder `plans/teams/` means all in it.

        A rule that asserts that something is absent asks this first: it may well stand in a file
        of which a part was dropped.
        """
        unread = self.workspace.unread
        return not unread or not any(name.startswith(file) for file in files for name in unread)

    def kept(self, *files: str, keys: Collection[str] = ()) -> bool:
        """Return whether no name and nothing under `keys` was dropped from any of `files`."""
        space = self.workspace
        return not any(
            name not in space.lost
            or name in space.nameless
            or any(key in path for path in space.lost[name] for key in keys)
            for name in space.unread
            if name.startswith(files)
        )

    def whole(self, place: Place) -> bool:
        """Return whether nothing was dropped from the goal, factor or the like at `place`."""
        at, lost = place.path, self.workspace.lost.get(place.file)
        if lost is None:
            return place.file not in self.workspace.unread
        return not any(path[: len(at)] == at for path in lost)

    def teams(self, person: str) -> tuple[str, ...]:
        """Return the teams that somebody is in on the day; more than one is a mistake."""
        return self.once(_teams).get(person, ())

    def erased(self, person: str) -> bool:
        """Return whether somebody was erased: what stands under the id is V06's alone."""
        gone = {one.id for one in self.workspace.erased}
        return is_tombstone(person) or (bool(gone) and tombstone(person) in gone)

    def current(self, goal: AnyGoal) -> bool:
        """Return whether a goal is being worked on: active or maintained on the day."""
        return status_on(goal.status, self.day) in {"active", "maintained"}

    def once(self, look: Callable[["Scene"], T]) -> T:
        """Return what `look` sees in this scene; looked for once, however many rules ask."""
        if look not in self._seen:
            self._seen[look] = look(self)
        seen: T = self._seen[look]
        return seen


def once(look: Callable[[Scene], T]) -> Callable[[Scene], T]:
    """Make several rules share what `look` sees in a scene."""

    @wraps(look)
    def shared(scene: Scene) -> T:
        return scene.once(look)

    return shared


def _teams(scene: Scene) -> Mapping[str, tuple[str, ...]]:
    """Return the teams of everybody who is in one on the day."""
    found: dict[str, tuple[str, ...]] = {}
    for team in scene.workspace.teams.values():
        for person in {member.id for member in team.members if member.on(scene.day)}:
            found[person] = (*found.get(person, ()), team.id)
    return found


Look: TypeAlias = Callable[[Scene], Iterator[Finding]]


class Rule(NamedTuple):
    """A rule of `check`: its code, and the function that yields its findings.

    The level is that of the code in `diagnostics.SEVERITIES`, the reason is the catalogue's text
    `rule.<code>`. A function yields findings of its own code only.
    """

    code: str
    look: Look
