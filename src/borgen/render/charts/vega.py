"""The one module that imports the charting library: a drawing becomes SVG for use inline in a page.

Vega draws (docs/decisions/0007): what comes in are marks with their rows, what goes out is SVG
with text as text, colours as CSS custom properties, no style attribute, no script, no font, no
address. User text goes in as rows of data only, never as an expression.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.util import find_spec
from itertools import groupby
from types import ModuleType
from typing import Final, TypeAlias
from xml.etree import ElementTree as ET

from borgen.errors import BorgenError
from borgen.frozen import Value

_NAMESPACE: Final = "{http://www.w3.org/2000/svg}"
_SCHEMA: Final = "https://vega.github.io/schema/vega/v6.json"
_NOISE: Final = ("class", "role", "aria-", "pointer-events", "stroke-miterlimit")

Json: TypeAlias = str | float | bool | Sequence[str] | Sequence[int] | None
Row: TypeAlias = Mapping[str, Json]


class Scale(Value, frozen=True):
    """A straight scale: from a domain to pixels."""

    name: str
    domain: tuple[float, float]
    pixels: tuple[float, float]

    def at(self, value: float) -> float:
        """Return the place of a value in pixels."""
        (low, high), (first, last) = self.domain, self.pixels
        return first + (value - low) / (high - low) * (last - first)


class Field(Value, frozen=True):
    """A channel whose value is a field of the row, through a scale if one is named."""

    field: str
    scale: str | None = None


class Mark(Value, frozen=True):
    """One kind of mark for each row (`line` and `area`: one for all rows)."""

    kind: str
    rows: tuple[Row, ...]
    channels: Mapping[str, Json | Field]


class Drawing(Value, frozen=True):
    """A size in pixels, scales, and marks from the back to the front."""

    width: float
    height: float
    scales: tuple[Scale, ...]
    marks: tuple[Mark, ...]


def mark(kind: str, rows: Sequence[Row], **channels: Json | Field) -> Mark:
    """Return a mark for each row, its channels constant or taken from the row."""
    return Mark(kind, tuple(rows), channels)


def to_svg(drawing: Drawing, *, name: str, title: str, description: str) -> str:
    """Return a drawing as one `<svg>` element; equal drawings give equal bytes.

    Args:
        drawing: what to draw.
        name: what the ids in the SVG begin with.
        title: what a screen reader reads first.
        description: what it reads next.

    Raises:
        BorgenError: the charting library is not installed (`chart.absent`).
    """
    text = _rendered(_library(), json.dumps(_spec(drawing), allow_nan=False))
    root = ET.fromstring(text)  # noqa: S314 - our own drawing, and it names no entity
    return _described(root, name, title, description)


def is_available() -> bool:
    """Return whether the charting library is installed."""
    return find_spec("vl_convert") is not None


def _library() -> ModuleType:
    try:
        import vl_convert  # noqa: PLC0415 - an optional library of 84 MB
    except ImportError:
        raise BorgenError("chart.absent") from None
    return vl_convert


@lru_cache(maxsize=256)
def _rendered(library: ModuleType, spec: str) -> str:
    """Return the SVG of a specification; cached, as `serve` draws the same ones again."""
    return str(library.vega_to_svg(spec, allowed_base_urls=[]))


def _spec(drawing: Drawing) -> dict[str, object]:
    marks = tuple(_merged(drawing.marks))
    return {
        "$schema": _SCHEMA,
        "width": drawing.width,
        "height": drawing.height,
        "padding": 0,
        "autosize": "none",
        "config": {"aria": False},
        "scales": [_scale(scale) for scale in drawing.scales],
        "data": [{"name": f"d{n}", "values": found.rows} for n, found in enumerate(marks)],
        "marks": [_mark(f"d{n}", found) for n, found in enumerate(marks)],
    }


def _merged(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Yield consecutive marks of a kind as one with more rows, which is twice as fast."""
    for (kind, scales), group in groupby(marks, key=_signature):
        if kind in {"line", "area"}:
            yield from group
        else:
            rows = [_resolved(found, row) for found in group for row in found.rows]
            yield Mark(kind, tuple(rows), {name: Field(name, scale) for name, scale in scales})


def _signature(found: Mark) -> tuple[str, tuple[tuple[str, str | None], ...]]:
    return found.kind, tuple(
        (name, value.scale if isinstance(value, Field) else None)
        for name, value in sorted(found.channels.items())
    )


def _resolved(found: Mark, row: Row) -> Row:
    """Return a row with the value of every channel under the channel's name."""
    return {
        name: row[value.field] if isinstance(value, Field) else value
        for name, value in found.channels.items()
    }


def _scale(scale: Scale) -> dict[str, object]:
    domain, pixels = list(scale.domain), list(scale.pixels)
    return {
        "name": scale.name,
        "type": "linear",
        "domain": domain,
        "range": pixels,
        "zero": False,
        "nice": False,
    }


def _mark(source: str, found: Mark) -> dict[str, object]:
    encoded = {name: _channel(value) for name, value in found.channels.items()}
    return {"type": found.kind, "from": {"data": source}, "encode": {"enter": encoded}}


def _channel(value: Json | Field) -> dict[str, object]:
    if isinstance(value, Field):
        return {"field": value.field, **({"scale": value.scale} if value.scale else {})}
    return {"value": value}


def _described(root: ET.Element, name: str, title: str, description: str) -> str:
    """Return the SVG with title and description, without the library's own attributes."""
    _strip(root)
    size = root.get("viewBox") or ""
    root.attrib.clear()
    root.attrib.update(
        {
            "xmlns": _NAMESPACE.strip("{}"),
            "viewBox": size,
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-desc",
        }
    )
    for position, (tag, text) in enumerate((("title", title), ("desc", description))):
        element = ET.Element(tag, {"id": f"{name}-{tag}"})
        element.text = text
        root.insert(position, element)
    return ET.tostring(root, encoding="unicode", short_empty_elements=True)


def _strip(element: ET.Element) -> None:
    element.tag = element.tag.removeprefix(_NAMESPACE)
    for name in tuple(element.attrib):
        if name.startswith(_NOISE):
            del element.attrib[name]
    for child in tuple(element):
        if child.get("class") in {"background", "foreground"}:
            element.remove(child)
        else:
            _strip(child)
