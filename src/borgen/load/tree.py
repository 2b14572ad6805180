"""Where files come from: the disk, or texts in memory; what git has staged is in `staged`.

A tree lists, classifies and gives bytes. What a file means is not known here.
"""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, Literal, Protocol, TypeAlias

Kind: TypeAlias = Literal["regular", "missing", "not_regular", "outside", "symlink", "unreadable"]
"""Only `regular` is ever opened; `symlink` leads nowhere, `outside` out of the workspace."""

Test: TypeAlias = Callable[[bytes], bool]
"""Whether something may be said in the bytes of a file."""

MOST_BYTES: Final = 100_000_001
"""One more than the largest log: enough to see that a file is too large."""

_USUAL: Final = 65_536
"""A file is seldom larger, in bytes."""

_READING: Final = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_BINARY", "O_NONBLOCK"))
_GLANCING: Final = _READING | getattr(os, "O_NOFOLLOW", 0)

_ROOT_FILE: Final = "borgen.yaml"
_PRIVATE: Final = "private"
_FOLDERS: Final = ("plans", _PRIVATE)
PLACES: Final = (_ROOT_FILE, *_FOLDERS)
"""Where everything is that may concern borgen."""

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


class Folders(Tree, Protocol):
    """A tree in which one can look around before reading."""

    def names(self, folder: str) -> tuple[str, ...] | None:
        """Return the names of what stands right in a folder; None where it is closed to us."""
        ...

    def sift(self, files: Iterable[str], test: Test) -> list[str]:
        """Return the files whose bytes pass `test`, and those that take a closer look.

        They stand in folders that `names` listed; a thousand take some milliseconds.
        """
        ...


class TextTree:
    """A tree in memory."""

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[str, str | bytes]) -> None:
        self._texts = dict(texts)

    def files(self) -> tuple[str, ...]:
        """Return the YAML files among the texts."""
        return tuple(sorted(path for path in self._texts if concerns(path)))

    def kind(self, path: str) -> Kind:
        """Return `regular`, or `missing`."""
        return "regular" if path in self._texts else "missing"

    def read(self, path: str) -> bytes:
        """Return the bytes of a text."""
        text = self._texts.get(path)
        if text is None:
            raise FileNotFoundError(path)
        return text.encode() if isinstance(text, str) else text

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names of the texts in a folder."""
        within = (path.rpartition("/") for path in self._texts)
        return tuple(name for at, _, name in within if at == folder)

    def sift(self, files: Iterable[str], test: Test) -> list[str]:
        """Return the files whose bytes pass `test`."""
        return [file for file in files if test(self.read(file))]


class DiskTree:
    """The files on disk under `root`, `private/` elsewhere if told; nothing else is ever opened."""

    __slots__ = ("_homes", "_known", "_private", "root")

    def __init__(self, root: Path, *, private: Path | None = None) -> None:
        """Take the root, and where `private/` is: of a linked worktree in the main one."""
        self.root = root.resolve()
        self._private = (private or root).resolve()
        self._homes = str(self.root), str(self._private)
        self._known: dict[str, bool] = {}

    def files(self) -> tuple[str, ...]:
        """Return the YAML files, and what stands in the place of one or of a folder of them."""
        found = [_ROOT_FILE] if self.kind(_ROOT_FILE) != "missing" else []
        for folder in _FOLDERS:
            found += self._under(folder, _DEEPEST)
        return tuple(sorted(found))

    def kind(self, path: str) -> Kind:
        """Return what stands at `path`, without opening it."""
        at = self._at(path)
        link = False
        try:
            mode = os.lstat(at).st_mode  # thousands of files: making a `Path` of each takes longer
            link = stat.S_ISLNK(mode)
            folder = at.rpartition("/")[0]
            if not self._inside(folder) or (link and not self._inside(at)):
                return "outside"
            mode = os.stat(at).st_mode if link else mode  # noqa: PTH116 - as above
        except (FileNotFoundError, NotADirectoryError):
            return "symlink" if link else "missing"
        except (OSError, RuntimeError):  # RuntimeError: links in a circle, before Python 3.13
            return "symlink" if link else "unreadable"
        return "regular" if stat.S_ISREG(mode) else "not_regular"

    def read(self, path: str) -> bytes:
        """Return the bytes of a regular file, at most `MOST_BYTES` of them."""
        return _contents(self._at(path), _READING)

    def names(self, folder: str) -> tuple[str, ...] | None:
        """Return the names of what stands right in a folder; None where it is closed to us."""
        at = self._at(folder)
        try:
            found = os.listdir(at)  # noqa: PTH208 - thousands of names, and nothing but those
            return tuple(found) if self._inside(at) else None
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except (OSError, RuntimeError):
            return None

    def sift(self, files: Iterable[str], test: Test) -> list[str]:
        """Return the files whose bytes pass `test`, and those that take a closer look.

        A file is opened without asking what it is: no link is followed, and nothing waited for.
        """
        found = []
        for file in files:
            try:
                if test(_contents(f"{self._homes[0]}/{file}", _GLANCING)):
                    found.append(file)
            except OSError:
                found.append(file)
        return found

    def _under(self, folder: str, deepest: int) -> Iterator[str]:
        """Yield what concerns borgen in `folder`; the folder itself where it is closed to us."""
        at = self._at(folder)
        try:
            if not self._inside(at):
                yield folder
                return
            entries = list(os.scandir(at))
        except (FileNotFoundError, NotADirectoryError):
            return
        except (OSError, RuntimeError):
            yield folder
            return
        for entry in entries:
            path = f"{folder}/{entry.name}"
            if concerns(path):
                yield path
            elif deepest and not entry.name.startswith(".") and _is_folder(entry):
                yield from self._under(path, deepest - 1)

    def _inside(self, at: str) -> bool:
        """Return whether a folder or link leads to somewhere in the workspace."""
        if at not in self._known:
            real = Path(at).resolve()
            self._known[at] = real.is_relative_to(self.root) or real.is_relative_to(self._private)
        return self._known[at]

    def _at(self, path: str) -> str:
        private = path.partition("/")[0] == _PRIVATE
        return f"{self._homes[private]}/{path}"


def _contents(at: str, flags: int) -> bytes:
    descriptor = os.open(at, flags)
    try:
        parts = [os.read(descriptor, _USUAL)]
        while parts[-1] and len(parts) * _USUAL < MOST_BYTES:
            parts.append(os.read(descriptor, _USUAL))
        return b"".join(parts)[:MOST_BYTES]
    finally:
        os.close(descriptor)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def concerns(path: str) -> bool:
    """Return whether a file of that name is one that borgen reads or judges."""
    folder, _, name = path.rpartition("/")
    if not folder:
        return name == _ROOT_FILE
    return (
        folder.partition("/")[0] in _FOLDERS
        and not name.startswith(".")
        and name.lower().endswith(_YAML)
    )
