"""Which groups are too small to show, and which others hide so that no subtraction finds them.

What exactly is left out of a group that hides is the business of `sections`.
"""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol, TypeVar

from borgen.links import teams_on
from borgen.model.workspace import Workspace
from borgen.progress.values import Pair


class OfPair(Protocol):
    """A pair or what was measured of it: who hides depends on whose it is alone."""

    @property
    def pair(self) -> Pair:
        """The pair."""
        ...


M = TypeVar("M", bound=OfPair)


def shown_groups(
    sizes: Mapping[str, int], others: int, minimum: int, secret: Collection[str] = ()
) -> frozenset[str]:
    """Return the groups that may stand beside their common total.

    Groups under the minimum hide. While the people hidden are not none and together fewer than
    the minimum, the smallest group still shown hides too (the first by id among equals): the
    total minus the shown groups would give the hidden ones away.

    Args:
        sizes: how many people each group has; nobody is in two of them.
        others: how many people of the total are in none of the groups; they count as hidden.
        minimum: the smallest number of people that may be seen.
        secret: groups that hide for another reason.
    """
    shown = {group for group, size in sizes.items() if size >= minimum and group not in secret}
    hidden = others + sum(size for group, size in sizes.items() if group not in shown)
    while shown and is_few(hidden, minimum):
        smallest = min(shown, key=lambda group: (sizes[group], group))
        shown.remove(smallest)
        hidden += sizes[smallest]
    return frozenset(shown)


def is_few(people: int, minimum: int) -> bool:
    """Return whether there are people, but fewer than may be seen."""
    return 0 < people < minimum


def people_in(measures: Sequence[OfPair]) -> frozenset[str]:
    """Return whose pairs these are."""
    return frozenset(measure.pair.person for measure in measures)


def enough_for_team(measures: Sequence[OfPair], minimum: int) -> bool:
    """Return whether a team's totals may be shown: enough members have data.

    Data are entries that count. As long as nobody has any there is nothing to give away but
    that, and the totals say how much is unknown.
    """
    with_entries = people_in([measure for measure in measures if measure.pair.entries])
    return len(people_in(measures)) >= minimum and not is_few(len(with_entries), minimum)


def enough_beside(part: Sequence[OfPair], whole: Sequence[OfPair], minimum: int) -> bool:
    """Return whether a part may be shown beside the whole that is published elsewhere.

    It has people enough itself, and so has what the whole has more: people outside the part,
    and people with pairs outside it.
    """
    inside = {measure.pair.key for measure in part}
    rest = people_in([measure for measure in whole if measure.pair.key not in inside])
    outside = people_in(whole) - people_in(part)
    return len(people_in(part)) >= minimum and not (
        is_few(len(rest), minimum) or is_few(len(outside), minimum)
    )


def by_team(
    workspace: Workspace, measures: Sequence[M], day: dt.date
) -> Mapping[str | None, tuple[M, ...]]:
    """Return the pairs by the team their person is in on `day`; None where in no team."""
    teams = teams_on(workspace, day)
    groups: dict[str | None, list[M]] = {team: [] for team in (*workspace.teams, None)}
    for measure in measures:
        groups[teams.get(measure.pair.person)].append(measure)
    return {team: tuple(pairs) for team, pairs in groups.items()}


def shown_teams(
    workspace: Workspace,
    measures: Sequence[OfPair],
    everybody: Sequence[OfPair],
    day: dt.date,
) -> frozenset[str]:
    """Return the teams that a report with the totals of `measures` may show.

    In a trajectory's report a team also hides if the same team in the organisation's report has
    a few people more, or more pairs of a few people: the difference would be theirs.
    """
    minimum = workspace.settings.privacy.organisation_minimum
    whole = by_team(workspace, everybody, day)
    parts = by_team(workspace, measures, day)
    return shown_groups(
        {team: len(people_in(pairs)) for team, pairs in parts.items() if team},
        len(people_in(parts[None])),
        minimum,
        [
            team
            for team, pairs in parts.items()
            if team and pairs and not enough_beside(pairs, whole[team], minimum)
        ],
    )
