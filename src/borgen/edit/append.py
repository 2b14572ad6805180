"""Entries as lines, and lines appended to logs: there whole, or not at all.

`append_lines` writes them; its callers hold the lock. The rest is pure.
"""

import os
import re
import stat
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from datetime import date
from errno import ENOSPC
from pathlib import Path
from typing import Final, TypeAlias

from borgen.edit.disk import RollbackStep, flush_folders, rollback_on_failure
from borgen.errors import BorgenError, SystemFailureError
from borgen.frozen import Value
from borgen.model.entry import Entry
from borgen.yamltext import Reading, read
from borgen.yamltext.write import flow, scalar

FieldValue: TypeAlias = str | int | float | date | tuple[str, ...]

_KEYS: Final = (
    "date", "goal", "cycle", "group", "kind", "form", "outcome", "by", "setting", "factor",
    "level", "minutes", "status", "planned", "to", "present", "value", "of", "n", "note",
)  # fmt: skip
"""The keys of a line in the order in which they are written."""

_DEFAULTS: Final = {key: getattr(Entry("", 0, date.min), key) for key in _KEYS}
"""The values that are not written."""

_ALWAYS_QUOTED: Final = frozenset({"note", "of"})
_MOST_BYTES: Final = 100_000_000
_STARTS_WITH_ITEM: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*+- "
)
_FIRST_ITEM: Final = re.compile(rb"^( *)- ", re.MULTILINE)
_FLAGS: Final = os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


class NewLine(Value, frozen=True):
    """A line to append to a log.

    Attributes:
        root: the directory that `name` may not lead out of.
        name: the log, relative to `root`; it and its folders are created where they are missing.
        line: a whole entry, without line break.
        header: the comment at the top of a new log.
        secret: a new file is readable by its owner only.
    """

    root: Path
    name: str
    line: str
    header: str
    secret: bool = False

    @property
    def file(self) -> Path:
        """The path of the log."""
        return self.root / self.name


def entry_fields(entry: Entry) -> dict[str, FieldValue]:
    """Return the keys that the line of an entry has: its date, and what is not the default."""
    fields = {key: getattr(entry, key) for key in _KEYS}
    return {key: value for key, value in fields.items() if value != _DEFAULTS[key]}


def entry_line(entry: Entry) -> str:
    """Return an entry as one line of YAML, without line break; notes and names are quoted.

    Raises:
        BorgenError: a text holds a control character, which no file may hold.
    """
    pairs = (f"{key}: {_value_text(key, value)}" for key, value in entry_fields(entry).items())
    return f"- {{{', '.join(pairs)}}}"


def _value_text(key: str, value: FieldValue) -> str:
    return scalar(value, '"') if key in _ALWAYS_QUOTED else flow(value)


def append_lines(lines: Iterable[NewLine]) -> None:
    """Append the `lines`; they are on the disk when this returns, or none of them.

    Each is one write in append mode. If the disk is full the file is truncated to what it was. A
    log that was replaced meanwhile, is torn or cannot be read is left as it is.

    Raises:
        BorgenError: refused: `error.already_logged`, `error.torn`, `error.log_unreadable`,
            `error.replaced_meanwhile`, `error.outside`.
        SystemFailureError: the disk or a permission.
    """
    with ExitStack() as open_files, rollback_on_failure() as rollback:
        for one in lines:
            try:
                _refuse_outside(one)
                descriptor, is_new = _opened(one, rollback)
                open_files.callback(os.close, descriptor)
                _append(descriptor, one, rollback)
                if is_new:
                    flush_folders(one.file, one.root)
            except OSError as error:
                raise SystemFailureError.of(error, one.name) from error
            except BorgenError as error:
                raise type(error)(error.key, **{"file": one.name, **error.args_by_name}) from error


