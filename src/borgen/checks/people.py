"""Rules about people: who has a plan (P01), and who owns and sponsors a goal (O01)."""

from collections.abc import Iterator
from typing import Final

from borgen.checks.ids import member_place
from borgen.checks.rule import CheckContext, Rule
from borgen.diagnostics import Finding, Place, finding
from borgen.links import goal_owner, goal_sponsor
from borgen.model.goal import OrganisationGoal
from borgen.model.plan import Person
from borgen.model.workspace import plan_file


def people_without_plan(context: CheckContext) -> Iterator[Finding]:
    """P01: a member or participant without an individual plan, once for each person."""
    reported: set[str] = set()
    for person, place, variant, group in _expected(context):
        if person not in reported and _lacks_plan(context, person):
            reported.add(person)
            file = plan_file(person, "person")
            yield finding("P01", place, variant=variant, person=person, group=group, file=file)


def people_without_place(context: CheckContext) -> Iterator[Finding]:
    """P01: a person with active goals in no team and no trajectory."""
    if not context.fully_read("plans/teams/", "plans/trajectories/"):
        return
    for person in context.workspace.people.values():
        if takes_part(context, person) or not context.fully_read(person.place.file):
            continue
        if any(context.is_current(goal) and not goal.private for goal in person.goals):
            yield finding("P01", person.place.whole_file(), variant="alone", person=person.id)


def owner_is_sponsor(context: CheckContext) -> Iterator[Finding]:
    """O01: owner and sponsor of an active goal are the same, by name or by default."""
    for id_, plan in context.workspace.plans():
        for goal in plan.goals:
            if isinstance(goal, OrganisationGoal) or not context.is_current(goal):
                continue
            owner = goal_owner(context.workspace, id_, goal)
            if owner and owner == goal_sponsor(context.workspace, id_, goal, context.day):
                yield finding("O01", goal.place.first_key(), goal=goal.id, owner=owner)


def _expected(context: CheckContext) -> Iterator[tuple[str, Place, str, str]]:
    """Yield who should have a plan: id, place, role, and id of the team or trajectory."""
    for team in context.workspace.teams.values():
        for member in team.members:
            if member.on(context.day):
                yield member.id, member_place(member), "member", team.id
    for trajectory in context.workspace.trajectories.values():
        for index, person in enumerate(trajectory.participants):
            place = trajectory.place.value("participants", index)
            yield person, place, "participant", trajectory.id


def takes_part(context: CheckContext, person: Person) -> bool:
    """Return whether a person is in a team on the day, or in a trajectory."""
    names = (person.id, *person.was)
    return any(context.teams_of(name) or name in context.links.trajectories_of for name in names)


def _lacks_plan(context: CheckContext, person: str) -> bool:
    if context.is_erased(person):
        return False
    known = context.links.owners.get(context.links.owner(person) or "") == "person"
    return not known and context.fully_read(plan_file(person, "person"))


RULES: Final = (
    Rule("O01", owner_is_sponsor),
    Rule("P01", people_without_plan),
    Rule("P01", people_without_place),
)
