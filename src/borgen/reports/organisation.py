"""The report about the organisation: what it promised itself first, then totals."""

from collections.abc import Iterator

from borgen.frozen import replace
from borgen.progress import measure_group
from borgen.progress.groups import GroupMeasures
from borgen.progress.values import PairMeasures
from borgen.reports import agenda
from borgen.reports.agenda import AgendaItem
from borgen.reports.base import ReportBase, measured_pairs, report_base, report_on_base
from borgen.reports.investment import Investment, investment
from borgen.reports.published import edition, in_trajectories
from borgen.reports.report import Report
from borgen.reports.request import ReportRequest
from borgen.reports.shared_goals import goal_measures
from borgen.reports.suppression import people_in
from borgen.reports.totals import team_rows


def organisation_report(request: ReportRequest) -> Report:
    """Return the report about the organisation.

    The order of its agenda: overdue support, lagging figures, hindering factors, the most frequent
    cause, sessions that were not logged, goals that cross the target soon, what came into use.
    """
    workspace = request.workspace
    pairs = measured_pairs(request)
    enough = len(people_in(pairs)) >= workspace.settings.privacy.organisation_minimum
    published = edition(request, pairs)
    base = report_base(request, pairs, pairs, enough=enough)
    return report_on_base(
        base,
        _agenda(base),
        groups=team_rows(base.scope, pairs, published.teams),
        causes=base.group.causes,
        investment=_investment(base, priced=published.priced),
    )


def _investment(base: ReportBase, *, priced: bool) -> Investment:
    """Return the cost of all trajectories, per pair that was learned in one of them.

    Args:
        base: the shared parts of the report.
        priced: whether the cost per pair may be shown beside the other totals.
    """
    workspace = base.scope.workspace
    learned = in_trajectories(workspace, base.scope.links, base.pairs)
    found = investment(
        workspace.trajectories.values(),
        _group(base, learned),
        workspace.settings.currency,
        base.scope.day,
    )
    if not learned or priced:
        return found
    return replace(
        found, cost_per_pair_in_use=None, cost_per_pair_in_use_range=None, suppressed=True
    )


def _group(base: ReportBase, learned: tuple[PairMeasures, ...]) -> GroupMeasures:
    if base.group.suppressed or len(learned) == len(base.pairs):
        return base.group
    return measure_group(learned, base.scope.day)


def _agenda(base: ReportBase) -> Iterator[AgendaItem]:
    scope = base.scope
    yield from agenda.overdue_support(scope, base.support)
    yield from agenda.lagging_figures(scope, goal_measures(scope))
    yield from agenda.hindering_factors(scope, base.context)
    yield from agenda.most_frequent_cause(scope, base.group.causes)
    yield from agenda.unlogged_sessions(scope, base.sessions)
    yield from agenda.crossing_goals(scope, base.group, base.pairs)
    yield from agenda.newly_in_use(scope, base.moved, base.goals)
