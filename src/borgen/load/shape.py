"""One thing that stands in a file, and the model's value for it where it fits as it is written."""

import datetime as dt
import re
from functools import lru_cache
from typing import Any, Final, NamedTuple

from borgen.dates import iso_day
from borgen.diagnostics import DocPath
from borgen.load.schema import Expected
from borgen.model.common import Every, Unit
from borgen.model.ids import is_id

LOST: Final = object()
"""Stands for a value that does not fit and of which nobody can tell what was meant."""

_RHYTHM: Final = re.compile(r"([1-9][0-9]{0,2}) +(day|week|month)s?", re.ASCII)
_UNITS: Final[dict[str, Unit]] = {"day": "days", "week": "weeks", "month": "months"}


class Spot(NamedTuple):
    """What stood at a place in the file, and what was expected there."""

    path: DocPath
    raw: object
    expected: Expected


class Unknown(NamedTuple):
    """A key that the mapping at `path` does not have, and the one that was probably meant."""

    path: DocPath
    known: tuple[str, ...]
    meant: str | None
    read: bool
    """Whether its value is read as that of the key that was meant."""
    torn_off: str | None = None
    """The key and text before it, if it looks like the rest of that text."""


def fitting(raw: Any, expected: Expected) -> Any:  # noqa: ANN401 - as read, and as expected
    """Return the value that `raw` stands for, or LOST: text, number, answer, day or rhythm.

    Strict: nothing becomes what it is not, but a whole number may stand for a decimal one.
    """
    kind = expected.kind
    if kind is str:
        return raw if raw.__class__ is str and _is_expected(raw, expected) else LOST
    if kind is dt.date:
        return (raw.__class__ is str and day_of(raw)) or LOST
    if kind is Every:
        return rhythm(raw) or LOST
    if kind is bool:
        return raw if raw.__class__ is bool else LOST
    if raw.__class__ is int or (raw.__class__ is float and kind is float):
        return kind(raw) if expected.bounds.hold(raw) else LOST
    return LOST


@lru_cache(maxsize=4096)
def day_of(text: str) -> dt.date | None:
    """Return what `iso_day` does; the same few hundred days stand everywhere."""
    return iso_day(text)


def rhythm(raw: object) -> Every | None:
    """Return `2 weeks` as an interval, or None."""
    found = _RHYTHM.fullmatch(raw) if isinstance(raw, str) else None
    return Every(int(found[1]), _UNITS[found[2]]) if found else None


def _is_expected(text: str, expected: Expected) -> bool:
    if expected.choices:
        return text in expected.choices
    return not expected.is_id or is_id(text)
