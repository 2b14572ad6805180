"""Which groups are too small to show, and which others hide so that no subtraction finds them."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol, TypeVar

from borgen.frozen import Value
from borgen.progress.values import Pair


class HasPair(Protocol):
    """A pair with or without its measures: what hides depends on the people and goals alone."""

    @property
    def pair(self) -> Pair:
        """The pair."""
        ...


P = TypeVar("P", bound=HasPair)


class UnmeasuredPair(Value, frozen=True):
    """A pair without measures."""

    pair: Pair


class OrganisationTotals(Value, frozen=True):
    """The sizes of what the organisation's report publishes, from which a part may be subtracted.

    Attributes:
        pairs: the number of pairs of each person.
        people: the number of people of each team; under None those in no team.
    """

    pairs: Mapping[str, int]
    people: Mapping[str | None, int]

    @classmethod
    def of(cls, teams: Mapping[str | None, Sequence[HasPair]]) -> "OrganisationTotals":
        """Return the sizes of all pairs, given by team as in `by_team`."""
        every = [one for pairs in teams.values() for one in pairs]
        sizes = {team: len(people_in(pairs)) for team, pairs in teams.items()}
        return cls(_pairs_of_people(every), sizes)

    def allow(self, part: Sequence[HasPair], minimum: int, team: str | None = None) -> bool:
        """Return whether a part may be shown beside the whole, or beside the total of its team.

        The part must have at least `minimum` people. So must the people outside the part, and
        these with the people who have pairs outside it, unless there are none.
        """
        inside = _pairs_of_people(part)
        everybody = self.people.get(team, 0) if team else len(self.pairs)
        outside = everybody - len(inside)
        more = outside + sum(self.pairs[person] > n for person, n in inside.items())
        return len(inside) >= minimum and not (is_few(more, minimum) or is_few(outside, minimum))


def _pairs_of_people(pairs: Sequence[HasPair]) -> Mapping[str, int]:
    return Counter(key.owner for key in {one.pair.key for one in pairs})


def is_few(people: int, minimum: int) -> bool:
    """Return whether there are people, but fewer than may be shown."""
    return 0 < people < minimum


def people_in(pairs: Sequence[HasPair]) -> frozenset[str]:
    """Return the ids of the people of some pairs."""
    return frozenset(one.pair.person for one in pairs)


def by_team(teams: Mapping[str, str], pairs: Sequence[P]) -> Mapping[str | None, list[P]]:
    """Return pairs by the team of their person, see `links.teams_on`; None is for no team."""
    groups: dict[str | None, list[P]] = {}
    for one in pairs:
        groups.setdefault(teams.get(one.pair.person), []).append(one)
    return groups


def enough_for_team(pairs: Sequence[HasPair], minimum: int) -> bool:
    """Return whether a team's totals may be shown: enough members have entries.

    While no member has any entry, totals give away only that, so they may be shown.
    """
    with_entries = people_in([one for one in pairs if one.pair.entries])
    return len(people_in(pairs)) >= minimum and not is_few(len(with_entries), minimum)


def shown_groups(
    sizes: Mapping[str, int], others: int, minimum: int, secret: Collection[str] = ()
) -> frozenset[str]:
    """Return the groups that may be shown beside their common total.

    Groups under the minimum hide. While the people hidden are not none and together fewer than
    the minimum, the smallest group still shown hides too (the first by id among equals): the
    total minus the shown groups would give the hidden ones away.

    Args:
        sizes: the number of people of each group; groups do not share people.
        others: the number of people of the total in none of the groups; they count as hidden.
        minimum: the smallest number of people that may be shown.
        secret: groups that hide for another reason.
    """
    shown = {group for group, size in sizes.items() if size >= minimum and group not in secret}
    hidden = others + sum(size for group, size in sizes.items() if group not in shown)
    while shown and is_few(hidden, minimum):
        smallest = min(shown, key=lambda group: (sizes[group], group))
        shown.remove(smallest)
        hidden += sizes[smallest]
    return frozenset(shown)


def shown_teams(
    teams: Mapping[str | None, Sequence[HasPair]], whole: OrganisationTotals, minimum: int
) -> frozenset[str]:
    """Return the teams that a report may show beside its totals.

    In a trajectory's report a team also hides if the same team in the organisation's report has
    a few people more, or more pairs of a few people: the difference would be about them.

    Args:
        teams: the pairs of the report, see `by_team`.
        whole: the sizes in the organisation's report.
        minimum: the smallest number of people that may be shown.
    """
    return shown_groups(
        {team: len(people_in(pairs)) for team, pairs in teams.items() if team},
        len(people_in(teams.get(None, ()))),
        minimum,
        [team for team, pairs in teams.items() if team and not whole.allow(pairs, minimum, team)],
    )
