"""Where pictures go: in the section that tells what they show, before its figures."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from borgen.frozen import Value
from borgen.render.charts import Chart, report_charts
from borgen.render.page.blocks import Block, Facts, Page, Section, Table, Timeline
from borgen.render.page.words import Words
from borgen.reports.values import Report


class Figure(Value, frozen=True):
    """A picture among the blocks of a section."""

    kind: ClassVar[str] = "figure"
    chart: Chart


class Excerpt(Value, frozen=True):
    """Lines of a file, as they stand there.

    Attributes:
        label: which lines of which file.
        meant: a word for the line that it is about.
        rows: the number of a line, the line, and whether it is that one.
    """

    kind: ClassVar[str] = "excerpt"
    label: str
    meant: str
    rows: tuple[tuple[int, str, bool], ...]


class Answer(Value, frozen=True):
    """A section of the page with its pictures or lines in place."""

    title: str
    name: str
    blocks: tuple[Block | Figure | Excerpt, ...]


def placed(report: Report) -> Mapping[str, tuple[Chart, ...]]:
    """Return the pictures of a report by the name of the section that they belong to.

    Raises:
        BorgenError: the charting library is not installed.
    """
    series = report.pictures
    if series is None:
        return {}
    charts = report_charts(report)
    curves = zip(series.curves, charts.curves, strict=True)
    return {curve.goal: (chart,) for curve, chart in curves} | {
        name: tuple(chart for chart in found if chart)
        for name, found in (
            ("applying", (charts.use,)),
            ("measures", (charts.measures,)),
            ("investment", (charts.hours, charts.costs)),
            ("next", (charts.timeline,)),
            ("line", (charts.line,)),
        )
    }


def pictured(page: Page, words: Words, charts: Mapping[str, Sequence[Chart]]) -> tuple[Answer, ...]:
    """Return the sections of a page with their pictures; the line of sight has its own."""
    sections = list(page.sections)
    if charts.get("line"):
        sections.insert(-1, Section(words("line"), (), "line"))
    return tuple(_answer(section, charts.get(section.name, ())) for section in sections)


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
