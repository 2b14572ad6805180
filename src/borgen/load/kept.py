"""Pieces kept between runs by the content they were made of: safe to delete, and to share.

One file for all worktrees of a repository, in git's own directory, so that it is never committed.
It is a convenience only: where it is not there, made by another borgen or spoilt, everything is
read again, and where it cannot be written nobody is bothered. What a piece is, `pieces` knows.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from stat import S_ISREG
from typing import Final, Literal, TypeAlias
from zlib import crc32

from borgen import __version__
from borgen.frozen import Growing, Piece, field, packed, unpacked

State: TypeAlias = Literal["new", "other_version", "spoilt", "fine"]

_HEAD: Final = b"borgen pieces 1\n"
_MADE_BY: Final = 16
_SUM: Final = 4
_KEY: Final = 16
_PRIVATE: Final = 0o600
_CODE: Final = ("frozen.py", "dates.py", "load/*.py", "model/*.py", "yamltext/*.py")
"""What decides what a file means: any change there, and nothing kept is believed any more."""


class Kept(Growing):
    """The pieces of earlier runs, and those of this one.

    Attributes:
        file: where they are kept.
        state: what was found there.
        found: the pieces of earlier runs by key.
        used: the pieces of this run by key.
    """

    file: Path
    state: State = "new"
    found: Mapping[bytes, Piece] = field(default_factory=dict)
    used: dict[bytes, Piece] = field(default_factory=dict)

    def save(self) -> None:
        """Write the pieces of this run, and as many of earlier ones: another worktree's, maybe."""
        if self.used.keys() <= self.found.keys():
            return
        others = [key for key in self.found if key not in self.used][-len(self.used) :]
        body = packed({key: self.found[key] for key in others} | self.used)
        if body is not None:
            _write(self.file, _HEAD + made_by() + crc32(body).to_bytes(_SUM, "big") + body)


def kept_in(folder: Path) -> Kept:
    """Return what is kept in `folder`; it need not be there."""
    file = folder / "pieces"
    held = _held(file)
    if not held:
        return Kept(file)
    if not held.startswith(_HEAD + made_by()):
        return Kept(file, "other_version")
    start = len(_HEAD) + _MADE_BY
    body = memoryview(held)[start + _SUM :]
    fine = crc32(body).to_bytes(_SUM, "big") == held[start : start + _SUM]
    found = unpacked(dict[bytes, Piece], body) if fine else None
    return Kept(file, "spoilt") if found is None else Kept(file, "fine", found)


def forget(folder: Path) -> None:
    """Delete what is kept in `folder`, if anything, and what a run left that was stopped there."""
    if folder.is_dir() and not folder.is_symlink():
        for file in (folder / "pieces", *folder.glob("pieces.*")):
            file.unlink(missing_ok=True)


def key_of(file: str, source: bytes) -> bytes:
    """Return what a piece of a file with that content is kept under."""
    from hashlib import blake2b  # noqa: PLC0415 - 3 ms, and small workspaces keep nothing

    return blake2b(source, digest_size=_KEY, key=blake2b(file.encode()).digest()).digest()


@cache
def made_by() -> bytes:
    """Return what stands for this borgen: a digest of the code that decides what a file means."""
    from hashlib import blake2b  # noqa: PLC0415 - as in `key_of`

    digest = blake2b(__version__.encode(), digest_size=_MADE_BY)
    for file in _code():
        digest.update(file.read_bytes())
    return digest.digest()


def _code() -> Iterator[Path]:
    here = Path(__file__).parents[1]
    for name in _CODE:
        yield from sorted(here.glob(name))


def _held(file: Path) -> bytes:
    """Return the bytes of a file; none where a link stands, or something that never ends."""
    try:
        ours = not file.parent.is_symlink() and S_ISREG(file.lstat().st_mode)
        return file.read_bytes() if ours else b""
    except OSError:
        return b""


def _write(file: Path, content: bytes) -> None:
    """Write a file whole or not at all; a reader at the same time sees the old one or the new."""
    new = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        if file.parent.is_symlink():
            return
        try:
            written = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
            with os.fdopen(written, "wb") as to:
                to.write(content)
            new.replace(file)
        finally:
            new.unlink(missing_ok=True)
