"""The report about a team: the agenda of its next meeting."""

from collections.abc import Iterator

from borgen.links import members_on
from borgen.reports import agenda_items
from borgen.reports.goal_rows import team_status
from borgen.reports.ground import Ground, ground, measured, report
from borgen.reports.rows import AgendaItem
from borgen.reports.scope import Request
from borgen.reports.suppression import enough_for_team, shown_teams
from borgen.reports.values import Report


def team_report(request: Request) -> Report:
    """Return the report about a team on the day.

    The order of its agenda: promises not kept, responses overdue, factors that block, who asks
    for a chance, sessions nobody logged, what went quiet, what comes under the target soon, and
    last what came into use.
    """
    people = members_on(request.workspace.teams[request.id], request.day)
    measures = measured(request, people)
    privacy = request.workspace.settings.privacy
    if request.audience == "organisation":
        everybody = measured(request)
        shown = shown_teams(request.workspace, everybody, everybody, request.day)
        enough = request.id in shown
    else:
        enough = enough_for_team(measures, privacy.team_minimum)
    base = ground(request, measures, enough=enough)
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
