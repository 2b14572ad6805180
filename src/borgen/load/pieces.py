"""What a clean file means, as bytes: handed from one process to another, or kept until next time.

A file is clean if nothing has to be said of it. All others, and those that are not the plan
of somebody, go the ordinary way through `gathering`. Which files are worth it is not known here.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from borgen.frozen import Piece, packed, unpacked
from borgen.load.discover import Known
from borgen.load.gathering import BY_ID, Gathering
from borgen.load.plan import SHAPES
from borgen.load.tree import TextTree


def may_be_piece(one: Known) -> bool:
    """Return whether a file holds the plan of somebody, and is named as it should.

    Logs are read as fast as they would be unpacked, so nobody's log is kept a second time.
    """
    return one.role in BY_ID and one.legible and one.well_named


def pieces(files: Iterable[Known], sources: Mapping[str, bytes]) -> dict[str, Piece]:
    """Return what the clean ones among `files` mean, by file.

    Args:
        files: files that may be pieces.
        sources: the bytes of each.
    """
    gathering = Gathering(TextTree(sources))
    files = tuple(files)
    for one in files:
        gathering.take(one)
    told = {finding.place.file for finding in gathering.findings} | gathering.unread
    told |= gathering.lost.keys() | gathering.nameless
    values = {one.file: packed(_value(gathering, one)) for one in files if one.file not in told}
    return {file: piece for file, piece in values.items() if piece is not None}


def meaning(one: Known, piece: Piece) -> Any:  # noqa: ANN401 - a plan
    """Return the value that a piece of the file `one` was made of; None if the piece is spoilt."""
    return unpacked(SHAPES[one.role], piece)


def _value(gathering: Gathering, one: Known) -> object:
    return gathering.plans[one.role][one.stem]
