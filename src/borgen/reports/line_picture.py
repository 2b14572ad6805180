"""The line of sight of a report as a picture: goals and people, and what they contribute to.

Every audience sees the goals of the organisation, its teams and trajectories. People are in it by
name where names may be shown, else as the number of people that serve a goal.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, TypeAlias

from borgen.frozen import Value
from borgen.links import members_on
from borgen.model.goal import MEASURED, PersonalGoal, TeamGoal, status_on
from borgen.model.ids import ORGANISATION, Key
from borgen.progress.values import PairMeasures
from borgen.reports.goals import GoalRow, TeamStatus
from borgen.reports.published import organisation_teams
from borgen.reports.request import ReportScope
from borgen.reports.suppression import HasPair

LineLevel: TypeAlias = Literal["organisation", "shared", "people"]
_COUNT: Final = "people:"
"""The beginning of the id of a node for a number of people."""


class LineNode(Value, frozen=True, kw_only=True):
    """A goal, a person, or a number of people.

    Attributes:
        id: the goal's full name or the person's id; `people:` and a goal's name for a number.
        title: the goal's title or the person's name; empty for a number.
        owner: the title of the team or trajectory of a shared goal.
        status: the status of a goal of the reader.
        people: the number of people, at least the minimum of the audience.
    """

    id: str
    level: LineLevel
    title: str
    owner: str | None = None
    status: TeamStatus | None = None
    people: int | None = None


class LineLink(Value, frozen=True):
    """Two nodes by id, of which the lower contributes to the upper."""

    lower: str
    upper: str


class LinePicture(Value, frozen=True):
    """From the organisation's goals through shared ones to people, level by level in plan order."""

    nodes: tuple[LineNode, ...]
    links: tuple[LineLink, ...]


def line_picture(
    scope: ReportScope,
    pairs: Sequence[PairMeasures],
    everybody: Sequence[HasPair],
    rows: Sequence[GoalRow],
) -> LinePicture | None:
    """Return the picture for a report's subject; None where there is no link.

    Args:
        scope: the scope of the report.
        pairs: the subject's pairs.
        everybody: all the pairs that count.
        rows: the goals of people that are in the report.
    """
    above = [node for node in _goals(scope) if node.level != "people"]
    hidden = _hidden_owners(scope, pairs, everybody)
    counted = () if scope.visibility.names else tuple(_counts(scope, hidden, above))
    people = (*_own_goals(rows), *counted) if scope.visibility.mine else (*_people(rows), *counted)
    known = {node.id for node in (*above, *people)}
    links = tuple(
        link
        for link in (*_shared_links(scope), *_personal_links(scope, rows, people))
        if link.lower in known and link.upper in known
    )
    ends = {end for link in links for end in (link.lower, link.upper)}
    nodes = tuple(
        node for node in (*above, *people) if node.level == "organisation" or node.id in ends
    )
    return LinePicture(nodes, links) if links else None


def _goals(scope: ReportScope) -> Iterator[LineNode]:
    """Yield the organisation's goals, then those of trajectories and teams, in plan order."""
    workspace = scope.workspace
    for owner in (ORGANISATION, *workspace.trajectories, *workspace.teams):
        plan = workspace.plan(owner)
        title = _owner_title(scope, owner)
        level: LineLevel = "organisation" if owner == ORGANISATION else "shared"
        for goal in plan.goals if plan else ():
            key = Key(owner, goal.id)
            if key in scope.goals and status_on(goal.status, scope.day) in MEASURED:
                yield LineNode(id=str(key), level=level, title=scope.goal_title(key), owner=title)


def _owner_title(scope: ReportScope, owner: str) -> str | None:
    team, trajectory = scope.workspace.teams.get(owner), scope.workspace.trajectories.get(owner)
    return scope.title(team.name if team else trajectory.title if trajectory else None) or None


def _own_goals(rows: Iterable[GoalRow]) -> Iterator[LineNode]:
    for row in rows:
        yield LineNode(id=row.goal, level="people", title=row.title, status=row.team_status)


def _people(rows: Iterable[GoalRow]) -> Iterator[LineNode]:
    names: Mapping[str, str] = {row.person: row.name or row.person for row in rows if row.person}
    for person in sorted(names):
        yield LineNode(id=person, level="people", title=names[person])


def _counts(
    scope: ReportScope,
    hidden: frozenset[str],
    above: Iterable[LineNode],
) -> Iterator[LineNode]:
    """Yield the number of people that serve each shared goal, where they are enough."""
    for node in above:
        owner, _, goal = node.id.partition("/")
        if node.level == "shared":
            served = {key.owner for key in scope.links.down.get(Key(owner, goal), ())}
            people = len(served.intersection(scope.people))
            if owner not in hidden and people >= scope.visibility.minimum:
                yield LineNode(id=_COUNT + node.id, level="people", title="", people=people)


def _hidden_owners(
    scope: ReportScope,
    pairs: Sequence[PairMeasures],
    everybody: Sequence[HasPair],
) -> frozenset[str]:
    """Return the owners of goals whose people may not be counted."""
    if not scope.visibility.totals:
        return frozenset((*scope.workspace.teams, *scope.workspace.trajectories))
    if scope.visibility.audience != "organisation":
        return frozenset()
    shown = organisation_teams(scope.request, pairs, everybody)
    small = {
        team.id
        for team in scope.workspace.teams.values()
        if len(members_on(team, scope.day)) < scope.visibility.minimum
    }
    return frozenset(scope.workspace.teams) - shown | small


def _shared_links(scope: ReportScope) -> Iterator[LineLink]:
    for lower, uppers in scope.links.up.items():
        if isinstance(scope.links.goals[lower], TeamGoal):
            for upper in uppers:
                yield LineLink(str(lower), str(upper))


def _personal_links(
    scope: ReportScope,
    rows: Iterable[GoalRow],
    people: Iterable[LineNode],
) -> Iterator[LineLink]:
    """Yield the links from people and their goals upwards, each once."""
    for node in people:
        if node.id.startswith(_COUNT):
            yield LineLink(node.id, node.id.removeprefix(_COUNT))
    seen: set[LineLink] = set()
    for row in rows:
        owner, _, goal = row.goal.partition("/")
        for upper in scope.links.up.get(Key(owner, goal), ()):
            link = LineLink(row.goal if scope.visibility.mine else owner, str(upper))
            if link not in seen and not isinstance(scope.links.goals[upper], PersonalGoal):
                seen.add(link)
                yield link
