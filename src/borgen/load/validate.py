"""Validate what was read against its model; turn each error into a finding and keep the rest.

pydantic judges; where it finds mistakes, what they were meant to be is put in their place, or they
are left out, and the rest is judged again. So all mistakes are told at once, and what is right in a
broken file still counts. A required value that is lost gets a stand-in where an id depends on it.
"""

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from pydantic import ValidationError

from borgen.diagnostics import DocPath, Finding, Part, Place
from borgen.frozen import Value
from borgen.load.expected import LOST, keys_of
from borgen.model.base import Model, known_as
from borgen.model.common import Title


class Validated(Value, frozen=True):
    """What is left of a mapping.

    Attributes:
        value: the model; None where nothing of it could be kept.
        raw: the mapping as it was understood in the end.
        lost: the places of what was left out.
        nameless: whether what was left out may have held names.
    """

    value: Any
    raw: Mapping[str, object]
    findings: tuple[Finding, ...] = ()
    lost: frozenset[DocPath] = frozenset()
    nameless: bool = False


def validated(
    file: str, model: type[Model], raw: dict[str, Any], *, path: DocPath = (), line: bool = False
) -> Validated:
    """Return the model of a mapping as far as it can be read, and what is wrong with it.

    Args:
        file: the file, for places.
        model: of the mapping.
        raw: the mapping as read.
        path: where it stands in the file.
        line: whether it is a line of a log: a key may have grown together with its value, and
            nothing stands in for what is missing.
    """
    try:
        value = model.model_validate(raw)
    except ValidationError as error:
        from borgen.load.repair import Repair  # noqa: PLC0415 - 15 ms, only for mistakes

        repair = Repair(file, model, path, line, deepcopy(raw))
        value = repair.run(error)
        if value is not None:
            set_places(value, file, repair.draft, path, repair.written)
        findings = sorted(repair.findings, key=lambda one: _position(raw, one.place, len(path)))
        return Validated(
            value, repair.draft, tuple(findings), frozenset(repair.lost), repair.nameless
        )
    set_places(value, file, raw, path, {})
    return Validated(value, raw)


def _position(raw: Any, place: Place, depth: int) -> tuple[int, ...]:  # noqa: ANN401 - as read
    """Return where a place stands among others: the positions of its keys, one after the other.

    What is missing in a mapping, told at its first key, comes behind what stands in it.
    """
    found = []
    for step in place.path[depth:]:
        if isinstance(raw, dict) and step in raw:
            found.append(list(raw).index(step))
        elif isinstance(step, int):
            found.append(step)
        raw = _inside(raw, step)
    return (
        (*found, len(raw)) if place.part is Part.FIRST_KEY and isinstance(raw, dict) else (*found,)
    )


def _inside(raw: Any, step: str | int) -> Any:  # noqa: ANN401 - as read
    """Return what stands one step further in, or None."""
    if isinstance(raw, dict):
        return raw.get(step)
    return raw[step] if isinstance(raw, list) and isinstance(step, int) else None


def set_places(  # noqa: PLR0913, PLR0917 - a value, what it was read from, and both of their paths
    value: Model,
    file: str,
    raw: object,
    path: DocPath,
    written: Mapping[DocPath, str],
    at: DocPath = (),
) -> None:
    """Let a model and those in it know their places."""
    known_as(value, place=Place(file, path))
    for name, key in _parts(type(value)):
        inner = getattr(value, name)
        if not inner:
            continue
        held = raw.get(key) if isinstance(raw, dict) else None
        here = (*at, key)
        there = (*path, written.get(here, key))
        if isinstance(inner, Model):
            set_places(inner, file, held, there, written, here)
        elif isinstance(held, list):
            indices = (index for index, item in enumerate(held) if item is not LOST)
            for index, item in zip(indices, inner, strict=True):
                set_places(item, file, held[index], (*there, index), written, (*here, index))
        else:
            set_places(inner[0], file, held, there, written, here)


@cache
def _parts(model: type[Model]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a model that may hold other models, with their keys."""
    return tuple(
        (key.field, key.name)
        for key in keys_of(model).values()
        if key.expected.kind is not Title and (key.expected.items or key.expected).model
    )
