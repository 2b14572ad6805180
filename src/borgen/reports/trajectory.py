"""The report about a trajectory: what is left of what was learned, and what it cost."""

from collections.abc import Iterator

from borgen.reports import agenda_items, sections
from borgen.reports.ground import Ground, ground, measured, report
from borgen.reports.investment import investment
from borgen.reports.published import edition, everybodys_pairs
from borgen.reports.rows import AgendaItem
from borgen.reports.scope import Request
from borgen.reports.values import Report


def trajectory_report(request: Request) -> Report:
    """Return the report about a trajectory.

    Totals only, and not even those where the organisation's totals minus these would be about
    too few people. The order of its agenda: promises not kept, responses overdue, factors that
    block, the cause that most gaps share, sessions nobody logged, what comes under the target.
    """
    trajectory = request.workspace.trajectories[request.id]
    everybody = everybodys_pairs(request)
    seen = edition(request.workspace, request.links, everybody, request.day)
    measures = measured(request, trajectory.participants)
    base = ground(request, measures, everybody, enough=request.id in seen.trajectories)
    shown = {team for programme, team in seen.rows if programme == request.id}
    return report(
        base,
        base.scope.title(trajectory.title),
        _agenda(base),
        groups=sections.team_rows(base.scope, measures, shown),
        causes=sections.causes(base.shown),
        investment=investment(
            [trajectory], base.shown, request.workspace.settings.currency, request.day
        ),
    )


def _agenda(base: Ground) -> Iterator[AgendaItem]:
    scope = base.scope
    yield from agenda_items.promises(scope, base.support)
    yield from agenda_items.factors(scope, base.context)
    yield from agenda_items.causes(scope, base.shown)
    yield from agenda_items.sessions(scope, base.sessions)
    yield from agenda_items.crossings(scope, base.shown, base.measures)
    yield from agenda_items.good_news(scope, base.moved, base.goals)
