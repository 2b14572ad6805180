"""Whose plans and logs there are, by the names of the files alone: none of them is opened."""

import re
from collections.abc import Mapping
from typing import Final

from borgen.frozen import Value, field
from borgen.load.discover import known
from borgen.load.suggest import close_id
from borgen.load.tree import Folders, concerns
from borgen.model.ids import RESERVED

LOGS: Final = "plans/log"
_WELL_NAMED: Final = re.compile(r"(?:\A|(?<=/))([a-z][a-z0-9-]{0,62})\.yaml(?=/|\Z)", re.ASCII)


class Shelf(Value, frozen=True):
    """The files of one folder.

    Attributes:
        ids: of the files that are well named.
        meant: the other files, by the id that was probably meant by their name.
        closed: whether the folder is closed to us, as `Tree.files` tells of it too.
    """

    folder: str
    ids: frozenset[str] = frozenset()
    meant: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    closed: bool = False

    def __contains__(self, id_: str) -> bool:
        """Return whether there is a file of `id_`."""
        return id_ in self.ids or id_ in self.meant

    def all_ids(self) -> tuple[str, ...]:
        """Return the ids, in alphabetical order."""
        return tuple(sorted(self.ids | self.meant.keys()))

    def of(self, id_: str) -> tuple[str, ...]:
        """Return the files of `id_`, in alphabetical order."""
        well_named = (f"{self.folder}/{id_}.yaml",) if id_ in self.ids else ()
        return tuple(sorted((*well_named, *self.meant.get(id_, ()))))


class Register(Value, frozen=True):
    """Whose plans there are."""

    trajectories: Shelf
    teams: Shelf
    people: Shelf

    def shared(self) -> tuple[str, ...]:
        """Return the ids of teams and trajectories."""
        return (*self.trajectories.all_ids(), *self.teams.all_ids())

    def all_ids(self) -> tuple[str, ...]:
        """Return the ids of everything that has a plan, but for the organisation's."""
        return (*self.shared(), *self.people.all_ids())

    @property
    def shelves(self) -> tuple[Shelf, ...]:
        """All of them."""
        return self.trajectories, self.teams, self.people

    def __contains__(self, id_: str) -> bool:
        """Return whether there is a plan of `id_`."""
        return any(id_ in one for one in self.shelves)

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
    ids = set(_WELL_NAMED.findall("/".join(found))) - RESERVED
    meant: dict[str, list[str]] = {}
    for name in found if len(ids) < len(found) else ():
        one = known(f"{folder}/{name}")
        if one.role == "stray" or not concerns(one.file):
            continue
        if one.well_named:
            ids.add(one.stem)
        else:
            meant.setdefault(close_id(one.stem), []).append(one.file)
    return Shelf(folder, frozenset(ids), {id_: tuple(files) for id_, files in meant.items()})
