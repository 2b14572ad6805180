"""The report about the organisation: its own half of the bargain first, then totals."""

from collections.abc import Iterator, Sequence

from borgen.frozen import replace
from borgen.progress import measure_group
from borgen.progress.values import GroupMeasures, PairMeasures
from borgen.reports import agenda_items, sections
from borgen.reports.ground import Ground, ground, measured, report
from borgen.reports.investment import investment
from borgen.reports.published import edition, in_trajectories
from borgen.reports.rows import AgendaItem
from borgen.reports.scope import Request
from borgen.reports.shared_goals import goal_measures
from borgen.reports.suppression import people_in
from borgen.reports.values import Investment, Report


def organisation_report(request: Request) -> Report:
    """Return the report about the organisation.

    The order of its agenda: promises not kept, its own figures that are unknown, late or not
    moving, responses overdue, factors that block, the cause that most gaps share, sessions
    nobody logged, what comes under the target.
    """
    workspace = request.workspace
    measures = measured(request)
    enough = len(people_in(measures)) >= workspace.settings.privacy.organisation_minimum
    seen = edition(workspace, request.links, measures, request.day)
    base = ground(request, measures, measures, enough=enough)
    return report(
        base,
        _title(base),
        _agenda(base),
        groups=sections.team_rows(base.scope, measures, seen.teams),
        causes=sections.causes(base.shown),
        investment=_investment(base, priced=seen.priced),
    )


def _investment(base: Ground, *, priced: bool) -> Investment:
    """Return what all trajectories cost, per pair that was learned in one of them.

    The price of a pair is left out where it would give away a few people's other pairs.
    """
    workspace, links, day = base.scope.workspace, base.scope.links, base.scope.day
    learned = in_trajectories(workspace, links, base.measures)
    told = investment(
        workspace.trajectories.values(),
        _group(base, learned),
        workspace.settings.currency,
        day,
    )
    if not learned or priced:
        return told
    return replace(
        told, cost_per_pair_in_use=None, cost_per_pair_in_use_range=None, suppressed=True
    )


def _group(base: Ground, learned: Sequence[PairMeasures]) -> GroupMeasures | None:
    if base.shown is None or len(learned) == len(base.measures):
        return base.shown
    return measure_group(learned, base.scope.day)


def _title(base: Ground) -> str:
    organisation = base.scope.workspace.organisation
    return base.scope.title(
        organisation.name if organisation else base.scope.workspace.settings.name
    )


def _agenda(base: Ground) -> Iterator[AgendaItem]:
    scope = base.scope
    yield from agenda_items.promises(scope, base.support)
    yield from agenda_items.figures(scope, goal_measures(scope))
    yield from agenda_items.factors(scope, base.context)
    yield from agenda_items.causes(scope, base.shown)
    yield from agenda_items.sessions(scope, base.sessions)
    yield from agenda_items.crossings(scope, base.shown, base.measures)
    yield from agenda_items.good_news(scope, base.moved, base.goals)
