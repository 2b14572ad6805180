"""My own private log beside the tracked one: notes and entries that only I see."""

from collections.abc import Sequence

from borgen.frozen import replace
from borgen.load.entries import Log
from borgen.load.fingerprint import canonical
from borgen.model.entry import Entry


def with_private(
    tracked: Log, lines: Sequence[object], mine: Log, my_lines: Sequence[object]
) -> tuple[Entry, ...]:
    """Return the rows of a tracked log with those of the private one.

    A private line that says the same as a tracked one but for its `note` annotates it; the
    others follow as private rows.

    Args:
        tracked: what was read of the tracked log.
        lines: the tracked lines as read, by `Entry.item`.
        mine: what was read of the private log.
        my_lines: the private lines as read.
    """
    facts = {_fact(lines[row.item]) for row in tracked.rows}
    noted = {row.item: _fact(my_lines[row.item]) for row in mine.rows if row.note}
    notes = {noted[row.item]: row.note for row in mine.rows if noted.get(row.item) in facts}
    annotated = (
        replace(row, note=notes.get(_fact(lines[row.item]), row.note)) for row in tracked.rows
    )
    private = (replace(row, private=True) for row in mine.rows if noted.get(row.item) not in notes)
    return (*annotated, *private)


def _fact(line: object) -> str:
    """Return what a line says but for its note."""
    if not isinstance(line, dict):
        return ""
    return canonical({key: value for key, value in line.items() if key != "note"})
