"""Load the part of a workspace that concerns a few people: for them it is as if all were there."""

from collections.abc import Collection
from typing import Literal, TypeAlias

from borgen.load.around import Around
from borgen.load.gathering import Gathering
from borgen.load.heard import hear
from borgen.load.register import Register
from borgen.load.tree import Folders
from borgen.load.workspace import Loaded, loaded_from, no_collecting
from borgen.model.ids import is_id

Entries: TypeAlias = Literal["none", "own", "sessions", "all"]
"""Which entries are wanted: none, the people's own, also the sessions of the cycles that concern
them, or also all that name a factor that does."""


def load_about(
    tree: Folders, register: Register, people: Collection[str], *, me: str | None, entries: Entries
) -> Loaded:
    """Load what concerns `people`.

    For them it is as if the whole workspace were there: their plans and measures, their line of
    sight, what is due. The totals of others are not.

    Args:
        tree: where the files are.
        register: whose plans there are.
        people: the ids of people, or of teams and trajectories that are asked for by name.
        me: whose private files are read too; nobody's if None.
        entries: which entries are wanted.
    """
    mine = me if me is not None and is_id(me) else None
    with no_collecting():
        gathering = Gathering(tree, mine)
        gathering.settings()
        if gathering.too_new:
            return loaded_from(gathering, mine)
        around = Around(tree, register, gathering)
        if mine:
            around.plan(mine)
            if entries != "none":
                around.log(mine)
            gathering.private(mine, log=entries != "none")
        around.plans(frozenset(people))
        if entries != "none":
            for owner in people:
                around.log(owner)
        if entries in {"sessions", "all"}:
            hear(around, people, factors=entries == "all")
        return loaded_from(gathering, mine)
