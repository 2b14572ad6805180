"""The report about a team: the agenda of its next meeting."""

from collections.abc import Iterator

from borgen.links import members_on
from borgen.reports import agenda_items
from borgen.reports.goal_rows import team_status
from borgen.reports.ground import Ground, ground, measured, report
from borgen.reports.published import everybodys_pairs, may_stand, may_stand_for_team
from borgen.reports.rows import AgendaItem
from borgen.reports.scope import Request
from borgen.reports.suppression import enough_for_team
from borgen.reports.values import Report


def team_report(request: Request) -> Report:
    """Return the report about a team on the day.

    The order of its agenda: promises not kept, responses overdue, factors that block, who asks
    for a chance, sessions nobody logged, what went quiet, what comes under the target soon, and
    last what came into use.
    """
    people = members_on(request.workspace.teams[request.id], request.day)
    measures = measured(request, people)
    everybody = everybodys_pairs(request)
    if request.audience == "organisation":
        enough = may_stand(request, everybody)
    else:
        minimum = request.workspace.settings.privacy.team_minimum
        enough = enough_for_team(measures, minimum) and may_stand_for_team(request, everybody)
    base = ground(request, measures, everybody, enough=enough)
    title = base.scope.title(request.workspace.teams[request.id].name)
    return report(base, title, _agenda(base))


def _agenda(base: Ground) -> Iterator[AgendaItem]:
    scope = base.scope
    yield from agenda_items.promises(scope, base.support)
    yield from agenda_items.factors(scope, base.context)
    yield from _chances(base)
    yield from agenda_items.sessions(scope, base.sessions)
    yield from agenda_items.quiet(scope, base.shown)
    yield from agenda_items.crossings(scope, base.shown, base.measures)
    yield from agenda_items.good_news(scope, base.moved, base.goals)


def _chances(base: Ground) -> Iterator[AgendaItem]:
    if base.sight.names:
        yield from agenda_items.chances(base.scope, base.goals)
    elif base.shown:
        asking = [team_status(m) == "asks_for_a_chance" for m in base.measures]
        yield from agenda_items.chances_counted(base.scope, sum(asking))
