"""The files as they are staged in git's index: what a commit would hold, whatever the disk says.

Who asks git is not known here: the names, modes and bytes are given.
"""

from collections.abc import Mapping
from posixpath import dirname, join, normpath
from typing import Final, TypeAlias

from borgen.load.tree import MOST_BYTES, Kind, concerns

StagedFile: TypeAlias = tuple[str, bytes]
"""A mode as git writes it, and what is staged; of a link the name it leads to."""

_LINK: Final = "120000"
_REGULAR: Final = ("100644", "100755")
_MOST_LINKS: Final = 10


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

    def kind(self, path: str) -> Kind:
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
