"""The report about one person: everything for themselves, a few plain words for their team."""

from collections.abc import Iterator

from borgen.model.entry import Entry
from borgen.reports import agenda_items, my_items
from borgen.reports.ground import Ground, ground, measured, report
from borgen.reports.rows import AgendaItem, Note
from borgen.reports.scope import Request
from borgen.reports.values import Report


def person_report(request: Request) -> Report:
    """Return the report about a person.

    For me it opens with what the organisation owes me, then my goals: a chance to ask for, a
    first time, a quiet one, one due for upkeep. Somebody else sees no number unless the team
    agreed on `team_sees: numbers`; the organisation sees nothing of one person.
    """
    base = ground(request, measured(request, [request.id]), (), enough=False)
    agenda = _mine(base) if base.sight.mine else _theirs(base)
    title = base.scope.name(request.id) or request.id
    notes = tuple(_notes(base)) if base.sight.mine else ()
    return report(base, title, agenda, notes=notes)


def _mine(base: Ground) -> Iterator[AgendaItem]:
    yield from agenda_items.promises(base.scope, base.support)
    yield from my_items.my_goals(base.scope, base.measures)
    yield from my_items.my_next_session(base.scope, base.sessions)
    yield from my_items.my_witnesses(base.scope, base.measures)
    yield from my_items.my_good_news(base.scope, base.measures)


def _theirs(base: Ground) -> Iterator[AgendaItem]:
    yield from agenda_items.promises(base.scope, base.support)
    yield from agenda_items.chances(base.scope, base.goals)
    yield from my_items.my_next_session(base.scope, base.sessions)


def _notes(base: Ground) -> Iterator[Note]:
    """Yield my entries with what only I may read, the latest first."""
    log = base.scope.workspace.logs.get(base.scope.request.id, ())
    for entry in sorted(log, key=lambda entry: entry.date, reverse=True):
        if _tells(entry) and entry.date <= base.scope.day:
            what = entry.outcome or entry.form or entry.kind
            yield Note(entry.date, entry.goal, what, entry.note, entry.private)


def _tells(entry: Entry) -> bool:
    return not entry.void and entry.kind != "void" and (entry.private or bool(entry.note))
