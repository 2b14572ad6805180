"""How a log entry looks as one line of YAML. Pure; which file it goes to is not known here."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final, TypeAlias

from borgen.characters import CONTROLS
from borgen.errors import BorgenError
from borgen.model.entry import Entry

FieldValue: TypeAlias = str | int | float | date | tuple[str, ...]
Fields: TypeAlias = Mapping[str, FieldValue]
"""An entry as it will stand in a log: its keys as written, with plain values."""

ORDER: Final = (
    "date", "goal", "cycle", "group", "kind", "form", "outcome", "by", "setting", "factor",
    "level", "minutes", "status", "planned", "to", "present", "value", "of", "n", "note",
)  # fmt: skip
"""The order in which keys are written; a ledger reads best when like stands under like."""

_USUAL: Final = {key: getattr(Entry("", 0, date.min), key) for key in ORDER}
"""The values that are not written."""

_PLAIN: Final = re.compile(r"[a-z][a-z0-9_-]*(?:/[a-z][a-z0-9_-]*)?", re.ASCII)
_NOT_TEXT: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_ESCAPES: Final = (("\\", r"\\"), ('"', r"\""), ("\t", r"\t"), ("\n", r"\n"), ("\r", r"\r"))
_ALWAYS_QUOTED: Final = frozenset({"note", "of"})


def entry_fields(entry: Entry) -> dict[str, FieldValue]:
    """Return the keys that the line of an entry has: its date, and what is not usual."""
    said = {key: getattr(entry, key) for key in ORDER}
    return {key: value for key, value in said.items() if value != _USUAL[key]}


def entry_line(fields: Fields) -> str:
    """Return the line of an entry, without a line break.

    Keys stand in `ORDER`; notes and fingerprints are always quoted, and every text is written
    so that any reader of YAML gets the same text back.

    Raises:
        BorgenError: a text holds a control character, which no file may hold.
    """
    shown = (f"{key}: {_value(key, fields[key])}" for key in ORDER if key in fields)
    return f"- {{{', '.join(shown)}}}"


def one_line(text: str) -> str:
    """Return a note as it is kept: on one line, with single spaces."""
    return " ".join(text.split())


def quoted(text: str) -> str:
    """Return `text` in double quotes, on one line.

    Raises:
        BorgenError: it holds a control character.
    """
    if control := CONTROLS.search(text):
        raise BorgenError("error.control_character", character=f"U+{ord(control[0]):04X}")
    escaped = text
    for character, escape in _ESCAPES:
        escaped = escaped.replace(character, escape)
    return f'"{escaped}"'


def _value(key: str, value: FieldValue) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return f"[{', '.join(_text(item) for item in value)}]"
    if isinstance(value, str):
        return quoted(value) if key in _ALWAYS_QUOTED else _text(value)
    return str(value)


def _text(text: str) -> str:
    plain = _PLAIN.fullmatch(text) and text not in _NOT_TEXT
    return text if plain else quoted(text)
