"""Many files read ahead of their turn: on both cores, and from what was kept where there is any.

What comes of it is the same as without: a file of which anything has to be said is left to its
turn. What a file means is settled in `gathering`, what is kept in `kept`.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

from borgen.frozen import Growing, Piece, field
from borgen.load.discover import Known
from borgen.load.kept import Kept, State, kept_in, key_of
from borgen.load.pieces import may_be_piece, meaning, pieces
from borgen.load.reading import bytes_in
from borgen.load.tree import Tree

MANY: Final = 200
"""From how many files on a second process gains anything."""

MORE: Final = 1000
"""From how many files on it pays to keep what they mean."""

PART: Final = 32
"""How many files are read at a time."""

Told: TypeAlias = Callable[[int, int], object]
"""Is told how many files were read, of how many."""


class _Found(NamedTuple):
    """What was found of a file: the key to keep it by, and its piece unless that was kept."""

    key: bytes
    piece: bytes = b""


class Ahead(Growing):
    """Reads files ahead, and remembers what became of them.

    Attributes:
        folder: where pieces are kept between runs; nowhere if None.
        told: is told of the progress.
        state: what was found in `folder`; None where nothing was looked for.
        same: how many files mean what they meant before.
        again: files that were read though others were kept: they are new, or changed.
    """

    folder: Path | None = None
    told: Told | None = None
    state: State | None = None
    same: int = 0
    again: list[str] = field(default_factory=list)

    def read(self, tree: Tree, files: Sequence[Known]) -> Mapping[str, Any]:
        """Return what clean files mean, by file: plans, and rows of logs. Few files are left."""
        mine = [one for one in files if may_be_piece(one)]
        if len(mine) < MANY:
            return {}
        kept = kept_in(self.folder) if self.folder and len(mine) >= MORE else None
        found = self._found(tree, mine, kept)
        read: dict[str, Any] = {}
        for one in mine:
            if one.file in found:
                self._take(one, found.pop(one.file), kept, read)
        if kept:
            self.state = kept.state
            kept.save()
        return read

    def _found(self, tree: Tree, files: Sequence[Known], kept: Kept | None) -> dict[str, _Found]:
        from borgen.cores import all_done  # noqa: PLC0415 - few workspaces are so large

        starts = range(0, len(files), PART)
        parts = [partial(_found_in, tree, files[at : at + PART], kept) for at in starts]
        found: dict[str, _Found] = {}
        for part in all_done(parts, told=self._tell_of(len(files))):
            found |= part
        return found

    def _tell_of(self, files: int) -> Callable[[int], object]:
        return lambda part: self.told(min(files, (part + 1) * PART), files) if self.told else None

    def _take(self, one: Known, found: _Found, kept: Kept | None, read: dict[str, Any]) -> None:
        piece = Piece(found.piece) if found.piece or kept is None else kept.found[found.key]
        value = meaning(one, piece)
        if value is None:
            return
        read[one.file] = value
        if kept:
            kept.used[found.key] = piece
            self.same += not found.piece
            if found.piece:
                self.again.append(one.file)


def _found_in(tree: Tree, files: Sequence[Known], kept: Kept | None) -> dict[str, _Found]:
    read = {one.file: bytes_in(tree, one.file) for one in files}
    sources = {file: source for file, source in read.items() if isinstance(source, bytes)}
    keys = {file: key_of(file, source) if kept else b"" for file, source in sources.items()}
    known = {file for file, key in keys.items() if kept and key in kept.found}
    new = [one for one in files if one.file in sources and one.file not in known]
    made = pieces(new, sources)
    found = {file: _Found(keys[file], bytes(memoryview(piece))) for file, piece in made.items()}
    return found | {file: _Found(keys[file]) for file in known}
