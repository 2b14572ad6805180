"""The log: what each kind of line may say, and the light row that is kept of one."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from types import MappingProxyType
from typing import Annotated, Final, Literal, TypeAlias

from msgspec import Meta
from pydantic import Field, Strict, WrapValidator

from borgen.frozen import Value, field_names
from borgen.model.base import (
    MOST,
    AtLeastOne,
    Day,
    IsEntryName,
    Model,
    Number,
    PersonRef,
    PlainText,
    Refers,
)
from borgen.model.cycle import FormName

Kind: TypeAlias = Literal["application", "reflection", "session", "measurement", "void"]
Outcome: TypeAlias = Literal[
    "fluent", "independent", "with_help", "not_achieved", "missed", "no_opportunity"
]
Source: TypeAlias = Literal["self", "peer", "manager", "coach", "customer", "mystery_guest"]
Setting: TypeAlias = Literal["work", "practice"]
SessionStatus: TypeAlias = Literal["held", "cancelled", "moved"]

APPLIED: Final = frozenset({"fluent", "independent", "with_help"})
SUCCESS: Final[Mapping[str, float]] = MappingProxyType(
    {"fluent": 1.0, "independent": 1.0, "with_help": 0.5, "not_achieved": 0.0}
)
"""The outcomes that carry a rating, with the success they stand for."""

ENTRY_NAME: Final = r"^[0-9a-f]{8}\Z"

EntryGoal: TypeAlias = Annotated[str, Strict(), Refers("goal")]
EntryCycle: TypeAlias = Annotated[str, Strict(), Refers("cycle")]
EntryFactor: TypeAlias = Annotated[str, Strict(), Refers("factor")]
EntryName: TypeAlias = Annotated[str, Strict(), Field(pattern=r"^[0-9a-f]{8}$"), IsEntryName()]


def _present(raw: object, people: Callable[[object], tuple[str, ...]]) -> tuple[str, ...] | int:
    return raw if type(raw) is int and 0 <= raw <= MOST else people(raw)


Present: TypeAlias = Annotated[tuple[PersonRef, ...], WrapValidator(_present)]
"""Ids of people, or how many."""

_NOTE: Final = "What to remember; private unless shared."
_AGAIN: Final = "The how-manieth of equal entries of one day."


class LogLine(Model):
    """What every line of a log may say."""

    date: Day = Field(description="The day it happened.")


class ApplicationLine(LogLine):
    """The skill used at work, or practised outside of it."""

    goal: EntryGoal = Field(description="The goal.")
    outcome: Outcome = Field(description="How it went.")
    by: Source = Field(default="self", description="Who saw it.")
    setting: Setting = Field(default="work", description="At work, or in practice outside of it.")
    form: FormName | None = Field(default=None, description="The form it was part of.")
    factor: EntryFactor | None = Field(default=None, description="What hindered or stimulated.")
    level: Number | None = Field(default=None, description="The level on the goal's own scale.")
    minutes: AtLeastOne | None = Field(default=None, description="How long it took.")
    note: PlainText | None = Field(default=None, description=_NOTE)
    n: AtLeastOne | None = Field(default=None, description=_AGAIN)
    kind: Literal["application"] = Field(default="application", description="The kind of line.")


class ReflectionLine(LogLine):
    """A reflection on a goal, or of a form."""

    goal: EntryGoal | None = Field(default=None, description="The goal; required without a form.")
    form: FormName | None = Field(default=None, description="The form; required without a goal.")
    note: PlainText | None = Field(default=None, description=_NOTE)
    n: AtLeastOne | None = Field(default=None, description=_AGAIN)
    kind: Literal["reflection"] = Field(description="The kind of line.")


class SessionLine(LogLine):
    """A session of a cycle: held, cancelled or moved."""

    cycle: EntryCycle = Field(description="The cycle.")
    status: SessionStatus = Field(description="Held, cancelled or moved.")
    planned: Day | None = Field(default=None, description="Which planned day it stands for.")
    to: Day | None = Field(default=None, description="The day it was moved to.")
    present: Present | None = Field(default=None, description="Ids of who was there, or how many.")
    group: AtLeastOne | None = Field(default=None, description="The group's number, from 1.")
    note: PlainText | None = Field(default=None, description=_NOTE)
    n: AtLeastOne | None = Field(default=None, description=_AGAIN)
    kind: Literal["session"] = Field(description="The kind of line.")


class MeasurementLine(LogLine):
    """A figure for a goal of the organisation, a team or a trajectory."""

    goal: EntryGoal = Field(description="The goal.")
    value: Number = Field(description="The figure.")
    n: AtLeastOne | None = Field(default=None, description=_AGAIN)
    kind: Literal["measurement"] = Field(description="The kind of line.")


class VoidLine(LogLine):
    """Takes an earlier entry back."""

    of: EntryName = Field(description="The name of that entry: 8 hex digits, quoted.")
    n: AtLeastOne | None = Field(default=None, description=_AGAIN)
    kind: Literal["void"] = Field(description="The kind of line.")


LINES: Final[Mapping[str, type[LogLine]]] = MappingProxyType(
    {
        "application": ApplicationLine,
        "reflection": ReflectionLine,
        "session": SessionLine,
        "measurement": MeasurementLine,
        "void": VoidLine,
    }
)
"""The model of each kind of line; a reflection also needs a goal or a form."""

SUBJECTS: Final = frozenset({"goal", "form"})
"""The keys of which a reflection needs one."""

_Text: TypeAlias = Annotated[str, Meta(min_length=1)]
_Whole: TypeAlias = Annotated[int, Meta(ge=1, le=10**12)]
_Figure: TypeAlias = (
    Annotated[int, Meta(ge=-(10**12), le=10**12)] | Annotated[float, Meta(ge=-1e12, le=1e12)]
)


class Entry(Value, frozen=True):
    """A line of a log as a row: light, for there are many. `load` holds it to the line's model.

    Attributes:
        owner: whose log it is: a person, team, trajectory or `organisation`.
        item: its position in the file's list, as written (the document path is `(item,)`).
        present: ids of who was there, or how many.
        private: it stands in `private/log/` only; shown to me and measured nowhere.
        void: a later entry took it back.
        name: the first 8 hex digits of its fingerprint; empty where it was not asked for.
    """

    owner: str
    item: int
    date: dt.date
    kind: Kind = "application"
    goal: _Text | None = None
    outcome: Outcome | None = None
    by: Source = "self"
    setting: Setting = "work"
    form: FormName | None = None
    factor: _Text | None = None
    level: _Figure | None = None
    minutes: _Whole | None = None
    cycle: _Text | None = None
    group: _Whole | None = None
    status: SessionStatus | None = None
    planned: dt.date | None = None
    to: dt.date | None = None
    present: tuple[_Text, ...] | Annotated[int, Meta(ge=0, le=10**12)] | None = None
    value: _Figure | None = None
    of: Annotated[str, Meta(pattern=ENTRY_NAME)] | None = None
    n: _Whole | None = None
    note: _Text | None = None
    private: bool = False
    void: bool = False
    name: str = ""

    @property
    def applied(self) -> bool:
        """Whether it says that the skill was applied at work."""
        return self.outcome in APPLIED and self.setting == "work"


SAID: Final = field_names(Entry)[2:-3]
"""What a line may say: its day first and its note last."""


fact: Final[Callable[[Entry], tuple[object, ...]]] = attrgetter(*SAID, "private")
"""Returns what an entry says: all but whose it is, where it stands, its fate and its name."""


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
