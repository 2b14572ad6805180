"""Days as people type them when they plan."""

from datetime import date

import pytest

from borgen.cli.days import planned_day, recent_day
from borgen.errors import UsageError
from borgen.text import text_in

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("2026-03-26", date(2026, 3, 26)),
        ("26-3-2026", date(2026, 3, 26)),
        ("26/3/2026", date(2026, 3, 26)),
        ("3-4-2026", date(2026, 4, 3)),
        ("26 maart 2026", date(2026, 3, 26)),
        ("26 mrt", date(2027, 3, 26)),
        ("30 September", date(2026, 9, 30)),
        ("2-1", date(2027, 1, 2)),
        ("March 26, 2026", date(2026, 3, 26)),
        ("vandaag", TODAY),
        ("20260326", date(2026, 3, 26)),
        ("29 feb", date(2028, 2, 29)),
    ],
)
def test_a_day_is_understood(word: str, day: date) -> None:
    assert planned_day(word, TODAY, text_in("nl")) == day


def test_the_last_day_comes_after_the_first() -> None:
    starts = date(2027, 3, 1)
    assert planned_day("26 feb", TODAY, text_in("nl"), after=starts) == date(2028, 2, 26)


@pytest.mark.parametrize("word", ["", "31 februari", "31-2-2026", "morgenochtend", "2026", "99"])
def test_what_is_no_day_is_explained(word: str) -> None:
    with pytest.raises(UsageError) as refused:
        planned_day(word, TODAY, text_in("nl"))
    assert refused.value.key == "init.not_a_day"


def test_an_english_reader_is_asked_which_of_two() -> None:
    with pytest.raises(UsageError) as refused:
        planned_day("3/4/2026", TODAY, text_in("en"))
    assert dict(refused.value.args_by_name) == {
        "word": "3/4/2026",
        "one": date(2026, 4, 3),
        "other": date(2026, 3, 4),
    }


WEDNESDAY = date(2026, 5, 6)


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("2026-04-01", date(2026, 4, 1)),
        ("vandaag", WEDNESDAY),
        ("Yesterday", date(2026, 5, 5)),
        ("eergisteren", date(2026, 5, 4)),
        ("woensdag", WEDNESDAY),
        ("donderdag", date(2026, 4, 30)),
        ("tuesday", date(2026, 5, 5)),
    ],
)
def test_days(word: str, day: date) -> None:
    assert recent_day(word, WEDNESDAY) == day


@pytest.mark.parametrize("word", ["26-03-2026", "morgen", "", "2026-02-30", "1 april"])
def test_no_days(word: str) -> None:
    with pytest.raises(UsageError):
        recent_day(word, WEDNESDAY)
