"""A report as JSON, version 1: the field names of its values, dates as ISO text, nothing rounded.

Which values there are, and what an audience may see of them, is decided in `reports`.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

from borgen.frozen import Value, field_names
from borgen.model.ids import Ref
from borgen.reports.rows import AgendaItem, GoalRow, NextStep
from borgen.reports.values import Report
from borgen.reports.wording import agenda_text, next_text
from borgen.text.catalogue import Text, text_in

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def report_json(report: Report) -> str:
    """Return a report as JSON text that ends in a newline; equal reports give equal bytes."""
    return value_json("report", report, text_in(report.language))


def value_json(kind: str, value: object, text: Text) -> str:
    """Return a frozen value as JSON text, marked with what kind of document it is."""
    document = {"version": 1, "kind": kind, **_mapping(value, text)}
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _mapping(value: object, text: Text) -> dict[str, Json]:
    if not isinstance(value, Value):
        raise TypeError(type(value).__name__)
    mapping = {name: _json(getattr(value, name), text) for name in field_names(value)}
    if isinstance(value, GoalRow):
        mapping["goal"], mapping["ref"] = Ref.parse(value.goal).id, value.goal
    if isinstance(value, AgendaItem):
        mapping["text"] = agenda_text(value, text)
    if isinstance(value, NextStep):
        mapping["text"] = next_text(value, text)
    return mapping


def _json(value: object, text: Text) -> Json:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _json(item, text) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [_json(item, text) for item in value]
    return _mapping(value, text)
