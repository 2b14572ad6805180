"""What every value is made of: a frozen record with slots, cheap to define, to make and to keep.

The one door to the library that gives it (docs/decisions/0013). What is filled while something is
read is `Growing`; what a value means belongs where it is defined.
"""

from typing import Any, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace as _replace

__all__ = [
    "Growing",
    "Value",
    "field",
    "field_names",
    "replace",
]

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


def field_names(kind: "type[Value] | Value") -> tuple[str, ...]:
    """Return the names of the fields, in the order of their definition."""
    return kind.__struct_fields__
