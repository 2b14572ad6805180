"""The days of a new programme: never before today, never in a weekend, always with a review."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borgen.app.starting.schedule import Schedule

TODAY = date(2026, 11, 24)


def ended(days: int) -> Schedule:
    end = TODAY - timedelta(days=days)
    return Schedule(end - timedelta(weeks=10), end, TODAY)


@settings(deadline=None)
@given(st.integers(-800, 800), st.floats(0, 30))
def test_what_comes_after_is_never_in_the_past_or_a_weekend(days: int, weeks: float) -> None:
    schedule = ended(days)
    day = schedule.after(weeks)
    assert day >= max(TODAY, schedule.ends)
    assert day.weekday() < 5


@settings(deadline=None)
@given(st.integers(-800, 209))
def test_the_review_falls_where_it_belongs(days: int) -> None:
    schedule = ended(days)
    assert 150 <= (schedule.review - schedule.ends).days <= 210
    assert schedule.review >= TODAY


def test_what_ended_long_ago_is_reviewed_half_a_year_from_now() -> None:
    assert ended(400).review == date(2027, 5, 25)
    assert ended(400).late


@settings(deadline=None)
@given(st.integers(0, 100), st.floats(0, 1))
def test_the_programme_stays_within_its_days(span: int, share: float) -> None:
    schedule = Schedule(TODAY, TODAY + timedelta(days=span), TODAY)
    assert schedule.starts <= schedule.during(share) <= schedule.ends


@pytest.mark.parametrize(("days", "first"), [(-30, 30), (0, 0), (100, 0)])
def test_it_counts_from_the_end_or_today(days: int, first: int) -> None:
    assert ended(days).counts_from == TODAY + timedelta(days=first)
