"""Which goals stand on a day, and which lead up to which: the graph behind the line of sight."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from borgen.frozen import Value
from borgen.links import OwnerKind
from borgen.model.goal import PersonalGoal, Status, TeamGoal, status_on
from borgen.model.ids import ORGANISATION, Key
from borgen.model.plan import Trajectory
from borgen.progress.context import covers
from borgen.reports.scope import Scope

_HEIGHT: Final[Mapping[OwnerKind, int]] = {
    "organisation": 2,
    "trajectory": 1,
    "team": 1,
    "person": 0,
}


class Lines(Value, frozen=True):
    """The goals that concern a subject, with their links on the day.

    Attributes:
        keys: from the organisation's goals to people's, each in the order of its plan.
        up: what a goal contributes to; strictly upwards, so there are no circles.
        down: what contributes to it.
        reaching: the goals from which a line leads to a goal of the organisation.
    """

    keys: tuple[Key, ...]
    levels: Mapping[str, OwnerKind]
    status: Mapping[Key, Status]
    private: frozenset[Key]
    up: Mapping[Key, tuple[Key, ...]]
    down: Mapping[Key, tuple[Key, ...]]
    reaching: frozenset[Key]

    @property
    def roots(self) -> tuple[Key, ...]:
        """The goals of the organisation, then what contributes to nothing."""
        return tuple(key for key in self.keys if not self.up[key])

    def level(self, key: Key) -> OwnerKind:
        """Return on which level a goal is."""
        return self.levels[key.owner]

    def at(self, *levels: OwnerKind) -> tuple[Key, ...]:
        """Return the goals on some levels."""
        return tuple(key for key in self.keys if self.level(key) in levels)

    def mine(self, owner: str) -> tuple[Key, ...]:
        """Return the goals of one owner."""
        return tuple(key for key in self.keys if key.owner == owner)


def lines_of(scope: Scope) -> Lines:
    """Return the goals that concern the subject, and all that they lead up to.

    A goal of a person serves a team's only while the person is in that team.
    """
    levels: dict[str, OwnerKind] = {ORGANISATION: "organisation", **scope.links.owners}
    status = dict(_standing(scope))
    every = {key: tuple(_above(scope, levels, key, status)) for key in status}
    chosen = _with_ancestors(_focus(scope, every), every)
    keys = tuple(
        sorted((k for k in status if k in chosen), key=lambda k: -_HEIGHT[levels[k.owner]])
    )
    up = {key: every[key] for key in keys}
    goals = scope.links.goals
    return Lines(
        keys=keys,
        levels=levels,
        status={key: status[key] for key in keys},
        private=frozenset(k for k in keys if isinstance(g := goals[k], PersonalGoal) and g.private),
        up=up,
        down=_downwards(keys, up),
        reaching=frozenset(
            key
            for key in keys
            if any(levels[k.owner] == ORGANISATION for k in _with_ancestors([key], up))
        ),
    )


def _downwards(
    keys: Iterable[Key], up: Mapping[Key, tuple[Key, ...]]
) -> Mapping[Key, tuple[Key, ...]]:
    down: dict[Key, list[Key]] = {key: [] for key in keys}
    for key in down:
        for above in up[key]:
            down[above].append(key)
    return {key: tuple(below) for key, below in down.items()}


def _standing(scope: Scope) -> Iterator[tuple[Key, Status]]:
    """Yield the goals that were not dropped; private ones only for me."""
    mine = scope.request.audience == "me"
    for key, goal in scope.links.goals.items():
        status = status_on(goal.status, scope.day)
        hidden = isinstance(goal, PersonalGoal) and goal.private
        if status != "dropped" and not (hidden and not (mine and key.owner == scope.request.id)):
            yield key, status


def _above(
    scope: Scope, levels: Mapping[str, OwnerKind], key: Key, standing: Mapping[Key, Status]
) -> Iterator[Key]:
    own = scope.links.up.get(key, ())
    goal = scope.links.goals[key]
    trajectory = scope.workspace.trajectories.get(key.owner)
    if trajectory and isinstance(goal, TeamGoal) and not goal.contributes_to:
        own = _served_by_trajectory(scope, trajectory)
    for above in dict.fromkeys(own):
        higher = _HEIGHT[levels[above.owner]] > _HEIGHT[levels[key.owner]]
        person = levels[key.owner] == "person"
        together = not person or covers(scope.workspace, above.owner, key.owner, scope.day)
        if above in standing and higher and together:
            yield above


def _served_by_trajectory(scope: Scope, trajectory: Trajectory) -> tuple[Key, ...]:
    """Return what a whole trajectory contributes to: so do its goals that say nothing else."""
    targets = (scope.links.goal(text, trajectory.id) for text in trajectory.contributes_to)
    return tuple(target.key for target in targets if target)


def _focus(scope: Scope, up: Mapping[Key, tuple[Key, ...]]) -> set[Key]:
    request, people = scope.request, set(scope.people)
    if request.kind == "organisation":
        return set(up)
    if request.kind != "trajectory":
        return {key for key in up if key.owner == request.id or key.owner in people}
    trajectory = scope.workspace.trajectories[request.id]
    learned = {key for key in up if key.owner in people and _learned_in(scope, key, up)}
    own = {key for key in up if key.owner == request.id}
    return own | learned | set(_served_by_trajectory(scope, trajectory)) & set(up)


def _learned_in(scope: Scope, key: Key, up: Mapping[Key, tuple[Key, ...]]) -> bool:
    """Return whether a goal is learned in the trajectory that is the subject."""
    goal, here = scope.links.goals[key], scope.request.id
    named = goal.trajectory if isinstance(goal, PersonalGoal) else None
    return scope.links.owner(named) == here if named else any(k.owner == here for k in up[key])


def _with_ancestors(keys: Iterable[Key], up: Mapping[Key, tuple[Key, ...]]) -> set[Key]:
    found: set[Key] = set()
    ahead = list(keys)
    while ahead:
        here = ahead.pop()
        if here not in found:
            found.add(here)
            ahead.extend(up[here])
    return found
