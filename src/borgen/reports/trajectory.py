"""The report about a trajectory: what is left of what was learned, and what it cost."""

from collections.abc import Iterator

from borgen.reports import agenda
from borgen.reports.agenda import AgendaItem
from borgen.reports.base import ReportBase, measured_pairs, report_base, report_on_base
from borgen.reports.investment import investment
from borgen.reports.published import all_pairs, edition
from borgen.reports.report import Report
from borgen.reports.request import ReportRequest
from borgen.reports.totals import team_rows


def trajectory_report(request: ReportRequest) -> Report:
    """Return the report about a trajectory: totals only.

    The totals are hidden where the organisation without the trajectory would be too few people.
    The order of its agenda: overdue support, hindering factors, the most frequent cause, sessions
    that were not logged, goals that cross the target soon, what came into use.
    """
    trajectory = request.workspace.trajectories[request.id]
    everybody = all_pairs(request)
    published = edition(request, everybody)
    pairs = measured_pairs(request, trajectory.participants)
    enough = request.id in published.trajectories
    base = report_base(request, pairs, everybody, enough=enough)
    teams = {team for id_, team in published.rows if id_ == request.id}
    currency = request.workspace.settings.currency
    return report_on_base(
        base,
        _agenda(base),
        groups=team_rows(base.scope, pairs, teams),
        causes=base.group.causes,
        investment=investment([trajectory], base.group, currency, request.day),
    )


def _agenda(base: ReportBase) -> Iterator[AgendaItem]:
    scope = base.scope
    yield from agenda.overdue_support(scope, base.support)
    yield from agenda.hindering_factors(scope, base.context)
    yield from agenda.most_frequent_cause(scope, base.group.causes)
    yield from agenda.unlogged_sessions(scope, base.sessions)
    yield from agenda.crossing_goals(scope, base.group, base.pairs)
    yield from agenda.newly_in_use(scope, base.moved, base.goals)
