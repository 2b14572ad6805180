"""What a page is made of. Texts are as users wrote them: each format makes them safe itself."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Final, Literal, TypeAlias

from borgen.frozen import Value

Sign: TypeAlias = Literal["held", "missed", "planned"]
MOST: Final = 25
"""How many rows a list has that grows with the organisation, unless everything is asked for."""


class Sentence(Value, frozen=True):
    """A paragraph; an aside explains and may step back."""

    kind: ClassVar[str] = "sentence"
    text: str
    aside: bool = False


class Bar(Value, frozen=True):
    """A count or share as a bar, said in words beside it.

    Attributes:
        value: how far the bar is full, 0-1; None draws no bar.
        upto: how far it may be, for a band from `value` to here.
        mark: where to put a mark, the target.
        of: how many it counts out of, so that a bar may be drawn as so many parts.
        about: the id of whom or what it is about, where that has a report of its own.
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
    """What is so, each with a word for what it is about."""

    kind: ClassVar[str] = "facts"
    rows: tuple[tuple[str, str], ...]
    heading: str = ""


class Table(Value, frozen=True):
    """A table; each row has a cell for each word of the head.

    Attributes:
        right: columns with figures, aligned to the right.
        wide: the column that takes the room that is left.
        below: a column that stands under the wide one where there is no room beside it.
        brief: rows that leave that column out there.
        sign: what stands before it there.
        about: for each row the id of whom it is about; empty where rows are about nobody.
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
    """Something on a list, with details that step back, and who moves it.

    Attributes:
        about: what has a page of its own that says more.
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
    """One row of a timeline: what happened in the weeks that begin on these Mondays."""

    label: str
    letter: str
    weeks: tuple[tuple[date, Sign], ...]


class Timeline(Value, frozen=True):
    """Reflection and action in turn, week by week.

    Attributes:
        mondays: every week shown, oldest first.
        months: what to write under the week in which a month begins.
        legend: how many sessions were held, and what the signs mean.
        count: the former alone, for formats with signs of their own; empty where not to be said.
    """

    kind: ClassVar[str] = "timeline"
    lanes: tuple[Lane, ...]
    mondays: tuple[date, ...]
    months: tuple[tuple[date, str], ...]
    legend: str
    count: str = ""


class Branch(Value, frozen=True):
    """Something that others hang from.

    Attributes:
        name: what it is called in the files.
        about: the id of whom or what it belongs to, where that has a report of its own.
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
    """A drawing in the language of Mermaid, for formats that can show one; already escaped."""

    kind: ClassVar[str] = "diagram"
    source: str


Block: TypeAlias = Sentence | Bars | Facts | Table | Items | Timeline | Branches | Diagram


class Section(Value, frozen=True):
    """One question and its answer; `name` is what formats that link or draw call it."""

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
    """Return a section of the blocks that have something to say; None where none has."""
    found = tuple(block for block in blocks if block and not _empty(block))
    return Section(title, found, name) if found else None


def items(heading: str, rows: Iterable[Item], *, numbered: bool = False) -> Items | None:
    """Return a list, or None where there is nothing on it."""
    found = tuple(rows)
    return Items(heading, found, numbered=numbered) if found else None


def _empty(block: Block) -> bool:
    return isinstance(block, Bars | Facts | Table | Branches) and not block.rows
