"""Rules about the line from person to organisation: goals and members that nothing holds on to.

They assert that something is absent, so they keep quiet where it may have been dropped, and
count a misspelt reference as the goal it was meant to be: that mistake has its own finding.
"""

from collections.abc import Container, Iterable, Iterator
from typing import Final

from borgen.checks.ids import member_place
from borgen.checks.nearest import ABOVE, level, nearest_key
from borgen.checks.references import goal_kind, spots
from borgen.checks.rule import Rule, Scene, once
from borgen.diagnostics import Finding, Severity, finding
from borgen.links import AnyGoal
from borgen.model.goal import OrganisationGoal, PersonalGoal, status_on
from borgen.model.ids import ORGANISATION, Key
from borgen.model.plan import Person, Team, Trajectory
from borgen.model.workspace import plan_file

_LINE: Final = ("contributes_to",)
"""The key that makes the line."""


def unserved_organisation_goals(scene: Scene) -> Iterator[Finding]:
    """L04: an organisation goal that no team or trajectory goal serves."""
    if scene.workspace.organisation and scene.kept(
        "plans/teams/", "plans/trajectories/", keys=_LINE
    ):
        served = _served(scene)
        yield from _unserved(scene, "L04", ORGANISATION, scene.workspace.organisation.goals, served)


def unserved_team_goals(scene: Scene) -> Iterator[Finding]:
    """L05: a team goal that no individual goal serves."""
    if scene.kept("plans/people/", keys=_LINE):
        served = _served(scene)
        for team in scene.workspace.teams.values():
            yield from _unserved(scene, "L05", team.id, team.goals, served)


def members_without_contribution(scene: Scene) -> Iterator[Finding]:
    """L06: a member whose goals contribute to none of the team's goals."""
    for team in scene.workspace.teams.values():
        if not any(scene.current(goal) for goal in team.goals):
            continue
        for member in team.members:
            person = scene.workspace.people.get(member.id)
            if (
                person
                and scene.teams(person.id) == (team.id,)
                and not _contributes(scene, person, team)
            ):
                yield finding("L06", member_place(member), person=member.id, team=team.id)


def goals_without_line(scene: Scene) -> Iterator[Finding]:
    """L07: a goal that contributes to nothing yet; a note where there is no organisation plan."""
    there = scene.workspace.organisation or not scene.read(plan_file(ORGANISATION, "organisation"))
    for _, plan in scene.workspace.plans():
        if isinstance(plan, Trajectory) and plan.contributes_to:
            continue
        for goal in plan.goals:
            if isinstance(goal, OrganisationGoal) or goal.contributes_to or _private(goal):
                continue
            if scene.current(goal) and scene.whole(goal.place):
                yield finding(
                    "L07",
                    goal.place.first_key(),
                    severity=None if there else Severity.NOTE,
                    variant="person" if isinstance(plan, Person) else "",
                    kind=goal_kind(plan),
                    goal=goal.id,
                )


def _unserved(
    scene: Scene, code: str, owner: str, goals: Iterable[AnyGoal], served: Container[Key]
) -> Iterator[Finding]:
    for goal in goals:
        if scene.current(goal) and Key(owner, goal.id) not in served:
            yield finding(code, goal.place.first_key(), goal=goal.id, owner=owner)


@once
def _served(scene: Scene) -> set[Key]:
    """Return the goals that another goal contributes to, or was meant to."""
    serving = [key for key, goal in scene.links.goals.items() if _counts(scene, goal)]
    return {above for key in serving for above in scene.links.up[key]} | _meant(scene)


def _meant(scene: Scene) -> set[Key]:
    """Return the goals that misspelt references come nearest to."""
    astray = (
        spot.reference(index)
        for spot in spots(scene)
        if spot.kind == "contribution"
        for index, text in enumerate(spot.texts)
        if scene.links.goal(text, spot.home) is None
    )
    return {key for reference in astray if (key := nearest_key(scene, reference))}


def _contributes(scene: Scene, person: Person, team: Team) -> bool:
    """Return whether one of somebody's goals serves the team, or may have been meant to."""
    if not scene.kept(person.place.file, keys=_LINE):
        return True
    for goal in person.goals:
        for text in goal.contributes_to if _counts(scene, goal) else ():
            target = scene.links.goal(text, person.id)
            if target is None or target.key.owner == team.id:
                return True
            if level(scene, target.key.owner) not in ABOVE["person"]:
                return True
    return False


def _counts(scene: Scene, goal: AnyGoal) -> bool:
    return not _private(goal) and status_on(goal.status, scene.day) != "dropped"


def _private(goal: AnyGoal) -> bool:
    return isinstance(goal, PersonalGoal) and goal.private


RULES: Final = (
    Rule("L04", unserved_organisation_goals),
    Rule("L05", unserved_team_goals),
    Rule("L06", members_without_contribution),
    Rule("L07", goals_without_line),
)
