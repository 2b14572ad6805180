"""What a picture is once it is drawn: SVG for wide and narrow places, and the same in words."""

from borgen.frozen import Value


class Chart(Value, frozen=True, kw_only=True):
    """A picture that stands inline in a page.

    Colours in the SVG are CSS custom properties of the page (`--ink`, `--muted`, `--accent`,
    `--accent-soft`, `--line`, `--paper`) with light ones to fall back on.

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
