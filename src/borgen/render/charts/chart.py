"""A chart: one drawing in a wide and a narrow frame, with its content in words and as a table."""

from collections.abc import Callable, Iterable
from typing import Final

from borgen.characters import visible
from borgen.frozen import Value
from borgen.render.charts.vega import Drawing, to_svg

_WIDE: Final = 640


class Frame(Value, frozen=True):
    """The size that a drawing is made for: its width and the size of its letters, in pixels."""

    width: float
    size: float

    @property
    def narrow(self) -> bool:
        """Whether it is for a phone."""
        return self.width < _WIDE

    @property
    def line(self) -> float:
        """The height of a line of text."""
        return self.size + 4


FRAMES: Final = (Frame(_WIDE, 13), Frame(328, 12))


class Chart(Value, frozen=True, kw_only=True):
    """A chart that stands inline in a page.

    Colours in the SVG are CSS custom properties of the page (`--ink`, `--muted`, `--accent`,
    `--accent-soft`, `--line`, `--paper`) with light ones as fallback.

    Attributes:
        name: unique in a report; the ids in the SVG begin with it.
        title: what it is a picture of; also the SVG's `<title>`.
        alt: one or two sentences with what it shows; also the SVG's `<desc>`.
        svg: the picture for places at least 560 pixels wide.
        narrow: the same for a phone; show one of the two.
        header: names of the table's columns.
        rows: the numbers behind the picture, as words; the first cell names the row.
    """

    name: str
    title: str
    alt: str
    svg: str
    narrow: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def draw_chart(  # noqa: PLR0913 - the parts of a chart
    draw: Callable[[Frame], Drawing],
    *,
    name: str,
    title: str,
    alt: str,
    header: Iterable[str],
    rows: Iterable[tuple[str, ...]],
) -> Chart:
    """Return the chart that `draw` makes for both frames, its texts safe to show."""
    title, alt = visible(title), visible(alt)
    wide, narrow = (
        to_svg(
            draw(frame),
            name=f"{name}-narrow" if frame.narrow else name,
            title=title,
            description=alt,
        )
        for frame in FRAMES
    )
    return Chart(
        name=name,
        title=title,
        alt=alt,
        svg=wide,
        narrow=narrow,
        header=tuple(header),
        rows=tuple(tuple(map(visible, row)) for row in rows),
    )
