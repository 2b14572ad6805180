"""Where files come from: the disk, git's index, or texts in memory.

A tree lists, classifies and gives bytes. What a file means is not known here.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Final, Literal, Protocol, TypeAlias

FileKind: TypeAlias = Literal[
    "regular", "missing", "not_regular", "outside", "symlink", "unreadable"
]
"""Only `regular` is ever opened; `symlink` leads nowhere, `outside` out of the workspace."""

MOST_BYTES: Final = 100_000_001
"""One more than the largest log: enough to see that a file is too large."""

_USUAL: Final = 65_536
"""A file is seldom larger, in bytes."""

_READING: Final = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_BINARY", "O_NONBLOCK"))

_ROOT_FILE: Final = "borgen.yaml"
_PRIVATE: Final = "private"
_FOLDERS: Final = ("plans", _PRIVATE)
PLACES: Final = (_ROOT_FILE, *_FOLDERS)
"""Where everything is that may concern borgen."""

_DEEPEST: Final = 6
_YAML: Final = (".yaml", ".yml")


StagedFile: TypeAlias = tuple[str, bytes]
"""A mode as git writes it, and what is staged; of a link the name it leads to."""

_LINK: Final = "120000"
_REGULAR: Final = ("100644", "100755")
_MOST_LINKS: Final = 10


class Tree(Protocol):
    """The files of a workspace, by relative path with forward slashes."""

    def files(self) -> tuple[str, ...]:
        """Return `borgen.yaml` and every YAML file under `plans/` and `private/`, sorted."""
        ...

    def kind(self, path: str) -> FileKind:
        """Return what stands at `path`."""
        ...

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names of what stands right in a folder, in any order."""
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
        return tuple(sorted(path for path in self._texts if concerns(path)))

    def kind(self, path: str) -> FileKind:
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
        return names_in(self._texts, folder)


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

    def kind(self, path: str) -> FileKind:
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
        return _contents(self._at(path))

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names of what stands right in a folder; none where it cannot be opened."""
        at = self._at(folder)
        try:
            found = os.listdir(at)  # noqa: PTH208 - thousands of names, and nothing but those
            return tuple(found) if self._inside(at) else ()
        except (OSError, RuntimeError):
            return ()

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


class IndexTree:
    """A tree of what is staged."""

    __slots__ = ("_staged",)

    def __init__(self, staged: Mapping[str, StagedFile]) -> None:
        self._staged = staged

    def files(self) -> tuple[str, ...]:
        """Return the YAML files, and links that stand in the place of a folder."""
        return tuple(
            sorted(
                path
                for path, (mode, _) in self._staged.items()
                if concerns(path) or (mode == _LINK and not path.rpartition("/")[2].count("."))
            )
        )

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names of what is staged right in a folder."""
        return names_in(self._staged, folder)

    def kind(self, path: str) -> FileKind:
        """Return what is staged at `path`."""
        end = self._end(path)
        if end is None:
            return "missing"
        if end.startswith(("../", "/")):
            return "outside"
        mode, _ = self._staged.get(end, ("", b""))
        if mode in _REGULAR:
            return "regular"
        return "not_regular" if mode and mode != _LINK else "symlink"

    def read(self, path: str) -> bytes:
        """Return the bytes of a regular file, at most `MOST_BYTES` of them."""
        end = self._end(path)
        if end is None or end not in self._staged:
            raise FileNotFoundError(path)
        return self._staged[end][1][:MOST_BYTES]

    def _end(self, path: str) -> str | None:
        """Return where a name leads, links followed; None where nothing is staged."""
        if path not in self._staged:
            return None
        for _ in range(_MOST_LINKS):
            mode, content = self._staged.get(path, ("", b""))
            if mode != _LINK:
                break
            path = normpath(join(dirname(path), content.decode(errors="replace")))
        return path


def _contents(at: str) -> bytes:
    descriptor = os.open(at, _READING)
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


def names_in(paths: Iterable[str], folder: str) -> tuple[str, ...]:
    """Return the names of those of `paths` that stand right in a folder."""
    within = (path.rpartition("/") for path in paths)
    return tuple(name for at, _, name in within if at == folder)


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
