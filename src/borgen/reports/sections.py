"""The totals of a report: what was measured of a group, or the same parts left blank.

Whether they are to be blank is decided by `audience` and `suppression`.
"""

from collections.abc import Collection, Mapping
from typing import Final, get_args

from borgen.links import teams_on
from borgen.model.common import Aspect
from borgen.progress.values import Cause, GroupMeasures, PairMeasures, TransferStatus
from borgen.reports.rows import GroupRow
from borgen.reports.scope import Scope
from borgen.reports.suppression import by_team, people_in
from borgen.reports.values import (
    Causes,
    GroupEvidence,
    GroupRetention,
    GroupRhythm,
    Growth,
    Transfer,
    Use,
)

BENCHMARK_GAP: Final = 0.38
"""1 - 0.62: what 150 training professionals estimate is applied at once (Saks & Belcourt 2006)."""
_STATUSES: Final[tuple[TransferStatus, ...]] = get_args(TransferStatus)


def transfer(group: GroupMeasures | None) -> Transfer:
    """Return measure 5; blank where `group` is None, as all sections here."""
    if group is None:
        blank = dict.fromkeys(_STATUSES)
        return Transfer(None, None, None, None, BENCHMARK_GAP, blank, suppressed=True)
    counts = dict(group.status)
    return Transfer(
        applied_ever=group.applied_ever,
        applied_within_grace=group.applied_within_grace,
        judged=group.judged,
        gap=group.transfer_gap,
        benchmark_gap=BENCHMARK_GAP,
        status={status: counts.get(status, 0) for status in _STATUSES},
    )


def use(group: GroupMeasures | None) -> Use:
    """Return measures 6 and 10."""
    if group is None:
        return Use(None, None, None, None, None, None, None, suppressed=True)
    return Use(
        in_use=group.in_use,
        quiet=group.quiet,
        unknown=group.unknown,
        share=group.use_share,
        interval=group.use_interval,
        bounds=group.use_bounds,
        benchmark=group.use_benchmark,
    )


def retention(group: GroupMeasures | None) -> GroupRetention:
    """Return measures 1 to 4."""
    if group is None:
        return GroupRetention(None, None, None, None, suppressed=True)
    return GroupRetention(group.mean, group.below_target, group.preserved_mean, group.mean_band)


def evidence(group: GroupMeasures | None) -> GroupEvidence:
    """Return measure 8."""
    if group is None:
        return GroupEvidence(None, None, None, None, None, suppressed=True)
    grades = dict(group.evidence)
    return GroupEvidence(
        coverage=group.coverage,
        good=grades.get("good", 0),
        fair=grades.get("fair", 0),
        thin=grades.get("thin", 0),
        none=grades.get("none", 0),
    )


def rhythm(group: GroupMeasures | None) -> GroupRhythm:
    """Return the sessions due and held."""
    if group is None:
        return GroupRhythm(None, None, suppressed=True)
    return GroupRhythm(group.due, group.held)


def growth(group: GroupMeasures, shown: Collection[Aspect | None]) -> tuple[Growth, ...]:
    """Return growth by aspect; an aspect that may not be shown is left blank."""
    return tuple(
        Growth(row.aspect, row.pairs, row.measured, row.grown)
        if row.aspect in shown
        else Growth(row.aspect, None, None, None, suppressed=True)
        for row in group.growth
    )


def causes(group: GroupMeasures | None) -> Causes:
    """Return measure 12."""
    if group is None:
        return Causes(None, None, None, None, suppressed=True)
    counts: Mapping[Cause, int] = dict(group.causes)
    return Causes(
        no_chance=counts.get("no_chance", 0),
        open_factor=counts.get("open_factor", 0),
        promise_overdue=counts.get("promise_overdue", 0),
        unknown=counts.get("unknown", 0),
    )


def team_rows(
    scope: Scope, measures: tuple[PairMeasures, ...], shown: Collection[str]
) -> tuple[GroupRow, ...]:
    """Return a row a team that has pairs among `measures`; those not `shown` blank."""
    teams = by_team(teams_on(scope.workspace, scope.day), measures)
    return tuple(
        GroupRow(
            team,
            scope.title(scope.workspace.teams[team].name),
            people=len(people_in(pairs)),
            pairs=len(pairs),
            in_use=sum(pair.in_use for pair in pairs),
        )
        if team in shown
        else GroupRow(
            team, scope.title(scope.workspace.teams[team].name), None, None, None, suppressed=True
        )
        for team in scope.workspace.teams
        if (pairs := teams.get(team))
    )
