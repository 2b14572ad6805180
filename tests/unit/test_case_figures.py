"""The worked case: figures that a separate program computed from the same events."""

from datetime import date, timedelta

import pytest

from borgen.frozen import replace
from borgen.links import Links, link, members_on
from borgen.model.ids import Key
from borgen.model.workspace import Workspace
from borgen.progress import measure_group, measure_pairs
from borgen.progress.groups import GroupMeasures
from borgen.progress.values import PairMeasures

LEARNED = date(2026, 3, 26)


def after(days: int) -> date:
    return LEARNED + timedelta(days=days)


@pytest.fixture(scope="module")
def links(case: Workspace) -> Links:
    return link(case)


def group(case: Workspace, links: Links, days: int, team: str | None = None) -> GroupMeasures:
    people = members_on(case.teams[team], after(days)) if team else None
    return measure_group(measure_pairs(case, links, after(days), people), after(days))


@pytest.mark.parametrize(
    ("days", "applied", "in_use", "mean", "below", "benchmark"),
    [
        (30, 14, 14, 0.963, 0, 0.58),
        (91, 15, 13, 0.907, 0, 0.51),
        (188, 18, 14, 0.885, 8, 0.43),
    ],
)
def test_the_table(  # noqa: PLR0913, PLR0917 - a row of the table
    case: Workspace,
    links: Links,
    days: int,
    applied: int,
    in_use: int,
    mean: float,
    below: int,
    benchmark: float,
) -> None:
    found = group(case, links, days)
    assert (found.people, found.pairs, found.transfer.judged) == (12, 24, 24)
    assert (found.transfer.applied_ever, found.use.in_use) == (applied, in_use)
    assert found.retention.below_target == below
    assert found.transfer.applied_within_grace == 14
    assert found.transfer.gap == pytest.approx(0.42, abs=0.005)
    assert found.retention.mean == pytest.approx(mean, abs=0.0005)
    assert found.use.benchmark == pytest.approx(benchmark, abs=0.005)


@pytest.mark.parametrize("days", [30, 91, 188])
def test_the_mean_over_pairs_is_the_mean_over_persons(
    case: Workspace, links: Links, days: int
) -> None:
    retention = [m.retention.projected for m in measure_pairs(case, links, after(days))]
    assert group(case, links, days).retention.mean == pytest.approx(sum(retention) / len(retention))


@pytest.mark.parametrize(
    ("days", "in_use"),
    [
        (30, [(7, 10), (3, 8), (4, 6)]),
        (91, [(6, 10), (4, 8), (3, 6)]),
        (188, [(6, 10), (5, 8), (3, 6)]),
    ],
)
def test_teams_in_use(
    case: Workspace, links: Links, days: int, in_use: list[tuple[int, int]]
) -> None:
    found = [group(case, links, days, team) for team in ("ks", "pv", "bv")]
    assert [(team.use.in_use, team.pairs) for team in found] == in_use


@pytest.fixture(scope="module")
def half_year(case: Workspace, links: Links) -> dict[Key, PairMeasures]:
    return {found.pair.key: found for found in measure_pairs(case, links, after(188))}


@pytest.mark.parametrize(
    ("person", "goal", "stability", "retention"),
    [
        ("p01", "feedback", 170.5, 0.997),
        ("p02", "feedback", 63.7, 0.785),
        ("p06", "hardtalk", 44.8, 0.964),
        ("p07", "prioritise", 47.0, 0.700),
    ],
)
def test_pairs_of_the_story(
    half_year: dict[Key, PairMeasures], person: str, goal: str, stability: float, retention: float
) -> None:
    found = half_year[Key(person, goal)].retention
    assert found.stability == pytest.approx(stability, abs=0.05)
    assert found.projected == pytest.approx(retention, abs=0.0005)


@pytest.mark.parametrize(("person", "retention"), [("p04", 0.813), ("p08", 0.835)])
def test_only_use_shows_who_stopped(
    half_year: dict[Key, PairMeasures], person: str, retention: float
) -> None:
    found = half_year[Key(person, "stakeholder")]
    assert found.quiet
    assert found.retention.gap == 0
    assert found.retention.projected == pytest.approx(retention, abs=0.0005)


def test_who_is_not_in_use_after_half_a_year(half_year: dict[Key, PairMeasures]) -> None:
    assert sorted(str(key) for key, found in half_year.items() if not found.in_use) == [
        "p02/feedback",
        "p02/prioritise",
        "p04/feedback",
        "p04/stakeholder",
        "p07/coach",
        "p07/prioritise",
        "p08/stakeholder",
        "p11/hardtalk",
        "p11/prioritise",
        "p12/coach",
    ]


def test_eleven_pairs_are_silent_at_the_turn(case: Workspace, links: Links) -> None:
    found = group(case, links, 91)
    assert (found.pairs, found.use.in_use) == (24, 13)
    causes = found.causes
    other = (causes.no_chance or 0, causes.promise_overdue or 0, causes.unknown or 0)
    assert (causes.open_factor or 0) > max(other)


def test_without_the_turn_nothing_is_left(case: Workspace, links: Links) -> None:
    logs = {owner: tuple(e for e in log if e.date <= after(47)) for owner, log in case.logs.items()}
    found = group(replace(case, logs=logs), links, 188)
    assert (found.use.in_use, found.pairs) == (0, 24)
