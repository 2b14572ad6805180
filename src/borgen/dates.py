"""Reading ISO dates, and arithmetic with days and months. The clock is not read here."""

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LONGEST: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The most days of each month."""


def iso_day(text: str) -> date | None:
    """Return the day that `text` gives as `2026-03-26`, or None if it gives none."""
    if not _ISO_DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def days_between(first: date, last: date) -> int:
    """Return the whole days from `first` to `last`; negative if `last` is earlier."""
    return (last - first).days


def plus_days(day: date, days: int) -> date:
    """Return the day `days` after `day`, limited to `date.min` and `date.max`."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def months_between(first: date, last: date) -> int:
    """Return the months from that of `first` to that of `last`; negative if `last` is earlier."""
    return 12 * (last.year - first.year) + last.month - first.month


def plus_months(day: date, months: int) -> date:
    """Return the day `months` later, the last of the month where it has no such day.

    Limited to `date.min` and `date.max`.
    """
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if months > 0 else date.min
    try:
        return date(year, month + 1, min(day.day, _LONGEST[month]))
    except ValueError:
        return date(year, month + 1, 28)  # 29 February of a common year
