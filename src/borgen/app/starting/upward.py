"""The line upwards of a new programme: what people's first goal serves, and what that serves."""

from itertools import chain, count

from borgen.app.starting.context import StartContext
from borgen.app.starting.naming import Aim, Named, Participant, aim_of, plain_line, word_id
from borgen.errors import UsageError
from borgen.links import team_on
from borgen.model.ids import ORGANISATION
from borgen.model.plan import Team
from borgen.model.workspace import plan_file
from borgen.text import text_in


def served(
    context: StartContext, wanted: str | None, usual: str
) -> tuple[Aim | None, tuple[str, ...]]:
    """Return the goal to write, if one has to be, and the references to what is served.

    Args:
        context: what stands already.
        wanted: the goal in words or by its id, if it was said.
        usual: the goal where nothing was said and the organisation has none.

    Raises:
        UsageError: the organisation has no such goal, and its plan is not ours to change.
    """
    text = text_in(context.language)
    goals = context.organisation_goals()
    word = plain_line(wanted)
    there = [
        g for g in goals if word in {g.id, f"{ORGANISATION}/{g.id}", g.title.within(text.language)}
    ]
    if there or (goals and not word):
        return None, (f"{ORGANISATION}/{(there or goals)[0].id}",)
    if context.has(plan_file(ORGANISATION, ORGANISATION)):
        if word:
            raise UsageError("init.no_such_goal", word=word, known=tuple(g.id for g in goals))
        return None, ()
    aim = aim_of(word or usual, text("init.percent"))
    return aim, (f"{ORGANISATION}/{aim.id}",)


def shared_goal(
    context: StartContext,
    trajectory: Named,
    team: Team | Named | None,
    people: tuple[Participant, ...],
) -> str:
    """Return what everybody's goal contributes to: a goal of their team, else of the programme."""
    shared = text_in(context.language)("init.shared.id")
    if isinstance(team, Named):
        return f"{team.id}/{shared}"
    if team:
        teams = {team_on(context.workspace, one.id, context.today) for one in people}
        goals = context.team_goals(team)
        if goals and teams <= {team.id, None}:
            return f"{team.id}/{goals[0].id}"
    return f"{trajectory.id}/{shared}"


def first_goal(context: StartContext, title: str, people: tuple[Participant, ...]) -> Named:
    """Return everybody's first goal, by an id that none of them has a goal of yet."""
    id_ = word_id(title)
    plans = [context.workspace.people[one.id] for one in people if not one.new]
    taken = {goal.id for plan in plans for goal in plan.goals}
    numbered = (f"{id_}-{number}" for number in count(2))
    return Named(next(one for one in chain([id_], numbered) if one not in taken), title)
