"""Read a log: an entry a line by a small grammar, anything else as YAML, decided item by item.

What the grammar reads, YAML reads the same (a property test holds it to that). Rows are light
structs; a row is made where the line's model would accept it (another property test), and whatever
does not fit goes to `validate`, which finds the words and keeps what it can.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

from msgspec import ValidationError, convert
from msgspec.json import decode

from borgen.diagnostics import DocPath, Finding
from borgen.frozen import Value, replace
from borgen.model.entry import LINES, SUBJECTS, Entry
from borgen.yamltext.scalars import plain_scalar

_DIGITS: Final = 8

_PART: Final = r"(?:[^\s,\[\]{}:#]++|:(?=[^\s,\[\]{}])|(?<=\S)#)++"
_PLAIN: Final = rf"(?![-?&*!|>'\"%@`]|#){_PART}(?: ++{_PART})*+"
_NUMBER: Final = r"-[0-9.][^\s,\[\]{}:#]*+"
_DOUBLE: Final = r'"(?:[^"\\\r\n\t]++|\\["\\/nt])*+"'
_SINGLE: Final = r"'(?:[^'\r\n\t]++|'')*+'"
_WORD: Final = rf"(?:{_PLAIN}|{_NUMBER}|{_DOUBLE}|{_SINGLE})"
_GAP: Final = r"[ \t]*+,[ \t]*+"
_LIST: Final = rf"\[[ \t]*+(?:{_WORD}(?:{_GAP}{_WORD})*+)?[ \t]*+\]"
_PAIR: Final = re.compile(
    rf"(?:([a-z][a-z_-]*+):[ \t]++|\"([a-z][a-z_-]*+)\":[ \t]*+)(?:({_WORD})|({_LIST}))"
    r"[ \t]*+(?:,[ \t]*+|(?=\}))"
)
_START: Final = re.compile(r"-[ ]++\{[ \t]*+")
_END: Final = re.compile(r"\}(?:[ \t]++#[^\r\n]*+)?[ \t]*+(?:\r?\n[ \t]*+(?:#[^\r\n]*+)?)*+")
_ITEM: Final = re.compile(_WORD)


class _Rule(NamedTuple):
    """The keys that a kind of line may have, and those that it must have."""

    keys: frozenset[str]
    required: frozenset[str]


_RULES: Final[Mapping[str, _Rule]] = {
    kind: _Rule(
        frozenset(model.model_fields),
        frozenset(name for name, info in model.model_fields.items() if info.is_required()),
    )
    for kind, model in LINES.items()
}


class Log(Value, frozen=True):
    """What could be read of one log: its rows, and what is wrong with the other lines.

    Attributes:
        raw: the lines as read, by `Entry.item`.
        whole: whether nothing was left out.
        lost: of each line of which something was left out its item, and its kind as far as known.
    """

    rows: tuple[Entry, ...] = ()
    raw: tuple[object, ...] = ()
    findings: tuple[Finding, ...] = ()
    whole: bool = True
    lost: frozenset[DocPath] = frozenset()


def line_fields(text: str) -> dict[str, Any] | None:
    """Return the fields of a log line of the usual grammar, or None where YAML has to read it."""
    start = _START.match(text)
    if not start:
        return None
    fields: dict[str, Any] = {}
    at, count, matched = start.end(), 0, _PAIR.match
    while found := matched(text, at):
        key, quoted_key, word, items = found.groups()
        fields[key or quoted_key] = (
            _scalar(word) if word else [_scalar(one) for one in _ITEM.findall(items, 1)]
        )
        at, count = found.end(), count + 1
    whole = count == len(fields) > 0 and _END.fullmatch(text, at)
    return fields if whole else None


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
        row = _row(owner, item, line) if isinstance(line, dict) else None
        if row is None:
            from borgen.load.log_repair import repaired_line  # noqa: PLC0415 - see `validate`

            rest = repaired_line(file, item, line)
            findings += rest.findings
            if not rest.whole:
                lost.add((item, rest.kind))
            row = _row(owner, item, rest.fields)
        if row is not None:
            rows.append(row)
    if names or any(row.kind == "void" for row in rows):
        rows = _without_taken_back([replace(row, name=_name(raw[row.item])) for row in rows])
    return Log(tuple(rows), tuple(raw), tuple(findings), not lost, frozenset(lost))


def canonical(raw: Mapping[str, object]) -> str:
    """Return an entry as JSON: its keys as written, sorted, no spaces, dates as ISO text."""
    return json.dumps(
        raw, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain
    )


def entry_name(raw: Mapping[str, object]) -> str:
    """Return the first eight hex digits of SHA-256 over `canonical(raw)`."""
    return hashlib.sha256(canonical(raw).encode()).hexdigest()[:_DIGITS]


def with_private(tracked: Log, mine: Log) -> tuple[Entry, ...]:
    """Return the rows of a tracked log with those of the private one.

    A private line that says the same as a tracked one but for its `note` annotates it; the
    others follow as private rows.
    """
    facts = {_fact(tracked.raw[row.item]) for row in tracked.rows}
    noted = {row.item: _fact(mine.raw[row.item]) for row in mine.rows if row.note}
    notes = {noted[row.item]: row.note for row in mine.rows if noted.get(row.item) in facts}
    annotated = (
        replace(row, note=notes.get(_fact(tracked.raw[row.item]), row.note)) for row in tracked.rows
    )
    private = (replace(row, private=True) for row in mine.rows if noted.get(row.item) not in notes)
    return (*annotated, *private)


def _scalar(word: str) -> object:
    if word[0] == '"':
        return decode(word) if "\\" in word else word[1:-1]
    if word[0] == "'":
        return word[1:-1].replace("''", "'")
    return _plain_word(word)


_plain_word = lru_cache(maxsize=4096)(plain_scalar)


def _row(owner: str, item: int, fields: Mapping[str, Any]) -> Entry | None:
    """Return the row of a line that fits entirely, else None."""
    kind = fields.get("kind", "application")
    rule = _RULES.get(kind) if isinstance(kind, str) else None
    if rule is None or not rule.required <= fields.keys():
        return None
    if not fields.keys() <= rule.keys:
        fields = {name: value for name, value in fields.items() if not name.startswith("x-")}
        if not fields.keys() <= rule.keys:
            return None
    if kind == "reflection" and SUBJECTS.isdisjoint(fields):
        return None
    try:
        return convert({"owner": owner, "item": item, **fields}, Entry)
    except ValidationError:
        return None


def _without_taken_back(rows: Sequence[Entry]) -> list[Entry]:
    """Mark what a later line takes back; a taking back that is itself taken back does nothing."""
    gone: set[str] = set()
    for row in reversed(rows):
        if row.of is not None and row.name not in gone:
            gone.add(row.of)
    return [replace(row, void=True) if row.name in gone else row for row in rows]


def _name(line: object) -> str:
    return entry_name(line) if isinstance(line, dict) else ""


def _fact(line: object) -> str:
    """Return what a line says but for its note."""
    if not isinstance(line, dict):
        return ""
    return canonical({key: value for key, value in line.items() if key != "note"})


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    raise TypeError(value)
