"""What adding and subtracting published totals gives away: how few people a difference is about.

Groups are sets of pairs, a total is a sum over a group. Which groups there are, and which of them
hide, is settled in `published`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product
from typing import Final, TypeAlias

from borgen.frozen import Value, replace
from borgen.model.ids import Key

Group: TypeAlias = frozenset[Key]
_Pieces: TypeAlias = Mapping[tuple[bool, ...], int]
"""Who has pairs in a block, as bits, by which of the parts those pairs are in."""
_Way: TypeAlias = tuple[int, ...]
"""How often each part is added or subtracted."""

_MOST_APART: Final = 10
_MOST_ACROSS: Final = 6
"""So many parts are tried in every combination (fewer where they overlap); of more, the pieces
that they cut each other into must all be large enough, which is stricter."""


class Published(Value, frozen=True):
    """Groups whose totals are published together.

    Attributes:
        families: blocks: groups that can each be had by itself, together everything. Only blocks
            of one family share people.
        parts: published groups that lie across blocks.
    """

    families: tuple[tuple[Group, ...], ...]
    parts: tuple[Group, ...] = ()

    @classmethod
    def of(cls, groups: Iterable[Group]) -> "Published":
        """Return what is published with groups that share nobody and together are everybody."""
        return cls(tuple((group,) for group in groups if group))

    def beside(self, group: Group) -> "Published":
        """Return what is published once the total of `group` is too."""
        rest = group.difference(*(block for block in self._blocks() if block <= group))
        if not rest:
            return self
        home = next((block for block in self._blocks() if rest <= block), None)
        if home is None:
            return replace(self, parts=(*self.parts, rest))
        told = Published(tuple(tuple(_split(family, home, rest)) for family in self.families))
        for part in self.parts:
            told = told.beside(part)
        return told

    def gives_away(self, minimum: int) -> bool:
        """Return whether some sum or difference is about people, but fewer than `minimum`.

        Every block may be added or subtracted as often as helps; what is left of it is then what
        lies in the other parts. So of each block the parts leave the least they can.
        """
        bits = {p: 1 << n for n, p in enumerate(sorted({k.owner for k in self._pairs()}))}
        cut = [[_pieces(block, self.parts, bits) for block in family] for family in self.families]
        smallest = min((_people(one.values()) for family in cut for one in family), default=minimum)
        if smallest < minimum:
            return True
        apart = not any(one & other for one, other in combinations(self.parts, 2))
        if len(self.parts) > (_MOST_APART if apart else _MOST_ACROSS):
            pieces = (piece for family in cut for one in family for piece in one.values())
            return any(piece.bit_count() < minimum for piece in pieces)
        ways = _ways(len(self.parts), apart=apart)
        return any(
            0 < sum(max(_left(one, way) for one in family) for family in cut) < minimum
            for way in ways
        )

    def _blocks(self) -> Iterator[Group]:
        return (block for family in self.families for block in family)

    def _pairs(self) -> Iterator[Key]:
        return (key for block in self._blocks() for key in block)


def _split(family: Iterable[Group], home: Group, rest: Group) -> Iterator[Group]:
    for block in family:
        yield from (rest, block - rest) if block == home else (block,)


def _pieces(block: Group, parts: Iterable[Group], bits: Mapping[str, int]) -> _Pieces:
    parts = tuple(parts)
    pieces: defaultdict[tuple[bool, ...], int] = defaultdict(int)
    for key in block:
        pieces[tuple(key in part for part in parts)] |= bits[key.owner]
    return pieces


def _ways(parts: int, *, apart: bool) -> Iterator[_Way]:
    """Yield the combinations; of parts that do not overlap, only which of them take part."""
    for way in product((0, 1) if apart else (0, 1, -1), repeat=parts):
        first = next((times for times in way if times), 0)
        if first > 0:
            yield way


def _left(pieces: _Pieces, way: _Way) -> int:
    """Return of how many people in a block something is left, at least."""
    by_times: defaultdict[int, int] = defaultdict(int)
    for inside, people in pieces.items():
        by_times[sum(times for times, there in zip(way, inside, strict=True) if there)] |= people
    return min(
        _people(people for times, people in by_times.items() if times != gone) for gone in by_times
    )


def _people(pieces: Iterable[int]) -> int:
    everybody = 0
    for people in pieces:
        everybody |= people
    return everybody.bit_count()
