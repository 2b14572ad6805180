"""Whose logs tell something that concerns a few people: sessions of their cycles, and more.

Anybody may log a session of a cycle, or name a factor, by its full name. A bare id is looked up in
the plans of whose log it is: the own one, that of the team, the trajectory and the organisation.
"""

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from borgen.load.around import Around
from borgen.load.register import Shelf
from borgen.load.sift import refers, sifted
from borgen.load.tree import Test
from borgen.model.ids import ORGANISATION, Ref
from borgen.model.plan import Team, Trajectory

_MEASURED: Final = f"{ORGANISATION}/"


def hear(around: Around, people: Collection[str], *, factors: bool) -> None:
    """Read the logs that matter to `people`.

    Args:
        around: what was read around these people: all plans that concern them.
        people: whom it is about.
        factors: whether it matters what others log about the factors that concern them.
    """
    logs = around.logs()
    homes = frozenset(around.homes(people))
    for owner in (ORGANISATION, *homes, *people):
        around.log(owner)
    common = frozenset(_words(around, (ORGANISATION,), factors=factors))
    words = common.union(_words(around, (*homes, *people), factors=factors))
    rest = logs.ids() - homes.union(people, (ORGANISATION,))
    near = rest.intersection(_covered(around, homes))
    register = around.register
    shared = rest & (register.teams.ids() | register.trajectories.ids())
    heard = (
        *_sifted(around, logs, near, refers(words, bare=words)),
        *_sifted(around, logs, shared, refers({*words, _MEASURED}, bare=common)),
        *_sifted(around, logs, rest - near - shared, refers(words, bare=common)),
    )
    for owner in heard:
        around.log(owner)
    _place(around, heard, words)


def _words(around: Around, owners: Iterable[str], *, factors: bool) -> Iterator[str]:
    """Yield the ids, old ones too, of the cycles and factors of `owners`."""
    for owner in owners:
        for plan in around.plans_of(owner):
            for cycle in plan.cycles:
                yield from (cycle.id, *cycle.was)
            for factor in plan.context if factors else ():
                yield from (factor.id, *factor.was) if factor.id else ()


def _covered(around: Around, homes: Iterable[str]) -> Iterator[str]:
    """Yield everybody who is or was in one of `homes`."""
    for home in homes:
        for plan in around.plans_of(home):
            if isinstance(plan, Team):
                yield from (member.id for member in plan.members)
            if isinstance(plan, Trajectory):
                yield from plan.participants


def _sifted(around: Around, logs: Shelf, owners: AbstractSet[str], test: Test) -> list[str]:
    """Return those of `owners` whose logs pass the test."""
    owner = logs.owners(owners)
    return [owner[file] for file in sifted(around.tree, tuple(owner), test)]


def _place(around: Around, owners: Iterable[str], words: Collection[str]) -> None:
    """Read the plans of those who do tell something, and all that they may look it up in."""
    telling: set[str] = set()
    looking_up: set[str] = set()
    for owner in owners:
        for entry in around.gathering.rows.get(owner, ()):
            measured = entry.goal if entry.kind == "measurement" else None
            for ref in map(Ref.parse, filter(None, (entry.cycle, entry.factor, measured))):
                if ref.id in words and ref.owner is None:
                    looking_up.add(owner)
                if ref.id in words or ref.owner == ORGANISATION:
                    telling.add(owner)
    around.surround(looking_up)
    for owner in telling:
        around.plan(owner)
