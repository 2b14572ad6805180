"""The line of sight of a report as a picture: goals and people, and what they contribute to.

Every audience sees the goals of the organisation, its teams and trajectories. People are in it by
name where names may be shown, else as the number of people that serve a goal.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, TypeAlias

from borgen.frozen import Value
from borgen.links import members_on
from borgen.model.goal import MEASURED
from borgen.model.ids import ORGANISATION, Key
from borgen.progress.values import PairMeasures
from borgen.reports.goals import GoalRow, TeamStatus
from borgen.reports.line_of_sight import LineOfSight, line_of_sight
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
    line = line_of_sight(scope)
    shared = tuple(_shared_goals(scope, line))
    above = [_goal_node(scope, key) for key in shared]
    if scope.visibility.mine:
        people = tuple(_own_goals(rows))
    elif scope.visibility.names:
        people = tuple(_people(rows))
    else:
        people = tuple(_counts(scope, line, shared, _hidden_owners(scope, pairs, everybody)))
    known = {node.id for node in (*above, *people)}
    links = tuple(
        link
        for link in (*_shared_links(line, shared), *_personal_links(scope, line, rows, people))
        if link.lower in known and link.upper in known
    )
    ends = {end for link in links for end in (link.lower, link.upper)}
    nodes = tuple(
        node for node in (*above, *people) if node.level == "organisation" or node.id in ends
    )
    return LinePicture(nodes, links) if links else None


def _shared_goals(scope: ReportScope, line: LineOfSight) -> Iterator[Key]:
    """Yield the goals above the scope's people that are under way or reached, the highest first."""
    for key in line.at("organisation", "trajectory", "team"):
        if key in scope.goals and line.status[key] in MEASURED:
            yield key


def _goal_node(scope: ReportScope, key: Key) -> LineNode:
    whole = key.owner == ORGANISATION
    return LineNode(
        id=str(key),
        level="organisation" if whole else "shared",
        title=scope.goal_title(key),
        owner=None if whole else scope.owner_title(key.owner) or None,
    )


def _own_goals(rows: Iterable[GoalRow]) -> Iterator[LineNode]:
    for row in rows:
        yield LineNode(id=row.goal, level="people", title=row.title, status=row.team_status)


def _people(rows: Iterable[GoalRow]) -> Iterator[LineNode]:
    names: Mapping[str, str] = {row.person: row.name or row.person for row in rows if row.person}
    for person in sorted(names):
        yield LineNode(id=person, level="people", title=names[person])


def _counts(
    scope: ReportScope, line: LineOfSight, shared: Iterable[Key], hidden: frozenset[str]
) -> Iterator[LineNode]:
    """Yield the number of people that contribute to each shared goal, where they are enough."""
    for key in shared:
        people = len({below.owner for below in line.down[key]}.intersection(scope.people))
        enough = key.owner not in hidden and people >= scope.visibility.minimum
        if key.owner != ORGANISATION and enough:
            yield LineNode(id=f"{_COUNT}{key}", level="people", title="", people=people)


def _hidden_owners(
    scope: ReportScope, pairs: Sequence[PairMeasures], everybody: Sequence[HasPair]
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


def _shared_links(line: LineOfSight, shared: Iterable[Key]) -> Iterator[LineLink]:
    for lower in shared:
        for upper in line.up[lower]:
            yield LineLink(str(lower), str(upper))


def _personal_links(
    scope: ReportScope, line: LineOfSight, rows: Iterable[GoalRow], people: Iterable[LineNode]
) -> Iterator[LineLink]:
    """Yield the links from people and their goals upwards, each once."""
    for node in people:
        if node.id.startswith(_COUNT):
            yield LineLink(node.id, node.id.removeprefix(_COUNT))
    links = (
        LineLink(row.goal if scope.visibility.mine else key.owner, str(upper))
        for row in rows
        for key in (Key(*row.goal.split("/", 1)),)
        for upper in line.up.get(key, ())
    )
    yield from dict.fromkeys(links)
