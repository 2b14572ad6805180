"""`add`: the changes that add a goal, a person or a context factor."""

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
from borgen.model.base import Model, keys_before, keys_of
from borgen.model.goal import OrganisationGoal, PersonalGoal, TeamGoal
from borgen.model.ids import ORGANISATION, Key, is_id
from borgen.model.plan import DOCUMENTS
from borgen.model.workspace import plan_file
from borgen.text import text_in
from borgen.yamltext import read
from borgen.yamltext.edit import Change
from borgen.yamltext.write import Plain, lines

_GOALS: Final[Mapping[OwnerKind, type[Model]]] = {
    "organisation": OrganisationGoal,
    "trajectory": TeamGoal,
    "team": TeamGoal,
    "person": PersonalGoal,
}
_FACTOR_KEYS: Final = ("id", "factor", "actor", "effect", "strength", "lever", "goals", "response")
"""The keys of a factor in the order in which they are written."""


class Addition(Value, frozen=True):
    """The name of what is added, and the changes that add it."""

    name: str
    steps: tuple[Step, ...]


class PlanOwner(Value, frozen=True):
    """Whose plan something is added to."""

    id: str
    kind: OwnerKind

    @property
    def file(self) -> str:
        """The path of the plan."""
        return plan_file(self.id, self.kind)


def plan_owner(context: EditContext, word: str) -> PlanOwner:
    """Return the owner with the present or old id `word`.

    Raises:
        BorgenError: there is none.
    """
    owner = context.links.owner(word)
    if owner:
        return PlanOwner(owner, context.links.owners[owner])
    if word == ORGANISATION and context.workspace.organisation:
        return PlanOwner(ORGANISATION, "organisation")
    raise BorgenError("error.no_such_owner", word=word, known=owners(context))


def owners(context: EditContext) -> tuple[str, ...]:
    """Return the ids of everything that has a plan."""
    organisation = [ORGANISATION] if context.workspace.organisation else []
    return (*organisation, *sorted(context.links.owners))


def goals_above(context: EditContext, owner: PlanOwner) -> tuple[str, ...]:
    """Return the goals that a goal of `owner` may contribute to."""
    kinds: Mapping[str, str] = {ORGANISATION: "organisation", **context.links.owners}
    return tuple(str(key) for key in context.links.goals if kinds[key.owner] in ABOVE[owner.kind])


def goal_addition(
    context: EditContext, word: str, title: str, id_: str | None, keys: Mapping[str, Plain]
) -> Addition:
    """Return the addition of a goal.

    Args:
        context: the workspace.
        word: whose goal it is.
        title: what should change.
        id_: its id; by default the longest word of the title.
        keys: its other keys, with values as in a file.

    Raises:
        BorgenError: an owner, goal or programme does not exist, or the id is in use.
        UsageError: a key that goals of this level do not have.
    """
    owner = plan_owner(context, word)
    known = keys_of(_GOALS[owner.kind])
    for name in keys:
        if name not in known:
            raise UsageError("edit.not_of_goal", what=name, owner=owner.id)
    above = keys.get("contributes_to", ())
    for text in above if isinstance(above, tuple) else ():
        _refuse_not_above(context, owner, str(text))
    programme = keys.get("trajectory")
    if programme is not None and programme not in context.workspace.trajectories:
        programmes = tuple(context.workspace.trajectories)
        raise BorgenError("edit.no_such_trajectory", word=str(programme), known=programmes)
    id_ = _free_id(id_, word_id(title), _used_ids(context, owner, "goal"))
    goal = {"id": id_, "title": one_line(title), **keys}
    ordered = {name: goal[name] for name in known if name in goal}
    return Addition(f"{owner.id}/{id_}", (_appended(context, owner, "goals", ordered),))


