"""Rules about who owns a goal and who stands for it on the organisation's side."""

from collections.abc import Iterator
from typing import Final

from borgen.checks.rule import Rule, Scene
from borgen.diagnostics import Finding, finding
from borgen.links import goal_owner, goal_sponsor
from borgen.model.goal import OrganisationGoal


def owner_is_sponsor(scene: Scene) -> Iterator[Finding]:
    """O01: owner and sponsor of an active goal are the same, by name or by default."""
    for id_, plan in scene.workspace.plans():
        for goal in plan.goals:
            if isinstance(goal, OrganisationGoal) or not scene.current(goal):
                continue
            owner = goal_owner(scene.workspace, id_, goal)
            if owner and owner == goal_sponsor(scene.workspace, id_, goal, scene.day):
                yield finding("O01", goal.place.first_key(), goal=goal.id, owner=owner)


RULES: Final = (Rule("O01", owner_is_sponsor),)
