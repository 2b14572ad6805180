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
from borgen.links import Links, members_on, teams_on
from borgen.model.common import Aspect
from borgen.model.workspace import Workspace
from borgen.progress.pairs import pairs_without_entries
from borgen.progress.values import Pair
from borgen.reports.audience import Sight
from borgen.reports.scope import Request
from borgen.reports.subtraction import Group, Published
from borgen.reports.suppression import M, OfPair, Whole, by_team, people_in, shown_teams

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
    published: Published = field(default_factory=lambda: Published.of(()))
    teams: frozenset[str] = frozenset()
    trajectories: set[str] = field(default_factory=set)
    rows: set[tuple[str, str]] = field(default_factory=set)
    priced: bool = False

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
        for pair in pairs_without_entries(request.workspace, person, request.day)
    )


def edition(workspace: Workspace, links: Links, everybody: Measures, day: dt.date) -> Edition:
    """Return what the organisation may see on `day`, of all the pairs that count."""
    found = Edition(workspace.settings.privacy.organisation_minimum)
    if len(people_in(everybody)) < found.minimum:
        return found
    home = teams_on(workspace, day)
    teams = by_team(home, everybody)
    whole = Whole.of(teams)
    found.teams = shown_teams(teams, whole, found.minimum)
    found.published = Published.of(_blocks(teams, found.teams))
    learned = by_trajectory(workspace, links, everybody)
    for trajectory, measures in learned.items():
        if whole.bears(measures, found.minimum) and found.takes(pairs_of(measures)):
            found.trajectories.add(trajectory)
            _take_rows(found, trajectory, by_team(home, measures), whole)
    together = in_trajectories(workspace, links, everybody)
    found.priced = whole.bears(together, found.minimum) and found.takes(pairs_of(together))
    return found


def _take_rows(
    found: Edition, trajectory: str, teams: Mapping[str | None, Measures], whole: Whole
) -> None:
    for team in sorted(shown_teams(teams, whole, found.minimum)):
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
            return request.id in organisation_teams(request, everybody, everybody)
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


def organisation_teams(request: Request, measures: Measures, everybody: Measures) -> frozenset[str]:
    """Return the teams of which the organisation may see the pairs that are among `measures`.

    Args:
        request: the subject and the day.
        measures: the subject's pairs.
        everybody: all the pairs that count.
    """
    home = teams_on(request.workspace, request.day)
    whole = Whole.of(by_team(home, everybody))
    minimum = request.workspace.settings.privacy.organisation_minimum
    return shown_teams(by_team(home, measures), whole, minimum)


def shown_aspects(
    request: Request, view: Sight, measures: Measures, everybody: Measures
) -> frozenset[Aspect | None]:
    """Return the aspects of which enough people have goals for growth to be shown.

    The totals of an aspect are published in every report too, so they are held to the same.
    """
    if not view.totals:
        return frozenset()
    found: set[Aspect | None] = set()
    for aspect in {measure.pair.goal.aspect for measure in measures}:
        own = [measure for measure in measures if measure.pair.goal.aspect == aspect]
        alike = [measure for measure in everybody if measure.pair.goal.aspect == aspect]
        if len(people_in(own)) >= view.minimum and _may_be_seen(request, view, alike):
            found.add(aspect)
    return frozenset(found)


def _may_be_seen(request: Request, view: Sight, everybody: Measures) -> bool:
    if view.mine or view.numbers or request.kind in {"organisation", "person"}:
        return True
    if view.audience == "team":
        return may_stand_for_team(request, everybody)
    return may_stand(request, everybody)


def by_trajectory(workspace: Workspace, links: Links, measures: Measures) -> Mapping[str, Measures]:
    """Return for each trajectory the pairs that its participants learned in it."""
    people = {id_: set(one.participants) for id_, one in workspace.trajectories.items()}
    learned: dict[str, list[OfPair]] = {trajectory: [] for trajectory in people}
    for measure in measures:
        for trajectory in learned_in(links, measure.pair):
            if trajectory in learned and measure.pair.person in people[trajectory]:
                learned[trajectory].append(measure)
    return learned


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
