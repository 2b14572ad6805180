"""The report about a team: the agenda of its next meeting."""

from collections.abc import Iterator

from borgen.links import members_on
from borgen.reports import agenda
from borgen.reports.agenda import AgendaItem
from borgen.reports.base import ReportBase, measured_pairs, report_base, report_on_base
from borgen.reports.goals import team_status
from borgen.reports.published import all_pairs, may_be_shown, may_be_shown_to_team
from borgen.reports.report import Report
from borgen.reports.request import ReportRequest
from borgen.reports.suppression import enough_for_team


def team_report(request: ReportRequest) -> Report:
    """Return the report about a team.

    The order of its agenda: overdue support, hindering factors, goals that ask for a chance,
    sessions that were not logged, quiet goals, goals that cross the target soon, and last what
    came into use.
    """
    pairs = measured_pairs(request, members_on(request.workspace.teams[request.id], request.day))
    everybody = all_pairs(request)
    if request.audience == "organisation":
        enough = may_be_shown(request, everybody)
    else:
        minimum = request.workspace.settings.privacy.team_minimum
        enough = enough_for_team(pairs, minimum) and may_be_shown_to_team(request, everybody)
    base = report_base(request, pairs, everybody, enough=enough)
    return report_on_base(base, _agenda(base))


def _agenda(base: ReportBase) -> Iterator[AgendaItem]:
    scope = base.scope
    yield from agenda.overdue_support(scope, base.support)
    yield from agenda.hindering_factors(scope, base.context)
    yield from _asked_chances(base)
    yield from agenda.unlogged_sessions(scope, base.sessions)
    yield from agenda.quiet_goals(scope, base.group)
    yield from agenda.crossing_goals(scope, base.group, base.pairs)
    yield from agenda.newly_in_use(scope, base.moved, base.goals)


def _asked_chances(base: ReportBase) -> Iterator[AgendaItem]:
    if base.scope.visibility.names:
        yield from agenda.asked_chances(base.scope, base.goals)
    elif not base.group.suppressed:
        asking = sum(team_status(measures) == "asks_for_a_chance" for measures in base.pairs)
        yield from agenda.number_of_asked_chances(base.scope, asking)
