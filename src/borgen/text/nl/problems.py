"""The words around a finding on screen, in Dutch: help, where else to look, the count."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, str]] = {
    "problems.help": "hulp",
    "problems.error": "{n} fouten",
    "problems.error.one": "1 fout",
    "problems.warning": "{n} waarschuwingen",
    "problems.warning.one": "1 waarschuwing",
    "problems.note": "{n} opmerkingen",
    "problems.note.one": "1 opmerking",
    "problems.none": "niets gevonden",
    "problems.files": "{n} bestanden",
    "problems.files.one": "1 bestand",
    "problems.entries": "{n} logregels",
    "problems.entries.one": "1 logregel",
    "problems.summary": "{counts} in {files} met {entries}",
}
