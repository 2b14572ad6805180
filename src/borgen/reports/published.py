"""Which totals of one day may stand beside each other, in all reports for one audience together.

The organisation's report, those of its teams and trajectories, and the rows of teams in them are
read by the same people: what is hidden in one must not follow from the others. Teams go first (see
`suppression`), then trajectories in alphabetical order, each with its rows of teams; what would
give a few people away hides.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from borgen.frozen import Growing, Value, field
from borgen.links import Links, members_on
from borgen.model.common import Aspect
from borgen.model.workspace import Workspace
from borgen.progress.pairs import find_pairs
from borgen.progress.values import Pair
from borgen.reports.audience import Sight
from borgen.reports.scope import Request
from borgen.reports.subtraction import Group, Published
from borgen.reports.suppression import M, OfPair, by_team, enough_beside, people_in, shown_teams

Measures: TypeAlias = Sequence[OfPair]


class Known(Value, frozen=True):
    """A pair of which nothing was measured: enough to settle who hides."""

    pair: Pair


class Edition(Growing):
    """What the organisation may see on one day; made by `edition`.

    Attributes:
        minimum: the smallest group that may be seen.
        published: the groups whose totals stand.
        teams: those of them that are teams, in their report and in the organisation's.
        trajectories: those that are trajectories.
        rows: the rows of teams in a trajectory's report, as trajectory and team.
        priced: whether the total of all that was learned in trajectories stands too.
    """

    minimum: int
    published: Published = field(default_factory=lambda: Published(()))
    teams: frozenset[str] = frozenset()
    trajectories: set[str] = field(default_factory=set)
    rows: set[tuple[str, str]] = field(default_factory=set)
    priced: bool = False
    _judged: Published | None = None
    _safe: bool = False

    def takes(self, group: Group) -> bool:
        """Publish `group` too, unless that gives a few people away; return whether it stands."""
        told = self.published.beside(group)
        if told.gives_away(self.minimum):
            return False
        self.published = told
        return True


def everybodys_pairs(request: Request) -> tuple[Known, ...]:
    """Return all pairs that count on the day, unmeasured."""
    return tuple(
        Known(pair)
        for person in request.workspace.people
        for pair in find_pairs(request.workspace, request.links, person, request.day)
    )


def edition(workspace: Workspace, links: Links, everybody: Measures, day: dt.date) -> Edition:
    """Return what the organisation may see on `day`, of all the pairs that count."""
    found = Edition(workspace.settings.privacy.organisation_minimum)
    if len(people_in(everybody)) < found.minimum:
        return found
    found.teams = shown_teams(workspace, everybody, everybody, day)
    whole = by_team(workspace, everybody, day)
    found.published = Published.of(_blocks(whole, found.teams))
    for trajectory in workspace.trajectories:
        measures = of_trajectory(workspace, links, everybody, trajectory)
        if enough_beside(measures, everybody, found.minimum) and found.takes(pairs_of(measures)):
            found.trajectories.add(trajectory)
            _take_rows(found, workspace, trajectory, (measures, whole), day)
    learned = in_trajectories(workspace, links, everybody)
    enough = enough_beside(learned, everybody, found.minimum)
    found.priced = enough and found.takes(pairs_of(learned))
    return found


def _take_rows(
    found: Edition,
    workspace: Workspace,
    trajectory: str,
    part_and_whole: tuple[Measures, Mapping[str | None, Measures]],
    day: dt.date,
) -> None:
    part, whole = part_and_whole
    teams = by_team(workspace, part, day)
    nearby = [measure for team, own in teams.items() if own for measure in whole[team]]
    for team in sorted(shown_teams(workspace, part, nearby, day)):
        if found.takes(pairs_of(teams[team])):
            found.rows.add((trajectory, team))


def may_stand(request: Request, everybody: Measures) -> bool:
    """Return whether the organisation may see the totals of a subject.

    Args:
        request: the subject and the day.
        everybody: all the pairs that count, or all that the totals are about: those of one
            aspect, or those learned by an earlier day.
    """
    workspace, minimum = request.workspace, request.workspace.settings.privacy.organisation_minimum
    if request.kind == "person" or len(people_in(everybody)) < minimum:
        return False
    match request.kind:
        case "organisation":
            return True
        case "team":
            return request.id in shown_teams(workspace, everybody, everybody, request.day)
        case "trajectory":
            found = edition(workspace, request.links, everybody, request.day)
            return request.id in found.trajectories


def may_stand_for_team(request: Request, everybody: Measures) -> bool:
    """Return whether a team may see its own totals beside all that the organisation sees."""
    found = edition(request.workspace, request.links, everybody, request.day)
    members = members_on(request.workspace.teams[request.id], request.day)
    own = pairs_of([measure for measure in everybody if measure.pair.person in members])
    minimum = request.workspace.settings.privacy.team_minimum
    return not found.published.beside(own).gives_away(minimum)


def shown_aspects(request: Request, view: Sight, measures: Measures) -> frozenset[Aspect | None]:
    """Return the aspects of which enough people have goals for growth to be shown.

    The totals of an aspect are published in every report too, so they are held to the same.
    """
    if not view.totals:
        return frozenset()
    found: set[Aspect | None] = set()
    whole = () if view.mine or request.kind == "organisation" else everybodys_pairs(request)
    for aspect in {measure.pair.goal.aspect for measure in measures}:
        own = [measure for measure in measures if measure.pair.goal.aspect == aspect]
        alike = [measure for measure in whole if measure.pair.goal.aspect == aspect]
        if len(people_in(own)) >= view.minimum and _may_be_seen(request, view, alike):
            found.add(aspect)
    return frozenset(found)


def _may_be_seen(request: Request, view: Sight, everybody: Measures) -> bool:
    if view.mine or view.numbers or request.kind in {"organisation", "person"}:
        return True
    if view.audience == "team":
        return may_stand_for_team(request, everybody)
    return may_stand(request, everybody)


def may_be_priced(request: Request, everybody: Measures) -> bool:
    """Return whether the price of a pair in use may stand: it tells how many pairs are."""
    return edition(request.workspace, request.links, everybody, request.day).priced


def of_trajectory(
    workspace: Workspace, links: Links, measures: Measures, trajectory: str
) -> Measures:
    """Return the pairs that participants of a trajectory learned in it."""
    people = set(workspace.trajectories[trajectory].participants)
    return tuple(
        measure
        for measure in measures
        if measure.pair.person in people and trajectory in learned_in(links, measure.pair)
    )


def in_trajectories(workspace: Workspace, links: Links, measures: Sequence[M]) -> tuple[M, ...]:
    """Return the pairs that were learned in some trajectory."""
    return tuple(
        measure
        for measure in measures
        if not learned_in(links, measure.pair).isdisjoint(workspace.trajectories)
    )


def learned_in(links: Links, pair: Pair) -> frozenset[str | None]:
    """Return the trajectory that a pair's goal names, else the owners of the goals it serves."""
    if pair.goal.trajectory:
        return frozenset([links.owner(pair.goal.trajectory)])
    return frozenset(above.owner for above in links.up.get(pair.key, ()))


def pairs_of(measures: Measures) -> Group:
    """Return the full names of the goals of some pairs."""
    return frozenset(measure.pair.key for measure in measures)


def _blocks(teams: Mapping[str | None, Measures], shown: frozenset[str]) -> list[Group]:
    """Return the teams that are shown, each as a group, and all the others as one."""
    rest = [measure for team, pairs in teams.items() if team not in shown for measure in pairs]
    return [*(pairs_of(teams[team]) for team in sorted(shown)), pairs_of(rest)]
