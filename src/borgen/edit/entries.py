"""How a log entry looks as one line of YAML. Pure; which file it goes to is not known here."""

from collections.abc import Mapping
from datetime import date
from typing import Final, TypeAlias

from borgen.model.entry import Entry
from borgen.yamltext.write import flow, scalar

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
    shown = (f"{key}: {_written(key, fields[key])}" for key in ORDER if key in fields)
    return f"- {{{', '.join(shown)}}}"


def _written(key: str, value: FieldValue) -> str:
    return scalar(value, '"') if key in _ALWAYS_QUOTED else flow(value)
