"""What adding and subtracting published totals gives away: the fewest people it can be about.

A group is a set of pairs, and a total is a sum over a group. Which groups there are, and which of
them hide, is decided in `published`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from itertools import product
from operator import or_
from typing import Final, TypeAlias

from borgen.frozen import Value, replace
from borgen.model.ids import Key

PairSet: TypeAlias = frozenset[Key]
"""A group of pairs, by the full names of their goals."""
_Family: TypeAlias = tuple[PairSet, ...]
_Slices: TypeAlias = Mapping[int, PairSet]
"""The pairs of a group, by the number of the family that they are in."""
_Pieces: TypeAlias = Mapping[int, int]
"""The people with pairs in a block, as bits, by the parts that those pairs are in, as bits too."""
_Weights: TypeAlias = tuple[int, ...]
"""How often each part is added (1), left out (0) or subtracted (-1)."""

_MOST_DISJOINT: Final = 10
_MOST_OVERLAPPING: Final = 6
"""The most parts of which every combination is tried. With more parts, every piece into which they
cut each other must be large enough, which is stricter."""


class _Cut(Value, frozen=True):
    """A family as cut by the parts.

    Attributes:
        blocks: the pieces of each block.
        smallest: the number of people of the smallest piece.
    """

    blocks: tuple[_Pieces, ...]
    smallest: int

    @property
    def disjoint(self) -> bool:
        """Whether no pair is in two parts."""
        return all(parts.bit_count() <= 1 for pieces in self.blocks for parts in pieces)


class PublishedTotals(Value, frozen=True):
    """Groups whose totals are published together.

    Attributes:
        families: blocks: groups whose totals can each be had by themselves, together all pairs.
            Blocks share people only within a family.
        family_of: the number of the family that a pair is in.
        smallest: the number of people of the smallest block.
        cut: `_cut`, with a cache that is shared by all values that come from one `of`.
        parts: published groups that lie across families, or across blocks of one.
    """

    families: tuple[_Family, ...]
    family_of: Mapping[Key, int]
    smallest: int
    cut: Callable[[_Family, tuple[tuple[int, PairSet], ...]], _Cut]
    parts: tuple[_Slices, ...] = ()

    @classmethod
    def of(cls, groups: Iterable[PairSet]) -> "PublishedTotals":
        """Return the totals of groups that share no people and together are everybody."""
        families = tuple((group,) for group in groups if group)
        return cls(
            families=families,
            family_of={key: n for n, (group,) in enumerate(families) for key in group},
            smallest=min((_size(group) for (group,) in families), default=0),
            cut=cache(_cut),
        )

    def beside(self, group: PairSet) -> "PublishedTotals":
        """Return what is published once the total of `group` is too.

        Pairs that are in no family do not count: no other total is about them.
        """
        rest = {}
        for home, some in self._slices(group).items():
            left = some.difference(*(block for block in self.families[home] if block <= some))
            if left:
                rest[home] = left
        if len(rest) == 1:
            ((home, left),) = rest.items()
            block = next((block for block in self.families[home] if left <= block), None)
            if block:
                return self._split(home, block, left)
        return replace(self, parts=(*self.parts, rest)) if rest else self

    def _slices(self, group: PairSet) -> _Slices:
        slices: dict[int, set[Key]] = {}
        for key in group:
            if key in self.family_of:
                slices.setdefault(self.family_of[key], set()).add(key)
        return {home: frozenset(some) for home, some in slices.items()}

    def _split(self, home: int, block: PairSet, left: PairSet) -> "PublishedTotals":
        """Return the same with `block` split in two; only parts in its family can change."""
        family = tuple(_halves(self.families[home], block, left))
        split = replace(
            self,
            families=(*self.families[:home], family, *self.families[home + 1 :]),
            smallest=min(self.smallest, *map(_size, family)),
            parts=(),
        )
        for part in self.parts:
            if all(split.families[home] is self.families[home] for home in part):
                split = replace(split, parts=(*split.parts, part))
            else:
                split = split.beside(frozenset().union(*part.values()))
        return split

    def gives_away_fewer_than(self, minimum: int) -> bool:
        """Return whether some sum or difference is about people, but fewer than `minimum`.

        Every block may be added or subtracted as often as helps, which leaves of it what lies in
        the other parts. So for each combination of parts the least that can be left of each block
        is counted; of a block that no part cuts that is nothing.
        """
        if self.families and self.smallest < minimum:
            return True
        cuts = self._cuts()
        disjoint = len(self.parts) <= _MOST_DISJOINT and all(cut.disjoint for cut in cuts.values())
        if len(self.parts) > (_MOST_DISJOINT if disjoint else _MOST_OVERLAPPING):
            return any(cut.smallest < minimum for cut in cuts.values())
        combinations = _combinations(len(self.parts), disjoint=disjoint)
        return any(0 < self._left(cuts, weights, minimum) < minimum for weights in combinations)

    def _cuts(self) -> Mapping[int, _Cut]:
        across: defaultdict[int, list[tuple[int, PairSet]]] = defaultdict(list)
        for n, part in enumerate(self.parts):
            for home, some in part.items():
                across[home].append((n, some))
        return {home: self.cut(self.families[home], tuple(some)) for home, some in across.items()}

    def _left(self, cuts: Mapping[int, _Cut], weights: _Weights, minimum: int) -> int:
        """Return the least number of people that is left, counted up to the minimum."""
        people = 0
        reached = (part for part, weight in zip(self.parts, weights, strict=True) if weight)
        for home in dict.fromkeys(home for part in reached for home in part):
            people += max(_least(pieces, weights) for pieces in cuts[home].blocks)
            if people >= minimum:
                break
        return people


def _halves(family: _Family, block: PairSet, left: PairSet) -> Iterator[PairSet]:
    for one in family:
        yield from (left, one - left) if one == block else (one,)


def _cut(family: _Family, parts: Sequence[tuple[int, PairSet]]) -> _Cut:
    """Return the pieces into which parts, each with its number, cut the blocks of a family."""
    people = {key.owner for block in family for key in block}
    bits = {person: 1 << n for n, person in enumerate(people)}
    blocks = []
    for block in family:
        pieces: defaultdict[int, int] = defaultdict(int)
        for key in block:
            pieces[sum(1 << n for n, part in parts if key in part)] |= bits[key.owner]
        blocks.append(dict(pieces))
    smallest = min(piece.bit_count() for pieces in blocks for piece in pieces.values())
    return _Cut(tuple(blocks), smallest)


def _combinations(parts: int, *, disjoint: bool) -> Iterator[_Weights]:
    """Yield the weights of each combination; disjoint parts need only be in it or not."""
    for weights in product((0, 1) if disjoint else (0, 1, -1), repeat=parts):
        first = next((weight for weight in weights if weight), 0)
        if first > 0:
            yield weights


def _least(pieces: _Pieces, weights: _Weights) -> int:
    """Return the least number of people of whom something is left in a block."""
    by_weight: defaultdict[int, int] = defaultdict(int)
    for parts, people in pieces.items():
        by_weight[sum(weight for n, weight in enumerate(weights) if parts >> n & 1)] |= people
    return min(
        reduce(
            or_, (people for weight, people in by_weight.items() if weight != gone), 0
        ).bit_count()
        for gone in by_weight
    )


def _size(group: PairSet) -> int:
    return len({key.owner for key in group})
