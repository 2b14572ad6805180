"""Remove files that were read: each only while it is what was read. Callers hold the lock."""

from collections.abc import Mapping
from pathlib import Path

from borgen.edit.flush import flush_folders
from borgen.errors import BorgenError, SystemFailureError


def remove(root: Path, private_root: Path, files: Mapping[str, bytes]) -> None:
    """Remove `files`, off the disk when this returns.

    All are looked at before the first one goes. Killed in between, the rest is still there.

    Args:
        root: where the tracked files are; no name may lead out of it.
        private_root: where `private/` is.
        files: their names, with the bytes that were read.

    Raises:
        BorgenError: a file is no longer what was read (`edit.changed_meanwhile`), or leads out of
            the workspace (`error.outside`).
        SystemFailureError: the disk or a permission.
    """
    found = {name: _looked_at(root, private_root, name, read) for name, read in files.items()}
    for name, at in found.items():
        try:
            at.unlink()
        except OSError as error:
            raise SystemFailureError.of(error, name) from error
    for at in found.values():
        flush_folders(at, at.parent)


def _looked_at(root: Path, private_root: Path, name: str, read: bytes) -> Path:
    base = private_root if name.partition("/")[0] == "private" else root
    at = base / name
    try:
        if not at.parent.resolve().is_relative_to(base.resolve()) or at.is_symlink():
            raise BorgenError("error.outside", file=name)
        if at.read_bytes() != read:
            raise BorgenError("edit.changed_meanwhile", file=name)
    except OSError as error:
        raise SystemFailureError.of(error, name) from error
    return at
