"""A document without a flaw, read in one go: most of them are.

The first thing that is not quite as it should be ends it; then `document` reads it all, says what
is wrong and keeps what fits. What may stand where, `schema` tells both.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any, Final, NoReturn, TypeAlias

from borgen.diagnostics import DocPath, Place
from borgen.frozen import is_value
from borgen.load.plan import SHAPES
from borgen.load.schema import SHORT_FOR, Bounds, Expected, Key, keys_of, placed
from borgen.load.shape import day_of, rhythm
from borgen.model.common import Every, Title
from borgen.model.goal import StatusSince
from borgen.model.ids import is_id

_Of: TypeAlias = Callable[[Any, str, DocPath], Any]
"""Returns the value for what stands in a file at the end of a path."""

_OfText: TypeAlias = Callable[[str], Any]
"""The same for a text, wherever it stands; None where it does not fit."""


class _FlawError(Exception):
    """Something has to be said, or mended."""


def flawless(file: str, role: str, raw: object, **given: str) -> Any:  # noqa: ANN401 - by role
    """Return what `document` makes of a document of which nothing has to be said, else None.

    Its keys are all known, so they are words. Arguments are those of `document`.
    """
    try:
        return _mapping(SHAPES[role])(raw, file, (), **given)
    except _FlawError:
        return None


@cache
def _mapping(shape: type) -> Callable[..., Any]:
    slots = {key.name: _slot(key) for key in keys_of(shape).values()}
    here = placed(shape)

    def read(raw: Any, file: str, path: DocPath, **found: Any) -> Any:  # noqa: ANN401 - as read
        if raw.__class__ is not dict:
            raise _FlawError
        for name, inner in raw.items():
            slot = slots.get(name)
            if slot is None:
                raise _FlawError
            if not inner and (inner is None or inner == ""):
                continue
            field, of_text, of, step = slot
            if of_text and inner.__class__ is str:
                found[field] = value = of_text(inner)
                if value is None:
                    raise _FlawError
            else:
                found[field] = of(inner, file, (*path, step) if step else path)
        if here:
            found["place"] = Place(file, path)
        try:
            return shape(**found)
        except TypeError:  # something is missing
            raise _FlawError from None

    return read


def _slot(key: Key) -> tuple[str, _OfText | None, _Of, str | None]:
    """Return where a value goes, how it is read, and its step of a path if places are in it."""
    step = key.name if _has_places(key.expected) else None
    return key.field, _of_text(key.expected), _of(key.expected), step


def _shortened(shape: type, name: str) -> _Of:
    in_full = _mapping(shape)

    def read(raw: Any, file: str, path: DocPath) -> Any:  # noqa: ANN401 - as read
        return in_full({name: raw} if raw.__class__ is str else raw, file, path)

    return read


def _of(expected: Expected) -> _Of:
    kind = expected.kind
    if expected.items and kind is list:
        return _list(expected.items)
    if kind in _TEXTS:
        return _flaw
    if kind in SHORT_FOR and kind is not Title:
        return _shortened(kind, SHORT_FOR[kind])
    if is_value(kind):
        return _mapping(kind)
    if kind is bool:
        return _answer
    return _number(_NUMBERS[kind], expected.bounds)


def _of_text(expected: Expected) -> _OfText | None:
    if expected.choices:
        return {one: one for one in expected.choices}.get
    if expected.is_id:
        return _shared_id
    return Title if expected.kind is Title else _TEXTS.get(expected.kind)


@lru_cache(maxsize=4096)
def _shared_id(text: str) -> str | None:
    return text if is_id(text) else None


_TEXTS: Final[Mapping[type, _OfText]] = {
    str: str,
    date: day_of,
    Every: lru_cache(maxsize=512)(rhythm),
}
"""How the values that are written as text are read, unless it is one of some, or an id."""


def _list(items: Expected) -> _Of:
    of_text, of = _of_text(items), _of(items)
    onward = _has_places(items)
    alone = items.kind is StatusSince

    def read(raw: Any, file: str, path: DocPath) -> Any:  # noqa: ANN401 - as read
        if raw.__class__ is not list:
            if alone and raw.__class__ is str:
                return (of(raw, file, path),)
            raise _FlawError
        if not of_text:
            if onward:
                return tuple([of(one, file, (*path, at)) for at, one in enumerate(raw)])
            return tuple([of(one, file, path) for one in raw])
        if not _TEXT.issuperset(map(type, raw)):
            raise _FlawError
        found = tuple(map(of_text, raw))
        if None in found:
            raise _FlawError
        return found

    return read


_NUMBERS: Final[Mapping[type, type[int] | type[float]]] = {int: int, float: float}


def _number(kind: type[int] | type[float], bounds: Bounds) -> _Of:
    low, high = bounds
    classes = {int, kind}

    def read(raw: Any, _: str, __: DocPath) -> Any:  # noqa: ANN401 - as read
        if raw.__class__ in classes and low <= raw <= high:
            return kind(raw)
        raise _FlawError

    return read


def _answer(raw: Any, _: str, __: DocPath) -> bool:  # noqa: ANN401 - as read
    if raw is True or raw is False:
        return raw
    raise _FlawError


def _flaw(_: Any, __: str, ___: DocPath) -> NoReturn:  # noqa: ANN401 - as read
    raise _FlawError


@cache
def _has_places(expected: Expected) -> bool:
    """Return whether a value knows where it came from, or one within it."""
    kind = expected.kind
    if expected.items and kind is list:
        return _has_places(expected.items)
    if not is_value(kind) or kind is Every:
        return False
    return placed(kind) or any(_has_places(key.expected) for key in keys_of(kind).values())


_TEXT: Final = frozenset({str})
