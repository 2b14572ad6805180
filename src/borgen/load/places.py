"""Let the models of a document know where they stand in its file."""

from collections.abc import Mapping
from functools import cache

from borgen.diagnostics import DocPath, Place
from borgen.load.expected import LOST, keys_of
from borgen.model.base import Model, known_as
from borgen.model.common import Title


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
