"""A report as JSON, version 1: the field names of its values, dates as ISO text, nothing rounded.

Which values there are, and what an audience may see of them, is decided in `reports`.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from json import JSONEncoder
from math import isfinite
from typing import Final

from borgen.frozen import Value, field_names
from borgen.model.ids import Ref
from borgen.reports.agenda import AgendaItem, agenda_text, next_text
from borgen.reports.goals import GoalRow, NextStep
from borgen.reports.report import Report
from borgen.text.catalogue import Text, text_in

_quoted: Final = JSONEncoder(ensure_ascii=False).encode
_STEP: Final = "  "


def report_json(report: Report) -> str:
    """Return a report as JSON text that ends in a newline; equal reports give equal bytes."""
    return value_json("report", report, text_in(report.language))


def value_json(kind: str, value: Value, text: Text) -> str:
    """Return a frozen value as JSON text, marked with what kind of document it is."""
    document = {"version": 1, "kind": kind, **_fields(value, text)}
    return _object(document, text, "\n") + "\n"


def _fields(value: Value, text: Text) -> dict[str, object]:
    fields = {name: getattr(value, name) for name in field_names(value)}
    if isinstance(value, GoalRow):
        fields["goal"], fields["ref"] = Ref.parse(value.goal).id, value.goal
    if isinstance(value, AgendaItem):
        fields["text"] = agenda_text(value, text)
    if isinstance(value, NextStep):
        fields["text"] = next_text(value, text)
    return fields


def _written(value: object, text: Text, line: str) -> str:  # noqa: PLR0911 - one a kind of value
    """Return a value as JSON; `line` breaks to the line that it begins on."""
    if isinstance(value, str):
        return _quoted(str(value))
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        if not isfinite(value):
            raise ValueError(value)
        return repr(value)
    if isinstance(value, date):
        return f'"{value.isoformat()}"'
    if isinstance(value, Value):
        return _object(_fields(value, text), text, line)
    if isinstance(value, Mapping):
        return _object(value, text, line)
    if isinstance(value, Sequence):
        return _lines("[]", (_written(item, text, line + _STEP) for item in value), line)
    raise TypeError(type(value).__name__)


def _object(fields: Mapping[str, object], text: Text, line: str) -> str:
    inside = (
        f"{_quoted(str(name))}: {_written(value, text, line + _STEP)}"
        for name, value in fields.items()
    )
    return _lines("{}", inside, line)


def _lines(brackets: str, items: Iterable[str], line: str) -> str:
    inside = f",{line}{_STEP}".join(items)
    return f"{brackets[0]}{line}{_STEP}{inside}{line}{brackets[1]}" if inside else brackets
