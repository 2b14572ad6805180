"""A request for a report, and its scope: the people, plans and goals that it is about."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from borgen.frozen import Value
from borgen.links import Links, OwnerKind, members_on, team_on, teams_on
from borgen.model.common import Title
from borgen.model.erased import is_tombstone
from borgen.model.ids import ORGANISATION, Key
from borgen.model.plan import Plan
from borgen.model.workspace import Workspace
from borgen.progress.context import lineage
from borgen.reports.visibility import (
    Audience,
    Visibility,
    resolved_audience,
    visibility,
    visible_to,
)
from borgen.text.catalogue import Language


class ReportSubject(Value, frozen=True):
    """The person, team, trajectory or organisation that a report is about."""

    kind: OwnerKind
    id: str
    title: str


class ReportRequest(Value, frozen=True, kw_only=True):
    """What a report is asked of: see `open_request`.

    Attributes:
        workspace: the workspace as the audience may know it; `links` is its graph.
        kind: what the subject is; `id` its present id.
        since: the first day of "what moved" is the day after it; None is the last meeting.
        pictures: whether the report includes the series of its pictures.
    """

    workspace: Workspace
    links: Links
    day: dt.date
    kind: OwnerKind
    id: str
    audience: Audience
    language: Language
    since: dt.date | None = None
    pictures: bool = False


def open_request(  # noqa: PLR0913 - the options of the command line
    workspace: Workspace,
    links: Links,
    day: dt.date,
    kind: OwnerKind,
    id_: str,
    *,
    audience: Audience | None = None,
    me: str | None = None,
    since: dt.date | None = None,
    language: Language | None = None,
    pictures: bool = False,
) -> ReportRequest:
    """Return the request for a report, with the workspace as its audience may know it.

    Args:
        workspace: the whole workspace.
        links: its graph.
        day: the report's day; what is dated later is not known.
        kind: what the subject is.
        id_: the subject's present id; a team or trajectory must be in the workspace.
        audience: who it is for; by default see `default_audience`.
        me: the present id of who is asking.
        since: what moved is counted from the day after; by default since the last meeting.
        language: the language of titles; by default the workspace's.
        pictures: whether to add the series of the pictures.

    Raises:
        BorgenError: audience `me` about another person (`error.audience_refused`).
    """
    resolved = resolved_audience(kind, id_, me, audience)
    known, graph = visible_to(resolved, workspace, links)
    return ReportRequest(
        workspace=known,
        links=graph,
        day=day,
        kind=kind,
        id=id_,
        audience=resolved,
        language=language or workspace.settings.language,
        since=since,
        pictures=pictures,
    )


class ReportScope(Value, frozen=True, kw_only=True):
    """What a request is about, and what its audience may see.

    Attributes:
        people: ids of the people it is about.
        homes: owners of the plans whose context, cycles and support concern them, nearest first.
            A person's own plan is among them only in that person's own report.
        goals: the goals it is about, and every goal above them.
    """

    request: ReportRequest
    people: tuple[str, ...]
    homes: tuple[str, ...]
    goals: frozenset[Key]
    visibility: Visibility

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

    @property
    def subject(self) -> ReportSubject:
        """The subject, with its title in the report's language."""
        kind, id_ = self.request.kind, self.request.id
        return ReportSubject(kind, id_, self.owner_title(id_))

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
        """Return whether an element of the plan of `home` that names `goals` is in scope."""
        return names_goal_in(self.links, goals, home, self.goals)

    def person_name(self, who: str | None) -> str | None:
        """Return a person's name, or None if there is none; private names only for `me`."""
        person = self.workspace.people.get(who or "")
        private = self.workspace.names if self.request.audience == "me" else {}
        return private.get(who or "") or self.title(person.name if person else None) or None

    def name(self, who: str | None) -> str | None:
        """Return a person's name if there is one, else the id or role `who` as it is."""
        return self.person_name(who) or who

    def owner_title(self, owner: str) -> str:
        """Return the title or name of the owner of a plan, else its id."""
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


def scope_of(request: ReportRequest) -> ReportScope:
    """Return the scope of a request; private goals are in it only for audience `me`.

    Totals are not visible in it, unless the audience sees all numbers: see `base.report_base`.
    """
    people, homes = _people_and_homes(request)
    plans = [request.workspace.people[p] for p in people if p in request.workspace.people]
    personal = {
        Key(person.id, goal.id)
        for person in plans
        for goal in person.goals
        if request.audience == "me" or not goal.private
    }
    shared = set() if request.kind == "person" else _owned(request.links, request.id)
    return ReportScope(
        request=request,
        people=people,
        homes=homes,
        goals=lineage(request.links.up, *personal, *shared),
        visibility=visibility(request.audience, request.workspace.settings.privacy, enough=False),
    )


def _owned(links: Links, owner: str) -> set[Key]:
    return {key for key in links.goals if key.owner == owner}


def names_goal_in(links: Links, goals: Sequence[str], home: str, line: frozenset[Key]) -> bool:
    """Return whether an element of a plan names a goal in `line`; no goals stands for all.

    Args:
        links: the graph.
        goals: references to goals as written in the plan of `home`.
        home: the owner of that plan.
        line: full names of goals.
    """
    targets = [links.goal(text, home) for text in goals]
    return not goals or any(target.key in line for target in targets if target)


def _people_and_homes(request: ReportRequest) -> tuple[tuple[str, ...], tuple[str, ...]]:
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
