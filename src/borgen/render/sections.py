"""The sections of a page with their charts in place, and rows by their first cell: HTML and PDF."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import ClassVar

from borgen.frozen import Value
from borgen.render.charts import Chart, report_charts
from borgen.render.page.blocks import Block, Facts, Page, Section, Table, Timeline
from borgen.render.page.words import Words
from borgen.reports.report import Report


class Figure(Value, frozen=True):
    """A chart among the blocks of a section."""

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


class IllustratedSection(Value, frozen=True):
    """A section of the page with its charts or lines of files in place."""

    title: str
    name: str
    blocks: tuple[Block | Figure | Excerpt, ...]


def illustrated_sections(page: Page, words: Words) -> tuple[IllustratedSection, ...]:
    """Return the sections of a report's page with its charts; the line of sight has its own.

    Raises:
        BorgenError: the charting library is not installed.
    """
    charts = _charts_by_section(words.report)
    sections = list(page.sections)
    if charts.get("line"):
        sections.insert(-1, Section(words("line"), (), "line"))
    return tuple(
        IllustratedSection(one.title, one.name, tuple(_blocks(one, charts.get(one.name, ()))))
        for one in sections
    )


def _charts_by_section(report: Report) -> Mapping[str, Sequence[Chart]]:
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


def _blocks(section: Section, charts: Sequence[Chart]) -> Iterator[Block | Figure]:
    """Yield the blocks with the charts before the first table, facts or timeline."""
    waiting = [Figure(chart) for chart in charts]
    for block in section.blocks:
        if isinstance(block, Facts | Table | Timeline):
            yield from waiting
            waiting = []
        yield block
    yield from waiting


def row_groups(block: Table) -> list[tuple[str, str, list[tuple[str, ...]]]]:
    """Return consecutive rows with the same first cell: that cell, whom it is about, the rows.

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
