"""Log lines that do not fit: what is wrong with them, and as much of them as can be kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from borgen.diagnostics import Finding
from borgen.load.judge import (
    LOST,
    missing_key,
    missing_kind,
    not_a_mapping,
    unknown_key,
    wrong_value,
)
from borgen.load.lines import LINES, Slot
from borgen.load.shape import Spot, Unknown
from borgen.load.suggest import close_key

_TELLING: Final = {"of": "void", "status": "session", "cycle": "session", "value": "measurement"}
"""Keys that give away the kind of a line that does not tell it."""


@dataclass(slots=True)
class Mended:
    """A line that does not fit, and what was made of it.

    Attributes:
        findings: what is wrong with it.
        line: the keys that fit, or what was meant by them; a required one may be lacking.
        whole: whether nothing was left out.
    """

    file: str
    item: int
    findings: list[Finding] = field(default_factory=list)
    line: dict[str, object] = field(default_factory=dict)
    whole: bool = True

    def read(self, raw: object) -> None:
        """Read the line as written."""
        if not isinstance(raw, dict):
            known = tuple(LINES["application"].slots)
            self.findings.append(not_a_mapping(self.file, (self.item,), raw, known))
            self.whole = False
            return
        kind = self._kind(raw)
        if kind is None:
            self.whole = False
            return
        self.line["kind"] = kind
        slots = LINES[kind].slots
        tried = {name for name in raw if name in slots and not _nothing(raw[name])}
        for name, written in raw.items():
            if name == "kind" or _nothing(written) or name.startswith("x-"):
                continue
            slot = slots.get(name) or self._meant(name, slots, tried)
            if slot:
                self._value(slot, written, name)
        self._missing(kind, tried)

    def _kind(self, raw: Mapping[str, Any]) -> str | None:
        written = raw.get("kind")
        if not _nothing(written):
            return self._value(LINES["void"].slots["kind"], written, "kind")
        given_away = (
            None if "outcome" in raw else next((_TELLING[k] for k in _TELLING if k in raw), None)
        )
        if given_away is None:
            return "application"
        self.findings.append(missing_kind(self.file, self.item, given_away))
        return given_away

    def _value(self, slot: Slot, written: object, name: str) -> Any:  # noqa: ANN401 - as read
        """Keep a value, or what was meant by it, and return it."""
        value: object = written
        if slot.accept(written) is None:
            spot = Spot((self.item, name), written, slot.key.expected)
            told, value = wrong_value(self.file, spot)
            self.findings.append(told)
            if value is LOST or slot.accept(value) is None:
                self.whole = False
                return None
        self.line[slot.key.name] = value
        return value

    def _meant(self, name: str, slots: Mapping[str, Slot], tried: set[str]) -> Slot | None:
        meant = close_key(name, slots)
        read = meant is not None and meant not in tried
        unknown = Unknown((self.item, name), tuple(slots), meant, read)
        self.findings.append(unknown_key(self.file, unknown))
        if meant is None or not read:
            self.whole = False
            return None
        tried.add(meant)
        return slots[meant]

    def _missing(self, kind: str, tried: set[str]) -> None:
        keys = [slot.key for slot in LINES[kind].slots.values() if slot.key.required]
        if kind == "reflection" and not tried & {"goal", "form"}:
            keys.append(LINES[kind].slots["goal"].key)
        for key in keys:
            if key.name not in tried:
                self.findings.append(missing_key(self.file, (self.item,), key))
                self.whole = False


def mended(file: str, item: int, raw: object) -> Mended:
    """Return what is wrong with a line and what is left of it."""
    line = Mended(file, item)
    line.read(raw)
    return line


def _nothing(written: object) -> bool:
    return written is None or written == ""
