"""Small values that several models share: titles in two languages, planned intervals, stretches."""

import re
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from borgen.frozen import Value

Unit: TypeAlias = Literal["days", "weeks", "months"]
Aspect: TypeAlias = Literal["attitude", "behaviour", "skill", "knowledge"]
Fades: TypeAlias = Literal["slow", "medium", "fast"]
Rating: TypeAlias = Literal["again", "hard", "good", "easy"]


_RHYTHM: Final = re.compile(r"([1-9][0-9]{0,2}) +(day|week|month)s?", re.ASCII)
_UNITS: Final[dict[str, Unit]] = {"day": "days", "week": "weeks", "month": "months"}


class Title(Value, frozen=True):
    """A title or name: one string for all languages, or one a language."""

    text: str | None = None
    nl: str | None = None
    en: str | None = None

    def within(self, language: str) -> str:
        """Return the title in `language` (nl, en), else in whatever language there is."""
        chosen = self.nl if language == "nl" else self.en
        return chosen or self.text or self.nl or self.en or ""


class Every(Value, frozen=True):
    """A planned interval, `every: 2 weeks`; `n` is at least 1."""

    n: int
    unit: Unit

    @property
    def days(self) -> float:
        """The interval's length in days; a month counts as a twelfth of 365.25 days."""
        return self.n * {"days": 1.0, "weeks": 7.0, "months": 365.25 / 12}[self.unit]


@lru_cache(maxsize=512)
def rhythm(text: str) -> Every | None:
    """Return `2 weeks` as an interval, or None where `text` is none."""
    found = _RHYTHM.fullmatch(text)
    return Every(int(found[1]), _UNITS[found[2]]) if found else None
