"""Days and months later, whatever the calendar does at its edges."""

from datetime import date

import pytest

from borgen.dates import plus_months


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2099, 12, 29), 2, date(2100, 2, 28)),
        (date(2026, 5, 15), 24, date(2028, 5, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(9999, 11, 30), 1, date(9999, 12, 30)),
        (date(9999, 12, 1), 1, date.max),
    ],
)
def test_so_many_months_later(day: date, months: int, later: date) -> None:
    assert plus_months(day, months) == later
