"""The one walker of references: what the texts of a document refer to, along its model.

It walks models and documents as read alike: keys that the model does not have hold no references.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, NamedTuple, Union, get_args, get_origin

from borgen.diagnostics import DocPath
from borgen.model.base import Model, Refers, TargetKind
from borgen.model.entry import LINES


class FoundReference(NamedTuple):
    """A text that refers to something.

    Attributes:
        holder: the mapping that it stands in, a model or as read.
        steps: the path from there to the text.
        path: the path from the document to the text.
    """

    kind: TargetKind
    text: str
    holder: Any
    steps: DocPath
    path: DocPath


class _Field(NamedTuple):
    """A field that holds references, or models that may."""

    key: str
    name: str
    kind: TargetKind | None
    model: type[Model] | None


def references(model: type[Model], value: object, path: DocPath = ()) -> Iterator[FoundReference]:
    """Yield the references in a document.

    Args:
        model: of the document.
        value: the model itself, or the mapping as it was read.
        path: where it stands.
    """
    if isinstance(value, str) and model.short:
        field = next((one for one in _fields(model) if one.key == model.short and one.kind), None)
        if field and field.kind:
            yield FoundReference(field.kind, value, value, (), path)
    elif isinstance(value, Model | dict):
        yield from _in_fields(_fields(model), value, path)


def line_references(line: object, path: DocPath = ()) -> Iterator[FoundReference]:
    """Yield the references in a line of a log as it was read, whatever its kind."""
    if isinstance(line, dict):
        yield from _in_fields(_LINE_FIELDS, line, path)


def _in_fields(
    fields: Iterable[_Field], value: Model | Mapping[str, object], path: DocPath
) -> Iterator[FoundReference]:
    for key, name, kind, model in fields:
        inner = getattr(value, name) if isinstance(value, Model) else value.get(key)
        if not inner:
            continue
        if kind:
            for steps, text in _texts(inner, (key,)):
                yield FoundReference(kind, text, value, steps, (*path, *steps))
        elif model:
            many = inner if isinstance(inner, Sequence) and not isinstance(inner, str) else None
            if many is None:
                yield from references(model, inner, (*path, key))
            for index, item in enumerate(many or ()):
                yield from references(model, item, (*path, key, index))


def _texts(value: object, steps: DocPath) -> Iterator[tuple[DocPath, str]]:
    """Yield the texts behind a key: one, a list, or lists of lists."""
    if isinstance(value, str):
        yield steps, value
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*steps, index))


@cache
def _fields(model: type[Model]) -> tuple[_Field, ...]:
    found = []
    for name, info in model.model_fields.items():
        kind, inner = _target(info.annotation, info.metadata)
        if kind or (inner and _fields(inner)):
            found.append(_Field(info.alias or name, name, kind, inner))
    return tuple(found)


def _target(hint: Any, marks: Iterable[Any]) -> tuple[TargetKind | None, type[Model] | None]:  # noqa: ANN401 - an annotation
    """Return what the texts of an annotation refer to, or the model that stands there."""
    mark = next((one for one in marks if isinstance(one, Refers)), None)
    if mark:
        return mark.kind, None
    if isinstance(hint, type) and issubclass(hint, Model):
        return None, hint
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _target(parts[0], parts[1:])
    for part in parts if origin in {Union, UnionType, tuple} else ():
        found = _target(part, ())
        if found != (None, None):
            return found
    return None, None


_LINE_FIELDS: Final = tuple(
    {field.key: field for model in LINES.values() for field in _fields(model)}.values()
)
