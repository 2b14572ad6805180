"""Complete a request with defaults and check it against what is there."""

import datetime as dt
from itertools import islice
from typing import Final

from borgen.app.starting.context import StartContext
from borgen.app.starting.naming import (
    Aim,
    Named,
    Participant,
    free_person_ids,
    participants,
    plain_line,
    short_id,
)
from borgen.app.starting.request import Readers, StartRequest
from borgen.app.starting.schedule import Schedule
from borgen.app.starting.starters import USUAL, WEEKS, chosen_starter, starter_named
from borgen.app.starting.upward import first_goal, served, shared_goal
from borgen.dates import plus_days
from borgen.errors import BorgenError, UsageError
from borgen.frozen import Value
from borgen.links import members_on, team_on
from borgen.model.ids import is_id
from borgen.model.plan import Team
from borgen.model.workspace import plan_file
from borgen.text import Text, text_in

USUAL_MONTHS: Final = 24


class Start(Value, frozen=True, kw_only=True):
    """Everything that the files of a new programme are made of.

    Attributes:
        aim: the organisation's goal that has to be written; None where one is there already.
        serves: the organisation's goals that the programme serves, as references.
        team: None where everybody is in a team already and none was named.
        team_is_new: its plan has to be written.
        shared: the goal that those of the people contribute to, as a reference.
    """

    text: Text
    starter: str
    trajectory: Named
    schedule: Schedule
    organisation: str
    aim: Aim | None
    serves: tuple[str, ...]
    team: Named | None
    team_is_new: bool
    shared: str
    people: tuple[Participant, ...]
    goal: Named
    readers: Readers
    keep_months: int

    @property
    def newcomers(self) -> tuple[Participant, ...]:
        """Those who have no plan yet."""
        return tuple(one for one in self.people if one.new)


def settle(context: StartContext, request: StartRequest) -> Start:
    """Return what is started.

    Raises:
        UsageError: words that do not fit what is there, or each other.
        BorgenError: the programme is there already.
    """
    text = text_in(context.language)
    starter = starter_of(context, request)
    trajectory = trajectory_of(context, request)
    aim, serves = served(context, request.serves, usual(context, starter, "serves"))
    team = team_of(context, request)
    people = people_of(context, request, team)
    named = _team_named(context, request, team, people)
    _refuse_twins(context, trajectory, named, people)
    goal = plain_line(request.goal) or usual(context, starter, "goal")
    return Start(
        text=text,
        starter=starter,
        trajectory=trajectory,
        schedule=schedule_of(context, request),
        organisation=plain_line(request.organisation) or _organisation(context),
        aim=aim,
        serves=serves,
        team=named,
        team_is_new=team is None,
        shared=shared_goal(context, trajectory, team or named, people),
        people=people,
        goal=first_goal(context, goal, people),
        readers=request.readers or _readers(context),
        keep_months=request.keep_months or USUAL_MONTHS,
    )


def starter_of(context: StartContext, request: StartRequest) -> str:
    """Return the starter: the requested one, the one of that name, or the default."""
    if request.starter:
        return chosen_starter(request.starter, context.root)
    return starter_named(request.trajectory, context.root) or USUAL


def usual(context: StartContext, starter: str, what: str) -> str:
    """Return its words for `title`, `goal` or `serves`; a workspace's own has a course's."""
    known = starter if starter in WEEKS else "course"
    return text_in(context.language)(f"init.usual.{known}.{what}")


def usual_members(context: StartContext) -> tuple[str, ...]:
    """Return three free ids: the smallest group of which totals may be shown."""
    return tuple(islice(free_person_ids(context.links), 3))


