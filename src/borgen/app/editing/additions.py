"""A goal, a person or a factor more: which lines that takes, and where they belong."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from borgen.app.editing.context import EditContext
from borgen.app.starting.naming import short_id, word_id
from borgen.characters import one_line
from borgen.checks.nearest import ABOVE
from borgen.edit.changes import NewFile, Step
from borgen.errors import BorgenError, UsageError
from borgen.frozen import Value
from borgen.links import OwnerKind, team_on
from borgen.model.base import keys_of
from borgen.model.goal import OrganisationGoal, PersonalGoal, TeamGoal
from borgen.model.ids import ORGANISATION, Key, is_id
from borgen.model.plan import Organisation, Person, Team, Trajectory
from borgen.model.workspace import plan_file
from borgen.text import text_in
from borgen.yamltext import read
from borgen.yamltext.edit import Change
from borgen.yamltext.write import Plain, lines

_PLANS: Final[Mapping[OwnerKind, type]] = {
    "organisation": Organisation,
    "trajectory": Trajectory,
    "team": Team,
    "person": Person,
}
_GOALS: Final[Mapping[OwnerKind, type]] = {
    "organisation": OrganisationGoal,
    "trajectory": TeamGoal,
    "team": TeamGoal,
    "person": PersonalGoal,
}
_FACTOR: Final = ("id", "factor", "actor", "effect", "strength", "lever", "goals", "response")


class Added(Value, frozen=True):
    """What is added: its name, and the changes that add it."""

    name: str
    steps: tuple[Step, ...]


class Home(Value, frozen=True):
    """Whose plan something is added to."""

    id: str
    kind: OwnerKind

    @property
    def file(self) -> str:
        """The plan."""
        return plan_file(self.id, self.kind)


def home_named(context: EditContext, word: str) -> Home:
    """Return whose plan `word` names.

    Raises:
        BorgenError: nobody has that id.
    """
    owner = context.links.owner(word)
    if owner:
        return Home(owner, context.links.owners[owner])
    if word == ORGANISATION and context.workspace.organisation:
        return Home(ORGANISATION, "organisation")
    raise BorgenError("error.no_such_owner", word=word, known=_owners(context))


def goals_above(context: EditContext, home: Home) -> tuple[str, ...]:
    """Return the goals that a goal of `home` may contribute to."""
    kinds: Mapping[str, str] = {ORGANISATION: "organisation", **context.links.owners}
    return tuple(str(key) for key in context.links.goals if kinds[key.owner] in ABOVE[home.kind])


def added_goal(
    context: EditContext, word: str, title: str, id_: str | None, keys: Mapping[str, Plain]
) -> Added:
    """Return what adds a goal.

    Args:
        context: the workspace.
        word: whose goal it is.
        title: what should change.
        id_: its id; by default the longest word of the title.
        keys: its other keys, as they stand in a file.

    Raises:
        BorgenError: an owner, goal or programme that is not there, or an id that is taken.
        UsageError: a key that goals of this level do not have.
    """
    home = home_named(context, word)
    known = keys_of(_GOALS[home.kind])
    for name in keys:
        if name not in known:
            raise UsageError("edit.not_of_goal", what=name, owner=home.id)
    above = keys.get("contributes_to", ())
    for text in above if isinstance(above, tuple) else ():
        _refuse_not_above(context, home, str(text))
    programme = keys.get("trajectory")
    if programme is not None and programme not in context.workspace.trajectories:
        programmes = tuple(context.workspace.trajectories)
        raise BorgenError("edit.no_such_trajectory", word=str(programme), known=programmes)
    id_ = _free_id(id_, word_id(title), _ids(context, home, "goal"))
    goal = {"id": id_, "title": one_line(title), **keys}
    ordered = {name: goal[name] for name in known if name in goal}
    return Added(f"{home.id}/{id_}", (_appended(context, home, "goals", ordered),))


def added_factor(
    context: EditContext,
    word: str,
    factor: str,
    id_: str | None,
    keys: Mapping[str, Plain],
) -> Added:
    """Return what adds a context factor; `keys` may hold the `response`, what we do about it.

    Raises:
        BorgenError: an owner or a goal that is not there, or an id that is taken.
    """
    home = home_named(context, word)
    goals = keys.get("goals", ())
    for text in goals if isinstance(goals, tuple) else ():
        if context.links.goal(str(text), home.id) is None:
            raise _no_goal(str(text), (str(key) for key in context.links.goals))
    id_ = _free_id(id_, short_id(factor), _ids(context, home, "factor"))
    given: dict[str, Plain] = {"id": id_, "factor": one_line(factor), **keys}
    ordered: dict[str, Plain] = {name: given[name] for name in _FACTOR if name in given}
    return Added(f"{home.id}/{id_}", (_appended(context, home, "context", ordered),))


def added_person(  # noqa: PLR0913 - what the command line lets people say
    context: EditContext,
    id_: str,
    *,
    name: str | None,
    manager: str | None,
    team: str | None,
    trajectory: str | None,
    since: dt.date | None,
) -> Added:
    """Return what adds a person: a plan of their own, and membership of a team and programme.

    Raises:
        BorgenError: the id is taken, or the team or programme is not there.
    """
    if not is_id(id_):
        raise UsageError("edit.bad_id", word=id_, suggestion=short_id(id_))
    if context.links.owner(id_) or id_ in context.workspace.unread:
        raise BorgenError("edit.taken", id=id_)
    head = text_in(context.workspace.settings.language)("edit.person.header", person=name or id_)
    keys: dict[str, Plain] = {"name": name, "manager": manager}
    body = {key: value for key, value in keys.items() if value} | {"goals": ()}
    steps: list[Step] = [NewFile(plan_file(id_, "person"), "\n".join([head, *lines(body, 0), ""]))]
    if team is not None:
        steps += _membership(context, team, id_, since)
    if trajectory is not None:
        home = home_named(context, trajectory)
        if home.kind != "trajectory":
            programmes = tuple(context.workspace.trajectories)
            raise BorgenError("edit.no_such_trajectory", word=trajectory, known=programmes)
        if id_ not in context.workspace.trajectories[home.id].participants:
            steps.append(_appended(context, home, "participants", id_))
    return Added(id_, tuple(steps))


def _membership(context: EditContext, word: str, person: str, since: dt.date | None) -> list[Step]:
    home = home_named(context, word)
    if home.kind != "team":
        raise BorgenError("edit.no_such_team", word=word, known=tuple(context.workspace.teams))
    there = team_on(context.workspace, person, since or context.today)
    if there == home.id:
        return []
    if there:
        raise BorgenError("edit.in_other_team", person=person, team=there)
    member: Plain = {"id": person, "since": since} if since else person
    return [_appended(context, home, "members", member)]


def _appended(context: EditContext, home: Home, section: str, value: Plain) -> Change:
    """Return the change that adds `value` at the end of a list of a plan."""
    known = read(context.source(home.file)).value
    there = known.get(section) if isinstance(known, dict) else None
    names = tuple(keys_of(_PLANS[home.kind]))
    before = names[: names.index(section)]
    return Change(home.file, (section, len(there or ())), value, after=before)


def _refuse_not_above(context: EditContext, home: Home, text: str) -> None:
    target = context.links.goal(text, home.id)
    above = goals_above(context, home)
    if target is None or str(target.key) not in above:
        raise _no_goal(text, above)


def _no_goal(text: str, known: Iterable[str]) -> BorgenError:
    return BorgenError("edit.no_such_goal", word=text, known=tuple(sorted(known)))


def _ids(context: EditContext, home: Home, kind: str) -> set[str]:
    """Return the ids of a kind that `home` uses or has used."""
    links = context.links
    known: Collection[Key] = links.goals if kind == "goal" else links.factors
    old = {key.id for what, key in links.renamed if what == kind and key.owner == home.id}
    return old | {key.id for key in known if key.owner == home.id}


def _free_id(wished: str | None, usual: str, taken: Collection[str]) -> str:
    """Return the id that was wished for, else the usual one, numbered if it is taken.

    Raises:
        BorgenError: the id that was wished for is taken.
        UsageError: it cannot be an id.
    """
    if wished is not None:
        if not is_id(wished):
            raise UsageError("edit.bad_id", word=wished, suggestion=short_id(wished))
        if wished in taken:
            raise BorgenError("edit.taken", id=wished)
        return wished
    number, id_ = 1, usual
    while id_ in taken:
        number += 1
        id_ = f"{usual}-{number}"
    return id_


def _owners(context: EditContext) -> tuple[str, ...]:
    there = [ORGANISATION] if context.workspace.organisation else []
    return (*there, *sorted(context.links.owners))
