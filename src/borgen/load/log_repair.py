"""Log lines that do not fit: what is wrong with them, and as much of them as can be kept."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from borgen.diagnostics import Finding
from borgen.load.expected import LOST, Expected
from borgen.load.suggest import close_key
from borgen.load.validate import validated
from borgen.load.wrong_keys import missing_kind, missing_subject, not_a_line
from borgen.load.wrong_values import FoundValue, wrong_value
from borgen.model.base import is_empty
from borgen.model.entry import LINES, SUBJECTS

_KINDS: Final = Expected(str, choices=tuple(LINES))
_TELLING: Final = {"of": "void", "status": "session", "cycle": "session", "value": "measurement"}
"""Keys that give away the kind of a line that does not say it."""


class RepairedLine(NamedTuple):
    """What is left of a line that does not fit."""

    fields: Mapping[str, Any]
    findings: tuple[Finding, ...]
    kind: str = "session"
    whole: bool = False


def repaired_line(file: str, item: int, line: object) -> RepairedLine:
    """Return what is wrong with a line and what is left of it."""
    if not isinstance(line, dict):
        return RepairedLine({}, (not_a_line(file, item),))
    kind, fields, told = _with_kind(file, item, line)
    if kind is None:
        return RepairedLine({}, told)
    found = validated(file, LINES[kind], fields, path=(item,), line=True)
    findings = (*told, *found.findings)
    lost = found.value is None or bool(found.lost)
    rest = {name: value for name, value in found.raw.items() if not _is_passed_by(name, value)}
    if kind == "reflection" and SUBJECTS.isdisjoint(rest):
        if not any(one[-1] in SUBJECTS for one in found.lost):
            findings = (*findings, missing_subject(file, item))
        lost = True
    return RepairedLine({} if found.value is None else rest, findings, kind, not lost)


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