def trajectory_of(context: StartContext, request: StartRequest) -> Named:
    """Return the programme's id and title.

    Raises:
        BorgenError: there is one of that id.
    """
    word = plain_line(request.trajectory)
    id_ = word if is_id(word) else None
    title = plain_line(request.title) or ("" if id_ else word)
    if not title:
        own = id_ is None or starter_named(id_, context.root)
        title = (
            usual(context, starter_of(context, request), "title") if own else _as_title(id_ or "")
        )
    id_ = id_ or short_id(title)
    if id_ in context.workspace.trajectories or context.has(plan_file(id_, "trajectory")):
        raise BorgenError("init.exists", id=id_, other=f"{id_}-2")
    if context.links.owner(id_):
        raise UsageError("init.taken", id=id_)
    return Named(id_, title)


def schedule_of(context: StartContext, request: StartRequest) -> Schedule:
    """Return the days.

    Raises:
        UsageError: it ends before it starts.
    """
    span = dt.timedelta(weeks=WEEKS.get(starter_of(context, request), WEEKS["course"]))
    starts = request.starts or (
        plus_days(request.ends, -span.days) if request.ends else context.today
    )
    ends = request.ends or plus_days(starts, span.days)
    if ends < starts:
        raise UsageError("init.ends_before", starts=starts, ends=ends)
    return Schedule(starts, ends, context.today)


def team_of(context: StartContext, request: StartRequest) -> Team | None:
    """Return the team that is there already, if it is one.

    Raises:
        UsageError: the name is somebody else's.
        BorgenError: its plan cannot be read.
    """
    word = plain_line(request.team)
    teams = context.workspace.teams
    if not word:
        return next(iter(teams.values())) if len(teams) == 1 and request.members is None else None
    team = context.team(word)
    taken = (
        context.links.owner(_team_id(word)) or _team_id(word) == trajectory_of(context, request).id
    )
    if team is None and taken:
        raise UsageError("init.taken", id=_team_id(word))
    if team:
        context.refuse_unread(plan_file(team.id, "team"))
    return team


def people_of(
    context: StartContext, request: StartRequest, team: Team | None
) -> tuple[Participant, ...]:
    """Return who takes part: those named, else the members of the team.

    Raises:
        UsageError: nobody.
    """
    words = request.members
    if words is None:
        teams = tuple(context.workspace.teams)
        if teams and request.team is None and team is None:
            raise UsageError("init.who_takes_part", known=teams)
        words = members_on(team, context.today) if team else usual_members(context)
    return participants(context, words)


def _organisation(context: StartContext) -> str:
    known = "" if context.is_new else context.workspace.settings.name.within(context.language)
    return known or text_in(context.language)("init.usual.organisation")


def _readers(context: StartContext) -> Readers:
    """Return who read along so far: where names stand in the files, more names may."""
    named = any(person.name for person in context.workspace.people.values())
    return "team" if named else "organisation"


def _team_named(
    context: StartContext, request: StartRequest, team: Team | None, people: tuple[Participant, ...]
) -> Named | None:
    if team:
        return Named(team.id, team.name.within(context.language))
    elsewhere = {one.id: team_on(context.workspace, one.id, context.today) for one in people}
    if request.team is None and all(elsewhere.values()):
        return None
    for person, other in elsewhere.items():
        if other:
            raise UsageError("init.in_other_team", person=person, team=other)
    word = plain_line(request.team) or text_in(context.language)("init.usual.team")
    return Named(_team_id(word), _as_title(word) if is_id(word) else word)


def _team_id(word: str) -> str:
    return word if is_id(word) else short_id(word)


def _as_title(id_: str) -> str:
    return id_.replace("-", " ").capitalize()


def _refuse_twins(
    context: StartContext, trajectory: Named, team: Named | None, people: tuple[Participant, ...]
) -> None:
    """People, teams and programmes share one name space."""
    ids = [trajectory.id, *([team.id] if team else []), *(one.id for one in people)]
    for id_ in ids:
        if ids.count(id_) > 1:
            raise UsageError("init.taken", id=id_)
    for one in people:
        if one.new and context.has(plan_file(one.id, "person")):
            raise BorgenError("init.unread", file=plan_file(one.id, "person"))
