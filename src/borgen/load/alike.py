"""Log lines that differ in date, goal and note alone say the same of another: they are read once.

A log that `borgen log` wrote is one line an entry, and most lines have been seen before. Each new
one goes the ordinary way, through the reader and the judge of all lines; here is only remembered
what came of it. A log that looks different in any way, or of which anything has to be said, is
left to the ordinary way as a whole.
"""

import datetime as dt
import re
from sys import intern
from typing import Final, TypeAlias

from borgen import yamltext
from borgen.dates import iso_day
from borgen.frozen import Growing, field
from borgen.load.entries import fitting_row
from borgen.model.entry import Details, Entry, Kind, Outcome

_BEFORE_DAY: Final = "- {date: "
_START: Final = f"{_BEFORE_DAY}2026-03-26"
_BEFORE_NOTE: Final = ', note: "'
_AFTER_NOTE: Final = '"}'
_ANY: Final = "any note"
_ANY_NOTE: Final = f"{_BEFORE_NOTE}{_ANY}{_AFTER_NOTE}"
"""Stands for every last note in double quotes without escapes: what it says changes no more."""

_GOAL: Final = re.compile(r"(?<=, goal: )(?!(?:true|false|null)[,}])[a-z][a-z0-9/-]*(?=[,}])")
_ANY_GOAL: Final = "any-goal"
"""Stands for every goal that is a plain word."""

_MOST: Final = 10_000
"""So many different lines are remembered; others are looked at more closely again."""

Facts: TypeAlias = tuple[Kind, str | None, Outcome | None, Details, str | None]
"""What a row says but for whose it is, where it stands and its day."""


class Alike(Growing):
    """What was read so far.

    Attributes:
        _days: by how a line begins.
        _known: the facts of a row by what stands behind the date in its line.
        _judged: the same with any goal in the place of the one that stands there.
    """

    _days: dict[str, dt.date] = field(default_factory=dict)
    _known: dict[str, Facts] = field(default_factory=dict)
    _judged: dict[str, Facts] = field(default_factory=dict)

    def rows(self, owner: str, source: bytes) -> tuple[Entry, ...] | None:
        """Return the rows of a log that has one plain line an entry, else None.

        Args:
            owner: whose log it is.
            source: the bytes of its file.
        """
        text = yamltext.clean_text(source)
        days, known, start = self._days, self._known, len(_START)
        rows: list[Entry] = []
        for line in text.split("\n"):
            if not line or line[0] == "#":
                continue
            day = days.get(line[:start]) or self._day(line[:start])
            facts = known.get(line[start:]) or self._facts(line[start:])
            if day is None or facts is None:
                return None
            rows.append(Entry(owner, len(rows), day, *facts))
        return tuple(rows) or None

    def _day(self, start: str) -> dt.date | None:
        before, text = start[: len(_BEFORE_DAY)], start[len(_BEFORE_DAY) :]
        day = iso_day(text) if before == _BEFORE_DAY else None
        if day:
            self._days[start] = day
        return day

    def _facts(self, rest: str) -> Facts | None:
        alike, note = _without_note(rest)
        facts = self._known.get(alike)
        if facts is None:
            judged, goal = _without_goal(alike)
            facts = self._judged.get(judged) or self._judge(judged)
            if facts is None:
                return None
            facts = (facts[0], goal or facts[1], *facts[2:])
            if len(self._known) < _MOST:
                self._known[alike] = facts
        return (*facts[:-1], note) if note else facts

    def _judge(self, rest: str) -> Facts | None:
        """Return the facts of a line on its own; None where it needs a closer look."""
        lines = yamltext.unproved(f"{_START}{rest}\n".encode())
        row = fitting_row("", 0, lines[0]) if isinstance(lines, list) and len(lines) == 1 else None
        if row is None or row.kind == "void":
            return None
        if (row.note == _ANY) is not rest.endswith(_ANY_NOTE):
            return None
        if (row.goal == _ANY_GOAL) is not (rest.count(_ANY_GOAL) == 1):
            return None
        facts = (row.kind, row.goal, row.outcome, row.details, row.note)
        if len(self._judged) < _MOST:
            self._judged[rest] = facts
        return facts


def _without_note(rest: str) -> tuple[str, str]:
    """Return what stands behind the date with any note in the place of the last one, and that."""
    head, found, note = rest[:-2].rpartition(_BEFORE_NOTE)
    if not found or not note or '"' in note or "\\" in note or not rest.endswith(_AFTER_NOTE):
        return rest, ""
    return head + _ANY_NOTE, note


def _without_goal(rest: str) -> tuple[str, str]:
    """Return what stands behind the date with any goal in the place of the first, and that."""
    found = _GOAL.search(rest)
    if not found:
        return rest, ""
    return f"{rest[: found.start()]}{_ANY_GOAL}{rest[found.end() :]}", intern(found[0])
