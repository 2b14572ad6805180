"""Transfer status, grace, use and quiet: what counts as applied, and when."""

from datetime import date, timedelta
from typing import Any

import pytest

from borgen.model.base import Stretch
from borgen.model.entry import Entry
from borgen.progress.use import (
    applications,
    days_present,
    in_time,
    in_use,
    is_judged,
    transfer_status,
)

LEARNED = date(2026, 3, 26)


def after(days: int) -> date:
    return LEARNED + timedelta(days=days)


def entry(**more: Any) -> Entry:
    return Entry(owner="p01", item=0, date=LEARNED, goal="feedback", **more)


def stretch(first: date | None, last: date | None = None) -> Stretch:
    return Stretch.model_validate({"from": first, "until": last})


AWAY = (stretch(after(5), after(9)), stretch(after(8), after(14)))


@pytest.mark.parametrize(
    ("entries", "status"),
    [
        ([], "no_observation"),
        ([{"kind": "reflection"}], "reflection_only"),
        ([{"outcome": "fluent", "setting": "practice"}], "reflection_only"),
        ([{"outcome": "missed", "setting": "practice"}], "reflection_only"),
        ([{"outcome": "no_opportunity"}, {"kind": "reflection"}], "no_opportunity"),
        ([{"outcome": "no_opportunity"}, {"outcome": "missed"}], "missed"),
        ([{"outcome": "missed"}, {"outcome": "not_achieved"}], "attempted"),
        ([{"outcome": "not_achieved"}, {"outcome": "with_help"}], "applied"),
    ],
)
def test_transfer_status(entries: list[dict[str, Any]], status: str) -> None:
    assert transfer_status([entry(**fields) for fields in entries]) == status


def test_practice_outside_the_work_is_no_application() -> None:
    entries = [entry(outcome="independent", setting="practice"), entry(outcome="with_help")]
    assert applications(entries) == [LEARNED]


@pytest.mark.parametrize(
    ("last", "days"), [(-2, -2), (0, 0), (4, 4), (5, 4), (9, 4), (14, 4), (15, 5), (20, 10)]
)
def test_days_away_are_counted_once_and_not_as_present(last: int, days: int) -> None:
    assert days_present(AWAY, LEARNED, after(last)) == days


def test_an_open_end_of_being_away() -> None:
    assert days_present((stretch(after(3)),), LEARNED, after(90)) == 2
    assert days_present((stretch(None, after(3)),), LEARNED, after(90)) == 87


@pytest.mark.parametrize(("first", "held"), [(30, True), (31, False)])
def test_grace_is_thirty_days(first: int, held: bool) -> None:  # noqa: FBT001 - a table
    assert in_time([after(first), after(90)], LEARNED, (), 30) is held


def test_grace_skips_days_away() -> None:
    assert in_time([after(40)], LEARNED, AWAY, 30)
    assert not in_time([after(41)], LEARNED, AWAY, 30)
    assert not in_time([], LEARNED, AWAY, 30)


@pytest.mark.parametrize(
    ("today", "observed_from", "judged"),
    [
        (29, None, False),
        (30, None, True),
        (90, 0, True),
        (90, 29, True),
        (90, 30, False),
        (90, -20, True),
    ],
)
def test_who_is_judged(today: int, observed_from: int | None, judged: bool) -> None:  # noqa: FBT001 - a table
    start = None if observed_from is None else after(observed_from)
    assert is_judged(LEARNED, after(today), start, (), 30) is judged


def test_whoever_was_away_is_judged_later() -> None:
    assert not is_judged(LEARNED, after(39), None, AWAY, 30)
    assert is_judged(LEARNED, after(40), None, AWAY, 30)


def test_use_is_an_application_in_the_window_and_skips_days_away() -> None:
    assert in_use([after(1)], after(61), (), 60)
    assert not in_use([after(1)], after(62), (), 60)
    assert in_use([after(1)], after(71), AWAY, 60)
    assert not in_use([], after(1), (), 60)
