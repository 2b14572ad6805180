"""Which keys a log line of each kind has, and what may stand behind them."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final, NamedTuple, TypeAlias, get_args

from borgen.load.schema import Bounds, Expected, Key
from borgen.load.shape import day_of
from borgen.model.cycle import FormName
from borgen.model.entry import Kind, Outcome, SessionStatus, Setting, Source

Accept: TypeAlias = Callable[[Any], Any]
"""Returns the value for a row, or None where what is written does not fit."""

_ENTRY_NAME: Final = re.compile(r"[0-9a-f]{8}")


class Slot(NamedTuple):
    """A key of a line, and how its value is read."""

    key: Key
    accept: Accept


class Line(NamedTuple):
    """A kind of line: its slots by key, and which keys it must have."""

    slots: Mapping[str, Slot]
    required: frozenset[str]


def _accept_text(written: Any) -> str | None:  # noqa: ANN401 - as read
    return written if written.__class__ is str and written else None


def _accept_choice(choices: frozenset[str], written: Any) -> str | None:  # noqa: ANN401 - as read
    return written if written.__class__ is str and written in choices else None


def _accept_name(written: Any) -> str | None:  # noqa: ANN401 - as read
    return written if written.__class__ is str and _ENTRY_NAME.fullmatch(written) else None


def _accept_day(written: Any) -> dt.date | None:  # noqa: ANN401 - as read
    return day_of(written) if written.__class__ is str else None


def _accept_number(bounds: Bounds, written: Any) -> float | None:  # noqa: ANN401 - as read
    fits = written.__class__ is float or written.__class__ is int
    return written if fits and bounds.hold(written) else None


def _accept_whole(bounds: Bounds, written: Any) -> int | None:  # noqa: ANN401 - as read
    return written if written.__class__ is int and bounds.hold(written) else None


def _accept_present(written: Any) -> tuple[str, ...] | int | None:  # noqa: ANN401 - as read
    if written.__class__ is list and all(_accept_text(one) for one in written):
        return tuple(written)
    return _accept_whole(_COUNT.bounds, written)


_TEXT: Final = Expected(str)
_DAY: Final = Expected(dt.date)
_COUNT: Final = Expected(int, bounds=Bounds(0))
_AT_LEAST_ONE: Final = Expected(int, bounds=Bounds(1))
_EXPECTED: Final[Mapping[str, Expected]] = {
    "date": _DAY,
    "kind": Expected(str, choices=get_args(Kind)),
    "goal": _TEXT,
    "outcome": Expected(str, choices=get_args(Outcome)),
    "by": Expected(str, choices=get_args(Source)),
    "setting": Expected(str, choices=get_args(Setting)),
    "form": Expected(str, choices=get_args(FormName)),
    "factor": _TEXT,
    "level": Expected(float),
    "minutes": _AT_LEAST_ONE,
    "note": _TEXT,
    "cycle": _TEXT,
    "group": _AT_LEAST_ONE,
    "status": Expected(str, choices=get_args(SessionStatus)),
    "planned": _DAY,
    "to": _DAY,
    "present": Expected(list, items=_TEXT),
    "value": Expected(float),
    "of": Expected(str, is_name=True),
    "n": _AT_LEAST_ONE,
}
_KINDS: Final[Mapping[str, str]] = {
    "application": "date* goal* outcome* by setting form factor level minutes note n",
    "reflection": "date* goal form note n",
    "session": "date* cycle* status* planned to present group note n",
    "measurement": "date* goal* value* n",
    "void": "date* of* n",
}


def _accept(name: str, expected: Expected) -> Accept:
    if name == "present":
        return _accept_present
    if expected.is_name:
        return _accept_name
    if expected.choices:
        return partial(_accept_choice, frozenset(expected.choices))
    if expected.kind is float:
        return partial(_accept_number, expected.bounds)
    if expected.kind is int:
        return partial(_accept_whole, expected.bounds)
    return _accept_day if expected.kind is dt.date else _accept_text


def _slot(word: str) -> Slot:
    name = word.rstrip("*")
    expected = _EXPECTED[name]
    key = Key(name, name, expected, required=word.endswith("*"))
    return Slot(key, _accept(name, expected))


def _line(words: str) -> Line:
    slots = [_slot(word) for word in f"{words} kind".split()]
    required = frozenset(slot.key.name for slot in slots if slot.key.required)
    return Line({slot.key.name: slot for slot in slots}, required)


LINES: Final[Mapping[str, Line]] = {kind: _line(words) for kind, words in _KINDS.items()}
"""The kinds of line; a reflection also needs a goal or a form."""
