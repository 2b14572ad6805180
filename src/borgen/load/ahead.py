"""Many files read ahead of their turn: on both cores, and from what was kept where there is any.

What comes of it is the same as without: a file of which anything has to be said is left to its
turn. What a file means is settled in `gathering`, what is kept in `kept`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final, NamedTuple

from borgen.cores import all_done
from borgen.frozen import Piece
from borgen.load.discover import Known
from borgen.load.kept import Kept, key_of
from borgen.load.pieces import may_be_piece, meaning, pieces
from borgen.load.reading import bytes_in
from borgen.load.tree import Tree

MANY: Final = 200
"""From how many files on a second process, or looking for what was kept, gains anything."""

PART: Final = 32


class _Found(NamedTuple):
    """What was found of a file: the key to keep it by, and its piece unless that was kept."""

    key: bytes
    piece: bytes = b""


def read_ahead(tree: Tree, files: Iterable[Known], kept: Kept | None) -> dict[str, Any]:
    """Return what clean files mean, by file: plans and rows of logs.

    Args:
        tree: where the files are.
        files: all files.
        kept: what was kept of earlier runs; the pieces of this one are added.
    """
    files = [one for one in files if may_be_piece(one)]
    if len(files) < MANY:
        return {}
    parts = [files[at : at + PART] for at in range(0, len(files), PART)]
    found: dict[str, _Found] = {}
    for part in all_done([partial(_found_in, tree, part, kept) for part in parts]):
        found |= part
    return dict(_meanings(files, found, kept))


def _found_in(tree: Tree, files: Sequence[Known], kept: Kept | None) -> dict[str, _Found]:
    read = {one.file: bytes_in(tree, one.file) for one in files}
    sources = {file: source for file, source in read.items() if isinstance(source, bytes)}
    keys = {file: key_of(file, source) if kept else b"" for file, source in sources.items()}
    known = {file for file, key in keys.items() if kept and key in kept.found}
    new = [one for one in files if one.file in sources and one.file not in known]
    made = pieces(new, sources)
    found = {file: _Found(keys[file], bytes(memoryview(piece))) for file, piece in made.items()}
    return found | {file: _Found(keys[file]) for file in known}


def _meanings(
    files: Iterable[Known], found: Mapping[str, _Found], kept: Kept | None
) -> Iterator[tuple[str, Any]]:
    held = kept.found if kept else {}
    for one in files:
        if one.file not in found:
            continue
        key, made = found[one.file]
        piece = Piece(made) if made else held[key]
        value = meaning(one, piece)
        if value is not None:
            if kept:
                kept.used[key] = piece
            yield one.file, value
