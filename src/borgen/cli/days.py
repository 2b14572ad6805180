"""Days as people type them: `gisteren`, `maandag`, `26-3-2026`, `26 maart`, `March 26`."""

import re
from datetime import date, timedelta
from typing import Final

from borgen.cli.words import plain_word
from borgen.dates import days_between, iso_day
from borgen.errors import UsageError
from borgen.load.suggest import close_day
from borgen.text import Text, text_in

_DAYS_AGO: Final = ("today", "yesterday", "day_before_yesterday")
_MONTH_FIRST: Final = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(\d{4}))?")
_YEAR: Final = re.compile(r"(?:^|\D)\d{4}(?:\D|$)|^\d{8}$")


def as_of_day(word: str | None, today: date) -> date:
    """Return the day of `--as-of`, a date or a word such as `yesterday`; today where absent.

    Raises:
        UsageError: the word names no day.
    """
    return today if word is None else recent_day(word, today, "--as-of")


def recent_day(word: str, today: date, option: str = "--date") -> date:
    """Return the day that `word` names: a date, today, yesterday, or the last such weekday.

    Raises:
        UsageError: it names none.
    """
    plain = plain_word(word)
    if found := iso_day(word.strip()):
        return found
    for language in (text_in("nl"), text_in("en")):
        for ago, name in enumerate(_DAYS_AGO):
            if plain == language(f"log.{name}"):
                return today - timedelta(days=ago)
        weekdays = language("log.weekdays").split()
        if plain in weekdays:
            return today - timedelta(days=(today.weekday() - weekdays.index(plain)) % 7)
    raise UsageError("error.not_a_day", option=option, word=word)


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
        return _full_day(plain, text, word)
    dashed = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})", plain)
    mark = "-" if dashed else " "
    years = range((after or today).year - 1, (after or today).year + 9)
    known = [_full_day(f"{plain}{mark}{y}", text, word) for y in years if _is_day(plain, mark, y)]
    if not known:
        raise UsageError("init.not_a_day", word=word)
    if after:
        return min(day for day in known if day >= after)
    return min(known, key=lambda day: abs(days_between(today, day)))


def _is_day(plain: str, mark: str, year: int) -> bool:
    return close_day(f"{plain}{mark}{year}") is not None


def _full_day(plain: str, text: Text, word: str) -> date:
    meant = close_day(plain)
    day = iso_day(meant.text) if meant else None
    if meant is None or day is None:
        raise UsageError("init.not_a_day", word=word)
    if not meant.sure and text.language == "en":
        other = date(day.year, day.day, day.month)
        raise UsageError("init.which_day", word=word, one=day, other=other)
    return day
