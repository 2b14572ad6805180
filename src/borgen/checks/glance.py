"""What one look at each log tells, so that a rule reads lines only where it may find something.

Lines by the word they have for a goal, their days, and which words there are; no rule is here.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final, NamedTuple, TypeAlias

from borgen.checks.rule import Scene, once
from borgen.model.entry import Entry

_Column: TypeAlias = Callable[[Entry], Any]


def _column(name: str) -> _Column:
    return attrgetter(name)


_DATE: Final = _column("date")
_KIND: Final = _column("kind")
_CYCLE: Final = _column("cycle")
_FACTOR: Final = _column("factor")
_PRESENT: Final = _column("present")
_NOTE: Final = _column("note")


class Lines(NamedTuple):
    """The lines of a log with one word for the goal, in its order.

    Attributes:
        entries: the lines; at least one.
        first: their first day.
        last: their last day.
        doubles: those of one day.
    """

    entries: Sequence[Entry]
    first: dt.date
    last: dt.date
    doubles: Sequence[Entry]


class Glance(NamedTuple):
    """A log at one look.

    Attributes:
        about: its lines by their word for the goal; None for those without.
        kinds: the kinds of its lines.
        cycles: the words for cycles in it.
        factors: the words for factors in it.
        present: the ids of who was there.
        notes: whether there are any.
    """

    about: Mapping[str | None, Lines]
    kinds: tuple[str, ...]
    cycles: tuple[str, ...]
    factors: tuple[str, ...]
    present: tuple[str, ...]
    notes: bool

    def later_than(self, day: dt.date) -> bool:
        """Return whether anything is dated after `day`."""
        return any(lines.last > day for lines in self.about.values())


@once
def glances(scene: Scene) -> Mapping[str, Glance]:
    """Return a look at each log, by its owner."""
    return {owner: _glance(log) for owner, log in scene.workspace.logs.items()}


def _glance(log: Sequence[Entry]) -> Glance:
    about: dict[str | None, list[Entry]] = defaultdict(list)
    for entry in log:
        about[entry.goal].append(entry)
    kinds = _words(_KIND, log)
    sessions = log if "session" in kinds else ()
    people = {some for some in map(_PRESENT, sessions) if isinstance(some, tuple)}
    return Glance(
        about={word: _lines(entries) for word, entries in about.items()},
        kinds=kinds,
        cycles=_words(_CYCLE, sessions),
        factors=_words(_FACTOR, log),
        present=tuple({person for some in people for person in some}),
        notes=any(map(_NOTE, log)),
    )


def _lines(entries: Sequence[Entry]) -> Lines:
    days = [*map(_DATE, entries)]
    return Lines(entries, min(days), max(days), _doubles(entries, days))


def _doubles(entries: Sequence[Entry], days: Sequence[dt.date]) -> Sequence[Entry]:
    if len(set(days)) == len(days):
        return ()
    often = Counter(days)
    return [entry for entry, day in zip(entries, days, strict=True) if often[day] > 1]


def _words(of: _Column, log: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(word for word in set(map(of, log)) if word)
