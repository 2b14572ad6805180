"""The day that a command looks at."""

from datetime import date

from borgen.cli.words import day


def as_of_day(word: str | None, today: date) -> date:
    """Return the day of `--as-of`, a date or a word such as `yesterday`; today where absent.

    Raises:
        UsageError: the word names no day.
    """
    return today if word is None else day(word, today, "--as-of")
