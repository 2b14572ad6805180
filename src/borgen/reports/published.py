"""Which totals of one day may be shown beside each other, in all reports for one audience together.

The reports of the organisation, its teams and its trajectories, and the rows of teams in them, have
the same readers: what is hidden in one must not follow from the others. Teams are decided first
(see `suppression`), then trajectories in alphabetical order, each with its rows of teams; a total
that would give away fewer people than the minimum hides. See docs/decisions/0010.
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from borgen.frozen import Value, replace
from borgen.links import Links, members_on, teams_on
from borgen.model.common import Aspect
from borgen.model.workspace import Workspace
from borgen.progress.pairs import pairs_without_entries
from borgen.progress.values import Pair
from borgen.reports.request import ReportRequest, ReportScope
from borgen.reports.subtraction import PairSet, PublishedTotals
from borgen.reports.suppression import (
    HasPair,
    OrganisationTotals,
    P,
    UnmeasuredPair,
    by_team,
    people_in,
    shown_teams,
)

Pairs: TypeAlias = Sequence[HasPair]


class Edition(Value, frozen=True):
    """What the organisation may see on one day.

    Attributes:
        totals: the groups whose totals are published.
        teams: those of them that are teams, in their own report and in the organisation's.
        trajectories: those of them that are trajectories.
        rows: the rows of teams in a trajectory's report, as trajectory and team.
        priced: whether the total of all that was learned in trajectories is published too.
    """

    totals: PublishedTotals
    teams: frozenset[str] = frozenset()
    trajectories: frozenset[str] = frozenset()
    rows: frozenset[tuple[str, str]] = frozenset()
    priced: bool = False


def all_pairs(request: ReportRequest) -> tuple[UnmeasuredPair, ...]:
    """Return all pairs that count on the day, whoever has them."""
    return tuple(
        UnmeasuredPair(pair)
        for person in request.workspace.people
        for pair in pairs_without_entries(request.workspace, person, request.day)
    )


def edition(request: ReportRequest, everybody: Pairs) -> Edition:
    """Return what the organisation may see on the day, of all the pairs that count."""
    workspace, minimum = request.workspace, _minimum(request)
    if len(people_in(everybody)) < minimum:
        return Edition(PublishedTotals.of(()))
    home = teams_on(workspace, request.day)
    teams = by_team(home, everybody)
    whole = OrganisationTotals.of(teams)
    shown = shown_teams(teams, whole, minimum)
    found = Edition(PublishedTotals.of(_blocks(teams, shown)), shown)
    for trajectory, pairs in by_trajectory(workspace, request.links, everybody).items():
        if whole.allow(pairs, minimum):
            found = _with_trajectory(found, trajectory, by_team(home, pairs), whole, minimum)
    learned = in_trajectories(workspace, request.links, everybody)
    wider = _with_total(found.totals, learned, minimum) if whole.allow(learned, minimum) else None
    return replace(found, totals=wider, priced=True) if wider else found


def _blocks(teams: Mapping[str | None, Pairs], shown: frozenset[str]) -> list[PairSet]:
    """Return each team that is shown as a group, and all the others as one."""
    rest = [one for team, pairs in teams.items() if team not in shown for one in pairs]
    return [*(keys_of(teams[team]) for team in sorted(shown)), keys_of(rest)]


def _with_trajectory(
    found: Edition,
    trajectory: str,
    teams: Mapping[str | None, Pairs],
    whole: OrganisationTotals,
    minimum: int,
) -> Edition:
    """Return the edition with a trajectory and its rows of teams, as far as they may be shown."""
    totals = _with_total(found.totals, [one for pairs in teams.values() for one in pairs], minimum)
    if totals is None:
        return found
    rows = set(found.rows)
    for team in sorted(shown_teams(teams, whole, minimum)):
        wider = _with_total(totals, teams[team], minimum)
        if wider:
            totals = wider
            rows.add((trajectory, team))
    shown = found.trajectories | {trajectory}
    return replace(found, totals=totals, trajectories=shown, rows=frozenset(rows))


def _with_total(totals: PublishedTotals, pairs: Pairs, minimum: int) -> PublishedTotals | None:
    """Return the totals with that of `pairs`; None if that would give away too few people."""
    wider = totals.beside(keys_of(pairs))
    return None if wider.gives_away_fewer_than(minimum) else wider


def may_be_shown(request: ReportRequest, everybody: Pairs) -> bool:
    """Return whether the organisation may see the totals of a subject.

    Args:
        request: the subject and the day.
        everybody: all the pairs that count, or all that the totals are about: those of one
            aspect, or those learned by an earlier day.
    """
    if request.kind == "person" or len(people_in(everybody)) < _minimum(request):
        return False
    match request.kind:
        case "organisation":
            return True
        case "team":
            return request.id in organisation_teams(request, everybody, everybody)
        case "trajectory":
            return request.id in edition(request, everybody).trajectories


def may_be_shown_to_team(request: ReportRequest, everybody: Pairs) -> bool:
    """Return whether a team may see its own totals beside all that the organisation sees."""
    members = members_on(request.workspace.teams[request.id], request.day)
    own = [one for one in everybody if one.pair.person in members]
    minimum = request.workspace.settings.privacy.team_minimum
    return _with_total(edition(request, everybody).totals, own, minimum) is not None


def organisation_teams(request: ReportRequest, pairs: Pairs, everybody: Pairs) -> frozenset[str]:
    """Return the teams whose part of `pairs` the organisation may see.

    Args:
        request: the subject and the day.
        pairs: the subject's pairs.
        everybody: all the pairs that count.
    """
    home = teams_on(request.workspace, request.day)
    whole = OrganisationTotals.of(by_team(home, everybody))
    return shown_teams(by_team(home, pairs), whole, _minimum(request))


def shown_aspects(scope: ReportScope, pairs: Pairs, everybody: Pairs) -> frozenset[Aspect | None]:
    """Return the aspects in which enough people have goals for growth to be shown.

    The totals of an aspect are published in every report too, so the same rules apply to them.
    """
    if not scope.visibility.totals:
        return frozenset()
    found: set[Aspect | None] = set()
    for aspect in {one.pair.goal.aspect for one in pairs}:
        own = [one for one in pairs if one.pair.goal.aspect == aspect]
        every = [one for one in everybody if one.pair.goal.aspect == aspect]
        enough = len(people_in(own)) >= scope.visibility.minimum
        if enough and _aspect_may_be_shown(scope, every):
            found.add(aspect)
    return frozenset(found)


def _aspect_may_be_shown(scope: ReportScope, everybody: Pairs) -> bool:
    request, visibility = scope.request, scope.visibility
    if visibility.mine or visibility.numbers or request.kind in {"organisation", "person"}:
        return True
    if request.audience == "team":
        return may_be_shown_to_team(request, everybody)
    return may_be_shown(request, everybody)


def _minimum(request: ReportRequest) -> int:
    return request.workspace.settings.privacy.organisation_minimum


def by_trajectory(workspace: Workspace, links: Links, pairs: Pairs) -> Mapping[str, Pairs]:
    """Return for each trajectory the pairs that its participants learned in it."""
    people = {id_: set(one.participants) for id_, one in workspace.trajectories.items()}
    learned: dict[str, list[HasPair]] = {trajectory: [] for trajectory in people}
    for one in pairs:
        for trajectory in learned_in(links, one.pair):
            if trajectory in learned and one.pair.person in people[trajectory]:
                learned[trajectory].append(one)
    return learned


def in_trajectories(workspace: Workspace, links: Links, pairs: Sequence[P]) -> tuple[P, ...]:
    """Return the pairs that were learned in some trajectory."""
    trajectories = workspace.trajectories
    return tuple(one for one in pairs if not learned_in(links, one.pair).isdisjoint(trajectories))


def learned_in(links: Links, pair: Pair) -> frozenset[str | None]:
    """Return the trajectory that a pair's goal names, else the owners of the goals it serves."""
    if pair.goal.trajectory:
        return frozenset([links.owner(pair.goal.trajectory)])
    return frozenset(above.owner for above in links.up.get(pair.key, ()))


def keys_of(pairs: Pairs) -> PairSet:
    """Return the full names of the goals of some pairs."""
    return frozenset(one.pair.key for one in pairs)
