"""What one look at each log tells, so that a rule reads lines only where it may find something.

Lines by the word they have for a goal, their days, and which words there are; no rule is here.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from borgen.checks.rule import Scene, once
from borgen.frozen import Value
from borgen.model.entry import Entry


class Lines(Value, frozen=True):
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


class Glance(Value, frozen=True):
    """A log at one look.

    Attributes:
        about: its lines by their word for the goal; None for those without.
        cycles: the words for cycles in it.
        factors: the words for factors in it.
        present: the ids of who was there.
        notes: whether there are any.
        voids: whether a line takes another one back.
    """

    about: Mapping[str | None, Lines]
    cycles: tuple[str, ...]
    factors: tuple[str, ...]
    present: tuple[str, ...]
    notes: bool
    voids: bool

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
    details = {entry.details for entry in log}
    people = {one.present for one in details if isinstance(one.present, tuple)}
    return Glance(
        about={word: _lines(entries) for word, entries in about.items()},
        cycles=tuple({one.cycle for one in details if one.cycle}),
        factors=tuple({one.factor for one in details if one.factor}),
        present=tuple({person for some in people for person in some}),
        notes=any(entry.note for entry in log),
        voids=any(one.of for one in details),
    )


def _lines(entries: Sequence[Entry]) -> Lines:
    days = sorted([entry.date for entry in entries])
    doubles: Sequence[Entry] = ()
    if len(set(days)) < len(days):
        twice = {one for one, other in pairwise(days) if one == other}
        doubles = [entry for entry in entries if entry.date in twice]
    return Lines(entries, days[0], days[-1], doubles)
