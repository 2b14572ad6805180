"""Log lines as rows: strict, hand-written and in one pass, for there are many of them.

A line that does not fit goes to `troubles`, which finds the words and keeps what it can.
"""

from collections.abc import Sequence
from typing import Any, Final

from borgen.diagnostics import DocPath, Finding
from borgen.frozen import Value, replace
from borgen.load.fingerprint import entry_name
from borgen.load.lines import LINES
from borgen.load.troubles import mended
from borgen.model.entry import Entry

_SUBJECTS: Final = frozenset({"goal", "form"})


class Log(Value, frozen=True):
    """What could be read of one log: its rows, and what is wrong with the other lines.

    Attributes:
        lost: of each line of which something was left out its item, and its kind as far as known.
    """

    rows: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()
    whole: bool = True
    lost: frozenset[DocPath] = frozenset()


def log_rows(file: str, owner: str, raw: Sequence[object], *, names: bool = False) -> Log:
    """Return the lines of a log as rows.

    Args:
        file: the file, for places.
        owner: whose log it is.
        raw: the list as read.
        names: whether rows need their names though no line takes another back.
    """
    rows: list[Entry] = []
    findings: list[Finding] = []
    lost: set[DocPath] = set()
    for item, line in enumerate(raw):
        row = fitting_row(owner, item, line)
        if row is None:
            rest = mended(file, item, line)
            findings += rest.findings
            if not rest.whole:
                lost.add((item, str(rest.line.get("kind", "session"))))
            row = fitting_row(owner, item, rest.line)
        if row is not None:
            rows.append(row)
    if names or any(row.kind == "void" for row in rows):
        rows = _without_taken_back([replace(row, name=_name(raw[row.item])) for row in rows])
    return Log(tuple(rows), tuple(findings), not lost, frozenset(lost))


def fitting_row(owner: str, item: int, line: Any) -> Entry | None:  # noqa: ANN401 - as read
    """Return the row of a line that fits entirely, else None."""
    if line.__class__ is not dict:
        return None
    kind = line.get("kind", "application")
    rule = LINES.get(kind) if kind.__class__ is str else None
    if rule is None or not line.keys() >= rule.required:
        return None
    said: dict[str, Any] = {}
    slots = rule.slots
    for key, written in line.items():
        slot = slots.get(key)
        if slot is None:
            return None
        value = slot.accept(written)
        if value is None:
            return None
        said[key] = value
    if kind == "reflection" and _SUBJECTS.isdisjoint(line):
        return None
    return Entry.saying(owner, item, **said)


def _without_taken_back(rows: Sequence[Entry]) -> list[Entry]:
    """Mark what a later line takes back; a taking back that is itself taken back does nothing."""
    gone: set[str] = set()
    for row in reversed(rows):
        if row.of is not None and row.name not in gone:
            gone.add(row.of)
    return [replace(row, void=True) if row.name in gone else row for row in rows]


def _name(line: object) -> str:
    return entry_name(line) if isinstance(line, dict) else ""
