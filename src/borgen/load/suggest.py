"""What somebody probably meant: near spellings, Dutch words for English ones, other notations."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from borgen.dates import iso_day
from borgen.load.expected import Expected
from borgen.load.synonyms import KEYS, MONTHS, NO, RHYTHMS, UNITS, VALUES, YES
from borgen.model.ids import RESERVED
from borgen.text.catalogue import texts

_CLOSE: Final = 0.7

# Patterns are texts here: they are compiled for the first mistake, not for every command.
_SPACES: Final = r"[\s_-]+"
_NOT_OF_IDS: Final = r"[^a-z0-9]+"
_LONGEST_ID: Final = 63
_LABELLED: Final = (
    *("outcome", "form", "aspect", "effect", "strategy", "support", "mode", "status"),
    *("session", "source"),
)
_RHYTHM: Final = r"(?:(?:elke|iedere|every|om de)\s+)?(?:(\d{1,3})\s*)?([a-z]+)"
_NUMBER: Final = r"[^\d,.-]{0,4}?(-?[\d.]*,?\d+)\s*[^\d,.]*"
_ISO: Final = r"\d{4}-\d{2}-\d{2}"
_DAY_FIRST: Final = r"(\d{1,2})[-/. ]([a-z]+|\d{1,2})\.?[-/. ](\d{4})"
_YEAR_FIRST: Final = r"(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})(?:[t ].*)?"


class Meant(NamedTuple):
    """What was probably meant; `sure` where it can hardly be anything else."""

    text: str
    sure: bool


def nearest(word: str, known: Iterable[str], cutoff: float = _CLOSE) -> str | None:
    """Return the word among `known` that is spelled most alike, or None."""
    from difflib import get_close_matches  # noqa: PLC0415 - only mistakes have need of it

    return next(iter(get_close_matches(word, list(known), 1, cutoff)), None)


def close_key(name: str, known: Iterable[str]) -> str | None:
    """Return the key among `known` that `name` was probably meant to be."""
    names = tuple(known)
    word = _plain(name)
    for candidate in (word, *KEYS.get(word, "").split()):
        if candidate in names:
            return candidate
    return nearest(word, names)


def close_choice(written: str, choices: tuple[str, ...]) -> Meant | None:
    """Return the choice that a text was probably meant to be; sure if it is a translation."""
    word = _plain(written)
    words = dict(_words_for(choices))
    for candidate in (word, *VALUES.get(word, "").split(), words.get(word)):
        if candidate in choices:
            return Meant(candidate, sure=True)
    near = nearest(word, words)
    return Meant(words[near], sure=False) if near else None


def close_id(text: str) -> str:
    """Return the id that `text` would be if it kept to the rules."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    name = re.sub(_NOT_OF_IDS, "-", letters).strip("-")
    if not name or name[0].isdigit():
        name = f"id-{name or 1}"
    name = name[:_LONGEST_ID].rstrip("-")
    return f"{name}-1" if name in RESERVED else name


def close_rhythm(written: object) -> str | None:
    """Return `2 weeks` for `elke 2 weken`, `tweewekelijks` or `14` (days)."""
    text = str(written).strip().lower()
    if text.isdecimal():
        text = f"{text} days"
    if text in RHYTHMS:
        return RHYTHMS[text]
    found = re.fullmatch(_RHYTHM, text)
    unit = UNITS.get(found[2]) if found else None
    number = int(found[1] or 1) if found else 0
    if not unit or number < 1:
        return None
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def close_number(written: str, expected: Expected) -> float | None:
    """Return the number in `7,1`, `"3"`, `80%` or `90 minuten`, if it may stand there."""
    found = re.fullmatch(_NUMBER, written.strip())
    if not found:
        return None
    digits = found[1].replace(".", "").replace(",", ".") if "," in found[1] else found[1]
    try:
        number = float(digits)
    except ValueError:
        return None
    if "%" in written and expected.high < 1:
        number /= 100
    whole = number.is_integer() and "." not in digits
    if not expected.holds(number) or (expected.kind is int and not number.is_integer()):
        return None
    return int(number) if whole or expected.kind is int else number


def close_day(written: object) -> Meant | None:
    """Return the day in `26-03-2026`, `26 maart 2026`, `2026/3/26` or `20260326`."""
    text = " ".join(str(written).lower().split())
    if found := re.fullmatch(_YEAR_FIRST, text):
        return _day(found[1], found[2], found[3], sure=True)
    if not (found := re.fullmatch(_DAY_FIRST, text)):
        return None
    day, month, year = found.groups()
    if not month.isdecimal():
        number = next((n for n, names in enumerate(MONTHS, 1) if month in names), 0)
        return _day(year, str(number), day, sure=True)
    return _day(year, month, day, sure=int(day) > len(MONTHS)) or _day(year, day, month, sure=True)


def like_a_day(written: object) -> bool:
    """Return whether something is written as a day, though the calendar may not have it."""
    return bool(re.fullmatch(_ISO, str(written)))


def close_answer(written: object) -> str | None:
    """Return true or false for `ja`, `nee` and the like."""
    word = str(written).strip().lower()
    return "true" if word in YES else "false" if word in NO else None


def _day(year: str, month: str, day: str, *, sure: bool) -> Meant | None:
    text = f"{year}-{month:0>2}-{day:0>2}"
    return Meant(text, sure) if iso_day(text) else None


def _plain(written: str) -> str:
    return re.sub(_SPACES, "_", written.strip().lower())


def _words_for(choices: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield every word for one of the choices, with the choice."""
    for language in ("en", "nl"):
        for key, label in texts(language, "labels").items():
            group, _, choice = key.partition(".")
            if group in _LABELLED and choice in choices:
                yield _plain(label), choice
    for choice in choices:
        yield choice, choice
