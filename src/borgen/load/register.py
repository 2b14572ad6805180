"""Whose plans and logs there are, by the names of the files alone: none of them is opened."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from borgen.frozen import Value, field
from borgen.load.discover import Known, known
from borgen.load.suggest import close_id
from borgen.load.tree import Folders, concerns
from borgen.model.ids import RESERVED

LOGS: Final = "plans/log"

_ENDING: Final = ".yaml"
_ALL_WELL_NAMED: Final = re.compile(r"(?:[a-z][a-z0-9-]{0,62}\.yaml/)*+", re.ASCII)
_RESERVED: Final = frozenset(f"{word}{_ENDING}" for word in RESERVED)


class Shelf(Value, frozen=True):
    """The files of one folder: thousands, so that nothing is made of a name before it is asked for.

    Attributes:
        names: of the files that are well named.
        meant: the other files, by the id that was probably meant by their name.
        closed: whether the folder is closed to us.
    """

    folder: str
    names: frozenset[str] = frozenset()
    meant: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    closed: bool = False

    def __contains__(self, id_: str) -> bool:
        """Return whether there is a file of `id_`."""
        return f"{id_}{_ENDING}" in self.names or id_ in self.meant

    def ids(self) -> frozenset[str]:
        """Return all ids."""
        return frozenset([name.removesuffix(_ENDING) for name in self.names]) | self.meant.keys()

    def of(self, id_: str) -> tuple[str, ...]:
        """Return the files of `id_`, in alphabetical order."""
        return tuple(sorted(self.owners({id_})))

    def owners(self, ids: AbstractSet[str]) -> dict[str, str]:
        """Return the files of some ids, each with its id."""
        names = ((id_, f"{id_}{_ENDING}") for id_ in ids)
        found = {f"{self.folder}/{name}": id_ for id_, name in names if name in self.names}
        for id_ in self.meant.keys() & ids:
            found.update(dict.fromkeys(self.meant[id_], id_))
        return found


class Register(Value, frozen=True):
    """Whose plans there are."""

    trajectories: Shelf
    teams: Shelf
    people: Shelf

    @property
    def shelves(self) -> tuple[Shelf, ...]:
        """All of them."""
        return self.trajectories, self.teams, self.people

    def __contains__(self, id_: str) -> bool:
        """Return whether there is a plan of `id_`."""
        return any(id_ in one for one in self.shelves)

    def ids(self) -> frozenset[str]:
        """Return the ids of everything that has a plan, but for the organisation's."""
        return frozenset().union(*(one.ids() for one in self.shelves))

    def is_person(self, id_: str) -> bool:
        """Return whether `id_` is the id of a person, and of nothing else."""
        return id_ in self.people and id_ not in self.teams and id_ not in self.trajectories


def register_of(tree: Folders) -> Register:
    """Return whose plans there are."""
    folders = ("trajectories", "teams", "people")
    return Register(*(shelf(tree, f"plans/{folder}") for folder in folders))


def shelf(tree: Folders, folder: str) -> Shelf:
    """Return what is in a folder of plans or logs."""
    found = tree.names(folder)
    if found is None:
        return Shelf(folder, closed=True)
    names = frozenset(found)
    if _ALL_WELL_NAMED.fullmatch("/".join((*found, ""))) and names.isdisjoint(_RESERVED):
        return Shelf(folder, names)
    plans = [one for one in map(known, (f"{folder}/{name}" for name in found)) if _is_read(one)]
    meant: dict[str, list[str]] = {}
    for one in plans:
        if not one.well_named:
            meant.setdefault(close_id(one.stem), []).append(one.file)
    return Shelf(
        folder,
        frozenset(f"{one.stem}{_ENDING}" for one in plans if one.well_named),
        {id_: tuple(files) for id_, files in meant.items()},
    )


def _is_read(one: Known) -> bool:
    return one.role != "stray" and concerns(one.file)
