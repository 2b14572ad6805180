"""The log: one entry is one line, kept as a compact row."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["application", "reflection", "session", "measurement", "void"]
Outcome: TypeAlias = Literal[
    "fluent", "independent", "with_help", "not_achieved", "missed", "no_opportunity"
]
Source: TypeAlias = Literal["self", "peer", "manager", "coach", "customer", "mystery_guest"]
Setting: TypeAlias = Literal["work", "practice"]
SessionStatus: TypeAlias = Literal["held", "cancelled", "moved"]
Number: TypeAlias = int | float
"""A number as written: a whole one stays one."""

APPLIED: Final = frozenset({"fluent", "independent", "with_help"})
SUCCESS: Final[Mapping[str, float]] = MappingProxyType(
    {"fluent": 1.0, "independent": 1.0, "with_help": 0.5, "not_achieved": 0.0}
)
"""The outcomes that carry a rating, with the success they stand for."""


class Entry(NamedTuple):
    """One line of a log.

    Attributes:
        owner: whose log it is: a person, team, trajectory or `organisation`.
        item: its position in the file's list, as written (the document path is `(item,)`).
        private: it stands in `private/log/` only; shown to me and measured nowhere.
        void: a later entry took it back.
        name: the first 8 hex digits of its fingerprint; empty where nobody asked for it.
        present: ids of who was there, or how many.
    """

    owner: str
    item: int
    date: dt.date
    kind: Kind = "application"
    goal: str | None = None
    outcome: Outcome | None = None
    by: Source = "self"
    setting: Setting = "work"
    form: str | None = None
    factor: str | None = None
    level: Number | None = None
    minutes: int | None = None
    note: str | None = None
    cycle: str | None = None
    group: int | None = None
    status: SessionStatus | None = None
    planned: dt.date | None = None
    to: dt.date | None = None
    present: tuple[str, ...] | int | None = None
    value: Number | None = None
    of: str | None = None
    n: int | None = None
    private: bool = False
    void: bool = False
    name: str = ""

    @property
    def applied(self) -> bool:
        """Whether it says that the skill was applied at work."""
        return self.outcome in APPLIED and self.setting == "work"


def standing(log: Sequence[Entry], day: dt.date) -> Iterator[Entry]:
    """Yield the entries of one log that count on `day`: known by then and not private.

    An entry that was taken back later than `day` still stood on it.
    """
    taken_back = {entry.of for entry in log if entry.kind == "void" and entry.date <= day}
    for entry in log:
        if entry.private or entry.date > day or entry.kind == "void":
            continue
        if not entry.void or (entry.name and entry.name not in taken_back):
            yield entry
