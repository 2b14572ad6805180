"""What the rules about practice look at: learned personal goals, and what was logged about them."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from borgen.checks.glance import Glance, glances
from borgen.checks.rule import Scene, once
from borgen.frozen import Value
from borgen.links import learned_day
from borgen.model.entry import Entry, standing
from borgen.model.goal import MEASURED, PersonalGoal, Status, status_on
from borgen.model.ids import Key
from borgen.progress.use import observed_from


class LearnedGoal(Value, frozen=True):
    """A personal goal that counts on the day, and from when on."""

    key: Key
    goal: PersonalGoal
    learned: dt.date
    counts_from: dt.date
    """The day it was learned, or the day from which on its trajectory is observed."""
    status: Status


@once
def shared_goals(scene: Scene) -> tuple[tuple[Key, PersonalGoal, Status], ...]:
    """Return the personal goals that count on the day, learned already or not."""
    return tuple(
        (Key(person.id, goal.id), goal, status)
        for person in scene.workspace.people.values()
        for goal in person.goals
        if (status := status_on(goal.status, scene.day)) in MEASURED and not goal.private
    )


@once
def learned_goals(scene: Scene) -> tuple[LearnedGoal, ...]:
    """Return the measured goals that have a learned day, before or after the scene's day."""
    return tuple(_learned_goals(scene))


def _learned_goals(scene: Scene) -> Iterator[LearnedGoal]:
    for key, goal, status in shared_goals(scene):
        if learned := learned_day(scene.workspace, goal):
            first = max(learned, observed_from(scene.workspace, goal) or dt.date.min)
            yield LearnedGoal(key, goal, learned, first, status)


@once
def goal_keys(scene: Scene) -> Mapping[str, Mapping[str | None, Key]]:
    """Return the goals that each owner's log speaks of, by the words it uses for them."""
    return {owner: _keys(scene, owner, glance) for owner, glance in glances(scene).items()}


def _keys(scene: Scene, owner: str, glance: Glance) -> Mapping[str | None, Key]:
    targets = {word: scene.links.goal(word, owner) for word in glance.about if word}
    return {word: target.key for word, target in targets.items() if target}


@once
def entries_by_goal(scene: Scene) -> Mapping[Key, Sequence[Entry]]:
    """Return the entries that stand on the day, by the goal they are about."""
    found: dict[Key, Sequence[Entry]] = {}
    for owner, glance in glances(scene).items():
        keys = goal_keys(scene)[owner]
        for word, entries in _standing(scene, owner, glance).items():
            if word in keys:
                key = keys[word]
                found[key] = [*found[key], *entries] if key in found else entries
    return found


def _standing(scene: Scene, owner: str, glance: Glance) -> Mapping[str | None, Sequence[Entry]]:
    """Return the entries of a log that stand on the day, by their word for the goal."""
    plain = owner != scene.workspace.me and not glance.voids
    if plain and not glance.later_than(scene.day):
        return {word: lines.entries for word, lines in glance.about.items()}
    found: dict[str | None, list[Entry]] = {}
    for entry in standing(scene.workspace.logs[owner], scene.day):
        found.setdefault(entry.goal, []).append(entry)
    return found
