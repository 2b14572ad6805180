"""What all reports have in common: measured, looked up and cut to size once.

A kind of report adds its agenda and the parts that only it has; see the module of that kind.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from borgen.frozen import Value, replace
from borgen.progress import measure_group, measure_pairs, paused_and_dropped
from borgen.progress.values import GroupMeasures, PairMeasures
from borgen.reports import sections
from borgen.reports.agenda import chosen
from borgen.reports.audience import Sight, sight
from borgen.reports.context_rows import factor_rows, support_rows
from borgen.reports.curves import forgetting_curves
from borgen.reports.goal_rows import goal_rows
from borgen.reports.line_of_sight import line_of_sight
from borgen.reports.pictures import Pictures
from borgen.reports.published import learned_in, shown_aspects
from borgen.reports.rows import (
    AgendaItem,
    FactorRow,
    GoalRow,
    GroupRow,
    Moved,
    Note,
    SessionRow,
    SupportRow,
)
from borgen.reports.scope import Request, Scope, scope_of
from borgen.reports.session_rows import Planned, planned_cycles, session_rows, sessions_in_turn
from borgen.reports.shared_goals import goal_measures, shared_goals
from borgen.reports.since import last_meeting, moved
from borgen.reports.suppression import OfPair
from borgen.reports.use_over_time import use_over_time
from borgen.reports.values import Causes, Investment, Report, Subject

MODEL: Final = "FSRS-6"


class Ground(Value, frozen=True, kw_only=True):
    """A subject on a day as one audience may see it.

    Attributes:
        measures: every pair of the subject: the material, not yet what may be shown.
        everybody: all the pairs that count, whoever has them.
        total: the subject's pairs as a group.
        goals to moved: rows, cut to what may be shown.
    """

    scope: Scope
    sight: Sight
    measures: tuple[PairMeasures, ...]
    everybody: Sequence[OfPair]
    total: GroupMeasures
    goals: tuple[GoalRow, ...]
    context: tuple[FactorRow, ...]
    support: tuple[SupportRow, ...]
    sessions: tuple[SessionRow, ...]
    moved: Moved | None

    @property
    def shown(self) -> GroupMeasures | None:
        """The totals, or None where they are hidden."""
        return self.total if self.sight.totals else None


def measured(
    request: Request, people: Iterable[str] | None = None, day: dt.date | None = None
) -> tuple[PairMeasures, ...]:
    """Return the pairs of `people` (default: everybody), of one trajectory if that is asked."""
    chosen_people = None if people is None else tuple(people)
    found = measure_pairs(request.workspace, request.links, day or request.day, chosen_people)
    if request.kind != "trajectory":
        return found
    return tuple(m for m in found if request.id in learned_in(request.links, m.pair))


def ground(
    request: Request,
    measures: tuple[PairMeasures, ...],
    everybody: Sequence[OfPair],
    *,
    enough: bool,
) -> Ground:
    """Return what a report on `request` stands on.

    Args:
        request: what is asked.
        measures: the subject's pairs.
        everybody: all the pairs that count; of a person's report they do not matter.
        enough: whether there are people enough for the audience to see the totals; where nothing
            was learned yet there is nobody to give away.
    """
    scope = scope_of(request)
    total = _total(scope, measures)
    nothing_yet = not (total.pairs or total.paused or total.dropped)
    view = sight(request.audience, request.workspace.settings.privacy, enough=enough or nothing_yet)
    planned = planned_cycles(scope)
    sessions = session_rows(scope, planned)
    context, support = factor_rows(scope, view), support_rows(scope)
    return Ground(
        scope=scope,
        sight=view,
        measures=measures,
        everybody=everybody,
        total=total,
        goals=goal_rows(scope, view, measures, planned),
        context=context,
        support=support,
        sessions=sessions,
        moved=_moved(scope, view, planned, measures, support, context, sessions),
    )


def _total(scope: Scope, measures: tuple[PairMeasures, ...]) -> GroupMeasures:
    trajectory = scope.request.id if scope.request.kind == "trajectory" else None
    paused, dropped = paused_and_dropped(scope.workspace, scope.day, scope.people, trajectory)
    return measure_group(measures, scope.day, paused=paused, dropped=dropped)


def _moved(  # noqa: PLR0913, PLR0917 - it compares every part of a report
    scope: Scope,
    view: Sight,
    planned: tuple[Planned, ...],
    measures: tuple[PairMeasures, ...],
    support: tuple[SupportRow, ...],
    context: tuple[FactorRow, ...],
    sessions: tuple[SessionRow, ...],
) -> Moved | None:
    asked = scope.request.since
    since = asked or last_meeting(scope, planned)
    if since is None:
        return None
    return moved(
        scope,
        view,
        since,
        meeting=asked is None,
        before=measured(scope.request, scope.people, since),
        now=measures,
        support=support,
        context=context,
        sessions=sessions,
    )


def report(  # noqa: PLR0913 - the parts that only some reports have
    base: Ground,
    title: str,
    agenda: Iterable[AgendaItem],
    *,
    groups: tuple[GroupRow, ...] = (),
    causes: Causes | None = None,
    investment: Investment | None = None,
    notes: tuple[Note, ...] = (),
) -> Report:
    """Return the report that stands on `base`, with the totals that may be shown."""
    return replace(
        _with_totals(base, title),
        measures=goal_measures(base.scope),
        causes=causes,
        investment=investment,
        shared_goals=shared_goals(base.scope),
        goals=base.goals,
        groups=groups,
        context=base.context,
        support=base.support,
        sessions=base.sessions,
        agenda=chosen(agenda),
        moved=base.moved,
        notes=notes,
        alternation=sessions_in_turn(base.sessions),
        pictures=_pictures(base) if base.scope.request.pictures else None,
    )


def _pictures(base: Ground) -> Pictures:
    scope, view, measures = base.scope, base.sight, base.measures
    return Pictures(
        curves=forgetting_curves(scope, view, measures),
        use=use_over_time(scope, view, measures, base.everybody),
        line=line_of_sight(scope, view, measures, base.everybody, base.goals),
    )


def _with_totals(base: Ground, title: str) -> Report:
    request, shown = base.scope.request, base.shown
    settings = request.workspace.settings
    return Report(
        as_of=request.day,
        workspace=base.scope.title(settings.name),
        language=request.language,
        subject=Subject(request.kind, request.id, title),
        audience=base.sight.audience,
        minimum=base.sight.minimum,
        window_days=settings.use.window_days,
        grace_days=settings.use.grace_days,
        model=MODEL,
        preset=settings.retention.preset,
        target=settings.retention.target,
        people=shown.people if shown else None,
        pairs=shown.pairs if shown else None,
        paused=shown.paused if shown else None,
        dropped=shown.dropped if shown else None,
        transfer=sections.transfer(shown),
        use=sections.use(shown),
        retention=sections.retention(shown),
        evidence=sections.evidence(shown),
        rhythm=sections.rhythm(shown),
        growth=sections.growth(
            base.total, shown_aspects(request, base.sight, base.measures, base.everybody)
        ),
        suppressed=shown is None,
    )
