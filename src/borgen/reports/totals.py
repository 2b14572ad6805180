"""The totals of a report: the measures of a group, or the same figures hidden.

Field names are keys of the JSON report. Counts are of pairs, shares are fractions of 1, and a share
without a denominator is None. Whether totals are hidden is decided in `visibility`, `suppression`
and `published`.
"""

from collections.abc import Collection, Mapping
from typing import Any, Final, Self, get_args

from borgen.frozen import Value, field_names
from borgen.links import teams_on
from borgen.model.common import Aspect
from borgen.progress.values import GroupMeasures, Interval, PairMeasures, TransferStatus
from borgen.reports.request import ReportScope
from borgen.reports.suppression import by_team, people_in

BENCHMARK_GAP: Final = 0.38
"""1 - 0.62, the share that 150 training professionals estimate is applied at once.

Source: Saks & Belcourt (2006), Human Resource Management 45(4), 629-648.
"""
_STATUSES: Final[tuple[TransferStatus, ...]] = get_args(TransferStatus)


class Total(Value, frozen=True, kw_only=True):
    """Figures of a group. In JSON `suppressed` comes last: a subclass takes no `kw_only`.

    Attributes:
        suppressed: whether the figures are hidden, and then None.
    """

    suppressed: bool = False

    @classmethod
    def hidden(cls, **known: Any) -> Self:  # noqa: ANN401 - the fields that may be shown
        """Return the total with None in each field that is not in `known`."""
        fields: dict[str, Any] = dict.fromkeys(field_names(cls)) | {"suppressed": True} | known
        return cls(**fields)


class Transfer(Total, frozen=True):
    """Measure 5 of a group.

    Attributes:
        judged: the number of pairs whose grace period is over.
        gap: 1 - applied within grace / judged.
        benchmark_gap: the estimate of the gap elsewhere, 0.38.
        status: the number of pairs by transfer status.
    """

    applied_ever: int | None
    applied_within_grace: int | None
    judged: int | None
    gap: float | None
    benchmark_gap: float
    status: Mapping[TransferStatus, int | None]


class Use(Total, frozen=True):
    """Measures 6 and 10 of a group.

    Attributes:
        share: in use / pairs; `interval` is its 80 % Wilson interval over persons.
        bounds: the share if no, and if every, unknown pair is in use.
        benchmark: the reference line: the estimate of the share elsewhere, a mean over pairs.
    """

    in_use: int | None
    quiet: int | None
    unknown: int | None
    share: float | None
    interval: Interval | None
    bounds: Interval | None
    benchmark: float | None


class GroupRetention(Total, frozen=True):
    """Measures 1 to 4 of a group; means are over persons.

    Attributes:
        below_target: the number of pairs with a retention gap.
    """

    mean: float | None
    below_target: int | None
    preserved_mean: float | None
    mean_band: Interval | None


class GroupEvidence(Total, frozen=True):
    """Measure 8 of a group: the share of pairs with a rating, and the pairs of each grade."""

    coverage: float | None
    good: int | None
    fair: int | None
    thin: int | None
    none: int | None


class GroupRhythm(Total, frozen=True):
    """The numbers of sessions due and held, of tracked cycles."""

    due: int | None
    held: int | None


class Growth(Total, frozen=True):
    """Measure 9 of a group, of one aspect: pairs, those with a measured level, those grown."""

    aspect: Aspect | None
    pairs: int | None
    measured: int | None
    grown: int | None


class Causes(Total, frozen=True):
    """Measure 12 of a group: the number of quiet and unapplied pairs by cause."""

    no_chance: int | None
    open_factor: int | None
    promise_overdue: int | None
    unknown: int | None


class GroupRow(Total, frozen=True):
    """The totals of one team in the report of an organisation or trajectory."""

    team: str
    title: str
    people: int | None
    pairs: int | None
    in_use: int | None


def transfer(group: GroupMeasures | None) -> Transfer:
    """Return measure 5; hidden where `group` is None, as in all functions here."""
    if group is None:
        return Transfer.hidden(benchmark_gap=BENCHMARK_GAP, status=dict.fromkeys(_STATUSES))
    return Transfer(
        applied_ever=group.applied_ever,
        applied_within_grace=group.applied_within_grace,
        judged=group.judged,
        gap=group.transfer_gap,
        benchmark_gap=BENCHMARK_GAP,
        status=group.status,
    )


def use(group: GroupMeasures | None) -> Use:
    """Return measures 6 and 10."""
    if group is None:
        return Use.hidden()
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
        return GroupRetention.hidden()
    return GroupRetention(group.mean, group.below_target, group.preserved_mean, group.mean_band)


def evidence(group: GroupMeasures | None) -> GroupEvidence:
    """Return measure 8."""
    if group is None:
        return GroupEvidence.hidden()
    grades = group.evidence
    return GroupEvidence(
        group.coverage, grades["good"], grades["fair"], grades["thin"], grades["none"]
    )


def rhythm(group: GroupMeasures | None) -> GroupRhythm:
    """Return the numbers of sessions due and held."""
    return GroupRhythm(group.due, group.held) if group else GroupRhythm.hidden()


def growth(group: GroupMeasures, shown: Collection[Aspect | None]) -> tuple[Growth, ...]:
    """Return the growth of each aspect, hidden for an aspect that is not in `shown`."""
    return tuple(
        Growth(row.aspect, row.pairs, row.measured, row.grown)
        if row.aspect in shown
        else Growth.hidden(aspect=row.aspect)
        for row in group.growth
    )


def causes(group: GroupMeasures | None) -> Causes:
    """Return measure 12."""
    if group is None:
        return Causes.hidden()
    found = group.causes
    return Causes(
        found["no_chance"], found["open_factor"], found["promise_overdue"], found["unknown"]
    )


def team_rows(
    scope: ReportScope, measures: tuple[PairMeasures, ...], shown: Collection[str]
) -> tuple[GroupRow, ...]:
    """Return a row for each team with pairs among `measures`, hidden if not in `shown`."""
    teams = by_team(teams_on(scope.workspace, scope.day), measures)
    return tuple(
        GroupRow(
            team=id_,
            title=scope.title(team.name),
            people=len(people_in(pairs)),
            pairs=len(pairs),
            in_use=sum(pair.in_use for pair in pairs),
        )
        if id_ in shown
        else GroupRow.hidden(team=id_, title=scope.title(team.name))
        for id_, team in scope.workspace.teams.items()
        if (pairs := teams.get(id_))
    )
