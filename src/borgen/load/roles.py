"""Which file is what, by its path alone."""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

from borgen.load.files import Tree
from borgen.model.ids import ORGANISATION, is_id

Role: TypeAlias = Literal[
    "settings",
    "organisation",
    "skills",
    "erased",
    "trajectory",
    "team",
    "person",
    "log",
    "private",
    "stray",
]

_FILES: Final[Mapping[str, Role]] = {
    "borgen.yaml": "settings",
    "plans/organisation.yaml": "organisation",
    "plans/skills.yaml": "skills",
    "plans/erased.yaml": "erased",
}
FOLDERS: Final[Mapping[str, Role]] = {
    "plans/trajectories": "trajectory",
    "plans/teams": "team",
    "plans/people": "person",
    "plans/log": "log",
}
"""The folders of plans and logs, with what is in them."""

PLACES: Final = (
    *(file for file, role in _FILES.items() if role != "erased"),
    *(f"{folder}/<id>.yaml" for folder in FOLDERS),
)
"""Every place where people write, as shown to users."""


class SourceFile(NamedTuple):
    """A file and what it is; `stem` is the name without `.yaml`."""

    file: str
    role: Role
    stem: str

    @property
    def legible(self) -> bool:
        """Whether the file's name is text; on Linux any bytes may be a name."""
        file = self.file
        return file.isascii() or not any("\ud800" <= character <= "\udfff" for character in file)

    @property
    def well_named(self) -> bool:
        """Whether the file's name is the id of what is in it."""
        if self.role not in FOLDERS.values():
            return True
        return is_id(self.stem) or (self.role == "log" and self.stem == ORGANISATION)


def source_file(file: str) -> SourceFile:
    """Return what `file` is; `stray` where borgen does not know its place."""
    folder, _, name = file.rpartition("/")
    stem, _, ending = name.rpartition(".")
    if file in _FILES:
        return SourceFile(file, _FILES[file], stem)
    if file.partition("/")[0] == "private":
        return SourceFile(file, "private", stem)
    if folder in FOLDERS and ending == "yaml":
        return SourceFile(file, FOLDERS[folder], stem)
    return SourceFile(file, "stray", stem)


def ids_in(tree: Tree, folder: str) -> frozenset[str]:
    """Return the ids of everything that has a plan in a folder, by the names of the files alone."""
    found = [source_file(f"{folder}/{name}") for name in tree.names(folder)]
    return frozenset(probable_id(one) for one in found if one.role != "stray")


def probable_id(one: SourceFile) -> str:
    """Return the id of what is in a file, or the nearest valid id for a misnamed one."""
    if one.well_named:
        return one.stem
    from borgen.load.suggest import close_id  # noqa: PLC0415 - as in `validate`: only for mistakes

    return close_id(one.stem)
