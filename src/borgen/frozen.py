"""What every value is made of: a frozen record with slots, cheap to define, to make and to keep.

The one door to the library that gives it (docs/decisions/0013). What is filled while something is
read is `Growing`; what a value means belongs where it is defined.
"""

import sys
from functools import cache
from typing import Any, Final, TypeAlias, TypeVar

# Hidden while the library is imported, which takes the same from `typing`: 10 ms sooner.
_HIDDEN: Final = sys.modules.setdefault("typing_extensions", None) is None  # type: ignore[arg-type]

from msgspec import NODEFAULT, MsgspecError, Raw, Struct, field, json, msgpack  # noqa: E402 - see above
from msgspec.structs import replace as _replace  # noqa: E402 - see above

if _HIDDEN:
    del sys.modules["typing_extensions"]

__all__ = [
    "Growing",
    "Piece",
    "Value",
    "as_json",
    "field",
    "field_names",
    "is_value",
    "packed",
    "replace",
    "required_names",
    "unpacked",
]

Piece: TypeAlias = Raw
"""A packed value within a packed value: bytes that are not looked at before somebody asks."""

T = TypeVar("T", bound=Struct)


class Value(Struct, frozen=True, gc=False):
    """A frozen value; it refers to nothing in circles, so the collector need not look at it."""


class Growing(Struct):
    """What grows while something is read, and is then made into values."""


def replace(value: T, /, **changes: Any) -> T:  # noqa: ANN401 - what the fields of `value` hold
    """Return `value` with some of its fields changed.

    Raises:
        TypeError: it has no such field.
    """
    return _replace(value, **changes)


def is_value(kind: object) -> bool:
    """Return whether `kind` is a class of values, or a value."""
    return issubclass(kind if isinstance(kind, type) else type(kind), Value)


def field_names(kind: "type[Value] | Value") -> tuple[str, ...]:
    """Return the names of the fields, in the order of their definition."""
    return kind.__struct_fields__


def required_names(kind: type[Value]) -> frozenset[str]:
    """Return the names of the fields that have no default."""
    names, defaults = kind.__struct_fields__, kind.__struct_defaults__
    first = len(names) - len(defaults)
    without = zip(names[first:], defaults, strict=True)
    return frozenset(names[:first]) | {name for name, default in without if default is NODEFAULT}


def as_json(value: object) -> bytes | None:
    """Return all that a value holds as JSON in UTF-8; None where something cannot be written."""
    try:
        return json.encode(value, enc_hook=dict)
    except (MsgspecError, OverflowError, TypeError, UnicodeEncodeError):
        return None


def packed(value: object) -> Piece | None:
    """Return a value as bytes; None where something in it cannot be packed."""
    try:
        return Raw(msgpack.encode(value))
    except (MsgspecError, OverflowError, TypeError, UnicodeEncodeError):
        return None


def unpacked(kind: Any, value: bytes | memoryview | Piece) -> Any:  # noqa: ANN401 - a value of `kind`
    """Return what `packed` made bytes of; None where they are no value of `kind`."""
    try:
        return _unpacker(kind).decode(value)
    except MsgspecError:
        return None


@cache
def _unpacker(kind: Any) -> "msgpack.Decoder[Any]":  # noqa: ANN401 - as above
    return msgpack.Decoder(kind)
