"""Blocks of a page as rich draws them: what aligns with what, and what wraps where."""

from typing import Final

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text
from rich.tree import Tree

from borgen.characters import visible
from borgen.render.page.blocks import (
    Bars,
    Block,
    Branch,
    Branches,
    Diagram,
    Facts,
    Items,
    Sentence,
    Table,
    Timeline,
)
from borgen.render.text.drawing import bar, timeline
from borgen.render.text.styles import ACCENT, ASIDE, HEAD, said

INDENT: Final = 2
"""How far blocks stand in under their heading."""
_GAP: Final = 2
_BAR: Final = 24
_SHORT_BAR: Final = 12
_LABEL: Final = 16
"""Labels are at least so wide, so that bars and facts of a section stand in line."""
_OWNER: Final = 32
"""Who moves something wraps from here on."""


def drawn(block: Block, width: int) -> RenderableType:
    """Return a block as something that rich can print in `width` characters."""
    made: RenderableType
    match block:
        case Sentence():
            made = said(block.text, ASIDE if block.aside else "")
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
            made = Group(*(_branched(row, HEAD if row.branches else "") for row in block.rows))
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
        grid.add_row(said(row.label), Text(bar(row, wide), style=ACCENT), said(row.words))
    return grid


def _facts(block: Facts, width: int) -> RenderableType:
    longest = max(cell_len(visible(label)) for label, _ in block.rows)
    grid = _grid()
    least = 0 if block.heading else _LABEL
    grid.add_column(width=min(max(least, longest), width // 2), overflow="fold")
    grid.add_column(overflow="fold")
    for label, text in block.rows:
        grid.add_row(said(label, ASIDE), said(text))
    return Group(said(block.heading, HEAD), grid) if block.heading else grid


def _items(block: Items) -> RenderableType:
    owned = any(row.who for row in block.rows)
    grid = _grid(expand=owned)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1 if owned else None, overflow="fold")
    grid.add_column(max_width=_OWNER, justify="right", overflow="fold")
    for n, row in enumerate(block.rows, start=1):
        mark = f"{n}." if block.numbered else "•"
        lines = [said(row.text), *(said(detail, ASIDE) for detail in row.details)]
        grid.add_row(Text(mark, style=ACCENT), Group(*lines), said(row.who))
    return Group(said(block.heading, HEAD), grid) if block.heading else grid


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
        grid.add_row(*(said(block.head[n], ASIDE) for n in columns))
    previous = ""
    for at, row in enumerate(block.rows):
        cells: list[RenderableType] = [said(row[n]) for n in columns]
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
    grid.add_row(Text(sign, style=ASIDE), said(text, ASIDE))
    return grid


def _branched(row: Branch, style: str = "") -> Tree:
    tree = Tree(_named(row, style), guide_style=ASIDE)
    tree.children.extend(_branched(branch) for branch in row.branches)
    return tree


def _named(row: Branch, style: str) -> Text:
    """Return a text with its name behind it, both broken at spaces only."""
    name = f"  {visible(row.name)}" if row.name else ""
    return Text.assemble(said(row.text, style), (name, ASIDE), overflow="fold")


def _timeline(block: Timeline, width: int) -> RenderableType:
    *lanes, months = timeline(block, width)
    return Group(
        *(Text(lane, style=ACCENT, no_wrap=True) for lane in lanes),
        Text(months, style=ASIDE, no_wrap=True),
        said(block.legend, ASIDE),
    )
