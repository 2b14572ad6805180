"""The parts that all reports share: measured, looked up and cut to what may be shown, once.

A kind of report adds its agenda and the parts that only it has; see the module of that kind.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from borgen.frozen import Value, replace
from borgen.progress import measure_group, measure_pairs, paused_and_dropped
from borgen.progress.groups import HIDDEN, Causes, GroupMeasures, Growth
from borgen.progress.values import PairMeasures
from borgen.reports.agenda import AgendaItem, most_pressing
from borgen.reports.context import FactorRow, SupportRow, factor_rows, support_rows
from borgen.reports.curves import forgetting_curves
from borgen.reports.goals import GoalRow, goal_rows
from borgen.reports.investment import Investment
from borgen.reports.line_picture import line_picture
from borgen.reports.published import learned_in, shown_aspects
from borgen.reports.report import Note, Pictures, Report
from borgen.reports.request import ReportRequest, ReportScope, scope_of
from borgen.reports.sessions import (
    SessionRow,
    scheduled_cycles,
    session_rows,
    sessions_in_turn,
)
from borgen.reports.shared_goals import goal_measures, shared_goals
from borgen.reports.since import Movement, last_meeting, movement
from borgen.reports.suppression import HasPair
from borgen.reports.totals import GroupRow, shown_growth
from borgen.reports.use_over_time import use_over_time
from borgen.retention import MODEL


class ReportBase(Value, frozen=True, kw_only=True):
    """A subject on a day, with the rows that one audience may see.

    Attributes:
        pairs: every pair of the subject: the material of the totals, whoever may see them.
        everybody: all pairs of the workspace that count, for deciding what may be shown.
        growth: the growth of the pairs by aspect, not yet cut to what may be shown.
        group: the totals of the pairs, or hidden ones.
        goals to moved: rows, cut to what may be shown.
    """

    scope: ReportScope
    pairs: tuple[PairMeasures, ...]
    everybody: Sequence[HasPair]
    growth: tuple[Growth, ...]
    group: GroupMeasures
    goals: tuple[GoalRow, ...]
    context: tuple[FactorRow, ...]
    support: tuple[SupportRow, ...]
    sessions: tuple[SessionRow, ...]
    moved: Movement | None


def measured_pairs(
    request: ReportRequest, people: Iterable[str] | None = None, day: dt.date | None = None
) -> tuple[PairMeasures, ...]:
    """Return the pairs of `people`, by default all; about a trajectory those learned in it.

    Args:
        request: the request.
        people: ids of people.
        day: the day to measure on; by default the report's day.
    """
    chosen = None if people is None else tuple(people)
    found = measure_pairs(request.workspace, request.links, day or request.day, chosen)
    if request.kind != "trajectory":
        return found
    return tuple(m for m in found if request.id in learned_in(request.links, m.pair))


def report_base(
    request: ReportRequest,
    pairs: tuple[PairMeasures, ...],
    everybody: Sequence[HasPair],
    *,
    enough: bool,
) -> ReportBase:
    """Return the shared parts of the report that is requested.

    Args:
        request: the request.
        pairs: the subject's pairs, see `measured_pairs`.
        everybody: all pairs that count; they do not matter in the report of one person.
        enough: whether the subject has enough people for the audience to see its totals. A subject
            without any learned goal shows its totals in any case.
    """
    scope = scope_of(request)
    total = _total(scope, pairs)
    nothing_yet = not (total.pairs or total.paused or total.dropped)
    if enough or nothing_yet:
        scope = replace(scope, visibility=replace(scope.visibility, totals=True))
    cycles = scheduled_cycles(scope)
    sessions = session_rows(scope, cycles)
    context, support = factor_rows(scope), support_rows(scope)
    since = request.since or last_meeting(scope, cycles)
    return ReportBase(
        scope=scope,
        pairs=pairs,
        everybody=everybody,
        growth=total.growth,
        group=total if scope.visibility.totals else HIDDEN,
        goals=goal_rows(scope, pairs, cycles),
        context=context,
        support=support,
        sessions=sessions,
        moved=movement(
            scope,
            since,
            before=measured_pairs(request, scope.people, since) if since else (),
            now=pairs,
            support=support,
            context=context,
            sessions=sessions,
        ),
    )


def _total(scope: ReportScope, pairs: tuple[PairMeasures, ...]) -> GroupMeasures:
    trajectory = scope.request.id if scope.request.kind == "trajectory" else None
    paused, dropped = paused_and_dropped(scope.workspace, scope.day, scope.people, trajectory)
    return measure_group(pairs, scope.day, paused=paused, dropped=dropped)


def report_on_base(  # noqa: PLR0913 - the parts that only some reports have
    base: ReportBase,
    agenda: Iterable[AgendaItem],
    *,
    groups: tuple[GroupRow, ...] = (),
    causes: Causes | None = None,
    investment: Investment | None = None,
    notes: tuple[Note, ...] = (),
) -> Report:
    """Return the report with the shared parts of `base` and the parts of its kind.

    Args:
        base: the shared parts.
        agenda: candidates for the agenda, in order of priority.
        groups: the totals of teams.
        causes: measure 12.
        investment: measure 11.
        notes: the reader's own notes.
    """
    scope = base.scope
    return replace(
        _with_totals(base),
        measures=goal_measures(scope),
        causes=causes,
        investment=investment,
        shared_goals=shared_goals(scope),
        goals=base.goals,
        groups=groups,
        context=base.context,
        support=base.support,
        sessions=base.sessions,
        agenda=most_pressing(agenda),
        moved=base.moved,
        notes=notes,
        alternation=sessions_in_turn(base.sessions),
        pictures=_pictures(base) if scope.request.pictures else None,
    )


def _with_totals(base: ReportBase) -> Report:
    request, group = base.scope.request, base.group
    settings = request.workspace.settings
    aspects = shown_aspects(base.scope, base.pairs, base.everybody)
    return Report(
        as_of=request.day,
        workspace=base.scope.title(settings.name),
        language=request.language,
        subject=base.scope.subject,
        audience=request.audience,
        minimum=base.scope.visibility.minimum,
        window_days=settings.use.window_days,
        grace_days=settings.use.grace_days,
        model=MODEL,
        preset=settings.retention.preset,
        target=settings.retention.target,
        people=group.people,
        pairs=group.pairs,
        paused=group.paused,
        dropped=group.dropped,
        transfer=group.transfer,
        use=group.use,
        retention=group.retention,
        evidence=group.evidence,
        rhythm=group.rhythm,
        growth=shown_growth(base.growth, aspects),
        suppressed=group.suppressed,
    )


def _pictures(base: ReportBase) -> Pictures:
    scope, pairs = base.scope, base.pairs
    return Pictures(
        curves=forgetting_curves(scope, pairs),
        use=use_over_time(scope, pairs, base.everybody),
        line=line_picture(scope, pairs, base.everybody, base.goals),
    )
