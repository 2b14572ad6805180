"""Rules about the line from person to organisation: goals and members that it does not reach.

They assert that something is absent, so they yield nothing where it may have been dropped.
A misspelt reference, which is an L01, counts as one to the goal it is nearest to.
"""

from collections.abc import Container, Iterable, Iterator
from typing import Final

from borgen.checks.ids import member_place
from borgen.checks.nearest import ABOVE, nearest_key, owner_level
from borgen.checks.references import goal_kind, plan_references
from borgen.checks.rule import CheckContext, Rule, cached
from borgen.diagnostics import Finding, Severity, finding
from borgen.links import AnyGoal
from borgen.model.goal import OrganisationGoal, PersonalGoal, status_on
from borgen.model.ids import ORGANISATION, Key
from borgen.model.plan import Person, Team, Trajectory
from borgen.model.workspace import plan_file

_LINK_KEYS: Final = ("contributes_to",)
"""The keys that make the line."""


def unserved_organisation_goals(context: CheckContext) -> Iterator[Finding]:
    """L04: an organisation goal that no team or trajectory goal serves."""
    if context.workspace.organisation and context.intact(
        "plans/teams/", "plans/trajectories/", keys=_LINK_KEYS
    ):
        goals = context.workspace.organisation.goals
        yield from _unserved(context, "L04", ORGANISATION, goals, _served(context))


def unserved_team_goals(context: CheckContext) -> Iterator[Finding]:
    """L05: a team goal that no individual goal serves."""
    if context.intact("plans/people/", keys=_LINK_KEYS):
        served = _served(context)
        for team in context.workspace.teams.values():
            yield from _unserved(context, "L05", team.id, team.goals, served)


def members_without_contribution(context: CheckContext) -> Iterator[Finding]:
    """L06: a member whose goals contribute to none of the team's goals."""
    for team in context.workspace.teams.values():
        if not any(context.is_current(goal) for goal in team.goals):
            continue
        for member in team.members:
            person = context.workspace.people.get(member.id)
            if (
                person
                and context.teams_of(person.id) == (team.id,)
                and not _contributes(context, person, team)
            ):
                yield finding("L06", member_place(member), person=member.id, team=team.id)


def goals_without_line(context: CheckContext) -> Iterator[Finding]:
    """L07: a goal that contributes to nothing yet; a note where there is no organisation plan."""
    file = plan_file(ORGANISATION, "organisation")
    has_organisation = context.workspace.organisation or not context.fully_read(file)
    for _, plan in context.workspace.plans():
        if isinstance(plan, Trajectory) and plan.contributes_to:
            continue
        for goal in plan.goals:
            if isinstance(goal, OrganisationGoal) or goal.contributes_to or _private(goal):
                continue
            if context.is_current(goal) and context.complete(goal.place):
                yield finding(
                    "L07",
                    goal.place.first_key(),
                    severity=None if has_organisation else Severity.NOTE,
                    variant="person" if isinstance(plan, Person) else "",
                    kind=goal_kind(plan),
                    goal=goal.id,
                )


def _unserved(
    context: CheckContext, code: str, owner: str, goals: Iterable[AnyGoal], served: Container[Key]
) -> Iterator[Finding]:
    for goal in goals:
        if context.is_current(goal) and Key(owner, goal.id) not in served:
            yield finding(code, goal.place.first_key(), goal=goal.id, owner=owner)


@cached
def _served(context: CheckContext) -> set[Key]:
    """Return the goals that another goal contributes to, misspelt references included."""
    serving = [key for key, goal in context.links.goals.items() if _counts(context, goal)]
    served = {above for key in serving for above in context.links.up[key]}
    return served | _nearest_to_misspelt(context)


def _nearest_to_misspelt(context: CheckContext) -> set[Key]:
    """Return the goals that misspelt references are nearest to."""
    unresolved = (
        one.reference()
        for one in plan_references(context)
        if one.kind == "contribution" and context.links.goal(one.found.text, one.home) is None
    )
    return {key for reference in unresolved if (key := nearest_key(context, reference))}


def _contributes(context: CheckContext, person: Person, team: Team) -> bool:
    """Return whether a goal of the person serves the team, or may once mistakes are mended."""
    if not context.intact(person.place.file, keys=_LINK_KEYS):
        return True
    for goal in person.goals:
        for text in goal.contributes_to if _counts(context, goal) else ():
            target = context.links.goal(text, person.id)
            if target is None or target.key.owner == team.id:
                return True
            if owner_level(context, target.key.owner) not in ABOVE["person"]:
                return True
    return False


def _counts(context: CheckContext, goal: AnyGoal) -> bool:
    return not _private(goal) and status_on(goal.status, context.day) != "dropped"


def _private(goal: AnyGoal) -> bool:
    return isinstance(goal, PersonalGoal) and goal.private


RULES: Final = (
    Rule("L04", unserved_organisation_goals),
    Rule("L05", unserved_team_goals),
    Rule("L06", members_without_contribution),
    Rule("L07", goals_without_line),
)
