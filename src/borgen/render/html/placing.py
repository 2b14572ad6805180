"""Where pictures go: in the section that tells what they show, before its figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar, Final

from borgen.render.charts.chart import Chart
from borgen.render.page.blocks import Block, Facts, Page, Section, Table, Timeline

_PLACES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "use": "applying",
        "cycles": "next",
        "measures": "measures",
        "investment": "investment",
    }
)
"""The picture of a name and the section it belongs to; a curve's is that of its goal."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture among the blocks of a section."""

    kind: ClassVar[str] = "figure"
    chart: Chart


@dataclass(frozen=True, slots=True)
class Answer:
    """A section of the page with its pictures in place."""

    title: str
    name: str
    blocks: tuple[Block | Figure, ...]


def pictured(page: Page, charts: Sequence[Chart]) -> tuple[Answer, ...]:
    """Return the sections of a page with their pictures; the others follow on their own."""
    placed = {
        section.name: [chart for chart in charts if section.name == _place(chart)]
        for section in page.sections
        if section.name
    }
    answers = [_answer(section, placed.get(section.name, [])) for section in page.sections]
    lonely = [chart for chart in charts if _place(chart) not in placed]
    answers[-1:-1] = [Answer(chart.title, chart.name, (Figure(chart),)) for chart in lonely]
    return tuple(answers)


def _place(chart: Chart) -> str:
    return _PLACES.get(chart.name, chart.name)


def _answer(section: Section, charts: Sequence[Chart]) -> Answer:
    return Answer(section.title, section.name, tuple(_blocks(section, charts)))


def _blocks(section: Section, charts: Sequence[Chart]) -> Iterator[Block | Figure]:
    """Yield the blocks with the pictures before the first figures, or where the timeline stood."""
    waiting = [Figure(chart) for chart in charts]
    for block in section.blocks:
        if isinstance(block, Facts | Table | Timeline):
            yield from waiting
            waiting = []
        yield block
    yield from waiting
