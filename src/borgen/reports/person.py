"""The report about one person: all of it for themselves, a few words for their team."""

from collections.abc import Iterable, Iterator
from typing import Final

from borgen.dates import plus_days
from borgen.links import goal_sponsor
from borgen.model.entry import Entry
from borgen.progress.values import PairMeasures
from borgen.reports.agenda import SOON, AgendaItem, agenda_item, asked_chances, overdue_support
from borgen.reports.base import ReportBase, measured_pairs, report_base, report_on_base
from borgen.reports.goals import team_status
from borgen.reports.report import Note, Report
from borgen.reports.request import ReportRequest, ReportScope
from borgen.reports.sessions import SessionRow

_NEXT_DAYS: Final = 14
"""The number of days ahead in which the next session is an item."""
_MANY: Final = 3
"""The number of ratings from oneself alone at which somebody else is asked to observe."""


def person_report(request: ReportRequest) -> Report:
    """Return the report about a person.

    For audience `me` the agenda is in this order: overdue support, goals that ask for a chance,
    goals never applied, quiet goals, goals that cross the target soon, the next session, goals
    with evidence from oneself alone, goals in use. Another audience sees no number unless the team
    agreed on `team_sees: numbers`; the organisation sees nothing of one person.
    """
    pairs = measured_pairs(request, [request.id])
    base = report_base(request, pairs, (), enough=False)
    if not base.scope.visibility.mine:
        return report_on_base(base, _agenda(base))
    return report_on_base(base, _own_agenda(base), notes=tuple(_notes(base)))


def _agenda(base: ReportBase) -> Iterator[AgendaItem]:
    yield from overdue_support(base.scope, base.support)
    yield from asked_chances(base.scope, base.goals)
    yield from _next_session(base.scope, base.sessions)


def _own_agenda(base: ReportBase) -> Iterator[AgendaItem]:
    yield from overdue_support(base.scope, base.support)
    yield from _own_goals(base.scope, base.pairs)
    yield from _next_session(base.scope, base.sessions)
    yield from _without_observer(base.scope, base.pairs)
    yield from _in_use(base.scope, base.pairs)


def _own_goals(scope: ReportScope, pairs: Iterable[PairMeasures]) -> Iterator[AgendaItem]:
    """Yield at most one item for each goal, ordered by code."""
    found = [(measures, _code(scope, measures)) for measures in pairs]
    for wanted in ("my_chance", "my_first_time", "my_quiet", "my_crossing"):
        for measures, code in found:
            if code == wanted:
                yield _goal_item(scope, measures, code)


def _code(scope: ReportScope, measures: PairMeasures) -> str | None:
    if team_status(measures) == "asks_for_a_chance":
        return "my_chance"
    if measures.last_applied is None:
        return "my_first_time"
    if measures.quiet:
        return "my_quiet"
    crossing = measures.retention.crosses_target_on
    soon = plus_days(scope.day, SOON)
    return "my_crossing" if crossing and crossing <= soon else None


def _goal_item(scope: ReportScope, measures: PairMeasures, code: str) -> AgendaItem:
    title = scope.title(measures.pair.goal.title)
    crossing, last = measures.retention.crosses_target_on, measures.last_applied
    if code == "my_crossing" and crossing:
        return agenda_item(scope, code, None, title=title, day=crossing)
    if code == "my_quiet" and last:
        return agenda_item(scope, code, None, title=title, day=last)
    if code == "my_chance":
        pair = measures.pair
        sponsor = goal_sponsor(scope.workspace, pair.person, pair.goal, scope.day)
        return agenda_item(scope, code, sponsor, title=title)
    return agenda_item(scope, code, None, title=title)


def _next_session(scope: ReportScope, rows: Iterable[SessionRow]) -> Iterator[AgendaItem]:
    """Yield the first session planned within two weeks."""
    last = plus_days(scope.day, _NEXT_DAYS)
    for row in rows:
        if row.state == "planned" and row.day <= last:
            yield agenda_item(scope, "my_session", None, title=row.title, day=row.day)
            return


def _without_observer(scope: ReportScope, pairs: Iterable[PairMeasures]) -> Iterator[AgendaItem]:
    """Yield the goals of which all ratings are the person's own."""
    for measures in pairs:
        if measures.evidence.self_only and measures.evidence.rated >= _MANY:
            title = scope.title(measures.pair.goal.title)
            yield agenda_item(scope, "my_witness", None, title=title)


def _in_use(scope: ReportScope, pairs: Iterable[PairMeasures]) -> Iterator[AgendaItem]:
    """Yield the goals in use, the most applied first; only a person's own list is in that order."""
    used = [measures for measures in pairs if measures.in_use]
    for measures in sorted(used, key=lambda m: (-m.applications, m.pair.key)):
        title = scope.title(measures.pair.goal.title)
        yield agenda_item(scope, "my_celebrate", None, title=title, n=measures.applications)


def _notes(base: ReportBase) -> Iterator[Note]:
    """Yield the person's entries that are private or have a note, the latest first."""
    log = base.scope.workspace.logs.get(base.scope.request.id, ())
    for entry in sorted(log, key=lambda entry: entry.date, reverse=True):
        if _has_note(entry) and entry.date <= base.scope.day:
            what = entry.outcome or entry.form or entry.kind
            yield Note(entry.date, entry.goal, what, entry.note, entry.private)


def _has_note(entry: Entry) -> bool:
    return not entry.void and entry.kind != "void" and (entry.private or bool(entry.note))
