"""What a meeting may talk about, each with who would move it. `agenda` chooses among them."""

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final

from borgen.dates import days_between, plus_days
from borgen.diagnostics import Arg, Word
from borgen.model.plan import Organisation, Team, Trajectory
from borgen.progress.values import GroupMeasures, PairMeasures
from borgen.reports.rows import (
    AgendaItem,
    FactorRow,
    GoalMeasure,
    GoalRow,
    Moved,
    SessionRow,
    SupportRow,
)
from borgen.reports.scope import Scope

SOON: Final = 28
"""A crossing day within so many days is worth a word."""
_STALE: Final = 100
"""A figure older than so many days (a quarter and a little) is asked for."""


def item(scope: Scope, code: str, owner: str | None, **args: Arg) -> AgendaItem:
    """Return an agenda item; one that nobody owns falls to whoever leads the subject."""
    who = owner or _leader(scope)
    return AgendaItem(code, MappingProxyType(args), who, scope.name(who))


def _leader(scope: Scope) -> str | None:
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


def promises(scope: Scope, support: Iterable[SupportRow]) -> Iterator[AgendaItem]:
    """Yield the promises whose day passed: the organisation's half of the bargain."""
    for row in support:
        if row.overdue and row.due:
            yield item(scope, "promise_overdue", row.by, what=row.what, due=row.due)


def factors(scope: Scope, context: Iterable[FactorRow]) -> Iterator[AgendaItem]:
    """Yield what hinders and is not dealt with: late responses, no response, the rest."""
    hindering = [row for row in context if row.effect == "hinders" and row.open]
    for row in hindering:
        if row.overdue and row.due and row.action:
            yield item(
                scope,
                "response_overdue",
                row.response_owner,
                factor=row.factor,
                action=row.action,
                due=row.due,
            )
    for row in hindering:
        if row.action is None:
            yield item(scope, "factor_unanswered", None, factor=row.factor)
        elif not row.overdue:
            yield item(
                scope, "factor_blocks", row.response_owner, factor=row.factor, action=row.action
            )


def chances(scope: Scope, goals: Iterable[GoalRow]) -> Iterator[AgendaItem]:
    """Yield who asks for a chance to apply something; it is their sponsor's move."""
    for row in goals:
        if row.team_status == "asks_for_a_chance":
            name = row.name or row.person or ""
            yield item(scope, "chance_asked", row.sponsor, name=name, title=row.title)


def chances_counted(scope: Scope, n: int) -> Iterator[AgendaItem]:
    """Yield how many goals ask for a chance, where no names may stand."""
    if n:
        yield item(scope, "chances_asked", None, n=n)


def sessions(scope: Scope, rows: Iterable[SessionRow]) -> Iterator[AgendaItem]:
    """Yield each cycle with past sessions of which nothing is known, the most first."""
    cycles: dict[str, list[SessionRow]] = {}
    for row in rows:
        if row.state != "planned":
            cycles.setdefault(row.cycle, []).append(row)
    missing = [(sum(row.state == "open" for row in past), past) for past in cycles.values()]
    for n, past in sorted(missing, key=lambda found: (-found[0], found[1][0].cycle)):
        if n:
            first = past[0]
            yield item(
                scope,
                "session_not_logged",
                first.facilitator,
                title=_whose(scope, first),
                n=n,
                of=len(past),
            )


def _whose(scope: Scope, row: SessionRow) -> str:
    """Return a cycle's title, with the team's name where the report is about more than it."""
    owner = row.cycle.partition("/")[0]
    team = None if owner == scope.request.id else scope.workspace.teams.get(owner)
    return f"{row.title} ({scope.title(team.name)})" if team else row.title


def quiet(scope: Scope, group: GroupMeasures | None) -> Iterator[AgendaItem]:
    """Yield how many goals went quiet; a count, never a name."""
    if group and group.quiet:
        yield item(scope, "quiet", None, n=group.quiet)


def crossings(
    scope: Scope, group: GroupMeasures | None, measures: Iterable[PairMeasures]
) -> Iterator[AgendaItem]:
    """Yield how many goals come under the target soon if nothing happens; a count."""
    until = plus_days(scope.day, SOON)
    n = sum(
        crossing is not None and scope.day < crossing <= until
        for crossing in (measure.retention.crosses_target_on for measure in measures)
    )
    if group and n:
        yield item(scope, "crossing_soon", None, n=n, until=until)


def causes(scope: Scope, group: GroupMeasures | None) -> Iterator[AgendaItem]:
    """Yield the cause that most quiet and unapplied goals share, if one is known."""
    known = [(n, cause) for cause, n in (group.causes if group else ()) if cause != "unknown"]
    n, cause = max(known, default=(0, ""))
    if group and n:
        of = sum(count for _, count in group.causes)
        yield item(scope, "cause", None, cause=Word(f"cause.{cause}"), n=n, of=of)


def figures(scope: Scope, measures: Iterable[GoalMeasure]) -> Iterator[AgendaItem]:
    """Yield the organisation's own figures that are not known, too late, or moving away."""
    for row in measures:
        state = _figure(scope, row)
        if state:
            word = Word(f"agenda.figure.{state}")
            yield item(scope, "figure", row.owner, state=word, title=row.title)


def _figure(scope: Scope, row: GoalMeasure) -> str | None:
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


def good_news(scope: Scope, moved: Moved | None, goals: Iterable[GoalRow]) -> Iterator[AgendaItem]:
    """Yield what came into use since the last meeting: by name where names may stand."""
    if moved is None:
        return
    began = [row for row in goals if row.goal in moved.began]
    for row in began:
        name = row.name or row.person or ""
        yield item(scope, "celebrate", row.person, name=name, title=row.title)
    if moved.newly_in_use and not began:
        yield item(scope, "celebrate_count", None, n=moved.newly_in_use)
