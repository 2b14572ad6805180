"""Ratings: one a day, whose goes first, and what they say together; the Wilson interval."""

from datetime import date, timedelta
from math import sqrt
from typing import Any

import pytest

from borgen.model.common import Rating
from borgen.model.entry import Entry
from borgen.progress.evidence import (
    Z_80,
    daily_ratings,
    evidence,
    observed,
    rating_of,
    wilson_interval,
)

DAY = date(2026, 6, 1)


def entry(**more: Any) -> Entry:
    fields: dict[str, Any] = {"owner": "p01", "item": 0, "date": DAY, "goal": "feedback"}
    return Entry(**(fields | {"outcome": "independent"} | more))


@pytest.mark.parametrize(
    ("outcome", "setting", "rating"),
    [
        ("fluent", "work", "easy"),
        ("independent", "work", "good"),
        ("with_help", "work", "hard"),
        ("not_achieved", "work", "again"),
        ("missed", "work", None),
        ("no_opportunity", "work", None),
        (None, "work", None),
        ("fluent", "practice", "hard"),
        ("not_achieved", "practice", "again"),
    ],
)
def test_rating_of_an_outcome(outcome: str | None, setting: str, rating: Rating | None) -> None:
    assert rating_of(entry(outcome=outcome, setting=setting)) == rating


@pytest.mark.parametrize(
    ("entries", "rating"),
    [
        ([{"outcome": "fluent"}, {"outcome": "with_help"}], "hard"),
        ([{"outcome": "not_achieved"}, {"outcome": "fluent", "by": "peer"}], "easy"),
        ([{"outcome": "fluent", "by": "coach"}, {"outcome": "independent", "by": "peer"}], "good"),
        ([{"outcome": "missed", "by": "peer"}, {"outcome": "independent"}], "good"),
    ],
)
def test_one_rating_a_day(entries: list[dict[str, Any]], rating: Rating) -> None:
    rows = [entry(**fields) for fields in entries]
    for order in (rows, rows[::-1]):
        assert [(day, found) for day, found, _ in daily_ratings(order)] == [(DAY, rating)]


def test_ratings_are_in_order_of_days() -> None:
    rows = [entry(date=DAY + timedelta(days=n)) for n in (3, 1, 2)]
    assert [day.day for day, _, _ in daily_ratings(rows)] == [2, 3, 4]


def test_observed_counts_half_points_over_ninety_days() -> None:
    rows = [
        entry(date=DAY - timedelta(days=91), outcome="not_achieved"),
        entry(date=DAY - timedelta(days=90), outcome="with_help"),
        entry(date=DAY - timedelta(days=2)),
        entry(outcome="missed"),
    ]
    found = observed(daily_ratings(rows), DAY)
    assert found is not None
    assert (found.share, found.n) == (0.75, 2)
    assert found.interval[0] < 0.75 < found.interval[1]


def test_nothing_observed_is_not_zero() -> None:
    assert observed((), DAY) is None


@pytest.mark.parametrize(
    ("sources", "grade", "self_only"),
    [
        ([], "none", False),
        (["self"], "thin", True),
        (["self", "peer"], "thin", False),
        (["self"] * 3, "fair", True),
        (["self"] * 9, "fair", True),
        (["peer"] * 9, "fair", False),
        (["self"] * 4 + ["coach"], "fair", False),
        (["self"] * 5 + ["coach"], "good", False),
    ],
)
def test_grade_of_evidence(sources: list[Any], grade: str, self_only: bool) -> None:  # noqa: FBT001 - a table
    rows = [entry(date=DAY + timedelta(days=n), by=by) for n, by in enumerate(sources)]
    found = evidence(daily_ratings(rows), rows)
    assert (found.grade, found.rated, found.self_only) == (grade, len(rows), self_only)
    assert found.sources == tuple(sorted(set(sources)))


@pytest.mark.parametrize(("share", "n"), [(0.5, 1), (14 / 24, 12), (0.0, 3), (1.0, 5), (0.25, 400)])
def test_the_ends_of_an_interval_solve_the_score_equation(share: float, n: int) -> None:
    for end in wilson_interval(share, n):
        assert abs(end - share) == pytest.approx(Z_80 * sqrt(end * (1 - end) / n), abs=1e-6)


def test_an_interval_has_known_figures() -> None:
    assert wilson_interval(0.1, 10, 1.959964) == pytest.approx((0.017876, 0.404150), abs=1e-6)


def test_an_interval_stays_within_shares_and_narrows() -> None:
    assert wilson_interval(0.0, 5)[0] == 0
    assert wilson_interval(1.0, 5)[1] == pytest.approx(1)
    narrow, wide = wilson_interval(0.5, 100), wilson_interval(0.5, 10)
    assert wide[0] < narrow[0] < narrow[1] < wide[1]
