"""Make new files, all of them or none; nothing that stands there is ever overwritten.

A file that may stand there already is only made longer, by whole lines. Callers hold the lock.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from borgen.edit.apply import apply
from borgen.edit.changes import Rewrite
from borgen.errors import BorgenError, SystemFailureError
from borgen.frozen import Value


class NewFile(Value, frozen=True):
    """A file to make.

    Attributes:
        name: relative to the root, with forward slashes.
        content: the whole text, with LF line ends; of one that `lengthens`, what is added to it.
        lengthens: add `content` where the file is there already.
    """

    name: str
    content: str
    lengthens: bool = False


def create(root: Path, files: Sequence[NewFile]) -> None:
    """Make all `files` under `root` in this order, on the disk when this returns, or none of them.

    Raises:
        BorgenError: one of them is there (`init.there`), or leads out of `root`
            (`error.outside`).
        SystemFailureError: the disk or a permission.
    """
    try:
        apply(root, root, [_as_it_will_be(root, file) for file in files])
    except BorgenError as error:
        if error.key == "edit.there":
            raise BorgenError("init.there", **error.args_by_name) from error
        raise


def missing_lines(before: bytes, wanted: Iterable[str]) -> tuple[str, ...]:
    """Return those of the `wanted` lines that a file holding `before` has not."""
    there = {line.strip() for line in before.decode(errors="replace").splitlines()}
    return tuple(line for line in wanted if line not in there)


def _as_it_will_be(root: Path, file: NewFile) -> Rewrite:
    before = _before(root / file.name) if file.lengthens else None
    after = file.content.encode() if before is None else _longer(before, file.content)
    return Rewrite(file.name, before, after, file.name)


def _before(at: Path) -> bytes | None:
    try:
        return at.read_bytes() if at.is_file() else None
    except OSError as error:
        raise SystemFailureError.of(error, at.name) from error


def _longer(before: bytes, content: str) -> bytes:
    eol = b"\r\n" if b"\r\n" in before else b"\n"
    mended = b"" if not before or before.endswith(b"\n") else eol
    return before + mended + content.encode().replace(b"\n", eol)
