"""What may stand somewhere in a file, read off the models: for the words of a finding."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from borgen.frozen import Value
from borgen.model.base import MOST, IsEntryName, IsId, Model, TitleKeys
from borgen.model.common import Title

LOST: Final = object()
"""Stands for a value that does not fit and of which it is unknown what was meant."""


class Expected(Value, frozen=True):
    """What may stand somewhere.

    Attributes:
        kind: str, int, float, bool, date, Every, Title, list, dict, or a model.
        items: of a list or dict, what stands in it.
        choices: the texts to choose from.
        low: the least that a number may be, included.
        high: the most that a number may be, included.
        is_id: whether a text is an id.
        is_name: whether a text is the name of a log entry.
    """

    kind: Any
    items: "Expected | None" = None
    choices: tuple[str, ...] = ()
    low: float = -MOST
    high: float = MOST
    is_id: bool = False
    is_name: bool = False

    @property
    def model(self) -> type[Model] | None:
        """The model of the mapping that may stand here, if one may."""
        if self.kind is Title:
            return TitleKeys
        return self.kind if isinstance(self.kind, type) and issubclass(self.kind, Model) else None

    def holds(self, number: float) -> bool:
        """Return whether a number is within the bounds; not-a-number never is."""
        return self.low <= number <= self.high


class MappingKey(Value, frozen=True):
    """A key of a mapping: its name in files, the model's field, and what it expects."""

    name: str
    field: str
    expected: Expected
    required: bool = False


@cache
def keys_of(model: type[Model]) -> Mapping[str, MappingKey]:
    """Return the keys that a mapping may have in a file, by name, in the order of the model."""
    keys = (_key(name, info) for name, info in model.model_fields.items())
    return MappingProxyType({key.name: key for key in keys})


def expected_at(expected: Expected, step: str | int) -> Expected:
    """Return what is expected one step further in: behind a key, or in a list."""
    if isinstance(step, str) and (model := expected.model):
        return keys_of(model)[step].expected
    return expected.items or expected


def _key(name: str, info: FieldInfo) -> MappingKey:
    expected = _expected(info.annotation, info.metadata)
    return MappingKey(info.alias or name, name, expected, info.is_required())


def _expected(hint: Any, marks: Iterable[Any] = ()) -> Expected:  # noqa: ANN401 - an annotation
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _expected(parts[0], (*parts[1:], *marks))
    if origin in {Union, UnionType}:
        (inner,) = (part for part in parts if part is not NoneType)
        return _expected(inner, marks)
    if origin is tuple:
        return Expected(list, items=_expected(parts[0]))
    if origin is Literal:
        return Expected(str, choices=parts)
    if origin is not None:
        return Expected(dict, items=_expected(parts[1]))
    found = tuple(_flat(marks))
    low = (mark.ge for mark in found if hasattr(mark, "ge"))
    high = (mark.le for mark in found if hasattr(mark, "le"))
    return Expected(
        hint,
        low=max(low, default=-MOST),
        high=min(high, default=MOST),
        is_id=any(isinstance(mark, IsId) for mark in found),
        is_name=any(isinstance(mark, IsEntryName) for mark in found),
    )


def _flat(marks: Iterable[Any]) -> Iterator[Any]:
    for mark in marks:
        if isinstance(mark, FieldInfo):
            yield from mark.metadata
        else:
            yield mark
