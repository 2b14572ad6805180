"""Days ahead or behind, as people type them: `26-3-2026`, `26 maart`, `March 26`, `vandaag`."""

import re
from datetime import date
from typing import Final

from borgen.dates import days_between, iso_day
from borgen.errors import UsageError
from borgen.load.suggest import close_day
from borgen.text import Text, text_in

_MONTH_FIRST: Final = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(\d{4}))?")
_YEAR: Final = re.compile(r"(?:^|\D)\d{4}(?:\D|$)|^\d{8}$")


def planned_day(word: str, today: date, text: Text, *, after: date | None = None) -> date:
    """Return the day that `word` means; without a year, the first `after` a day, or the nearest.

    A Dutch reader writes the day first; of an English one it cannot be told in `3-4-2026`.

    Raises:
        UsageError: it means none, or one of two.
    """
    plain = " ".join(word.lower().split())
    if plain in {language("log.today") for language in (text_in("nl"), text_in("en"))}:
        return today
    if found := iso_day(plain):
        return found
    if month_first := _MONTH_FIRST.fullmatch(plain):
        month, day, year = month_first.groups()
        plain = f"{day} {month} {year or ''}".strip()
    if _YEAR.search(plain):
        return _day(plain, text, word)
    dashed = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})", plain)
    mark = "-" if dashed else " "
    years = range((after or today).year - 1, (after or today).year + 9)
    known = [_day(f"{plain}{mark}{y}", text, word) for y in years if _is_day(plain, mark, y)]
    if not known:
        raise UsageError("init.not_a_day", word=word)
    if after:
        return min(day for day in known if day >= after)
    return min(known, key=lambda day: abs(days_between(today, day)))


def _is_day(plain: str, mark: str, year: int) -> bool:
    return close_day(f"{plain}{mark}{year}") is not None


def _day(plain: str, text: Text, word: str) -> date:
    meant = close_day(plain)
    day = iso_day(meant.text) if meant else None
    if meant is None or day is None:
        raise UsageError("init.not_a_day", word=word)
    if not meant.sure and text.language == "en":
        other = date(day.year, day.day, day.month)
        raise UsageError("init.which_day", word=word, one=day, other=other)
    return day
