"""Log lines that do not fit: what is wrong with them, and as much of them as can be kept."""

from collections.abc import Mapping
from typing import Final, cast

from borgen.diagnostics import Finding
from borgen.frozen import Growing, field
from borgen.load.commas import grown_together, joined, torn_off
from borgen.load.keys import (
    grown_together_key,
    missing_key,
    missing_kind,
    missing_subject,
    not_a_line,
    unknown_key,
)
from borgen.load.lines import LINES, Slot
from borgen.load.shape import LOST, Spot, Unknown
from borgen.load.suggest import close_key
from borgen.load.values import wrong_value
from borgen.yamltext.scalars import plain_scalar

_TELLING: Final = {"of": "void", "status": "session", "cycle": "session", "value": "measurement"}
"""Keys that give away the kind of a line that does not tell it."""
_NUMBERS: Final = frozenset({"group", "level", "minutes", "n", "present", "value"})


class Mended(Growing):
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
            self.findings.append(not_a_line(self.file, self.item))
            self.whole = False
            return
        written = joined(raw, lambda name: name in _NUMBERS)
        kind = self._kind({name: value for name, value in written.items() if not _nothing(value)})
        if kind is None:
            self.whole = False
            return
        self.line["kind"] = kind
        slots = LINES[kind].slots
        tried = {name for name in slots if not _nothing(written.get(name))}
        for name, value in written.items():
            if name.startswith("x-"):
                continue
            apart = grown_together(written, name, slots)
            if apart and apart[0] not in tried:
                self._apart(name, slots[apart[0]], apart[1])
                tried.add(apart[0])
                continue
            slot = slots.get(name) or self._meant(name, written, slots, tried)
            if slot and slot.key.name != "kind" and not _nothing(value):
                self._value(slot, value, name)
        self._missing(kind, tried)

    def _apart(self, name: str, slot: Slot, value: str) -> None:
        key = slot.key.name
        self.findings.append(grown_together_key(self.file, self.item, name, key, value))
        self._value(slot, plain_scalar(value), name)

    def _kind(self, written: Mapping[str, object]) -> str | None:
        """Return the kind of line, told or given away by its keys; None if told and unknown."""
        name = next((one for one in written if close_key(one, ("kind",))), None)
        if name is not None:
            self._value(LINES["void"].slots["kind"], written[name], name)
            return cast("str | None", self.line.get("kind"))
        telling = next((_TELLING[one] for one in _TELLING if one in written), None)
        if telling is None or "outcome" in written:
            return "application"
        self.findings.append(missing_kind(self.file, self.item, telling))
        return telling

    def _value(self, slot: Slot, written: object, name: str) -> None:
        """Keep a value, or what was meant by it; one under a misspelt key is not judged too."""
        value = written
        if slot.accept(written) is None:
            value = self._judged(slot, written, name)
        if value is LOST or slot.accept(value) is None:
            self.whole = False
        else:
            self.line[slot.key.name] = value

    def _judged(self, slot: Slot, written: object, name: str) -> object:
        path, expected = (self.item, name), slot.key.expected
        if isinstance(written, list) and expected.items:
            return [
                self._told(Spot((*path, index), one, expected.items))
                if one.__class__ is not str
                else one
                for index, one in enumerate(written)
            ]
        if name != slot.key.name:
            return wrong_value(self.file, Spot(path, written, expected))[1]
        return self._told(Spot(path, written, expected))

    def _told(self, spot: Spot) -> object:
        finding, meant = wrong_value(self.file, spot)
        self.findings.append(finding)
        return meant

    def _meant(
        self, name: str, written: Mapping[str, object], slots: Mapping[str, Slot], tried: set[str]
    ) -> Slot | None:
        meant = close_key(name, slots)
        read = meant is not None and meant not in tried
        torn = None if meant else torn_off(written, name)
        unknown = Unknown((self.item, name), tuple(slots), meant, read, torn)
        self.findings.append(unknown_key(self.file, unknown))
        if meant is None or not read:
            self.whole = False
            return None
        tried.add(meant)
        return slots[meant]

    def _missing(self, kind: str, tried: set[str]) -> None:
        keys = [slot.key for slot in LINES[kind].slots.values() if slot.key.required]
        missing = [key for key in keys if key.name not in tried]
        self.findings += [missing_key(self.file, (self.item,), key) for key in missing]
        subject = kind != "reflection" or tried & {"goal", "form"}
        if not subject:
            self.findings.append(missing_subject(self.file, self.item))
        self.whole = self.whole and not missing and bool(subject)


def mended(file: str, item: int, raw: object) -> Mended:
    """Return what is wrong with a line and what is left of it."""
    line = Mended(file, item)
    line.read(raw)
    return line


def _nothing(written: object) -> bool:
    return written is None or written == ""
