"""The log: one entry is one line, kept as a compact row; what few lines say, many share."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias, cast

from borgen.frozen import Value, field_names

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


class Details(Value, frozen=True, cache_hash=True):
    """What few lines say, and many say alike: rows share one value of it.

    Attributes:
        present: ids of who was there, or how many.
    """

    by: Source = "self"
    setting: Setting = "work"
    form: str | None = None
    factor: str | None = None
    level: Number | None = None
    minutes: int | None = None
    cycle: str | None = None
    group: int | None = None
    status: SessionStatus | None = None
    planned: dt.date | None = None
    to: dt.date | None = None
    present: tuple[str, ...] | int | None = None
    value: Number | None = None
    of: str | None = None
    n: int | None = None


NO_DETAILS: Final = Details()
_DETAILS: Final = frozenset(field_names(Details))


@lru_cache(maxsize=4096, typed=True)
def _shared(**details: Any) -> Details:  # noqa: ANN401 - its fields
    return Details(**details)


def _detail(name: str) -> Any:  # noqa: ANN401 - what that field of `Details` holds
    return property(attrgetter(f"details.{name}"))


class Entry(Value, frozen=True):
    """One line of a log; its details read as fields of its own.

    Attributes:
        owner: whose log it is: a person, team, trajectory or `organisation`.
        item: its position in the file's list, as written (the document path is `(item,)`).
        private: it stands in `private/log/` only; shown to me and measured nowhere.
        void: a later entry took it back.
        name: the first 8 hex digits of its fingerprint; empty where nobody asked for it.
    """

    owner: str
    item: int
    date: dt.date
    kind: Kind = "application"
    goal: str | None = None
    outcome: Outcome | None = None
    details: Details = NO_DETAILS
    note: str | None = None
    private: bool = False
    void: bool = False
    name: str = ""

    by = cast("Source", _detail("by"))
    setting = cast("Setting", _detail("setting"))
    form = cast("str | None", _detail("form"))
    factor = cast("str | None", _detail("factor"))
    level = cast("float | None", _detail("level"))
    minutes = cast("int | None", _detail("minutes"))
    cycle = cast("str | None", _detail("cycle"))
    group = cast("int | None", _detail("group"))
    status = cast("SessionStatus | None", _detail("status"))
    planned = cast("dt.date | None", _detail("planned"))
    to = cast("dt.date | None", _detail("to"))
    present = cast("tuple[str, ...] | int | None", _detail("present"))
    value = cast("float | None", _detail("value"))
    of = cast("str | None", _detail("of"))
    n = cast("int | None", _detail("n"))

    @classmethod
    def saying(cls, owner: str, item: int, **said: Any) -> "Entry":  # noqa: ANN401 - its fields
        """Return the row of a line that says all of `said`; rows alike share their details."""
        details = {name: said.pop(name) for name in [*said] if name in _DETAILS}
        return cls(owner, item, details=_shared(**details) if details else NO_DETAILS, **said)

    @property
    def applied(self) -> bool:
        """Whether it says that the skill was applied at work."""
        return self.outcome in APPLIED and self.setting == "work"


_SHARED: Final = field_names(Entry).index("details")
SAID: Final = (*field_names(Entry)[2:_SHARED], *field_names(Details), "note")
"""What a line may say: its day first and its note last."""


def fact(entry: Entry) -> tuple[object, ...]:
    """Return what an entry says: all but whose it is, where it stands, its fate and its name."""
    return (
        entry.date,
        entry.kind,
        entry.goal,
        entry.outcome,
        entry.details,
        entry.note,
        entry.private,
    )


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
