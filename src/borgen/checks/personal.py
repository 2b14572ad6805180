"""What the rules about practice look at: learned personal goals, and what was logged about them."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from borgen.checks.rule import Scene, once
from borgen.links import learned_day
from borgen.model.entry import Entry, standing
from borgen.model.goal import MEASURED, PersonalGoal, Status, status_on
from borgen.model.ids import Key
from borgen.model.workspace import Workspace


class LearnedGoal(NamedTuple):
    """A personal goal that counts on the day, and from when on."""

    key: Key
    goal: PersonalGoal
    learned: dt.date
    counts_from: dt.date
    """The day it was learned, or the day from which on its trajectory is observed."""
    status: Status


@once
def learned_goals(scene: Scene) -> tuple[LearnedGoal, ...]:
    """Return the measured goals that have a learned day, before or after the scene's day."""
    return tuple(_learned_goals(scene))


def _learned_goals(scene: Scene) -> Iterator[LearnedGoal]:
    for person in scene.workspace.people.values():
        for goal in person.goals:
            learned, status = learned_day(scene.workspace, goal), status_on(goal.status, scene.day)
            if learned and status in MEASURED and not goal.private:
                first = max(learned, _observed_from(scene.workspace, goal))
                yield LearnedGoal(Key(person.id, goal.id), goal, learned, first, status)


@once
def goal_keys(scene: Scene) -> Mapping[str, Mapping[str | None, Key]]:
    """Return the goals that each owner's log speaks of, by the words it uses for them."""
    return {owner: _keys(scene, owner, log) for owner, log in scene.workspace.logs.items()}


def _keys(scene: Scene, owner: str, log: Sequence[Entry]) -> Mapping[str | None, Key]:
    words = {entry.goal for entry in log if entry.goal}
    targets = {word: scene.links.goal(word, owner) for word in words}
    return {word: target.key for word, target in targets.items() if target}


@once
def entries_by_goal(scene: Scene) -> Mapping[Key, tuple[Entry, ...]]:
    """Return the entries that stand on the day, by the goal they are about."""
    found: dict[Key, list[Entry]] = {}
    for owner, log in scene.workspace.logs.items():
        keys = goal_keys(scene)[owner]
        for entry in standing(log, scene.day):
            if entry.goal in keys:
                found.setdefault(keys[entry.goal], []).append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


def _observed_from(workspace: Workspace, goal: PersonalGoal) -> dt.date:
    trajectory = workspace.trajectories.get(goal.trajectory or "")
    return (trajectory and trajectory.observed_from) or dt.date.min
