"""Append lines to logs so that they are there whole, or not at all. Callers hold the lock."""

import os
import stat
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from errno import ENOSPC
from pathlib import Path
from typing import Final

from borgen.edit.flush import flush_folders
from borgen.edit.ledger import addition, has_line
from borgen.edit.undo import Undo, undone_on_failure
from borgen.errors import BorgenError, SystemFailureError
from borgen.frozen import Value

_APPENDING: Final = (
    os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
)


class NewLine(Value, frozen=True):
    """A line to append to a log.

    Attributes:
        root: the directory that `name` may not lead out of.
        name: the log, relative to `root`; made with its folders where it is not there.
        line: a whole entry, without line break.
        header: the comment that opens a new log.
        secret: a new file is for its owner's eyes only.
    """

    root: Path
    name: str
    line: str
    header: str
    secret: bool = False

    @property
    def file(self) -> Path:
        """Where the log is."""
        return self.root / self.name


def append_lines(lines: Iterable[NewLine]) -> None:
    """Append the `lines`, on the disk when this returns, or none of them.

    Each is one write in append mode; if the disk is full it is cut back, if something else replaced
    the file meanwhile it is told, and a log that is torn or unreadable is left as it is.

    Raises:
        BorgenError: refused: `error.already_logged`, `error.torn`, `error.log_unreadable`,
            `error.replaced_meanwhile`, `error.outside`.
        SystemFailureError: the disk or a permission.
    """
    with ExitStack() as until_all_is_done, undone_on_failure() as undo:
        for one in lines:
            try:
                _refuse_outside(one)
                descriptor, is_new = _opened(one, undo)
                until_all_is_done.callback(os.close, descriptor)
                _append(descriptor, one, undo)
                if is_new:
                    flush_folders(one.file, one.root)
            except OSError as error:
                raise SystemFailureError.of(error, one.name) from error
            except BorgenError as error:
                raise type(error)(error.key, **{"file": one.name, **error.args_by_name}) from error


def _refuse_outside(one: NewLine) -> None:
    if not one.file.parent.resolve().is_relative_to(one.root.resolve()):
        raise BorgenError("error.outside")


def _opened(one: NewLine, undo: list[Undo]) -> tuple[int, bool]:
    """Return the open file, and whether it had to be made."""
    for folder in reversed([above for above in one.file.parents if not above.exists()]):
        folder.mkdir(exist_ok=True)
        undo.append(folder.rmdir)
    mode = 0o600 if one.secret else 0o666
    try:
        descriptor = os.open(one.file, _APPENDING | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError:
        return os.open(one.file, _APPENDING), False
    made = os.fstat(descriptor)
    undo.append(lambda: _remove_ours(one.file, made))
    return descriptor, True


def _append(descriptor: int, one: NewLine, undo: list[Undo]) -> None:
    opened = os.fstat(descriptor)
    if not stat.S_ISREG(opened.st_mode):
        raise BorgenError("error.outside")
    before = _content(descriptor)
    if has_line(before, one.line):
        raise BorgenError("error.already_logged")
    added = addition(before, one.line, one.header)
    _refuse_if_replaced(one.file, opened)
    undo.append(lambda: _cut_back(descriptor, len(before), added))
    if os.write(descriptor, added) < len(added):
        raise OSError(ENOSPC, "short write")
    os.fsync(descriptor)
    _refuse_if_replaced(one.file, opened)


def _content(descriptor: int) -> bytes:
    pieces = []
    while piece := os.read(descriptor, 1 << 20):
        pieces.append(piece)
    return b"".join(pieces)


def _remove_ours(file: Path, made: os.stat_result) -> None:
    if _is_at(file, made):
        file.unlink()


def _cut_back(descriptor: int, size: int, added: bytes) -> None:
    """Take back what was added, all or part of it, unless something else stands there by now."""
    os.lseek(descriptor, size, os.SEEK_SET)
    if added.startswith(os.read(descriptor, len(added) + 1)):
        os.ftruncate(descriptor, size)


def _refuse_if_replaced(file: Path, opened: os.stat_result) -> None:
    """An editor that saves by replacing leaves us with a file that has no name any more."""
    if not _is_at(file, opened):
        raise BorgenError("error.replaced_meanwhile")


def _is_at(file: Path, opened: os.stat_result) -> bool:
    with suppress(FileNotFoundError):
        return os.path.samestat(opened, file.stat())
    return False
