"""Create files, all of them or none, without overwriting any. Callers hold the lock.

A file that may exist already is only extended, by whole lines.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from borgen.edit.apply import apply
from borgen.edit.changes import NewFile, Rewrite
from borgen.errors import BorgenError, SystemFailureError


def create(root: Path, files: Sequence[NewFile]) -> None:
    """Create all `files` under `root` in this order, on the disk on return, or none of them.

    Raises:
        BorgenError: one of them exists (`init.there`), or leads out of `root` (`error.outside`).
        SystemFailureError: the disk or a permission.
    """
    try:
        apply(root, root, [_rewrite(root, file) for file in files])
    except BorgenError as error:
        if error.key == "edit.there":
            raise BorgenError("init.there", **error.args_by_name) from error
        raise


def missing_lines(before: bytes, wanted: Iterable[str]) -> tuple[str, ...]:
    """Return the `wanted` lines that are not in a file with the bytes `before`."""
    there = {line.strip() for line in before.decode(errors="replace").splitlines()}
    return tuple(line for line in wanted if line not in there)


def _rewrite(root: Path, file: NewFile) -> Rewrite:
    before = _before(root / file.file) if file.extends else None
    after = file.text.encode() if before is None else _extended(before, file.text)
    return Rewrite(file.file, before, after, file.file)


def _before(at: Path) -> bytes | None:
    try:
        return at.read_bytes() if at.is_file() else None
    except OSError as error:
        raise SystemFailureError.of(error, at.name) from error


def _extended(before: bytes, text: str) -> bytes:
    eol = b"\r\n" if b"\r\n" in before else b"\n"
    line_break = b"" if not before or before.endswith(b"\n") else eol
    return before + line_break + text.encode().replace(b"\n", eol)
