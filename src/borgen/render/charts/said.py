"""What several pictures draw alike: months under a plot, per cents beside it."""

from collections.abc import Iterator
from typing import Final

from borgen.render.charts.pencil import MUTED, Plot, month_ticks, rule, text
from borgen.render.charts.vega import Mark, Scale
from borgen.render.page.words import Words

_GRID: Final = (0, 0.5, 1)


def dated(words: Words, plot: Plot) -> Iterator[Mark]:
    """Yield the months under a plot."""
    yield from month_ticks([words.text(f"month.{month}") for month in range(1, 13)], plot)


def graded(words: Words, plot: Plot, shares: Scale) -> Iterator[Mark]:
    """Yield the lines and per cents that shares are read from, and the months."""
    for share in _GRID:
        yield rule(plot.left, shares.at(share), plot.right, shares.at(share))
    for share in _GRID:
        said = words.share(share)
        yield text(plot.frame, plot.left - 7, shares.at(share), said, align="right", fill=MUTED)
    yield from dated(words, plot)
