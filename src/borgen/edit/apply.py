"""Replace, move, create and remove files that are still what was read. Callers hold the lock.

`apply` replaces all of them or none. Everything is written and flushed to temporary files before
the first one is replaced; each is replaced by one rename, in the order given, after a comparison
with what was read. If one fails, those before it are restored. After a kill in between, a reader
sees whole files only: the first ones new, the rest old; the hidden temporary files that are left
are removed by the next edit.
"""

import os
import secrets
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from errno import EACCES
from pathlib import Path
from typing import Final

from borgen.edit.changes import Rewrite
from borgen.edit.disk import RollbackStep, flush_folders, rollback_on_failure
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


class _Prepared(Value, frozen=True):
    """A file whose new content is on the disk, in a temporary file in the same folder."""

    rewrite: Rewrite
    base: Path
    at: Path
    to: Path
    temporary: Path


def apply(root: Path, private_root: Path, rewrites: Sequence[Rewrite]) -> None:
    """Carry out all `rewrites`, on the disk when this returns, or none of them.

    Args:
        root: where the tracked files are; no name may lead out of it.
        private_root: where `private/` is: in the main worktree.
        rewrites: what to replace, move or create, in this order.

    Raises:
        BorgenError: a file is no longer what was read (`edit.changed_meanwhile`), leads out of
            the workspace (`error.outside`), or another stands in its way (`edit.there`).
        SystemFailureError: the disk or a permission; everything is as it was.
    """
    with _temporary_files() as temporaries, rollback_on_failure() as rollback:
        _remove_leftovers(root, private_root)
        prepared = []
        for one in rewrites:
            with _as_system_failure(one.to):
                base = _base(one.file, root, private_root)
                prepared.append(_prepared(base, one, rollback, temporaries))
        for file in prepared:
            with _as_system_failure(file.rewrite.to):
                _replace(file, rollback, temporaries)
        for file in prepared:
            with _as_system_failure(file.rewrite.to):
                flush_folders(file.at, file.base)
                flush_folders(file.to, file.base)


def remove(root: Path, private_root: Path, files: Mapping[str, bytes]) -> None:
    """Remove `files`, off the disk when this returns.

    All are compared before the first one is removed. After a kill in between, the rest is there.

    Args:
        root: where the tracked files are; no name may lead out of it.
        private_root: where `private/` is.
        files: their names, with the bytes that were read.

    Raises:
        BorgenError: a file is no longer what was read (`edit.changed_meanwhile`), or leads out of
            the workspace (`error.outside`).
        SystemFailureError: the disk or a permission.
    """
    found = {}
    for name, content in files.items():
        with _as_system_failure(name):
            found[name] = _removable(_base(name, root, private_root), name, content)
    for name, at in found.items():
        with _as_system_failure(name):
            at.unlink()
    for at in found.values():
        flush_folders(at, at.parent)


def _removable(base: Path, name: str, content: bytes) -> Path:
    at = base / name
    if not at.parent.resolve().is_relative_to(base.resolve()) or at.is_symlink():
        raise BorgenError("error.outside", file=name)
    if at.read_bytes() != content:
        raise BorgenError("edit.changed_meanwhile", file=name)
    return at


def _base(name: str, root: Path, private_root: Path) -> Path:
    return private_root if name.partition("/")[0] == "private" else root


def _prepared(
    base: Path, one: Rewrite, rollback: list[RollbackStep], temporaries: list[Path]
) -> _Prepared:
    at, to = _inside(base, one.file), _inside(base, one.to)
    if one.before is not None:
        _refuse_if_changed(at, one)
    for folder in reversed([above for above in to.parents if not above.exists()]):
        folder.mkdir()
        rollback.append(folder.rmdir)
    if (one.moves or one.before is None) and os.path.lexists(base / one.to):
        raise BorgenError("edit.there", file=one.to)
    temporary = to.with_name(f".{to.name}.{secrets.token_hex(4)}{_ENDING}")
    secret = one.to.partition("/")[0] == "private"
    descriptor = os.open(temporary, _MAKING, _SECRET_MODE if secret else _NEW_MODE)
    temporaries.append(temporary)
    rollback.append(lambda: temporary.unlink(missing_ok=True))
    with os.fdopen(descriptor, "wb") as file:
        if one.before is not None:
            _copy_mode(file.fileno(), temporary, at.stat())
        file.write(one.after)
        file.flush()
        os.fsync(file.fileno())
    return _Prepared(one, base.resolve(), at, to, temporary)


