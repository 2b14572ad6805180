"""Log lines that differ in their date alone say the same of another day: they are read once.

A log that `borgen log` wrote is one line an entry, and most lines have been seen before. Each new
one goes the ordinary way, through the reader and the judge of all lines; here is only remembered
what came of it. A log that looks different in any way, or of which anything has to be said, is
left to the ordinary way as a whole.
"""

from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from borgen import yamltext
from borgen.load.entries import fitting_row
from borgen.load.shape import day_of
from borgen.model.entry import Entry

_START: Final = "- {date: "
_DAY: Final = slice(len(_START), len(_START) + len("2026-03-26"))
_REST: Final = slice(_DAY.stop, None)
_FACTS: Final = slice(1 + Entry._fields.index("date"), None)
_NOTE: Final = Entry._fields.index("note") - _FACTS.start

Facts: TypeAlias = tuple[Any, ...]
"""What a row says but for whose it is, where it stands and its day."""


@dataclass(slots=True)
class Alike:
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
        facts = self._facts({line[_REST]: self._known.get(line[_REST]) for line in lines})
        days = [day_of(line[_DAY]) for line in lines]
        if not facts or None in days:
            return None
        return tuple(
            Entry._make((owner, item, day, *facts[line[_REST]]))
            for item, (day, line) in enumerate(zip(days, lines, strict=True))
        )

    def _facts(self, facts: dict[str, Facts | None]) -> dict[str, Facts]:
        """Return `facts` with those that are not known yet; none where one needs a closer look.

        Lines with a note are seldom seen twice, and not remembered.
        """
        new = [rest for rest, known in facts.items() if known is None]
        source = "".join(f"{_START}2026-03-26{rest}\n" for rest in new)
        lines = yamltext.read(source.encode()).value if new else []
        if not isinstance(lines, list) or len(lines) != len(new):
            return {}
        rows = [row for line in lines if (row := fitting_row("", 0, line))]
        if len(rows) < len(new) or any(row.kind == "void" for row in rows):
            return {}
        found = {rest: tuple[Any, ...](row)[_FACTS] for rest, row in zip(new, rows, strict=True)}
        self._known |= {rest: fact for rest, fact in found.items() if fact[_NOTE] is None}
        return {rest: fact or found[rest] for rest, fact in facts.items()}
