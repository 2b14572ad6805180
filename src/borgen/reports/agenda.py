"""The agenda of a report: at most five items to talk about, each with who is to move it.

Functions here yield candidates of one kind each; a report calls them in its order of priority and
`most_pressing` chooses. The items of a person's own list are in `person`.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from borgen.dates import days_between, plus_days
from borgen.diagnostics import Arg, Word
from borgen.frozen import Value
from borgen.model.plan import Organisation, Team, Trajectory
from borgen.progress.groups import Causes, GroupMeasures
from borgen.progress.values import PairMeasures
from borgen.reports.context import FactorRow, SupportRow
from borgen.reports.goals import GoalRow, NextStep
from borgen.reports.request import ReportScope
from borgen.reports.sessions import SessionRow
from borgen.reports.shared_goals import GoalMeasure
from borgen.reports.since import Movement
from borgen.text.catalogue import Text

SOON: Final = 28
"""The number of days ahead in which a crossing day is an item."""
_MOST: Final = 5
_MOST_OF_A_KIND: Final = 2
_GOOD_NEWS: Final = ("celebrate", "celebrate_count", "my_celebrate")
_STALE: Final = 100
"""The number of days (just over a quarter) after which a figure is asked for again."""


class AgendaItem(Value, frozen=True):
    """Something to talk about, worded by the text `agenda.<code>`.

    Attributes:
        owner: who is to move it: an id or a role.
        owner_name: the owner's name where there is one, else the id or role.
    """

    code: str
    args: Mapping[str, Arg]
    owner: str | None
    owner_name: str | None = None


def agenda_text(item: AgendaItem, text: Text) -> str:
    """Return an agenda item as a sentence, without its owner."""
    return text(f"agenda.{item.code}", **_with_spoken_days(item.args, text))


def next_text(step: NextStep, text: Text) -> str:
    """Return a next step as the half sentence that follows "next:"."""
    return text(f"agenda.next.{step.code}", **_with_spoken_days(step.args, text))


def _with_spoken_days(args: Mapping[str, Arg], text: Text) -> dict[str, Arg]:
    """Return the arguments with dates as in sentences: 26 Mar 2026."""
    return {name: text.day(arg) if isinstance(arg, dt.date) else arg for name, arg in args.items()}


def most_pressing(candidates: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Return at most five of the candidates, which come in order of priority.

    At most two have the same code, so that one long list does not fill the meeting. If there is
    good news, the first of it takes the last place.
    """
    codes: Counter[str] = Counter()
    pressing: list[AgendaItem] = []
    good_news: list[AgendaItem] = []
    for item in candidates:
        codes[item.code] += 1
        if item.code in _GOOD_NEWS:
            good_news.append(item)
        elif codes[item.code] <= _MOST_OF_A_KIND:
            pressing.append(item)
    return (*pressing[: _MOST - len(good_news[:1])], *good_news[:1])


def agenda_item(scope: ReportScope, code: str, owner: str | None, **args: Arg) -> AgendaItem:
    """Return an agenda item; without an owner it is for whoever leads the subject."""
    who = owner or _leader(scope)
    return AgendaItem(code, MappingProxyType(args), who, scope.name(who))


def _leader(scope: ReportScope) -> str | None:
    plan = scope.workspace.plan(scope.request.id)
    owners: list[str | None] = [scope.request.id] if scope.request.kind == "person" else []
    if isinstance(plan, Team):
        owners += [plan.lead, plan.sponsor]
    if isinstance(plan, Team | Trajectory):
        owners += [who for goal in plan.goals for who in (goal.owner, goal.sponsor)]
    if isinstance(plan, Organisation):
        owners += [goal.owner for goal in plan.goals]
    if isinstance(plan, Trajectory):
        owners += [cycle.facilitator for cycle in plan.cycles]
    return next((owner for owner in owners if owner), None)


def overdue_support(scope: ReportScope, support: Iterable[SupportRow]) -> Iterator[AgendaItem]:
    """Yield promised support that is past its due date and not delivered."""
    for row in support:
        if row.overdue and row.due:
            yield agenda_item(scope, "promise_overdue", row.by, what=row.what, due=row.due)


def hindering_factors(scope: ReportScope, context: Iterable[FactorRow]) -> Iterator[AgendaItem]:
    """Yield open hindering factors: those with a late response first."""
    hindering = [row for row in context if row.effect == "hinders" and row.open]
    for row in hindering:
        if row.overdue and row.due and row.action:
            yield agenda_item(
                scope,
                "response_overdue",
                row.response_owner,
                factor=row.factor,
                action=row.action,
                due=row.due,
            )
    for row in hindering:
        if row.action is None:
            yield agenda_item(scope, "factor_unanswered", None, factor=row.factor)
        elif not row.overdue:
            yield agenda_item(
                scope, "factor_blocks", row.response_owner, factor=row.factor, action=row.action
            )


