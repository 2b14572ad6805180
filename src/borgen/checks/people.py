"""Rules about who has a plan, and who has goals without a place to bring them."""

from collections.abc import Iterator
from typing import Final

from borgen.checks.ids import member_place
from borgen.checks.rule import Rule, Scene
from borgen.diagnostics import Finding, Place, finding
from borgen.model.plan import Person
from borgen.model.workspace import plan_file


def people_without_plan(scene: Scene) -> Iterator[Finding]:
    """P01: a member or participant without an individual plan, once for each person."""
    told: set[str] = set()
    for person, place, variant, group in _expected(scene):
        if person not in told and _lacks_plan(scene, person):
            told.add(person)
            file = plan_file(person, "person")
            yield finding("P01", place, variant=variant, person=person, group=group, file=file)


def people_without_place(scene: Scene) -> Iterator[Finding]:
    """P01: a person with active goals in no team and no trajectory."""
    if not scene.read("plans/teams/", "plans/trajectories/"):
        return
    for person in scene.workspace.people.values():
        if takes_part(scene, person) or not scene.read(person.place.file):
            continue
        if any(scene.current(goal) and not goal.private for goal in person.goals):
            yield finding("P01", person.place.whole_file(), variant="alone", person=person.id)


def _expected(scene: Scene) -> Iterator[tuple[str, Place, str, str]]:
    """Yield who should have a plan, where that stands, as what and of which team or programme."""
    for team in scene.workspace.teams.values():
        for member in team.members:
            if member.on(scene.day):
                yield member.id, member_place(member), "member", team.id
    for trajectory in scene.workspace.trajectories.values():
        for index, person in enumerate(trajectory.participants):
            place = trajectory.place.value("participants", index)
            yield person, place, "participant", trajectory.id


def takes_part(scene: Scene, person: Person) -> bool:
    """Return whether somebody is in a team on the day, or in a trajectory."""
    names = (person.id, *person.was)
    return any(scene.teams(name) or name in scene.links.trajectories_of for name in names)


def _lacks_plan(scene: Scene, person: str) -> bool:
    if scene.erased(person):
        return False
    known = scene.links.owners.get(scene.links.owner(person) or "") == "person"
    return not known and scene.read(plan_file(person, "person"))


RULES: Final = (
    Rule("P01", people_without_plan),
    Rule("P01", people_without_place),
)
