"""What a report is about: its people, the plans that concern them, and their line of sight."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from borgen.frozen import Value
from borgen.links import Links, members_on, team_on, teams_on
from borgen.model.common import Title
from borgen.model.erased import is_tombstone
from borgen.model.ids import ORGANISATION, Key
from borgen.model.plan import Plan
from borgen.model.workspace import Workspace
from borgen.progress.context import lineage
from borgen.reports.values import Audience, SubjectKind
from borgen.text.catalogue import Language


class Request(Value, frozen=True, kw_only=True):
    """What somebody asks a report of: the subject, the day, for whom, and in which language.

    `since` is the day from which to tell what moved; None means since the last meeting.
    `pictures` asks for the series that pictures are drawn from too.
    """

    workspace: Workspace
    links: Links
    day: dt.date
    kind: SubjectKind
    id: str
    audience: Audience
    language: Language
    since: dt.date | None = None
    pictures: bool = False


class Scope(Value, frozen=True, kw_only=True):
    """What a request is about, looked up.

    Attributes:
        people: ids of the people it is about.
        homes: whose context, cycles and support concern them: owners of plans, nearest first.
            What stands in a person's own plan is told to that person only.
        goals: the goals it is about, and every goal above them.
    """

    request: Request
    people: tuple[str, ...]
    homes: tuple[str, ...]
    goals: frozenset[Key]

    @property
    def workspace(self) -> Workspace:
        """The workspace that is reported on."""
        return self.request.workspace

    @property
    def links(self) -> Links:
        """The workspace's graph."""
        return self.request.links

    @property
    def day(self) -> dt.date:
        """The report's day."""
        return self.request.day

    def title(self, title: Title | None) -> str:
        """Return a title in the report's language; empty where there is none."""
        return title.within(self.request.language) if title else ""

    def plans(self) -> Iterator[tuple[str, Plan]]:
        """Yield the plans that concern the subject, with their owners."""
        for home in self.homes:
            plan = self.workspace.plan(home)
            if plan:
                yield home, plan

    def concerns(self, goals: Sequence[str], home: str) -> bool:
        """Return whether something in the plan of `home` about `goals` concerns the subject."""
        return touches(self.links, goals, home, self.goals)

    def person_name(self, who: str | None) -> str | None:
        """Return a person's name where the plan gives one; my private names are only for me."""
        person = self.workspace.people.get(who or "")
        private = self.workspace.names if self.request.audience == "me" else {}
        return private.get(who or "") or self.title(person.name if person else None) or None

    def name(self, who: str | None) -> str | None:
        """Return what to call somebody: a person's name where there is one, else the id or role."""
        return self.person_name(who) or who

    def owner_title(self, owner: str) -> str:
        """Return what to call the owner of a plan: its title or name, else its id."""
        if owner == ORGANISATION:
            organisation = self.workspace.organisation
            return self.title((organisation or self.workspace.settings).name)
        if owner in self.workspace.teams:
            return self.title(self.workspace.teams[owner].name)
        if owner in self.workspace.trajectories:
            return self.title(self.workspace.trajectories[owner].title)
        return self.name(owner) or owner

    def goal_title(self, key: Key) -> str:
        """Return a goal's title in the report's language."""
        return self.title(self.links.goals[key].title)


def scope_of(request: Request) -> Scope:
    """Return what a request is about; my private goals only where the report is for me."""
    people, homes = _reach(request)
    plans = [request.workspace.people[p] for p in people if p in request.workspace.people]
    theirs = {
        Key(person.id, goal.id)
        for person in plans
        for goal in person.goals
        if request.audience == "me" or not goal.private
    }
    shared = set() if request.kind == "person" else _owned(request.links, request.id)
    return Scope(
        request=request,
        people=people,
        homes=homes,
        goals=lineage(request.links.up, *theirs, *shared),
    )


def _owned(links: Links, owner: str) -> set[Key]:
    return {key for key in links.goals if key.owner == owner}


def touches(links: Links, goals: Sequence[str], home: str, line: frozenset[Key]) -> bool:
    """Return whether one of `goals`, as written in the plan of `home`, is in `line`.

    Naming no goal means all of them.
    """
    targets = [links.goal(text, home) for text in goals]
    return not goals or any(target.key in line for target in targets if target)


def _reach(request: Request) -> tuple[tuple[str, ...], tuple[str, ...]]:
    workspace, links, day, subject = request.workspace, request.links, request.day, request.id
    if request.kind == "organisation":
        return tuple(workspace.people), (ORGANISATION, *workspace.trajectories, *workspace.teams)
    if request.kind == "team":
        people = members_on(workspace.teams[subject], day)
        return people, (subject, *_trajectories(links, people), ORGANISATION)
    if request.kind == "trajectory":
        learners = set(workspace.trajectories[subject].participants)
        people = tuple(sorted(one for one in learners if not is_tombstone(one)))
        found = teams_on(workspace, day)
        teams = {found[person] for person in people if person in found}
        return people, (subject, *sorted(teams), ORGANISATION)
    own = (subject,) if request.audience == "me" else ()
    team = team_on(workspace, subject, day)
    homes = (*own, *([team] if team else []), *_trajectories(links, (subject,)), ORGANISATION)
    return (subject,), homes


def _trajectories(links: Links, people: Iterable[str]) -> list[str]:
    return sorted({t for person in people for t in links.trajectories_of.get(person, ())})
