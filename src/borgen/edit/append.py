"""Append one line to a log so that it is there whole, or not at all. Callers hold the lock."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import ENOSPC
from pathlib import Path
from typing import Final

from borgen.edit.flush import flush_folders
from borgen.edit.ledger import addition, has_line
from borgen.errors import BorgenError, SystemFailureError

_APPENDING: Final = (
    os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
)


def append_line(root: Path, name: str, line: str, *, header: str, secret: bool = False) -> None:
    """Append `line` to the log `name` under `root`, on the disk when this returns.

    One write in append mode; if the disk is full it is cut back, if something else replaced the
    file meanwhile it is told, and a log that is torn or unreadable is left as it is.

    Args:
        root: the directory that `name` may not lead out of.
        name: the log, relative to `root`; made with its folders where it is not there.
        line: a whole entry, without line break.
        header: the comment that opens a new log.
        secret: a new file is for its owner's eyes only.

    Raises:
        BorgenError: refused: `error.already_logged`, `error.torn`, `error.log_unreadable`,
            `error.replaced_meanwhile`, `error.outside`.
        SystemFailureError: the disk or a permission.
    """
    file = root / name
    try:
        _refuse_outside(root, file)
        file.parent.mkdir(parents=True, exist_ok=True)
        with _opened(root, file, 0o600 if secret else 0o666) as descriptor:
            _append(descriptor, file, line, header)
    except OSError as error:
        raise SystemFailureError.of(error, name) from error
    except BorgenError as error:
        raise type(error)(error.key, **{"file": name, **error.args_by_name}) from error


def _refuse_outside(root: Path, file: Path) -> None:
    if not file.parent.resolve().is_relative_to(root.resolve()):
        raise BorgenError("error.outside")


def _append(descriptor: int, file: Path, line: str, header: str) -> None:
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        raise BorgenError("error.outside")
    before = _content(descriptor)
    if has_line(before, line):
        raise BorgenError("error.already_logged")
    added = addition(before, line, header)
    _refuse_if_replaced(descriptor, file)
    _write_whole(descriptor, added, len(before))
    _refuse_if_replaced(descriptor, file)


@contextmanager
def _opened(root: Path, file: Path, mode: int) -> Iterator[int]:
    """Open `file`; one that had to be made is removed again if nothing comes of it."""
    try:
        descriptor, made = os.open(file, _APPENDING | os.O_CREAT | os.O_EXCL, mode), True
    except FileExistsError:
        descriptor, made = os.open(file, _APPENDING), False
    kept = not made
    try:
        yield descriptor
        kept = True
    finally:
        ours = _is_ours(descriptor, file)
        os.close(descriptor)
        if ours and not kept:
            file.unlink()
    if made:
        flush_folders(file, root)


def _content(descriptor: int) -> bytes:
    pieces = []
    while piece := os.read(descriptor, 1 << 20):
        pieces.append(piece)
    return b"".join(pieces)


def _write_whole(descriptor: int, added: bytes, size: int) -> None:
    try:
        written = os.write(descriptor, added)
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, size)
        raise
    if written < len(added):
        os.ftruncate(descriptor, size)
        raise OSError(ENOSPC, "short write")


def _refuse_if_replaced(descriptor: int, file: Path) -> None:
    if not _is_ours(descriptor, file):
        raise BorgenError("error.replaced_meanwhile")


def _is_ours(descriptor: int, file: Path) -> bool:
    """An editor that saves by replacing leaves us with a file that has no name any more."""
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(descriptor), file.stat())
    return False
