"""Put files in the place of those that were read: all of them, or none. Callers hold the lock.

Everything is written and flushed beside the files before the first one is replaced; each is
replaced by one rename, in the order given, after a last look that it is still what was read. If
one cannot be, those before it are put back. Killed in between, a reader sees whole files only:
the first ones new, the rest old. What such a death leaves behind is hidden and is cleared away by
the next edit.
"""

import os
import secrets
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from errno import EACCES
from pathlib import Path
from typing import Final

from borgen.edit.changes import Rewrite
from borgen.edit.flush import flush_folders
from borgen.edit.undo import Undo, undone_on_failure
from borgen.errors import BorgenError, SystemFailureError
from borgen.frozen import Value

_ENDING: Final = ".borgen-tmp"
_FOLDERS: Final = (
    *("", "plans", "plans/people", "plans/teams", "plans/trajectories", "plans/log"),
    *("private", "private/people", "private/log"),
)
_BINARY: Final = getattr(os, "O_BINARY", 0)
_READING: Final = (
    os.O_RDONLY | _BINARY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
)
_MAKING: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
_NEW_MODE: Final = 0o666
_SECRET_MODE: Final = 0o600


class _Ready(Value, frozen=True):
    """A file of which the new text stands beside it, on the disk."""

    rewrite: Rewrite
    base: Path
    at: Path
    to: Path
    beside: Path


def apply(root: Path, private_root: Path, rewrites: Sequence[Rewrite]) -> None:
    """Put all `rewrites` in place, on the disk when this returns, or none of them.

    Args:
        root: where the tracked files are; no name may lead out of it.
        private_root: where `private/` is: in the main worktree.
        rewrites: what to replace, move or make, in this order.

    Raises:
        BorgenError: a file is no longer what was read (`edit.changed_meanwhile`), leads out of
            the workspace (`error.outside`), or another stands in its way (`edit.there`).
        SystemFailureError: the disk or a permission; everything is as it was.
    """
    with _cleared() as leftovers, undone_on_failure() as undo:
        _clear_away(root, private_root)
        ready = []
        for one in rewrites:
            with _told(one.to):
                base = _base(one.file, root, private_root)
                ready.append(_prepared(base, one, undo, leftovers))
        for file in ready:
            with _told(file.rewrite.to):
                _put(file, undo, leftovers)
        for file in ready:
            with _told(file.rewrite.to):
                flush_folders(file.at, file.base)
                flush_folders(file.to, file.base)


def _base(name: str, root: Path, private_root: Path) -> Path:
    return private_root if name.partition("/")[0] == "private" else root


def _prepared(base: Path, one: Rewrite, undo: list[Undo], leftovers: list[Path]) -> _Ready:
    at, to = _inside(base, one.file), _inside(base, one.to)
    if one.before is not None:
        _refuse_unlike(at, one)
    for folder in reversed([above for above in to.parents if not above.exists()]):
        folder.mkdir()
        undo.append(folder.rmdir)
    if (one.moves or one.before is None) and os.path.lexists(base / one.to):
        raise BorgenError("edit.there", file=one.to)
    beside = to.with_name(f".{to.name}.{secrets.token_hex(4)}{_ENDING}")
    secret = one.to.partition("/")[0] == "private"
    descriptor = os.open(beside, _MAKING, _SECRET_MODE if secret else _NEW_MODE)
    leftovers.append(beside)
    undo.append(lambda: beside.unlink(missing_ok=True))
    with os.fdopen(descriptor, "wb") as file:
        if one.before is not None:
            _keep_mode(file.fileno(), beside, at.stat())
        file.write(one.after)
        file.flush()
        os.fsync(file.fileno())
    return _Ready(one, base.resolve(), at, to, beside)


def _inside(base: Path, name: str) -> Path:
    """Return where a name leads, links followed, as long as that is inside and not hidden."""
    base = base.resolve()
    try:
        real = (base / name).resolve()
    except RuntimeError as error:  # links in a circle, before Python 3.13
        raise BorgenError("error.outside", file=name) from error
    inside = real.relative_to(base).parts if real.is_relative_to(base) else ()
    if not inside or (any(part.startswith(".") for part in inside) and real != base / name):
        raise BorgenError("error.outside", file=name)
    return real


def _refuse_unlike(at: Path, one: Rewrite) -> None:
    """Refuse if an editor or another program has changed the file since it was read."""
    descriptor = os.open(at, _READING)
    with os.fdopen(descriptor, "rb") as file:
        if not os.access(at, os.W_OK):
            raise PermissionError(EACCES, "read-only")
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise BorgenError("error.outside", file=one.file)
        if file.read() != one.before:
            raise BorgenError("edit.changed_meanwhile", file=one.file)


def _keep_mode(descriptor: int, beside: Path, old: os.stat_result) -> None:
    if os.name != "posix":
        beside.chmod(stat.S_IMODE(old.st_mode))
        return
    with suppress(OSError):  # only an administrator can, and only then does it matter
        os.fchown(descriptor, old.st_uid, old.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(old.st_mode))


def _put(file: _Ready, undo: list[Undo], leftovers: list[Path]) -> None:
    one = file.rewrite
    if one.before is None:
        _refuse_there(file)
        file.beside.replace(file.to)
        undo.append(file.to.unlink)
        return
    backup = _backup(file, one.before, leftovers)
    _refuse_unlike(file.at, one)
    if one.moves:
        _refuse_there(file)
    file.beside.replace(file.at)
    undo.append(lambda: backup.replace(file.at))
    if one.moves:
        file.at.rename(file.to)
        undo.append(lambda: file.to.rename(file.at))


def _refuse_there(file: _Ready) -> None:
    if file.to.exists():
        raise BorgenError("edit.there", file=file.rewrite.to)


def _backup(file: _Ready, before: bytes, leftovers: list[Path]) -> Path:
    """Keep the original at hand under another name, which takes no room on the disk."""
    backup = file.beside.with_name(f".{file.at.name}.{secrets.token_hex(4)}{_ENDING}")
    leftovers.append(backup)
    try:
        os.link(file.at, backup)
    except OSError:  # a file system without hard links
        backup.write_bytes(before)
    return backup


def _clear_away(root: Path, private_root: Path) -> None:
    """Remove what an edit that was killed left behind; the lock says that none is under way."""
    for name in _FOLDERS:
        folder = _base(name, root, private_root) / name
        if folder.resolve().is_relative_to(_base(name, root, private_root).resolve()):
            for path in folder.glob(f".*{_ENDING}"):
                with suppress(OSError):
                    path.unlink()


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SystemFailureError.of(error, name) from error


@contextmanager
def _cleared() -> Iterator[list[Path]]:
    """Remove what was written beside the files and is still there, however it ends."""
    leftovers: list[Path] = []
    try:
        yield leftovers
    finally:
        for path in leftovers:
            with suppress(OSError):
                path.unlink(missing_ok=True)