def factor_addition(
    context: EditContext,
    word: str,
    factor: str,
    id_: str | None,
    keys: Mapping[str, Plain],
) -> Addition:
    """Return the addition of a context factor; `keys` may hold its `response`.

    Raises:
        BorgenError: an owner or a goal does not exist, or the id is in use.
    """
    owner = plan_owner(context, word)
    goals = keys.get("goals", ())
    for text in goals if isinstance(goals, tuple) else ():
        if context.links.goal(str(text), owner.id) is None:
            raise _no_goal(str(text), (str(key) for key in context.links.goals))
    id_ = _free_id(id_, short_id(factor), _used_ids(context, owner, "factor"))
    given: dict[str, Plain] = {"id": id_, "factor": one_line(factor), **keys}
    ordered: dict[str, Plain] = {name: given[name] for name in _FACTOR_KEYS if name in given}
    return Addition(f"{owner.id}/{id_}", (_appended(context, owner, "context", ordered),))


def person_addition(  # noqa: PLR0913 - the options of the command line
    context: EditContext,
    id_: str,
    *,
    name: str | None,
    manager: str | None,
    team: str | None,
    trajectory: str | None,
    since: dt.date | None,
) -> Addition:
    """Return the addition of a person: a plan, and membership of a team and a programme.

    Raises:
        BorgenError: the id is in use, or the team or programme does not exist.
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
        owner = plan_owner(context, trajectory)
        if owner.kind != "trajectory":
            programmes = tuple(context.workspace.trajectories)
            raise BorgenError("edit.no_such_trajectory", word=trajectory, known=programmes)
        if id_ not in context.workspace.trajectories[owner.id].participants:
            steps.append(_appended(context, owner, "participants", id_))
    return Addition(id_, tuple(steps))


def _membership(context: EditContext, word: str, person: str, since: dt.date | None) -> list[Step]:
    owner = plan_owner(context, word)
    if owner.kind != "team":
        raise BorgenError("edit.no_such_team", word=word, known=tuple(context.workspace.teams))
    there = team_on(context.workspace, person, since or context.today)
    if there == owner.id:
        return []
    if there:
        raise BorgenError("edit.in_other_team", person=person, team=there)
    member: Plain = {"id": person, "since": since} if since else person
    return [_appended(context, owner, "members", member)]


def _appended(context: EditContext, owner: PlanOwner, section: str, value: Plain) -> Change:
    """Return the change that adds `value` at the end of a list of a plan."""
    known = read(context.source(owner.file)).value
    there = known.get(section) if isinstance(known, dict) else None
    before = keys_before(DOCUMENTS[owner.kind], section)
    return Change(owner.file, (section, len(there or ())), value, after=before)


def _refuse_not_above(context: EditContext, owner: PlanOwner, text: str) -> None:
    target = context.links.goal(text, owner.id)
    above = goals_above(context, owner)
    if target is None or str(target.key) not in above:
        raise _no_goal(text, above)


def _no_goal(text: str, known: Iterable[str]) -> BorgenError:
    return BorgenError("edit.no_such_goal", word=text, known=tuple(sorted(known)))


def _used_ids(context: EditContext, owner: PlanOwner, kind: str) -> set[str]:
    """Return the present and old ids of a kind in a plan."""
    links = context.links
    known: Collection[Key] = links.goals if kind == "goal" else links.factors
    old = {key.id for what, key in links.renamed if what == kind and key.owner == owner.id}
    return old | {key.id for key in known if key.owner == owner.id}


def _free_id(requested: str | None, default: str, used: Collection[str]) -> str:
    """Return the requested id, else the default one, numbered if it is in use.

    Raises:
        BorgenError: the requested id is in use.
        UsageError: it cannot be an id.
    """
    if requested is not None:
        if not is_id(requested):
            raise UsageError("edit.bad_id", word=requested, suggestion=short_id(requested))
        if requested in used:
            raise BorgenError("edit.taken", id=requested)
        return requested
    number, id_ = 1, default
    while id_ in used:
        number += 1
        id_ = f"{default}-{number}"
    return id_