def asked_chances(scope: ReportScope, goals: Iterable[GoalRow]) -> Iterator[AgendaItem]:
    """Yield each goal that asks for a chance to apply it, by name, for its sponsor to move."""
    for row in goals:
        if row.team_status == "asks_for_a_chance":
            name = row.name or row.person or ""
            yield agenda_item(scope, "chance_asked", row.sponsor, name=name, title=row.title)


def number_of_asked_chances(scope: ReportScope, n: int) -> Iterator[AgendaItem]:
    """Yield the number of goals that ask for a chance, where names may not be shown."""
    if n:
        yield agenda_item(scope, "chances_asked", None, n=n)


def unlogged_sessions(scope: ReportScope, rows: Iterable[SessionRow]) -> Iterator[AgendaItem]:
    """Yield each cycle with past sessions that were not logged, the most of them first."""
    cycles: dict[str, list[SessionRow]] = {}
    for row in rows:
        if row.state != "planned":
            cycles.setdefault(row.cycle, []).append(row)
    missing = [(sum(row.state == "open" for row in past), past) for past in cycles.values()]
    for n, past in sorted(missing, key=lambda found: (-found[0], found[1][0].cycle)):
        if n:
            title = _title_with_team(scope, past[0])
            yield agenda_item(
                scope, "session_not_logged", past[0].facilitator, title=title, n=n, of=len(past)
            )


def _title_with_team(scope: ReportScope, row: SessionRow) -> str:
    """Return a cycle's title, with the name of its team where that is not the subject."""
    owner = row.cycle.partition("/")[0]
    team = None if owner == scope.request.id else scope.workspace.teams.get(owner)
    return f"{row.title} ({scope.title(team.name)})" if team else row.title


def quiet_goals(scope: ReportScope, group: GroupMeasures) -> Iterator[AgendaItem]:
    """Yield the number of quiet pairs."""
    if group.use.quiet:
        yield agenda_item(scope, "quiet", None, n=group.use.quiet)


def crossing_goals(
    scope: ReportScope, group: GroupMeasures, pairs: Iterable[PairMeasures]
) -> Iterator[AgendaItem]:
    """Yield the number of pairs of a group that cross the retention target within four weeks."""
    until = plus_days(scope.day, SOON)
    n = sum(
        crossing is not None and scope.day < crossing <= until
        for crossing in (measures.retention.crosses_target_on for measures in pairs)
    )
    if n and not group.suppressed:
        yield agenda_item(scope, "crossing_soon", None, n=n, until=until)


def most_frequent_cause(scope: ReportScope, causes: Causes) -> Iterator[AgendaItem]:
    """Yield the known cause that most quiet and unapplied pairs share; the last name of equals."""
    known = (
        (causes.no_chance or 0, "no_chance"),
        (causes.open_factor or 0, "open_factor"),
        (causes.promise_overdue or 0, "promise_overdue"),
    )
    n, cause = max(known)
    if n:
        of = sum(number for number, _ in known) + (causes.unknown or 0)
        yield agenda_item(scope, "cause", None, cause=Word(f"cause.{cause}"), n=n, of=of)


def lagging_figures(scope: ReportScope, rows: Iterable[GoalMeasure]) -> Iterator[AgendaItem]:
    """Yield the organisation's figures that are unknown, too late, not improving or old."""
    for row in rows:
        state = _figure_state(scope, row)
        if state:
            word = Word(f"agenda.figure.{state}")
            yield agenda_item(scope, "figure", row.owner, state=word, title=row.title)


def _figure_state(scope: ReportScope, row: GoalMeasure) -> str | None:
    if row.latest is None or row.latest_on is None:
        return "unknown"
    if row.target is None or row.baseline is None:
        return None
    rising = row.target >= row.baseline
    reached = row.latest >= row.target if rising else row.latest <= row.target
    if reached:
        return None
    if row.due and row.due < scope.day:
        return "late"
    if abs(row.target - row.latest) >= abs(row.target - row.baseline):
        return "still"
    return "old" if days_between(row.latest_on, scope.day) > _STALE else None


def newly_in_use(
    scope: ReportScope, moved: Movement | None, goals: Iterable[GoalRow]
) -> Iterator[AgendaItem]:
    """Yield what came into use since the last meeting, by name where names may be shown."""
    if moved is None:
        return
    began = [row for row in goals if row.goal in moved.began]
    for row in began:
        name = row.name or row.person or ""
        yield agenda_item(scope, "celebrate", row.person, name=name, title=row.title)
    if moved.newly_in_use and not began:
        yield agenda_item(scope, "celebrate_count", None, n=moved.newly_in_use)
