"""What I may put on my own list, from my own numbers. `agenda` chooses among these."""

from collections.abc import Iterable, Iterator
from typing import Final

from borgen.dates import plus_days
from borgen.links import goal_sponsor
from borgen.progress.values import PairMeasures
from borgen.reports.agenda_items import SOON, item
from borgen.reports.goal_rows import team_status
from borgen.reports.rows import AgendaItem, SessionRow
from borgen.reports.scope import Scope

_NEXT_DAYS: Final = 14
_MANY: Final = 3
"""So many rated entries from me alone are reason to ask somebody to look along."""


def my_goals(scope: Scope, measures: Iterable[PairMeasures]) -> Iterator[AgendaItem]:
    """Yield at most one item a goal: chances first, then first times, quiet ones, crossings."""
    found = [(measure, _code(scope, measure)) for measure in measures]
    for wanted in ("my_chance", "my_first_time", "my_quiet", "my_crossing"):
        for measure, code in found:
            if code == wanted:
                yield _goal_item(scope, measure, code)


def _code(scope: Scope, measure: PairMeasures) -> str | None:
    if team_status(measure) == "asks_for_a_chance":
        return "my_chance"
    if measure.last_applied is None:
        return "my_first_time"
    if measure.quiet:
        return "my_quiet"
    crossing = measure.retention.crosses_target_on
    soon = plus_days(scope.day, SOON)
    return "my_crossing" if crossing and crossing <= soon else None


def _goal_item(scope: Scope, measure: PairMeasures, code: str) -> AgendaItem:
    title = scope.title(measure.pair.goal.title)
    crossing, last = measure.retention.crosses_target_on, measure.last_applied
    if code == "my_crossing" and crossing:
        return item(scope, code, None, title=title, day=crossing)
    if code == "my_quiet" and last:
        return item(scope, code, None, title=title, day=last)
    if code == "my_chance":
        pair = measure.pair
        sponsor = goal_sponsor(scope.workspace, pair.person, pair.goal, scope.day)
        return item(scope, code, sponsor, title=title)
    return item(scope, code, None, title=title)


def my_next_session(scope: Scope, rows: Iterable[SessionRow]) -> Iterator[AgendaItem]:
    """Yield the first session planned within two weeks."""
    last = plus_days(scope.day, _NEXT_DAYS)
    for row in rows:
        if row.state == "planned" and row.day <= last:
            yield item(scope, "my_session", None, title=row.title, day=row.day)
            return


def my_witnesses(scope: Scope, measures: Iterable[PairMeasures]) -> Iterator[AgendaItem]:
    """Yield the goals that only I have said something about."""
    for measure in measures:
        if measure.evidence.self_only and measure.evidence.rated >= _MANY:
            yield item(scope, "my_witness", None, title=scope.title(measure.pair.goal.title))


def my_good_news(scope: Scope, measures: Iterable[PairMeasures]) -> Iterator[AgendaItem]:
    """Yield what I use, the most applied first: a person's own list may be in that order."""
    used = [measure for measure in measures if measure.in_use]
    for measure in sorted(used, key=lambda m: (-m.applications, m.pair.key)):
        title = scope.title(measure.pair.goal.title)
        yield item(scope, "my_celebrate", None, title=title, n=measure.applications)
