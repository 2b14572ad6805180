"""Pages for the terminal, laid out with rich: aligned, and without colour when piped.

The sentences come from `page`; widths, signs and the one colour are decided here.
"""

from collections.abc import Iterator
from io import StringIO
from typing import Final

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text
from rich.tree import Tree

from borgen.characters import encodable, visible
from borgen.render.options import RenderOptions
from borgen.render.page.blocks import (
    Bars,
    Block,
    Branch,
    Branches,
    Diagram,
    Facts,
    Items,
    Page,
    Section,
    Sentence,
    Table,
    Timeline,
)
from borgen.render.page.whole import page_of
from borgen.render.text_bars import bar, timeline
from borgen.reports.report import Report

_WIDEST: Final = 120
_NARROWEST: Final = 40
_INDENT: Final = 2
"""How far blocks are indented under their heading."""
_GAP: Final = 2
_BAR: Final = 24
_SHORT_BAR: Final = 12
_LABEL: Final = 16
"""The least width of labels, so that the bars and facts of a section are aligned."""
_OWNER: Final = 32
"""The width at which owners wrap."""

_HEAD: Final = "bold"
_QUESTION: Final = "bold color(31)"
_ASIDE: Final = "dim"
_ACCENT: Final = "color(31)"
"""A colour that is legible on a light and on a dark background."""


def text_report(report: Report, options: RenderOptions) -> str:
    """Return a report for the terminal, or for a pipe: then without colour, just as aligned."""
    return text_page(page_of(report, full=options.full), options)


def text_page(page: Page, options: RenderOptions) -> str:
    """Return any page as `text_report` does."""
    width = min(max(options.width, _NARROWEST), _WIDEST)
    console = Console(
        file=StringIO(),
        width=width,
        force_terminal=options.color,
        color_system="256" if options.color else None,
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
    return encodable("\n".join(lines) + "\n", options.encoding)


def _parts(page: Page, width: int) -> Iterator[RenderableType]:
    title, aside = _styled(page.title, _HEAD), _styled(page.aside, _ASIDE)
    if title.cell_len + aside.cell_len + 2 <= width:
        head = Grid.grid(expand=True)
        head.add_column()
        head.add_column(justify="right", no_wrap=True)
        head.add_row(title, aside)
        yield head
    else:
        yield from (title, aside)
    yield _styled(page.subtitle, _ASIDE)
    yield Text("─" * width, style=_ASIDE)
    for n, section in enumerate(page.sections):
        yield from ((Text(""),) if n else ())
        yield from _section(section, width)
    yield Text("─" * width, style=_ASIDE)
    yield _styled(page.closing, _ASIDE)


def _section(section: Section, width: int) -> Iterator[RenderableType]:
    yield _styled(section.title, _QUESTION)
    for block in section.blocks:
        yield Padding(_block(block, width - _INDENT), (0, 0, 0, _INDENT))


def _block(block: Block, width: int) -> RenderableType:
    made: RenderableType
    match block:
        case Sentence():
            made = _styled(block.text, _ASIDE if block.aside else "")
        case Bars():
            made = _bars(block, width)
        case Facts():
            made = _facts(block, width)
        case Items():
            made = _items(block)
        case Table():
            made = _table(block)
        case Timeline():
            made = _timeline(block, width)
        case Branches():
            made = Group(*(_branched(row, _HEAD if row.branches else "") for row in block.rows))
        case Diagram():
            made = Text(block.source)
    return made


def _grid(*, expand: bool = False) -> Grid:
    return Grid.grid(padding=(0, _GAP, 0, 0), expand=expand, pad_edge=False)


def _bars(block: Bars, width: int) -> RenderableType:
    labels = max(_LABEL, *(cell_len(visible(row.label)) for row in block.rows))
    words = max(cell_len(visible(row.words)) for row in block.rows)
    room = width - labels - words - 2 * _GAP
    wide = max(_SHORT_BAR, min(_BAR, room))
    grid = _grid()
    grid.add_column(width=labels)
    grid.add_column(width=wide, no_wrap=True)
    grid.add_column(overflow="fold")
    for row in block.rows:
        grid.add_row(_styled(row.label), Text(bar(row, wide), style=_ACCENT), _styled(row.words))
    return grid


def _facts(block: Facts, width: int) -> RenderableType:
    longest = max(cell_len(visible(label)) for label, _ in block.rows)
    grid = _grid()
    least = 0 if block.heading else _LABEL
    grid.add_column(width=min(max(least, longest), width // 2), overflow="fold")
    grid.add_column(overflow="fold")
    for label, text in block.rows:
        grid.add_row(_styled(label, _ASIDE), _styled(text))
    return Group(_styled(block.heading, _HEAD), grid) if block.heading else grid


def _items(block: Items) -> RenderableType:
    owned = any(row.who for row in block.rows)
    grid = _grid(expand=owned)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1 if owned else None, overflow="fold")
    grid.add_column(max_width=_OWNER, justify="right", overflow="fold")
    for n, row in enumerate(block.rows, start=1):
        mark = f"{n}." if block.numbered else "•"
        lines = [_styled(row.text), *(_styled(detail, _ASIDE) for detail in row.details)]
        grid.add_row(Text(mark, style=_ACCENT), Group(*lines), _styled(row.who))
    return Group(_styled(block.heading, _HEAD), grid) if block.heading else grid


def _table(block: Table) -> RenderableType:
    columns = [n for n in range(len(block.head)) if n != block.below]
    grid = _grid()
    for n in columns:
        grid.add_column(
            no_wrap=n != block.wide,
            justify="right" if n in block.right else "left",
            overflow="fold",
        )
    if any(block.head):
        grid.add_row(*(_styled(block.head[n], _ASIDE) for n in columns))
    previous = ""
    for at, row in enumerate(block.rows):
        cells: list[RenderableType] = [_styled(row[n]) for n in columns]
        if columns[0] != block.wide and row[0] == previous:
            cells[0] = Text("")
        if block.below is not None and row[block.below] and at not in block.brief:
            wide = columns.index(block.wide)
            cells[wide] = Group(cells[wide], _hanging(block.sign, row[block.below]))
        grid.add_row(*cells)
        previous = row[0]
    return grid


def _hanging(sign: str, text: str) -> Grid:
    grid = Grid.grid(padding=(0, 1, 0, 0), pad_edge=False)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(sign, style=_ASIDE), _styled(text, _ASIDE))
    return grid


def _branched(row: Branch, style: str = "") -> Tree:
    tree = Tree(_named(row, style), guide_style=_ASIDE)
    tree.children.extend(_branched(branch) for branch in row.branches)
    return tree


def _named(row: Branch, style: str) -> Text:
    """Return a text with its name behind it, both broken at spaces only."""
    name = f"  {visible(row.name)}" if row.name else ""
    return Text.assemble(_styled(row.text, style), (name, _ASIDE), overflow="fold")


def _timeline(block: Timeline, width: int) -> RenderableType:
    *lanes, months = timeline(block, width)
    return Group(
        *(Text(lane, style=_ACCENT, no_wrap=True) for lane in lanes),
        Text(months, style=_ASIDE, no_wrap=True),
        _styled(block.legend, _ASIDE),
    )


def _styled(text: str, style: str = "") -> Text:
    """Return a text in which rich interprets nothing: no markup, no control characters."""
    return Text(visible(text), style=style, overflow="fold")
