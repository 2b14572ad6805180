"""From a picture's sheets to a chart: the same drawing for wide and narrow places."""

from collections.abc import Callable, Iterable

from borgen.characters import visible
from borgen.render.charts.chart import Chart
from borgen.render.charts.pencil import FRAMES, Frame
from borgen.render.charts.vega import Sheet, drawn


def printed(  # noqa: PLR0913 - all that a chart is
    draw: Callable[[Frame], Sheet],
    *,
    name: str,
    title: str,
    alt: str,
    header: Iterable[str],
    rows: Iterable[tuple[str, ...]],
) -> Chart:
    """Return the chart that `draw` makes in both frames; its words in one line, fit to show."""
    title, alt = visible(title), visible(alt)
    wide, narrow = (
        drawn(
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
