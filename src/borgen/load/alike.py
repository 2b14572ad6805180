"""Log lines that differ in date and note alone say the same of another day: they are read once.

A log that `borgen log` wrote is one line an entry, and most lines have been seen before. Each new
one goes the ordinary way, through the reader and the judge of all lines; here is only remembered
what came of it. A log that looks different in any way, or of which anything has to be said, is
left to the ordinary way as a whole.
"""

from typing import Any, Final, TypeAlias

from borgen import yamltext
from borgen.frozen import Growing, field
from borgen.load.entries import fitting_row
from borgen.load.shape import day_of
from borgen.model.entry import Entry

_START: Final = "- {date: "
_DAY: Final = slice(len(_START), len(_START) + len("2026-03-26"))
_REST: Final = slice(_DAY.stop, None)
_FACTS: Final = slice(1 + Entry._fields.index("date"), None)
_NOTE: Final = Entry._fields.index("note") - _FACTS.start
_BEFORE_NOTE: Final = ', note: "'
_AFTER_NOTE: Final = '"}'
_ANY: Final = "any note"
_ANY_NOTE: Final = f"{_BEFORE_NOTE}{_ANY}{_AFTER_NOTE}"
"""Stands for every last note in double quotes without escapes: what it says changes no more."""

Facts: TypeAlias = tuple[Any, ...]
"""What a row says but for whose it is, where it stands and its day."""


class Alike(Growing):
    """What was read so far: the facts of a row by what stands behind the date in its line."""

    _known: dict[str, Facts] = field(default_factory=dict)

    def rows(self, owner: str, source: bytes) -> tuple[Entry, ...] | None:
        """Return the rows of a log that has one plain line an entry, else None.

        Args:
            owner: whose log it is.
            source: the bytes of its file.
        """
        text = yamltext.clean_text(source)
        lines = [line for line in text.split("\n") if line and line[0] != "#"]
        if not all(line.startswith(_START) for line in lines):
            return None
        told = [_apart(line[_REST]) for line in lines]
        facts = self._facts({rest: self._known.get(rest) for rest, _ in told})
        days = [day_of(line[_DAY]) for line in lines]
        if not facts or None in days:
            return None
        return tuple(
            Entry._make((owner, item, day, *_noted(facts[rest], note)))
            for item, (day, (rest, note)) in enumerate(zip(days, told, strict=True))
        )

    def _facts(self, facts: dict[str, Facts | None]) -> dict[str, Facts]:
        """Return `facts` with those that are not known yet; none where one needs a closer look."""
        new = [rest for rest, known in facts.items() if known is None]
        if new:
            source = "".join(f"{_START}2026-03-26{rest}\n" for rest in new)
            lines = yamltext.read(source.encode()).value
            if not isinstance(lines, list) or len(lines) != len(new):
                return {}
            for rest, line in zip(new, lines, strict=True):
                row = fitting_row("", 0, line)
                if row is None or row.kind == "void":
                    return {}
                if (row.note == _ANY) is not rest.endswith(_ANY_NOTE):
                    return {}
                self._known[rest] = tuple[Any, ...](row)[_FACTS]
        return {rest: self._known[rest] for rest in facts}


def _apart(rest: str) -> tuple[str, str]:
    """Return what stands behind the date with any note in the place of the last one, and that."""
    head, found, note = rest[:-2].rpartition(_BEFORE_NOTE)
    if not found or not note or '"' in note or "\\" in note or not rest.endswith(_AFTER_NOTE):
        return rest, ""
    return head + _ANY_NOTE, note


def _noted(facts: Facts, note: str) -> Facts:
    return (*facts[:_NOTE], note, *facts[_NOTE + 1 :]) if note else facts
