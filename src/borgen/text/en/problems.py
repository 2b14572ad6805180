"""The words around a finding on screen, in English: help, where else to look, the count."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, str]] = {
    "problems.help": "help",
    "problems.error": "{n} errors",
    "problems.error.one": "1 error",
    "problems.warning": "{n} warnings",
    "problems.warning.one": "1 warning",
    "problems.note": "{n} notes",
    "problems.note.one": "1 note",
    "problems.none": "nothing found",
    "problems.files": "{n} files",
    "problems.files.one": "1 file",
    "problems.entries": "{n} log entries",
    "problems.entries.one": "1 log entry",
    "problems.summary": "{counts} in {files} with {entries}",
}
