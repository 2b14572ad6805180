"""Which groups are too small to show, and which others hide so that no subtraction finds them.

What exactly is left out of a group that hides is the business of `sections`.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol, TypeVar

from borgen.frozen import Value
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


class Whole(Value, frozen=True):
    """What is published elsewhere, as far as it tells what a part of it leaves over.

    Attributes:
        pairs: how many pairs each person has.
        people: how many people each team has; under None those in no team.
    """

    pairs: Mapping[str, int]
    people: Mapping[str | None, int]

    @classmethod
    def of(cls, teams: Mapping[str | None, Sequence[OfPair]]) -> "Whole":
        """Return what the pairs of all teams add up to, see `by_team`."""
        every = [measure for measures in teams.values() for measure in measures]
        sizes = {team: len(people_in(measures)) for team, measures in teams.items()}
        return cls(_counted(every), sizes)

    def bears(self, part: Sequence[OfPair], minimum: int, team: str | None = None) -> bool:
        """Return whether a part may be shown beside the whole, or beside its part in a team.

        It has people enough itself, and so has what the whole has more: people outside the part,
        and people with pairs outside it.
        """
        inside = _counted(part)
        everybody = self.people.get(team, 0) if team else len(self.pairs)
        outside = everybody - len(inside)
        more = outside + sum(self.pairs[person] > n for person, n in inside.items())
        return len(inside) >= minimum and not (is_few(more, minimum) or is_few(outside, minimum))


def _counted(measures: Sequence[OfPair]) -> Mapping[str, int]:
    return Counter(key.owner for key in {measure.pair.key for measure in measures})


def by_team(teams: Mapping[str, str], measures: Sequence[M]) -> Mapping[str | None, list[M]]:
    """Return pairs by the team that their person is in, see `teams_on`; None where in no team."""
    groups: dict[str | None, list[M]] = {}
    for measure in measures:
        groups.setdefault(teams.get(measure.pair.person), []).append(measure)
    return groups


def shown_teams(
    teams: Mapping[str | None, Sequence[OfPair]], whole: Whole, minimum: int
) -> frozenset[str]:
    """Return the teams that a report may show beside its totals.

    In a trajectory's report a team also hides if the same team in the organisation's report has
    a few people more, or more pairs of a few people: the difference would be theirs.

    Args:
        teams: the pairs of the report, see `by_team`.
        whole: what the organisation's report tells.
        minimum: the smallest number of people that may be seen.
    """
    return shown_groups(
        {team: len(people_in(pairs)) for team, pairs in teams.items() if team},
        len(people_in(teams.get(None, ()))),
        minimum,
        [team for team, pairs in teams.items() if team and not whole.bears(pairs, minimum, team)],
    )
