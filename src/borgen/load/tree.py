"""Where files come from: the disk, or texts in memory; git's index or a revision may follow.

A tree lists, classifies and gives bytes. What a file means is not known here.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, Literal, Protocol, TypeAlias

Kind: TypeAlias = Literal["regular", "missing", "not_regular", "outside", "symlink"]
"""Only `regular` is ever opened; `symlink` leads nowhere, `outside` out of the workspace."""

MOST_BYTES: Final = 100_000_001
"""One more than the largest log: enough to see that a file is too large."""

_ROOT_FILE: Final = "borgen.yaml"
_FOLDERS: Final = ("plans", "private")
_DEEPEST: Final = 6
_YAML: Final = (".yaml", ".yml")


class Tree(Protocol):
    """The files of a workspace, by relative path with forward slashes."""

    def files(self) -> tuple[str, ...]:
        """Return `borgen.yaml` and every YAML file under `plans/` and `private/`, sorted."""
        ...

    def kind(self, path: str) -> Kind:
        """Return what stands at `path`."""
        ...

    def read(self, path: str) -> bytes:
        """Return the bytes of a regular file; OSError where that fails."""
        ...


class TextTree:
    """A tree in memory."""

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[str, str | bytes]) -> None:
        self._texts = dict(texts)

    def files(self) -> tuple[str, ...]:
        """Return the YAML files among the texts."""
        return tuple(sorted(path for path in self._texts if _concerns(path)))

    def kind(self, path: str) -> Kind:
        """Return `regular`, or `missing`."""
        return "regular" if path in self._texts else "missing"

    def read(self, path: str) -> bytes:
        """Return the bytes of a text."""
        text = self._texts.get(path)
        if text is None:
            raise FileNotFoundError(path)
        return text.encode() if isinstance(text, str) else text


class DiskTree:
    """The files on disk under `root`; nothing outside it is ever opened."""

    __slots__ = ("_real", "root")

    def __init__(self, root: Path) -> None:
        self.root = root
        self._real = os.path.realpath(root)

    def files(self) -> tuple[str, ...]:
        """Return the YAML files, and what stands in the place of one or of a folder of them."""
        found = [_ROOT_FILE] if os.path.lexists(self._at(_ROOT_FILE)) else []
        for folder in _FOLDERS:
            found += self._under(folder, _DEEPEST)
        return tuple(sorted(found))

    def kind(self, path: str) -> Kind:
        """Return what stands at `path`, without opening it."""
        at = self._at(path)
        try:
            mode = os.lstat(at).st_mode
            if stat.S_ISLNK(mode):
                if not self._inside(at):
                    return "outside"
                mode = os.stat(at).st_mode
        except FileNotFoundError:
            return "symlink" if os.path.islink(at) else "missing"
        except OSError:
            return "symlink" if os.path.islink(at) else "not_regular"
        return "regular" if stat.S_ISREG(mode) else "not_regular"

    def read(self, path: str) -> bytes:
        """Return the bytes of a regular file, at most `MOST_BYTES` of them."""
        with open(self._at(path), "rb") as file:  # noqa: PTH123 - two thousand Paths cost 10 ms
            return file.read(MOST_BYTES)

    def _under(self, folder: str, deepest: int) -> Iterator[str]:
        """Yield what concerns borgen in `folder`; the folder itself where it leads outside."""
        at = self._at(folder)
        if os.path.islink(at) and not self._inside(at):
            yield folder
            return
        try:
            entries = list(os.scandir(at))
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError:
            yield folder
            return
        for entry in entries:
            path = f"{folder}/{entry.name}"
            if _concerns(path):
                yield path
            elif deepest and not entry.name.startswith(".") and self._is_folder(entry):
                yield from self._under(path, deepest - 1)

    def _is_folder(self, entry: os.DirEntry[str]) -> bool:
        try:
            return entry.is_dir()
        except OSError:
            return False

    def _inside(self, at: str) -> bool:
        real = os.path.realpath(at)
        return real == self._real or real.startswith(self._real + os.sep)

    def _at(self, path: str) -> str:
        return os.path.join(self._real, path)  # noqa: PTH118 - as above


def _concerns(path: str) -> bool:
    folder, _, name = path.rpartition("/")
    if not folder:
        return name == _ROOT_FILE
    return (
        folder.split("/")[0] in _FOLDERS
        and not name.startswith(".")
        and name.lower().endswith(_YAML)
    )
