"""Which keys a mapping may have and what may stand behind them, read off the model's annotations.

Only what annotations cannot say stands here in so many words: the names that keys have in files,
what is never written in a file, bounds, and which texts are ids.
"""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Final, Literal, NamedTuple, Union, get_args, get_origin

from borgen.frozen import Value, field_names, is_value, required_names
from borgen.model.common import Stretch, Title
from borgen.model.context import Factor, Support
from borgen.model.cycle import Cycle
from borgen.model.goal import IfThen, Level, PersonalGoal, StatusSince
from borgen.model.plan import Activity, Member, Person, Team, Trajectory
from borgen.model.settings import PrivacySettings, RetentionSettings, Settings, UseSettings


class Bounds(NamedTuple):
    """The least and the most a number may be, both included."""

    low: float = -1e12
    high: float = 1e12

    def hold(self, number: float) -> bool:
        """Return whether `number` lies within; not-a-number never does."""
        return self.low <= number <= self.high


ANY_NUMBER: Final = Bounds()


class Expected(Value, frozen=True):
    """What may stand somewhere.

    Attributes:
        kind: str, int, float, bool, date, dict, or a class of values of the model.
        items: of a list (`kind` is list) or of a dict, what stands in it.
        choices: the texts to choose from.
        bounds: of a number.
        is_id: whether a text is an id.
        is_name: whether a text is the name of a log entry.
    """

    kind: type
    items: "Expected | None" = None
    choices: tuple[str, ...] = ()
    bounds: Bounds = ANY_NUMBER
    is_id: bool = False
    is_name: bool = False


class Key(Value, frozen=True):
    """A key of a mapping: its name in files, the model's field, and what it expects."""

    name: str
    field: str
    expected: Expected
    required: bool = False


_NAMES: Final[Mapping[tuple[type, str], str]] = {
    (Stretch, "start"): "from",
    (IfThen, "cue"): "if",
    (IfThen, "action"): "then",
}
_UNWRITTEN: Final = frozenset(
    {(Title, "text"), (PersonalGoal, "private"), (Person, "id"), (Team, "id"), (Trajectory, "id")}
)
_DAYS: Final = Bounds(1, 3650)
_SOME: Final = Bounds(1)
_NOT_NEGATIVE: Final = Bounds(0)
_BOUNDS: Final[Mapping[tuple[type, str], Bounds]] = {
    (Factor, "strength"): Bounds(1, 3),
    (Factor, "lever"): Bounds(1, 12),
    (Support, "amount"): _NOT_NEGATIVE,
    (Support, "hours"): _NOT_NEGATIVE,
    (Activity, "hours"): _NOT_NEGATIVE,
    (Activity, "productive_hours_lost"): _NOT_NEGATIVE,
    (Cycle, "minutes"): _SOME,
    (Level, "scale"): _SOME,
    (Settings, "borgen"): _SOME,
    (RetentionSettings, "target"): Bounds(0.01, 0.99),
    (RetentionSettings, "horizon_days"): _DAYS,
    (UseSettings, "window_days"): _DAYS,
    (UseSettings, "grace_days"): Bounds(0, 3650),
    (PrivacySettings, "keep_months"): Bounds(1, 1200),
    (PrivacySettings, "team_minimum"): Bounds(1, 1000),
    (PrivacySettings, "organisation_minimum"): Bounds(1, 1000),
}
SHORT_FOR: Final[Mapping[type, str]] = MappingProxyType(
    {Title: "text", Member: "id", StatusSince: "status"}
)
"""What a mere text stands for where a mapping of this shape may stand."""

_IDS: Final = frozenset({"id", "was", "participants"})


@cache
def keys_of(shape: type) -> Mapping[str, Key]:
    """Return the keys that a mapping of `shape` (a value of the model) may have in a file."""
    hints, required = shape.__annotations__, required_names(shape)
    keys = (_key(shape, name, hints[name], required) for name in field_names(shape))
    return MappingProxyType({key.name: key for key in keys if key is not None})


@cache
def required_of(shape: type) -> tuple[Key, ...]:
    """Return the keys that a mapping of `shape` must have."""
    return tuple(key for key in keys_of(shape).values() if key.required)


@cache
def placed(shape: type) -> bool:
    """Return whether values of `shape` know where they came from."""
    return "place" in field_names(shape)


def _key(shape: type, name: str, hint: object, required: frozenset[str]) -> Key | None:
    at = (shape, name)
    if name == "place" or at in _UNWRITTEN:
        return None
    expected = _expected(hint, _BOUNDS.get(at, ANY_NUMBER), is_id=name in _IDS)
    return Key(_NAMES.get(at, name), name, expected, name in required)


def _expected(hint: object, bounds: Bounds, *, is_id: bool) -> Expected:
    origin, parts = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        (inner,) = (part for part in parts if part is not NoneType)
        return _expected(inner, bounds, is_id=is_id)
    if origin is tuple:
        return Expected(list, items=_expected(parts[0], bounds, is_id=is_id))
    if origin is Literal:
        return Expected(str, choices=parts)
    if origin is not None:
        return Expected(dict, items=_expected(parts[1], bounds, is_id=is_id))
    if not isinstance(hint, type) or not (is_value(hint) or hint in _SCALARS):
        raise TypeError(hint)
    return Expected(hint, bounds=bounds, is_id=is_id and hint is str)


_SCALARS: Final = frozenset({str, int, float, bool, dt.date})
