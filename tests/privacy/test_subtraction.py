"""Nobody can be worked out by adding and subtracting what is published on one day.

Organisations of any shape are drawn; all their reports for one audience are built; an attacker who
knows who is in which group combines the totals with any weights whatever. Two ways lead to the
verdict: the product's own, block by block, and here plain linear algebra.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Final, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from borgen.links import OwnerKind, link
from borgen.model.base import known_as
from borgen.model.common import Aspect, Title
from borgen.model.context import Factor
from borgen.model.entry import Entry
from borgen.model.goal import Learned, PersonalGoal
from borgen.model.ids import ORGANISATION, Key
from borgen.model.plan import Cost, Member, Organisation, Person, Team, Trajectory
from borgen.model.settings import Settings
from borgen.model.workspace import Workspace
from borgen.reports.build import build_report
from borgen.reports.report import Report
from borgen.reports.request import open_request
from borgen.reports.subtraction import PublishedTotals
from borgen.reports.visibility import Audience

LEARNED, DAY = date(2026, 1, 1), date(2026, 2, 1)
TEAMS, TRAJECTORIES = "abc", "tuv"
ASPECTS: Final[tuple[Aspect, ...]] = ("skill", "behaviour")
PRIME: Final = 2_147_483_647
MINIMUM, TEAM_MINIMUM = 5, 3


class Kind(NamedTuple):
    """People alike: their team, and for each of their goals the trajectory and aspect."""

    team: str
    goals: tuple[tuple[str, Aspect], ...]


GOAL = st.tuples(st.sampled_from([*TRAJECTORIES, ""]), st.sampled_from(ASPECTS))
KIND = st.builds(
    Kind,
    st.sampled_from([*TEAMS, ""]),
    st.lists(GOAL, min_size=1, max_size=2).map(tuple),
)
PEOPLE = st.dictionaries(KIND, st.integers(1, 9), min_size=1, max_size=7)


def workspace(kinds: dict[Kind, int]) -> Workspace:
    people = {
        f"p{n}x{i}": kind for n, (kind, size) in enumerate(kinds.items()) for i in range(size)
    }
    return Workspace(
        settings=Settings(borgen=1, name=Title("Test")),
        organisation=Organisation(
            name=Title("Test"),
            context=(Factor(id="druk", factor="Druk", effect="hinders"),),
        ),
        trajectories={
            id_: known_as(
                Trajectory(
                    title=Title(id_),
                    starts=LEARNED,
                    ends=LEARNED,
                    participants=tuple(p for p, kind in people.items() if id_ in dict(kind.goals)),
                    costs=(Cost(category="venue", amount=900.0),),
                ),
                id=id_,
            )
            for id_ in TRAJECTORIES
        },
        teams={
            id_: known_as(
                Team(
                    name=Title(id_),
                    members=tuple(Member(id=p) for p, kind in people.items() if kind.team == id_),
                ),
                id=id_,
            )
            for id_ in TEAMS
        },
        people={
            p: known_as(Person(goals=tuple(_goals(kind))), id=p)
            for p, kind in sorted(people.items())
        },
        logs={
            p: (
                Entry(p, 0, date(2026, 1, 9), goal="g0", outcome="independent"),
                Entry(
                    p, 1, date=date(2026, 1, 12), goal="g0", outcome="no_opportunity", factor="druk"
                ),
            )
            for p in sorted(people)
        },
    )


def _goals(kind: Kind) -> Iterator[PersonalGoal]:
    for n, (trajectory, aspect) in enumerate(kind.goals):
        yield PersonalGoal(
            id=f"g{n}",
            title=Title("G"),
            learned=Learned(date=LEARNED),
            trajectory=trajectory or None,
            aspect=aspect,
        )


class Total(NamedTuple):
    """A published total: of which pairs, and how many it says they are."""

    what: str
    pairs: frozenset[Key]
    said: int | None


def totals(made: Workspace, reports: Iterable[Report]) -> Iterator[tuple[str, Total]]:
    """Yield what the reports publish; only totals of one name can be added and subtracted."""
    every = {Key(p, goal.id): goal for p, one in made.people.items() for goal in one.goals}
    members = {id_: {m.id for m in team.members} for id_, team in made.teams.items()}

    def of(kind: OwnerKind, id_: str) -> frozenset[Key]:
        if kind == "team":
            return frozenset(key for key in every if key.owner in members[id_])
        if kind == "trajectory":
            return frozenset(key for key, goal in every.items() if goal.trajectory == id_)
        return frozenset(every)

    for told in reports:
        name, group = told.subject.id, of(told.subject.kind, told.subject.id)
        if told.pairs is not None:
            yield "all", Total(name, group, told.pairs)
        for row in told.groups:
            if row.pairs is not None:
                yield "all", Total(f"{name} {row.team}", group & of("team", row.team), row.pairs)
        for growth in told.growth:
            if growth.pairs is not None:
                alike = frozenset(key for key in group if every[key].aspect == growth.aspect)
                yield f"growth {growth.aspect}", Total(name, alike, growth.pairs)
        yield from _odd_totals(told, every)


def _odd_totals(told: Report, every: dict[Key, PersonalGoal]) -> Iterator[tuple[str, Total]]:
    """Yield the price of a pair in use, which tells how many are, and who names a factor."""
    if told.subject.id == ORGANISATION and told.investment:
        learned = frozenset(key for key, goal in every.items() if goal.trajectory)
        if told.investment.cost_per_pair_in_use is not None:
            yield "all", Total("price", learned, None)
    for factor in told.context:
        if factor.named:
            yield "named", Total(told.subject.id, frozenset(every), factor.named)


def reports(made: Workspace, audience: Audience, teams: Iterable[str]) -> list[Report]:
    subjects: list[tuple[OwnerKind, str]] = [("organisation", ORGANISATION)]
    subjects += [("trajectory", id_) for id_ in made.trajectories]
    subjects += [("team", id_) for id_ in teams]
    links = link(made)
    return [
        build_report(open_request(made, links, DAY, *one, audience=audience)) for one in subjects
    ]


def given_away(published: Sequence[frozenset[Key]], minimum: int) -> set[str] | None:
    """Return a few people of whom some sum can be had, by linear algebra; None if there are none.

    A sum over these people alone can be had when the totals lose rank once everything that is
    about them is left out. People in the same groups are only ever had together.
    """
    keys = sorted(frozenset().union(*published)) if published else []
    rows = [[int(key in group) for key in keys] for group in published]
    owned: dict[str, list[int]] = {}
    for n, key in enumerate(keys):
        owned.setdefault(key.owner, []).append(n)
    alike: dict[object, list[str]] = {}
    for person, columns in owned.items():
        shape = tuple(sorted(tuple(row[n] for row in rows) for n in columns))
        alike.setdefault(shape, []).append(person)
    full = rank(rows)
    for n in range(1, len(alike) + 1):
        for some in combinations(alike.values(), n):
            few = {person for people in some for person in people}
            if len(few) < minimum:
                without = [i for i, key in enumerate(keys) if key.owner not in few]
                if rank([[row[i] for i in without] for row in rows]) < full:
                    return few
    return None


def rank(rows: list[list[int]]) -> int:
    """Return the rank of a matrix; reckoned with remainders, which is exact enough for 0 and 1."""
    left, found = [list(row) for row in rows], 0
    for column in range(len(left[0]) if left else 0):
        pivot = next((row for row in left[found:] if row[column] % PRIME), None)
        if pivot is None:
            continue
        left.remove(pivot)
        left.insert(found, pivot)
        inverse = pow(pivot[column], -1, PRIME)
        for row in left[found + 1 :]:
            times = row[column] * inverse % PRIME
            if times:
                row[:] = [(a - times * b) % PRIME for a, b in zip(row, pivot, strict=True)]
        found += 1
    return found


def hold(made: Workspace, told: Sequence[Report], minimum: int) -> None:
    by_name: dict[str, list[Total]] = {}
    for name, total in totals(made, told):
        by_name.setdefault(name, []).append(total)
        assert name == "named" or total.said in {None, len(total.pairs)}, total.what
    for name, published in by_name.items():
        few = given_away([total.pairs for total in published], minimum)
        assert few is None, (name, few, [total.what for total in published])
    figures = {total.said for total in by_name.get("named", [])}
    assert len(figures) <= 1, "one factor, one figure"


@given(PEOPLE)
@settings(max_examples=150, deadline=None)
def test_the_organisation_cannot_work_out_a_few_people(kinds: dict[Kind, int]) -> None:
    made = workspace(kinds)
    hold(made, reports(made, "organisation", TEAMS), MINIMUM)


@given(PEOPLE, st.sampled_from(TEAMS))
@settings(max_examples=100, deadline=None)
def test_a_team_cannot_work_out_a_few_people(kinds: dict[Kind, int], team: str) -> None:
    """What the organisation publishes, and beside it the report that a team gets of itself."""
    made = workspace(kinds)
    hold(made, reports(made, "team", [team]), TEAM_MINIMUM)


GROUP = st.frozensets(
    st.builds(Key, st.sampled_from("abcdefghij"), st.sampled_from("xy")), min_size=1
)


@given(
    st.lists(st.sets(st.sampled_from("abcdefghij"), max_size=5), max_size=2),
    st.lists(GROUP, max_size=4),
    st.integers(2, 5),
)
@settings(max_examples=300, deadline=None)
def test_the_verdict_is_never_milder_than_linear_algebra(
    teams: list[set[str]], groups: list[frozenset[Key]], minimum: int
) -> None:
    everything = frozenset(Key(owner, goal) for owner in "abcdefghij" for goal in "xy")
    blocks, left = [], everything
    for team in teams:
        blocks.append(frozenset(key for key in left if key.owner in team))
        left -= blocks[-1]
    blocks.append(left)
    published = PublishedTotals.of(blocks)
    for group in groups:
        published = published.beside(group)
    few = given_away([*(block for block in blocks if block), *groups], minimum)
    assert few is None or published.gives_away_fewer_than(minimum)


def test_what_two_trajectories_leave_over_is_seen() -> None:
    """Twelve people, five in one trajectory and five in another: two are in none."""
    kinds = {
        Kind("", (("t", "skill"),)): 5,
        Kind("", (("u", "skill"),)): 5,
        Kind("", (("", "skill"),)): 2,
    }
    told = reports(workspace(kinds), "organisation", ())
    assert [one.suppressed for one in told] == [False, False, True, False]


def test_a_trajectory_beside_shown_teams_that_each_are_in_it_in_part_stands() -> None:
    """Half of two teams takes part: no sum is about the halves of one team alone."""
    kinds = {Kind(team, ((t, "skill"),)): 4 for team in "ab" for t in ("t", "")}
    told = reports(workspace(kinds), "organisation", "ab")
    assert not any(one.suppressed for one in told if one.subject.id in {ORGANISATION, "t", "a"})


def test_the_price_of_a_pair_is_reckoned_with_where_a_team_looks_at_itself() -> None:
    """All learners minus a shown team minus my own: the one learner who is left."""
    kinds = {
        Kind("a", (("t", "skill"),)): 4,
        Kind("b", (("t", "skill"),)): 5,
        Kind("c", (("u", "skill"),)): 1,
        Kind("", (("", "skill"),)): 5,
    }
    made = workspace(kinds)
    told = reports(made, "team", ["a"])
    assert told[0].investment is not None
    assert told[0].investment.cost_per_pair_in_use is not None
    assert told[-1].suppressed
