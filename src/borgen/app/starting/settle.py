"""Decide what is started: the wish, completed with what is usual and held against what is there."""

import datetime as dt
from typing import Final

from borgen.app.starting.ground import Ground
from borgen.app.starting.naming import (
    Aim,
    Named,
    Participant,
    participants,
    said,
    short_id,
)
from borgen.app.starting.schedule import Schedule
from borgen.app.starting.starters import USUAL, WEEKS, chosen_starter, starter_named
from borgen.app.starting.upward import first_goal, served, shared_goal
from borgen.app.starting.wish import Readers, Wish
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


def settle(ground: Ground, wish: Wish) -> Start:
    """Return what is started.

    Raises:
        UsageError: words that do not fit what is there, or each other.
        BorgenError: the programme is there already.
    """
    text = text_in(ground.language)
    starter = starter_of(ground, wish)
    trajectory = trajectory_of(ground, wish)
    aim, serves = served(ground, wish.serves, usual(ground, starter, "serves"))
    team = team_of(ground, wish)
    people = people_of(ground, wish, team)
    named = _team_named(ground, wish, team, people)
    _refuse_twins(ground, trajectory, named, people)
    goal = said(wish.goal) or usual(ground, starter, "goal")
    return Start(
        text=text,
        starter=starter,
        trajectory=trajectory,
        schedule=schedule_of(ground, wish),
        organisation=said(wish.organisation) or _organisation(ground),
        aim=aim,
        serves=serves,
        team=named,
        team_is_new=team is None,
        shared=shared_goal(ground, trajectory, team or named, people),
        people=people,
        goal=first_goal(ground, goal, people),
        readers=wish.readers or _readers(ground),
        keep_months=wish.keep_months or USUAL_MONTHS,
    )


def starter_of(ground: Ground, wish: Wish) -> str:
    """Return the starter: the one asked for, the one the programme is named after, the usual."""
    if wish.starter:
        return chosen_starter(wish.starter, ground.root)
    return starter_named(wish.trajectory, ground.root) or USUAL


def usual(ground: Ground, starter: str, what: str) -> str:
    """Return its words for `title`, `goal` or `serves`; a workspace's own has a course's."""
    known = starter if starter in WEEKS else "course"
    return text_in(ground.language)(f"init.usual.{known}.{what}")


def usual_members(ground: Ground) -> tuple[str, ...]:
    """Return three ids that nobody has yet: the fewest of whom totals may be shown."""
    first = ground.free_number()
    return tuple(f"p{number:02}" for number in range(first, first + 3))


def trajectory_of(ground: Ground, wish: Wish) -> Named:
    """Return the programme's id and title.

    Raises:
        BorgenError: there is one of that id.
    """
    word = said(wish.trajectory)
    id_ = word if is_id(word) else None
    title = said(wish.title) or ("" if id_ else word)
    if not title:
        own = id_ is None or starter_named(id_, ground.root)
        title = usual(ground, starter_of(ground, wish), "title") if own else _as_title(id_ or "")
    id_ = id_ or short_id(title)
    if id_ in ground.workspace.trajectories or ground.has(plan_file(id_, "trajectory")):
        raise BorgenError("init.exists", id=id_, other=f"{id_}-2")
    if ground.links.owner(id_):
        raise UsageError("init.taken", id=id_)
    return Named(id_, title)


def schedule_of(ground: Ground, wish: Wish) -> Schedule:
    """Return the days.

    Raises:
        UsageError: it ends before it starts.
    """
    span = dt.timedelta(weeks=WEEKS.get(starter_of(ground, wish), WEEKS["course"]))
    starts = wish.starts or (plus_days(wish.ends, -span.days) if wish.ends else ground.today)
    ends = wish.ends or plus_days(starts, span.days)
    if ends < starts:
        raise UsageError("init.ends_before", starts=starts, ends=ends)
    return Schedule(starts, ends, ground.today)


def team_of(ground: Ground, wish: Wish) -> Team | None:
    """Return the team that is there already, if it is one.

    Raises:
        UsageError: the name is somebody else's.
        BorgenError: its plan cannot be read.
    """
    word = said(wish.team)
    teams = ground.workspace.teams
    if not word:
        return next(iter(teams.values())) if len(teams) == 1 and wish.members is None else None
    team = ground.team(word)
    taken = ground.links.owner(_team_id(word)) or _team_id(word) == trajectory_of(ground, wish).id
    if team is None and taken:
        raise UsageError("init.taken", id=_team_id(word))
    if team:
        ground.refuse_unread(plan_file(team.id, "team"))
    return team


def people_of(ground: Ground, wish: Wish, team: Team | None) -> tuple[Participant, ...]:
    """Return who takes part: those named, else the members of the team.

    Raises:
        UsageError: nobody.
    """
    words = wish.members
    if words is None:
        teams = tuple(ground.workspace.teams)
        if teams and wish.team is None and team is None:
            raise UsageError("init.who_takes_part", known=teams)
        words = members_on(team, ground.today) if team else usual_members(ground)
    return participants(ground, words)


def _organisation(ground: Ground) -> str:
    known = "" if ground.is_new else ground.workspace.settings.name.within(ground.language)
    return known or text_in(ground.language)("init.usual.organisation")


def _readers(ground: Ground) -> Readers:
    """Return who read along so far: where names stand in the files, more names may."""
    named = any(person.name for person in ground.workspace.people.values())
    return "team" if named else "organisation"


def _team_named(
    ground: Ground, wish: Wish, team: Team | None, people: tuple[Participant, ...]
) -> Named | None:
    if team:
        return Named(team.id, team.name.within(ground.language))
    elsewhere = {one.id: team_on(ground.workspace, one.id, ground.today) for one in people}
    if wish.team is None and all(elsewhere.values()):
        return None
    for person, other in elsewhere.items():
        if other:
            raise UsageError("init.in_other_team", person=person, team=other)
    word = said(wish.team) or text_in(ground.language)("init.usual.team")
    return Named(_team_id(word), _as_title(word) if is_id(word) else word)


def _team_id(word: str) -> str:
    return word if is_id(word) else short_id(word)


def _as_title(id_: str) -> str:
    return id_.replace("-", " ").capitalize()


def _refuse_twins(
    ground: Ground, trajectory: Named, team: Named | None, people: tuple[Participant, ...]
) -> None:
    """People, teams and programmes share one name space."""
    ids = [trajectory.id, *([team.id] if team else []), *(one.id for one in people)]
    for id_ in ids:
        if ids.count(id_) > 1:
            raise UsageError("init.taken", id=id_)
    for one in people:
        if one.new and ground.has(plan_file(one.id, "person")):
            raise BorgenError("init.unread", file=plan_file(one.id, "person"))
