"""What a rule is, and the context it is given. The rules stand in the modules of their families."""

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


class CheckContext(Value, frozen=True):
    """What every rule is given: the workspace, its links and the day.

    Attributes:
        day: the day as of which is checked.
        today: the day by the clock, where it is not `day`.
    """

    workspace: Workspace
    links: Links
    day: dt.date
    today: dt.date | None = None
    _cache: dict[Callable[["CheckContext"], Any], Any] = field(default_factory=dict)

    def fully_read(self, *files: str) -> bool:
        """Return whether nothing was dropped from any of `files`; a folder means all files in it.

        A rule that asserts that something is absent asks this first: it may stand in what was
        dropped because of another finding.
        """
        unread = self.workspace.unread
        return not unread or not any(name.startswith(file) for file in files for name in unread)

    def intact(self, *files: str, keys: Collection[str] = ()) -> bool:
        """Return whether no id and nothing under `keys` was dropped from any of `files`."""
        space = self.workspace
        return not any(
            name not in space.lost
            or name in space.nameless
            or any(key in path for path in space.lost[name] for key in keys)
            for name in space.unread
            if name.startswith(files)
        )

    def complete(self, place: Place) -> bool:
        """Return whether nothing was dropped from the goal, factor or the like at `place`."""
        at, lost = place.path, self.workspace.lost.get(place.file)
        if lost is None:
            return place.file not in self.workspace.unread
        return not any(path[: len(at)] == at for path in lost)

    def teams_of(self, person: str) -> tuple[str, ...]:
        """Return the teams that a person is in on the day; more than one is an L03."""
        return _teams_by_person(self).get(person, ())

    def is_erased(self, person: str) -> bool:
        """Return whether a person was erased; an id of theirs is reported by V06 only."""
        gone = {one.id for one in self.workspace.erased}
        return is_tombstone(person) or (bool(gone) and tombstone(person) in gone)

    def is_current(self, goal: AnyGoal) -> bool:
        """Return whether a goal is active or maintained on the day."""
        return status_on(goal.status, self.day) in {"active", "maintained"}

    def cached(self, lookup: Callable[["CheckContext"], T]) -> T:
        """Return what `lookup` returns for this context; it is called once."""
        if lookup not in self._cache:
            self._cache[lookup] = lookup(self)
        found: T = self._cache[lookup]
        return found


def cached(lookup: Callable[[CheckContext], T]) -> Callable[[CheckContext], T]:
    """Make a lookup that several rules need run once a context."""

    @wraps(lookup)
    def shared(context: CheckContext) -> T:
        return context.cached(lookup)

    return shared


@cached
def _teams_by_person(context: CheckContext) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for team in context.workspace.teams.values():
        for person in {member.id for member in team.members if member.on(context.day)}:
            found[person] = (*found.get(person, ()), team.id)
    return found


FindViolations: TypeAlias = Callable[[CheckContext], Iterator[Finding]]


class Rule(NamedTuple):
    """A rule of `check`: its code, and the function that yields its findings.

    The severity is that of the code in `diagnostics.SEVERITIES`; the reason is the page
    `text/rules/<code>`. A function yields findings of its own code only.
    """

    code: str
    find: FindViolations