def addition(before: bytes, line: str, header: str) -> bytes:
    """Return what to append to a log that holds `before`, so that `line` becomes its last entry.

    The log's line ends and indentation are kept, and a missing last line break is added. An empty
    log gets the header.

    Raises:
        BorgenError: the last line is torn (`error.torn`), or the log is no list of entries, or
            not one that a line can be appended to (`error.log_unreadable`).
    """
    eol = b"\r\n" if b"\r\n" in before[:1000] else b"\n"
    if not before.strip(b"\xef\xbb\xbf \t\r\n"):
        return header.encode() + eol + line.encode() + eol
    line_break = b"" if before.endswith(b"\n") else eol
    first = _FIRST_ITEM.search(before)
    margin = first[1] if first else b""
    added = line_break + margin + line.encode() + eol
    last = before[before.rstrip(b"\r\n").rfind(b"\n") + 1 :]
    if not (_STARTS_WITH_ITEM.match(before) and last.startswith(b"- {")):
        _refuse_unless_appended(before, added, line)
    elif read(last).problems:
        raise BorgenError("error.torn")
    return added


def _refuse_unless_appended(before: bytes, added: bytes, line: str) -> None:
    """Read the whole log as it would be: every entry that was there, and the new one after them."""
    old = read(before, limit_bytes=_MOST_BYTES)
    if any(problem.variant == "torn_last_line" for problem in old.problems):
        raise BorgenError("error.torn")
    new = read(before + added, limit_bytes=_MOST_BYTES)
    if old.problems or new.problems or new.value != [*_items(old), *_items(read(line.encode()))]:
        raise BorgenError("error.log_unreadable")


def _items(reading: Reading) -> list[object]:
    if reading.value is None:
        return []
    return reading.value if isinstance(reading.value, list) else [reading.value]


def _refuse_outside(one: NewLine) -> None:
    if not one.file.parent.resolve().is_relative_to(one.root.resolve()):
        raise BorgenError("error.outside")


def _opened(one: NewLine, rollback: list[RollbackStep]) -> tuple[int, bool]:
    """Return the open file, and whether it was created."""
    for folder in reversed([above for above in one.file.parents if not above.exists()]):
        folder.mkdir(exist_ok=True)
        rollback.append(folder.rmdir)
    mode = 0o600 if one.secret else 0o666
    try:
        descriptor = os.open(one.file, _FLAGS | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError:
        return os.open(one.file, _FLAGS), False
    created = os.fstat(descriptor)
    rollback.append(lambda: _remove_created(one.file, created))
    return descriptor, True


def _append(descriptor: int, one: NewLine, rollback: list[RollbackStep]) -> None:
    opened = os.fstat(descriptor)
    if not stat.S_ISREG(opened.st_mode):
        raise BorgenError("error.outside")
    before = _content(descriptor)
    if _has_line(before, one.line):
        raise BorgenError("error.already_logged")
    added = addition(before, one.line, one.header)
    _refuse_if_replaced(one.file, opened)
    rollback.append(lambda: _truncate(descriptor, len(before), added))
    if os.write(descriptor, added) < len(added):
        raise OSError(ENOSPC, "short write")
    os.fsync(descriptor)
    _refuse_if_replaced(one.file, opened)


def _content(descriptor: int) -> bytes:
    pieces = []
    while piece := os.read(descriptor, 1 << 20):
        pieces.append(piece)
    return b"".join(pieces)


def _has_line(before: bytes, line: str) -> bool:
    wanted = line.encode()
    return wanted in before and wanted in (found.strip() for found in before.splitlines())


def _remove_created(file: Path, created: os.stat_result) -> None:
    if _is_at(file, created):
        file.unlink()


def _truncate(descriptor: int, size: int, added: bytes) -> None:
    """Remove what was appended, all or part of it, unless another writer appended more."""
    os.lseek(descriptor, size, os.SEEK_SET)
    if added.startswith(os.read(descriptor, len(added) + 1)):
        os.ftruncate(descriptor, size)


def _refuse_if_replaced(file: Path, opened: os.stat_result) -> None:
    """Refuse if an editor that saves by renaming has left the open file without a name."""
    if not _is_at(file, opened):
        raise BorgenError("error.replaced_meanwhile")


def _is_at(file: Path, opened: os.stat_result) -> bool:
    with suppress(FileNotFoundError):
        return os.path.samestat(opened, file.stat())
    return False
