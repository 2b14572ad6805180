"""A whole page on the terminal: headings, rules and the order of things."""

from collections.abc import Iterator
from io import StringIO
from typing import Final

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from borgen.characters import encodable
from borgen.render.page.blocks import Page, Section
from borgen.render.page.whole import page_of
from borgen.render.paper import Paper
from borgen.render.text.parts import INDENT, drawn
from borgen.render.text.styles import ASIDE, HEAD, QUESTION, said
from borgen.reports.values import Report

_WIDEST: Final = 120
_NARROWEST: Final = 40


def text_report(report: Report, paper: Paper) -> str:
    """Return a report for the terminal, or for a pipe: then without colour, just as aligned."""
    return text_page(page_of(report, full=paper.full), paper)


def text_page(page: Page, paper: Paper) -> str:
    """Return any page as `text_report` does."""
    width = min(max(paper.width, _NARROWEST), _WIDEST)
    console = Console(
        file=StringIO(),
        width=width,
        force_terminal=paper.color,
        color_system="256" if paper.color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        soft_wrap=False,
        _environ={},
    )
    with console.capture() as capture:
        for part in _parts(page, width):
            console.print(part)
    lines = [line.rstrip() for line in capture.get().splitlines()]
    return encodable("\n".join(lines) + "\n", paper.encoding)


def _parts(page: Page, width: int) -> Iterator[RenderableType]:
    title, aside = said(page.title, HEAD), said(page.aside, ASIDE)
    if title.cell_len + aside.cell_len + 2 <= width:
        head = Grid.grid(expand=True)
        head.add_column()
        head.add_column(justify="right", no_wrap=True)
        head.add_row(title, aside)
        yield head
    else:
        yield from (title, aside)
    yield said(page.subtitle, ASIDE)
    yield Text("─" * width, style=ASIDE)
    for n, section in enumerate(page.sections):
        yield from ((Text(""),) if n else ())
        yield from _section(section, width)
    yield Text("─" * width, style=ASIDE)
    yield said(page.closing, ASIDE)


def _section(section: Section, width: int) -> Iterator[RenderableType]:
    yield said(section.title, QUESTION)
    for block in section.blocks:
        yield Padding(drawn(block, width - INDENT), (0, 0, 0, INDENT))
