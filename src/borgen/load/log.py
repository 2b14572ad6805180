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
from borgen.load.expected import Expected
from borgen.load.suggest import close_key
from borgen.load.validate import validated
from borgen.load.wrong_keys import missing_kind, missing_subject, not_a_line
from borgen.load.wrong_values import LOST, FoundValue, wrong_value
from borgen.model.base import is_empty
from borgen.model.entry import LINES, Entry
from borgen.yamltext.scalars import plain_scalar

_KINDS: Final = Expected(str, choices=tuple(LINES))
_TELLING: Final = {"of": "void", "status": "session", "cycle": "session", "value": "measurement"}
"""Keys that give away the kind of a line that does not say it."""

_SUBJECTS: Final = frozenset({"goal", "form"})
_DIGITS: Final = 8

_PART: Final = r"(?:[^\s,\[\]{}:#]|:(?=[^\s,\[\]{}])|(?<=\S)#)++"
_PLAIN: Final = rf"(?![-?&*!|>'\"%@`]|#){_PART}(?: ++{_PART})*+"
_NUMBER: Final = r"-[0-9.][^\s,\[\]{}:#]*+"
_DOUBLE: Final = r'"(?:[^"\\\r\n\t]|\\["\\/nt])*+"'
_SINGLE: Final = r"'(?:[^'\r\n\t]|'')*+'"
_WORD: Final = rf"(?:{_PLAIN}|{_NUMBER}|{_DOUBLE}|{_SINGLE})"
_KEY: Final = r"(?:[a-z][a-z_-]*+:[ \t]++|\"[a-z][a-z_-]*+\":[ \t]*+)"
_GAP: Final = r"[ \t]*+,[ \t]*+"
_LIST: Final = rf"\[[ \t]*+(?:{_WORD}(?:{_GAP}{_WORD})*+)?[ \t]*+\]"
_PAIR: Final = rf"{_KEY}(?:{_WORD}|{_LIST})"
_LINE: Final = re.compile(
    rf"-[ ]++\{{[ \t]*+({_PAIR}(?:{_GAP}{_PAIR})*+)[ \t]*+\}}"
    r"(?:[ \t]++#[^\r\n]*+)?[ \t]*+(?:\r?\n[ \t]*+(?:#[^\r\n]*+)?)*+"
)
_SPLIT: Final = re.compile(rf"\"?([a-z][a-z_-]*+)\"?:[ \t]*+(?:\[([^\]]*)\]|({_WORD}))(?:{_GAP})?+")
_ITEM: Final = re.compile(rf"({_WORD})(?:{_GAP})?+")


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
    found = _LINE.fullmatch(text)
    if not found:
        return None
    fields: dict[str, Any] = {}
    pairs = _SPLIT.findall(found[1])
    for key, items, word in pairs:
        if word:
            fields[key] = _scalar(word)
        else:
            fields[key] = [_scalar(one) for one in _ITEM.findall(items)]
    return fields if len(fields) == len(pairs) else None


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
            rest = _repaired(file, item, line)
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
    if rule is None or not rule.required <= fields.keys() <= rule.keys:
        return None
    if kind == "reflection" and _SUBJECTS.isdisjoint(fields):
        return None
    try:
        return convert({"owner": owner, "item": item, **fields}, Entry)
    except ValidationError:
        return None


class _Rest(NamedTuple):
    """What is left of a line that does not fit."""

    fields: Mapping[str, Any]
    findings: tuple[Finding, ...]
    kind: str = "session"
    whole: bool = False


def _repaired(file: str, item: int, line: object) -> _Rest:
    """Return what is wrong with a line and what is left of it."""
    if not isinstance(line, dict):
        return _Rest({}, (not_a_line(file, item),))
    kind, fields, told = _with_kind(file, item, line)
    if kind is None:
        return _Rest({}, told)
    found = validated(file, LINES[kind], fields, path=(item,), line=True)
    findings = (*told, *found.findings)
    lost = found.value is None or bool(found.lost)
    rest = {name: value for name, value in found.raw.items() if not _is_passed_by(name, value)}
    if kind == "reflection" and _SUBJECTS.isdisjoint(rest):
        if not any(one[-1] in _SUBJECTS for one in found.lost):
            findings = (*findings, missing_subject(file, item))
        lost = True
    return _Rest({} if found.value is None else rest, findings, kind, not lost)


def _is_passed_by(name: str, value: object) -> bool:
    return name.startswith("x-") or is_empty(value)


def _with_kind(
    file: str, item: int, line: Mapping[str, Any]
) -> tuple[str | None, dict[str, Any], tuple[Finding, ...]]:
    """Return the kind of a line, told or given away by its keys, and the line that says it."""
    said = {name: value for name, value in line.items() if not is_empty(value)}
    name = next((one for one in said if close_key(one, ("kind",))), None)
    if name is not None:
        written = said[name]
        if isinstance(written, str) and written in LINES:
            return written, dict(line), ()
        wrong, meant = wrong_value(file, FoundValue((item, name), written, _KINDS))
        told = (wrong,) if name == "kind" else ()
        if meant is LOST:
            return None, {}, told
        return str(meant), {**line, name: meant}, told
    telling = next((_TELLING[one] for one in _TELLING if one in said), None)
    if telling is None or "outcome" in said:
        return "application", dict(line), ()
    return telling, {**line, "kind": telling}, (missing_kind(file, item, telling),)


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
