"""Many plans read ahead of their turn: on both cores, and from what was kept where there is any.

What comes of it is the same as without: a file of which anything has to be said is left to its
turn. What a file means is settled in `gathering`, what is kept in `kept`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

from borgen import cores
from borgen.frozen import Growing, Piece, field
from borgen.load.discover import Known
from borgen.load.kept import Kept, State, kept_in, key_of
from borgen.load.pieces import may_be_piece, meaning, pieces
from borgen.load.reading import bytes_in
from borgen.load.tree import Tree

MANY: Final = 100
"""From how many plans on a second process gains anything."""

MORE: Final = 500
"""From how many plans on it pays to keep what they mean, with one core."""

PART: Final = 32
"""How many plans are read at a time."""

Told: TypeAlias = Callable[[int, int], object]
"""Is told how many files were read, of how many."""


def _nobody(_done: int, _of: int) -> None:
    """Tell nobody."""


class _Found(NamedTuple):
    """What was found of a file: the key to keep it by, and its piece unless that was kept."""

    key: bytes
    piece: bytes = b""


class Ahead(Growing):
    """Reads plans ahead, and remembers what became of them.

    Attributes:
        folder: where pieces are kept between runs; nowhere if None.
        told: is told of the progress.
        state: what was found in `folder`; None where nothing was looked for.
        same: how many files mean what they meant before.
        again: plans that were read though others were kept: they are new, or changed.
        said: plans that were read because something has to be said of them: none of those is kept.
    """

    folder: Path | None = None
    told: Told = _nobody
    state: State | None = None
    same: int = 0
    again: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def plans(
        self, tree: Tree, files: Iterable[Known], logs: Sequence[Callable[[], object]]
    ) -> Mapping[str, Any]:
        """Return what clean plans mean, by file, and read all logs; where plans are few, no plan.

        Args:
            tree: where the files are.
            files: plans and whatever else is read in its turn.
            logs: each reads a log; this process does so while another one begins with the plans.
        """
        plans = [one for one in files if may_be_piece(one)]
        if len(plans) < MANY:
            self._read(logs, len(logs))
            return {}
        kept = self._kept(len(plans))
        found = self._found(tree, plans, kept, logs)
        read = {
            one.file: self._value(one, found.pop(one.file), kept)
            for one in plans
            if one.file in found
        }
        if kept:
            self.state = kept.state
            self.said += (one.file for one in plans if one.file not in read)
            kept.save()
        return read

    def _kept(self, plans: int) -> Kept | None:
        """Open what was kept, unless a second process reads plans as soon as they are unpacked."""
        if self.folder is None or plans < MORE or cores.has_second_core():
            return None
        return kept_in(self.folder)

    def _found(
        self,
        tree: Tree,
        plans: Sequence[Known],
        kept: Kept | None,
        logs: Sequence[Callable[[], object]],
    ) -> dict[str, _Found]:
        files = len(logs) + len(plans)
        starts = range(0, len(plans), PART)
        parts = [partial(_found_in, tree, plans[at : at + PART], kept) for at in starts]
        found: dict[str, _Found] = {}
        for part in cores.all_done(
            parts,
            lambda: self._read(logs, files),
            lambda part: self.told(len(logs) + starts[part], files),
        ):
            found |= part
        return found

    def _read(self, logs: Sequence[Callable[[], object]], files: int) -> None:
        for done, read in enumerate(logs):
            read()
            if done % PART == 0:
                self.told(done, files)

    def _value(self, one: Known, found: _Found, kept: Kept | None) -> Any:  # noqa: ANN401 - a plan
        """Return what was found of a file, as it is now; None if that is spoilt."""
        piece = Piece(found.piece) if found.piece or kept is None else kept.found[found.key]
        value = meaning(one, piece)
        if kept and value is not None:
            kept.used[found.key] = piece
            if found.piece:
                self.again.append(one.file)
            else:
                self.same += 1
        return value


def _found_in(tree: Tree, files: Sequence[Known], kept: Kept | None) -> dict[str, _Found]:
    read = {one.file: bytes_in(tree, one.file) for one in files}
    sources = {file: source for file, source in read.items() if isinstance(source, bytes)}
    keys = {file: key_of(file, source) if kept else b"" for file, source in sources.items()}
    known = {file for file, key in keys.items() if kept and key in kept.found}
    new = [one for one in files if one.file in sources and one.file not in known]
    made = pieces(new, sources)
    found = {file: _Found(keys[file], bytes(memoryview(piece))) for file, piece in made.items()}
    return found | {file: _Found(keys[file]) for file in known}
