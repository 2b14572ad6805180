"""Random histories: equal to the published package, and what must hold whatever happens."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgen.frozen import replace
from borgen.model.common import Fades, Rating
from borgen.retention import WORK_1, project, replay

LEARNED = date(2026, 3, 26)
FREE = replace(WORK_1, floor=0.0, cap=float("inf"))
PACKAGE = fsrs.Scheduler(
    parameters=WORK_1.parameters, learning_steps=(), relearning_steps=(), enable_fuzzing=False
)
GRADES: dict[Rating, fsrs.Rating] = {
    "again": fsrs.Rating.Again,
    "hard": fsrs.Rating.Hard,
    "good": fsrs.Rating.Good,
    "easy": fsrs.Rating.Easy,
}
ratings = st.sampled_from(list(GRADES))
successes = st.sampled_from(["hard", "good", "easy"])
histories = st.dictionaries(st.integers(0, 400), ratings, max_size=25).map(
    lambda reviews: [(LEARNED + timedelta(days=day), reviews[day]) for day in sorted(reviews)]
)
"""One rating a day, as the measures have it."""
fading = st.sampled_from(["slow", "medium", "fast"])


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


@given(learned=ratings, history=histories)
def test_equal_to_the_package(learned: Rating, history: list[tuple[date, Rating]]) -> None:
    card = fsrs.Card(card_id=1, due=noon(LEARNED))
    for step in replay(FREE, LEARNED, learned, history):
        if step.retention is not None:
            expected = PACKAGE.get_card_retrievability(card, noon(step.day))
            assert step.retention == pytest.approx(expected, abs=1e-9)
        card, _ = PACKAGE.review_card(card, GRADES[step.rating], noon(step.day))
        assert step.memory.stability == pytest.approx(card.stability, rel=1e-9)
        assert step.memory.difficulty == pytest.approx(card.difficulty, abs=1e-9)


def projected(
    history: list[tuple[date, Rating]], day: date, fades: Fades = "slow", learned: Rating = "good"
) -> float:
    return project(WORK_1, replay(WORK_1, LEARNED, learned, history, fades), day, 0.8).projected


def last_day(history: list[tuple[date, Rating]]) -> date:
    return max([LEARNED, *(day for day, _ in history)])


@given(history=histories, later=st.integers(1, 200), rating=successes, wait=st.integers(0, 400))
def test_practice_never_lowers_it(
    history: list[tuple[date, Rating]], later: int, rating: Rating, wait: int
) -> None:
    practised = last_day(history) + timedelta(days=later)
    day = practised + timedelta(days=wait)
    assert projected([*history, (practised, rating)], day) >= projected(history, day)


@given(history=histories, fades=fading, learned=ratings, wait=st.integers(0, 400))
def test_logging_never_costs_more_than_silence(
    history: list[tuple[date, Rating]], fades: Fades, learned: Rating, wait: int
) -> None:
    day = last_day(history) + timedelta(days=wait)
    assert projected(history, day, fades, learned) >= projected([], day, fades, learned)


@given(history=histories, order=st.randoms(), wait=st.integers(0, 400))
def test_the_order_of_reviews_never_matters(
    history: list[tuple[date, Rating]], order: Random, wait: int
) -> None:
    shuffled = list(history)
    order.shuffle(shuffled)
    day = last_day(history) + timedelta(days=wait)
    assert projected(shuffled, day) == projected(history, day)


@given(history=histories, wait=st.integers(0, 400))
def test_the_band_holds_the_projection_and_all_are_shares(
    history: list[tuple[date, Rating]], wait: int
) -> None:
    day = last_day(history) + timedelta(days=wait)
    found = project(WORK_1, replay(WORK_1, LEARNED, "good", history), day, 0.8)
    low, high = found.band
    assert 0 < low <= found.projected <= high <= 1
    assert found.baseline <= found.projected
    assert WORK_1.cap >= found.stability > 0


@given(history=histories, target=st.floats(0.3, 1.0), wait=st.integers(0, 400))
def test_below_target_is_on_or_after_the_crossing_day(
    history: list[tuple[date, Rating]], target: float, wait: int
) -> None:
    day = last_day(history) + timedelta(days=wait)
    found = project(WORK_1, replay(WORK_1, LEARNED, "good", history), day, target)
    assert found.crosses_target_on is not None
    assert (found.gap > 0) == (day >= found.crosses_target_on)
