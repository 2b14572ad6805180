"""The line of sight: the goals in a scope on a day, and which of them contribute to which."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from borgen.frozen import Value
from borgen.links import OwnerKind
from borgen.model.goal import PersonalGoal, Status, TeamGoal, status_on
from borgen.model.ids import ORGANISATION, Key
from borgen.model.plan import Trajectory
from borgen.progress.context import covers, lineage
from borgen.reports.request import ReportScope

_HEIGHT: Final[Mapping[OwnerKind, int]] = {
    "organisation": 2,
    "trajectory": 1,
    "team": 1,
    "person": 0,
}


class LineOfSight(Value, frozen=True):
    """The goals that concern a subject, with their links on the day.

    Attributes:
        keys: from the organisation's goals to people's, each level in plan order.
        levels: the level of each owner.
        up: the goals that a goal contributes to, on a higher level only, so without circles.
        down: the goals that contribute to it.
        reaching: the goals with a goal of the organisation in their lineage.
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
        """The goals of the organisation, then the other goals that contribute to no goal."""
        return tuple(key for key in self.keys if not self.up[key])

    def level(self, key: Key) -> OwnerKind:
        """Return the level of a goal."""
        return self.levels[key.owner]

    def at(self, *levels: OwnerKind) -> tuple[Key, ...]:
        """Return the goals on some levels."""
        return tuple(key for key in self.keys if self.level(key) in levels)

    def owned_by(self, owner: str) -> tuple[Key, ...]:
        """Return the goals of one owner."""
        return tuple(key for key in self.keys if key.owner == owner)


def line_of_sight(scope: ReportScope) -> LineOfSight:
    """Return the goals that concern the subject, and their lineage.

    A person's goal contributes to a team's only while the person is in that team.
    """
    levels: dict[str, OwnerKind] = {ORGANISATION: "organisation", **scope.links.owners}
    status = dict(_current_goals(scope))
    every = {key: tuple(_above(scope, levels, key, status)) for key in status}
    chosen = lineage(every, *_focus(scope, every))
    keys = tuple(
        sorted((k for k in status if k in chosen), key=lambda k: -_HEIGHT[levels[k.owner]])
    )
    up = {key: every[key] for key in keys}
    goals = scope.links.goals
    return LineOfSight(
        keys=keys,
        levels=levels,
        status={key: status[key] for key in keys},
        private=frozenset(k for k in keys if isinstance(g := goals[k], PersonalGoal) and g.private),
        up=up,
        down=_downwards(keys, up),
        reaching=frozenset(
            key for key in keys if any(levels[k.owner] == ORGANISATION for k in lineage(up, key))
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


def _current_goals(scope: ReportScope) -> Iterator[tuple[Key, Status]]:
    """Yield the goals that are not dropped, with their status; private ones only for `me`."""
    mine = scope.request.audience == "me"
    for key, goal in scope.links.goals.items():
        status = status_on(goal.status, scope.day)
        hidden = isinstance(goal, PersonalGoal) and goal.private
        if status != "dropped" and not (hidden and not (mine and key.owner == scope.request.id)):
            yield key, status


def _above(
    scope: ReportScope, levels: Mapping[str, OwnerKind], key: Key, current: Mapping[Key, Status]
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
        if above in current and higher and together:
            yield above


def _served_by_trajectory(scope: ReportScope, trajectory: Trajectory) -> tuple[Key, ...]:
    """Return the goals that a trajectory as a whole contributes to.

    A goal of the trajectory that names no goals itself contributes to these.
    """
    targets = (scope.links.goal(text, trajectory.id) for text in trajectory.contributes_to)
    return tuple(target.key for target in targets if target)


def _focus(scope: ReportScope, up: Mapping[Key, tuple[Key, ...]]) -> set[Key]:
    request, people = scope.request, set(scope.people)
    if request.kind == "organisation":
        return set(up)
    if request.kind != "trajectory":
        return {key for key in up if key.owner == request.id or key.owner in people}
    trajectory = scope.workspace.trajectories[request.id]
    learned = {key for key in up if key.owner in people and _learned_in(scope, key, up)}
    own = {key for key in up if key.owner == request.id}
    return own | learned | set(_served_by_trajectory(scope, trajectory)) & set(up)


def _learned_in(scope: ReportScope, key: Key, up: Mapping[Key, tuple[Key, ...]]) -> bool:
    """Return whether a goal is learned in the subject, a trajectory."""
    goal, here = scope.links.goals[key], scope.request.id
    named = goal.trajectory if isinstance(goal, PersonalGoal) else None
    return scope.links.owner(named) == here if named else any(k.owner == here for k in up[key])
