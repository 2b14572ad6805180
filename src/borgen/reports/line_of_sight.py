"""The line of sight as a drawing needs it: who serves what, as far as an audience may see.

Everybody sees the goals of the organisation, its teams and trajectories. People by name only
where names may stand; elsewhere how many people serve a goal, where they are enough.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from borgen.links import members_on
from borgen.model.goal import MEASURED, PersonalGoal, TeamGoal, status_on
from borgen.model.ids import ORGANISATION, Key
from borgen.progress.values import PairMeasures
from borgen.reports.audience import Sight
from borgen.reports.pictures import Level, LineOfSight, SightLink, SightNode
from borgen.reports.published import organisation_teams
from borgen.reports.rows import GoalRow
from borgen.reports.scope import Scope
from borgen.reports.suppression import OfPair

COUNT: Final = "people:"
"""What the id of a number of people begins with."""


def line_of_sight(
    scope: Scope,
    sight: Sight,
    measures: Sequence[PairMeasures],
    everybody: Sequence[OfPair],
    rows: Sequence[GoalRow],
) -> LineOfSight | None:
    """Return the line of sight of a report's subject; None where there is no link at all.

    Args:
        scope: what the report is about.
        sight: who it is for.
        measures: the subject's pairs.
        everybody: the pairs that the organisation's report counts, if the report is for it.
        rows: the goals that stand in the report with their person.
    """
    above = [node for node in _goals(scope) if node.level != "people"]
    hidden = _hidden_owners(scope, sight, measures, everybody)
    counted = () if sight.names else tuple(_counts(scope, sight, hidden, above))
    people = (*_mine(rows), *counted) if sight.mine else (*_people(rows), *counted)
    known = {node.id for node in (*above, *people)}
    links = tuple(
        link
        for link in (*_shared_links(scope), *_personal_links(scope, sight, rows, people))
        if link.lower in known and link.upper in known
    )
    ends = {end for link in links for end in (link.lower, link.upper)}
    nodes = tuple(
        node for node in (*above, *people) if node.level == "organisation" or node.id in ends
    )
    return LineOfSight(nodes, links) if links else None


def _goals(scope: Scope) -> Iterator[SightNode]:
    """Yield the organisation's goals, then those of trajectories and teams, in plan order."""
    workspace = scope.workspace
    for owner in (ORGANISATION, *workspace.trajectories, *workspace.teams):
        plan = workspace.plan(owner)
        title = _owner_title(scope, owner)
        level: Level = "organisation" if owner == ORGANISATION else "shared"
        for goal in plan.goals if plan else ():
            key = Key(owner, goal.id)
            if key in scope.goals and status_on(goal.status, scope.day) in MEASURED:
                yield SightNode(id=str(key), level=level, title=scope.goal_title(key), owner=title)


def _owner_title(scope: Scope, owner: str) -> str | None:
    team, trajectory = scope.workspace.teams.get(owner), scope.workspace.trajectories.get(owner)
    return scope.title(team.name if team else trajectory.title if trajectory else None) or None


def _mine(rows: Iterable[GoalRow]) -> Iterator[SightNode]:
    for row in rows:
        yield SightNode(id=row.goal, level="people", title=row.title, status=row.team_status)


def _people(rows: Iterable[GoalRow]) -> Iterator[SightNode]:
    names: Mapping[str, str] = {row.person: row.name or row.person for row in rows if row.person}
    for person in sorted(names):
        yield SightNode(id=person, level="people", title=names[person])


def _counts(
    scope: Scope, sight: Sight, hidden: frozenset[str], above: Iterable[SightNode]
) -> Iterator[SightNode]:
    """Yield how many people serve each shared goal, unless they or their team are few."""
    for node in above:
        owner, _, goal = node.id.partition("/")
        if node.level == "shared":
            served = {key.owner for key in scope.links.down.get(Key(owner, goal), ())}
            people = len(served.intersection(scope.people))
            if owner not in hidden and people >= sight.minimum:
                yield SightNode(id=COUNT + node.id, level="people", title="", people=people)


def _hidden_owners(
    scope: Scope,
    sight: Sight,
    measures: Sequence[PairMeasures],
    everybody: Sequence[OfPair],
) -> frozenset[str]:
    """Return the teams whose people may not be counted, as in the rest of the report."""
    if not sight.totals:
        return frozenset((*scope.workspace.teams, *scope.workspace.trajectories))
    if sight.audience != "organisation":
        return frozenset()
    shown = organisation_teams(scope.request, measures, everybody)
    small = {
        team.id
        for team in scope.workspace.teams.values()
        if len(members_on(team, scope.day)) < sight.minimum
    }
    return frozenset(scope.workspace.teams) - shown | small


def _shared_links(scope: Scope) -> Iterator[SightLink]:
    for lower, uppers in scope.links.up.items():
        if isinstance(scope.links.goals[lower], TeamGoal):
            for upper in uppers:
                yield SightLink(str(lower), str(upper))


def _personal_links(
    scope: Scope, sight: Sight, rows: Iterable[GoalRow], people: Iterable[SightNode]
) -> Iterator[SightLink]:
    """Yield each link from people upwards once, whichever of their goals makes it."""
    for node in people:
        if node.id.startswith(COUNT):
            yield SightLink(node.id, node.id.removeprefix(COUNT))
    seen: set[SightLink] = set()
    for row in rows:
        owner, _, goal = row.goal.partition("/")
        for upper in scope.links.up.get(Key(owner, goal), ()):
            link = SightLink(row.goal if sight.mine else owner, str(upper))
            if link not in seen and not isinstance(scope.links.goals[upper], PersonalGoal):
                seen.add(link)
                yield link
