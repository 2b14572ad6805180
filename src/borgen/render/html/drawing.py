"""Small pieces of HTML that are computed: bars as inline SVG, and rows that share a first cell."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final

from markupsafe import Markup, escape

from borgen.characters import escaped, visible
from borgen.render.page.blocks import Bar, Table

_PARTS: Final = 40
"""How many parts a bar is drawn in at most; what counts more is drawn whole."""
_WIDE: Final = 100
_GAP: Final = 0.14
"""How much of a part is left open, a share of 1."""

_EVEN: Final = ' vector-effect="non-scaling-stroke"'


def escaped_html(text: str) -> Markup:
    """Return `text` in one line, made safe for HTML and for its attributes."""
    return escape(visible(text))


def exactly(text: str) -> Markup:
    """Return a line of a file made safe for HTML, with its spaces; what would steer is told."""
    return escape(escaped(text))


def anchor(name: str) -> str:
    """Return the name of a section as an id: `p01/feedback` is `p01-feedback`."""
    return name.replace("/", "-")


def bar(row: Bar) -> Markup:
    """Return a bar as SVG, in as many parts as it counts; the words beside it say the same."""
    if row.value is None:
        return Markup()
    shapes = "".join((*_filling(row), *_mark(row)))
    return Markup(  # noqa: S704 - numbers and words of our own
        f'<svg class="bar" viewBox="0 0 {_WIDE} 10" preserveAspectRatio="none" aria-hidden="true"'
        f' focusable="false">{shapes}</svg>'
    )


def _filling(row: Bar) -> Iterator[str]:
    value = row.value or 0
    if row.of and row.of <= _PARTS:
        wide, full = _WIDE / row.of, round(value * row.of)
        for n in range(row.of):
            yield _rect("full" if n < full else "rest", n * wide, wide * (1 - _GAP))
        return
    yield _rect("rest", 0, _WIDE)
    ends = (0.0, value, *((row.upto,) if row.upto is not None else ()))
    for (start, end), name in zip(pairwise(ends), ("full", "band"), strict=False):
        yield _rect(name, start * _WIDE, (end - start) * _WIDE)


def _mark(row: Bar) -> Iterator[str]:
    if row.mark is not None:
        at = f"{row.mark * _WIDE:.2f}"
        yield f'<line class="mark" x1="{at}" x2="{at}" y1="-3" y2="13"{_EVEN}/>'


def _rect(name: str, x: float, width: float) -> str:
    line = _EVEN if name == "band" else ""
    return f'<rect class="{name}" x="{x:.2f}" y="0" width="{max(width, 0):.2f}" height="10"{line}/>'


def grouped(block: Table) -> list[tuple[str, str, list[tuple[str, ...]]]]:
    """Return rows that follow each other and share their first cell: that cell, about, rows.

    A table whose first column is the wide one has a group a row.
    """
    about = block.about or ("",) * len(block.rows)
    numbered = [(n, row) for n, row in enumerate(block.rows)]

    def key(one: tuple[int, tuple[str, ...]]) -> tuple[str, str, int]:
        n, row = one
        return row[0], about[n], n if block.wide == 0 else 0

    return [
        (first, whom, [row for _, row in rows]) for (first, whom, _), rows in groupby(numbered, key)
    ]
