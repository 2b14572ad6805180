"""Make new files, all of them or none; nothing that stands there is ever overwritten.

A file that may stand there already is only made longer, by whole lines. Callers hold the lock.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from borgen.errors import BorgenError, SystemFailureError

_BINARY: Final = getattr(os, "O_BINARY", 0)
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
_LONGER: Final = os.O_WRONLY | os.O_APPEND | _BINARY
_Undo: TypeAlias = Callable[[], object]


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to make.

    Attributes:
        name: relative to the root, with forward slashes.
        content: the whole text, with LF line ends; of one that `lengthens`, what is added to it.
        lengthens: add `content` where the file is there already.
        secret: for its owner's eyes only.
    """

    name: str
    content: str
    lengthens: bool = False
    secret: bool = False


def create(root: Path, files: Sequence[NewFile]) -> None:
    """Make all `files` under `root`, on the disk when this returns, or none of them.

    Raises:
        BorgenError: one of them is there (`init.there`), or leads out of `root`
            (`error.outside`).
        SystemFailureError: the disk or a permission.
    """
    with _undone_on_failure() as undo:
        for file in files:
            try:
                _make(root, file, undo)
            except FileExistsError as error:
                raise BorgenError("init.there", file=file.name) from error
            except OSError as error:
                raise SystemFailureError.of(error, file.name) from error


def missing_lines(before: bytes, wanted: Iterable[str]) -> tuple[str, ...]:
    """Return those of the `wanted` lines that a file holding `before` has not."""
    there = {line.strip() for line in before.decode(errors="replace").splitlines()}
    return tuple(line for line in wanted if line not in there)


@contextmanager
def _undone_on_failure() -> Iterator[list[_Undo]]:
    undo: list[_Undo] = []
    try:
        yield undo
    except BaseException:
        for step in reversed(undo):
            with suppress(OSError):
                step()
        raise


def _make(root: Path, file: NewFile, undo: list[_Undo]) -> None:
    at = root / file.name
    if not at.parent.resolve().is_relative_to(root.resolve()):
        raise BorgenError("error.outside", file=file.name)
    for folder in reversed([above for above in at.parents if not above.exists()]):
        folder.mkdir(exist_ok=True)
        undo.append(folder.rmdir)
    if file.lengthens and at.is_file() and not at.is_symlink():
        _lengthen(at, file.content, undo)
        return
    descriptor = os.open(at, _NEW, 0o600 if file.secret else 0o666)
    undo.append(at.unlink)
    _write(descriptor, file.content.encode())


def _lengthen(at: Path, content: str, undo: list[_Undo]) -> None:
    before = at.read_bytes()
    eol = "\r\n" if b"\r\n" in before else "\n"
    mended = "" if not before or before.endswith(b"\n") else eol
    undo.append(lambda: os.truncate(at, len(before)))
    _write(os.open(at, _LONGER), (mended + content.replace("\n", eol)).encode())


def _write(descriptor: int, content: bytes) -> None:
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