def _inside(base: Path, name: str) -> Path:
    """Return where a name leads, links followed; refuse what is outside `base` or hidden."""
    base = base.resolve()
    try:
        real = (base / name).resolve()
    except RuntimeError as error:  # links in a circle, before Python 3.13
        raise BorgenError("error.outside", file=name) from error
    inside = real.relative_to(base).parts if real.is_relative_to(base) else ()
    if not inside or (any(part.startswith(".") for part in inside) and real != base / name):
        raise BorgenError("error.outside", file=name)
    return real


def _refuse_if_changed(at: Path, one: Rewrite) -> None:
    """Refuse if an editor or another program has changed the file since it was read."""
    descriptor = os.open(at, _READING)
    with os.fdopen(descriptor, "rb") as file:
        if not os.access(at, os.W_OK):
            raise PermissionError(EACCES, "read-only")
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise BorgenError("error.outside", file=one.file)
        if file.read() != one.before:
            raise BorgenError("edit.changed_meanwhile", file=one.file)


def _copy_mode(descriptor: int, temporary: Path, old: os.stat_result) -> None:
    if os.name != "posix":
        temporary.chmod(stat.S_IMODE(old.st_mode))
        return
    with suppress(OSError):  # only an administrator can, and only then does it matter
        os.fchown(descriptor, old.st_uid, old.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(old.st_mode))


def _replace(file: _Prepared, rollback: list[RollbackStep], temporaries: list[Path]) -> None:
    one = file.rewrite
    if one.before is None:
        _refuse_if_there(file)
        file.temporary.replace(file.to)
        rollback.append(file.to.unlink)
        return
    backup = _backup(file, one.before, temporaries)
    _refuse_if_changed(file.at, one)
    if one.moves:
        _refuse_if_there(file)
    file.temporary.replace(file.at)
    rollback.append(lambda: backup.replace(file.at))
    if one.moves:
        file.at.rename(file.to)
        rollback.append(lambda: file.to.rename(file.at))


def _refuse_if_there(file: _Prepared) -> None:
    if file.to.exists():
        raise BorgenError("edit.there", file=file.rewrite.to)


def _backup(file: _Prepared, before: bytes, temporaries: list[Path]) -> Path:
    """Link the original to a second name, which takes no room on the disk."""
    backup = file.temporary.with_name(f".{file.at.name}.{secrets.token_hex(4)}{_ENDING}")
    temporaries.append(backup)
    try:
        os.link(file.at, backup)
    except OSError:  # a file system without hard links
        backup.write_bytes(before)
    return backup


def _remove_leftovers(root: Path, private_root: Path) -> None:
    """Remove the temporary files of an edit that was killed; under the lock no other is running."""
    for name in _FOLDERS:
        folder = _base(name, root, private_root) / name
        if folder.resolve().is_relative_to(_base(name, root, private_root).resolve()):
            for path in folder.glob(f".*{_ENDING}"):
                with suppress(OSError):
                    path.unlink()


@contextmanager
def _as_system_failure(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SystemFailureError.of(error, name) from error


@contextmanager
def _temporary_files() -> Iterator[list[Path]]:
    """Give a list of temporary files; those that are still there at the end are removed."""
    temporaries: list[Path] = []
    try:
        yield temporaries
    finally:
        for path in temporaries:
            with suppress(OSError):
                path.unlink(missing_ok=True)
