"""Days as people type them on the command line."""

from datetime import date

from borgen.dates import iso_day
from borgen.errors import UsageError


def as_of_day(word: str | None, today: date) -> date:
    """Return the day of `--as-of`; today where nothing was said.

    Raises:
        UsageError: the word is no day.
    """
    if word is None:
        return today
    day = iso_day(word)
    if day is None:
        raise UsageError("error.not_a_day", option="--as-of", word=word)
    return day
