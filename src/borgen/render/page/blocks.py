"""The parts of a page. Texts are as users wrote them; each format escapes them itself."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Final, Literal, TypeAlias

from borgen.frozen import Value

WeekState: TypeAlias = Literal["held", "missed", "planned"]
MOST: Final = 25
"""How many rows of a list that grows with the organisation are shown if not all are asked for."""


class Sentence(Value, frozen=True):
    """A paragraph; an aside explains and may be shown less prominently."""

    kind: ClassVar[str] = "sentence"
    text: str
    aside: bool = False


class Bar(Value, frozen=True):
    """A count or share as a bar, and the same in words.

    Attributes:
        value: the full part of the bar, a share of 1; None draws no bar.
        upto: the end of a band that begins at `value`.
        mark: where to put a mark, the target.
        of: the total of the count, so that a bar may be drawn in so many parts.
        about: the id of the subject that it is about, where that has a report of its own.
    """

    label: str
    words: str
    value: float | None
    upto: float | None = None
    mark: float | None = None
    of: int | None = None
    about: str = ""


class Bars(Value, frozen=True):
    """Bars under each other, on one scale."""

    kind: ClassVar[str] = "bars"
    rows: tuple[Bar, ...]


class Facts(Value, frozen=True):
    """Pairs of a label and a text."""

    kind: ClassVar[str] = "facts"
    rows: tuple[tuple[str, str], ...]
    heading: str = ""


class Table(Value, frozen=True):
    """A table; each row has a cell for each word of the head.

    Attributes:
        right: columns with figures, aligned to the right.
        wide: the column that takes the remaining width.
        below: a column that stands under the wide one where there is no room beside it.
        brief: rows that leave that column out there.
        sign: the sign before it there.
        about: for each row the id of the person it is about; empty if rows are not about people.
    """

    kind: ClassVar[str] = "table"
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: int = 0
    right: frozenset[int] = frozenset()
    below: int | None = None
    brief: frozenset[int] = frozenset()
    sign: str = " "
    about: tuple[str, ...] = ()


class Item(Value, frozen=True):
    """An item of a list, with details, and who takes the next step.

    Attributes:
        about: the id or place of a page with more about it.
    """

    text: str
    details: tuple[str, ...] = ()
    who: str = ""
    about: str = ""


class Items(Value, frozen=True):
    """A list under a heading of its own."""

    kind: ClassVar[str] = "items"
    heading: str
    rows: tuple[Item, ...]
    numbered: bool = False


class Lane(Value, frozen=True):
    """One row of a timeline: the state of the weeks that begin on these Mondays."""

    label: str
    letter: str
    weeks: tuple[tuple[date, WeekState], ...]


class Timeline(Value, frozen=True):
    """Reflection and action in turn, week by week.

    Attributes:
        mondays: every week shown, oldest first.
        months: the label under the week in which a month begins.
        legend: how many sessions were held, and the meaning of the signs.
        count: the former alone, for formats with signs of their own; empty where it is not shown.
    """

    kind: ClassVar[str] = "timeline"
    lanes: tuple[Lane, ...]
    mondays: tuple[date, ...]
    months: tuple[tuple[date, str], ...]
    legend: str
    count: str = ""


class Branch(Value, frozen=True):
    """A node of a tree.

    Attributes:
        name: its id in the files.
        about: the id of the subject it belongs to, where that has a report of its own.
    """

    text: str
    name: str = ""
    branches: tuple["Branch", ...] = ()
    about: str = ""


class Branches(Value, frozen=True):
    """Trees, drawn with their branches."""

    kind: ClassVar[str] = "branches"
    rows: tuple[Branch, ...]


class Diagram(Value, frozen=True):
    """A diagram in the language of Mermaid, for formats that can show one; already escaped."""

    kind: ClassVar[str] = "diagram"
    source: str


Block: TypeAlias = Sentence | Bars | Facts | Table | Items | Timeline | Branches | Diagram


class Section(Value, frozen=True):
    """A question and its answer; `name` identifies it for links and charts."""

    title: str
    blocks: tuple[Block, ...]
    name: str = ""


class Page(Value, frozen=True):
    """A whole report, ready to be laid out."""

    title: str
    aside: str
    subtitle: str
    sections: tuple[Section, ...]
    closing: str


def section(title: str, *blocks: Block | None, name: str = "") -> Section | None:
    """Return a section of the blocks that are not empty; None if all are."""
    found = tuple(block for block in blocks if block and not _empty(block))
    return Section(title, found, name) if found else None


def items(heading: str, rows: Iterable[Item], *, numbered: bool = False) -> Items | None:
    """Return a list, or None where it would be empty."""
    found = tuple(rows)
    return Items(heading, found, numbered=numbered) if found else None


def _empty(block: Block) -> bool:
    return isinstance(block, Bars | Facts | Table | Branches) and not block.rows
