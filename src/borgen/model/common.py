"""Small values that several shapes share: bilingual titles and planned intervals."""

from datetime import date
from typing import Literal, TypeAlias

from borgen.frozen import Value

Unit: TypeAlias = Literal["days", "weeks", "months"]
Aspect: TypeAlias = Literal["attitude", "behaviour", "skill", "knowledge"]
Fades: TypeAlias = Literal["slow", "medium", "fast"]
Rating: TypeAlias = Literal["again", "hard", "good", "easy"]


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


class Stretch(Value, frozen=True, kw_only=True):
    """Days from `start` to `end`, both included: `away: [{from, until}]`, `closed: [..]`."""

    start: date | None = None
    until: date | None = None

    def __contains__(self, day: object) -> bool:
        return (
            isinstance(day, date)
            and (self.start is None or self.start <= day)
            and (self.until is None or day <= self.until)
        )
