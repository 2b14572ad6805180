"""The totals of a report that an audience may see only in part: growth by aspect, and by team.

What may be shown is decided in `suppression` and `published`.
"""

from collections.abc import Collection

from borgen.links import teams_on
from borgen.model.common import Aspect
from borgen.progress.groups import Growth, Total
from borgen.progress.values import PairMeasures
from borgen.reports.request import ReportScope
from borgen.reports.suppression import by_team, people_in


class GroupRow(Total, frozen=True):
    """The totals of one team in the report of an organisation or trajectory."""

    team: str
    title: str
    people: int | None
    pairs: int | None
    in_use: int | None


def shown_growth(
    growth: tuple[Growth, ...], aspects: Collection[Aspect | None]
) -> tuple[Growth, ...]:
    """Return the growth of each aspect, hidden for an aspect that is not in `aspects`."""
    return tuple(
        row if row.aspect in aspects else Growth.hidden(aspect=row.aspect) for row in growth
    )


def team_rows(
    scope: ReportScope, pairs: tuple[PairMeasures, ...], shown: Collection[str]
) -> tuple[GroupRow, ...]:
    """Return a row for each team with some of `pairs`, hidden if it is not in `shown`."""
    teams = by_team(teams_on(scope.workspace, scope.day), pairs)
    return tuple(
        GroupRow(
            team=id_,
            title=scope.title(team.name),
            people=len(people_in(own)),
            pairs=len(own),
            in_use=sum(measures.in_use for measures in own),
        )
        if id_ in shown
        else GroupRow.hidden(team=id_, title=scope.title(team.name))
        for id_, team in scope.workspace.teams.items()
        if (own := teams.get(id_))
    )
