"""What adding and subtracting published totals gives away: how few people a difference is about.

Groups are sets of pairs, a total is a sum over a group. Which groups there are, and which of them
hide, is settled in `published`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import Final, TypeAlias

from borgen.frozen import Value, replace
from borgen.model.ids import Key

Group: TypeAlias = frozenset[Key]
_Family: TypeAlias = tuple[Group, ...]
_Slices: TypeAlias = Mapping[int, Group]
"""What a group has of each family that it reaches."""
_Pieces: TypeAlias = Mapping[int, int]
"""Who has pairs in a block, as bits, by which of the parts those pairs are in, as bits too."""
_Way: TypeAlias = tuple[int, ...]
"""How often each part is added or subtracted."""

_MOST_APART: Final = 10
_MOST_ACROSS: Final = 6
"""So many parts are tried in every combination (fewer where they overlap); of more, the pieces
that they cut each other into must all be large enough, which is stricter."""


class _Cut(Value, frozen=True):
    """A family as the parts cut it: the pieces of its blocks, and how many people the least has."""

    blocks: tuple[_Pieces, ...]
    smallest: int

    @property
    def apart(self) -> bool:
        """Whether no pair is in two parts."""
        return all(parts.bit_count() <= 1 for pieces in self.blocks for parts in pieces)


class Published(Value, frozen=True):
    """Groups whose totals are published together.

    Attributes:
        families: blocks: groups that can each be had by itself, together everything. Only blocks
            of one family share people.
        homes: the number of the family that a pair is in.
        smallest: how many people the smallest block has.
        parts: published groups that lie across blocks, by family.
        cut: `_cut`, which remembers what it found for what stands now and stood before.
    """

    families: tuple[_Family, ...]
    homes: Mapping[Key, int]
    smallest: int
    cut: Callable[[_Family, tuple[tuple[int, Group], ...]], _Cut]
    parts: tuple[_Slices, ...] = ()

    @classmethod
    def of(cls, groups: Iterable[Group]) -> "Published":
        """Return what is published with groups that share nobody and together are everybody."""
        families = tuple((group,) for group in groups if group)
        return cls(
            families=families,
            homes={key: n for n, (group,) in enumerate(families) for key in group},
            smallest=min((_size(group) for (group,) in families), default=0),
            cut=cache(_cut),
        )

    def beside(self, group: Group) -> "Published":
        """Return what is published once the total of `group` is too; the same if it is already.

        Pairs that are in no family do not count: there is nothing beside them.
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

    def _slices(self, group: Group) -> _Slices:
        slices: dict[int, set[Key]] = {}
        for key in group:
            if key in self.homes:
                slices.setdefault(self.homes[key], set()).add(key)
        return {home: frozenset(some) for home, some in slices.items()}

    def _split(self, home: int, block: Group, left: Group) -> "Published":
        """Return the same with one block as two; only the parts that reach it may change."""
        family = tuple(_halves(self.families[home], block, left))
        told = replace(
            self,
            families=(*self.families[:home], family, *self.families[home + 1 :]),
            smallest=min(self.smallest, *map(_size, family)),
            parts=(),
        )
        for part in self.parts:
            if all(told.families[home] is self.families[home] for home in part):
                told = replace(told, parts=(*told.parts, part))
            else:
                told = told.beside(frozenset().union(*part.values()))
        return told

    def gives_away(self, minimum: int) -> bool:
        """Return whether some sum or difference is about people, but fewer than `minimum`.

        Every block may be added or subtracted as often as helps; what is left of it is then what
        lies in the other parts. So of each block the parts leave the least they can; of a block
        that no part cuts, nothing.
        """
        if self.families and self.smallest < minimum:
            return True
        cuts = self._cuts()
        apart = len(self.parts) <= _MOST_APART and all(cut.apart for cut in cuts.values())
        if len(self.parts) > (_MOST_APART if apart else _MOST_ACROSS):
            return any(cut.smallest < minimum for cut in cuts.values())
        ways = _ways(len(self.parts), apart=apart)
        return any(0 < self._left(cuts, way, minimum) < minimum for way in ways)

    def _cuts(self) -> Mapping[int, _Cut]:
        across: defaultdict[int, list[tuple[int, Group]]] = defaultdict(list)
        for n, part in enumerate(self.parts):
            for home, some in part.items():
                across[home].append((n, some))
        return {home: self.cut(self.families[home], tuple(some)) for home, some in across.items()}

    def _left(self, cuts: Mapping[int, _Cut], way: _Way, minimum: int) -> int:
        """Return of how many people something is left, at least; counted up to the minimum."""
        people = 0
        reached = (part for part, times in zip(self.parts, way, strict=True) if times)
        for home in dict.fromkeys(home for part in reached for home in part):
            people += max(_least(pieces, way) for pieces in cuts[home].blocks)
            if people >= minimum:
                break
        return people


def _halves(family: _Family, block: Group, left: Group) -> Iterator[Group]:
    for one in family:
        yield from (left, one - left) if one == block else (one,)


def _cut(family: _Family, parts: Sequence[tuple[int, Group]]) -> _Cut:
    """Return the pieces that parts, each with its number, cut the blocks of a family into."""
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


def _ways(parts: int, *, apart: bool) -> Iterator[_Way]:
    """Yield the combinations; of parts that do not overlap, only which of them take part."""
    for way in product((0, 1) if apart else (0, 1, -1), repeat=parts):
        first = next((times for times in way if times), 0)
        if first > 0:
            yield way


def _least(pieces: _Pieces, way: _Way) -> int:
    """Return of how many people in a block something is left, at least."""
    by_times: defaultdict[int, int] = defaultdict(int)
    for parts, people in pieces.items():
        by_times[sum(times for n, times in enumerate(way) if parts >> n & 1)] |= people
    return min(
        _everybody(people for times, people in by_times.items() if times != gone).bit_count()
        for gone in by_times
    )


def _everybody(pieces: Iterable[int]) -> int:
    together = 0
    for people in pieces:
        together |= people
    return together


def _size(group: Group) -> int:
    return len({key.owner for key in group})
