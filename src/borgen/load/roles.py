"""Which file is what, by its path alone; files that stand elsewhere, or whose name is no id."""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

from borgen.diagnostics import Finding, Place, finding
from borgen.load.files import Tree
from borgen.load.suggest import close_id, nearest
from borgen.load.synonyms import FOLDERS_MEANT
from borgen.model.ids import ORGANISATION, RESERVED, is_id

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


_CLOSE: Final = 0.8


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


def people_in(tree: Tree) -> frozenset[str]:
    """Return the ids of everybody who has a plan, by the names of the files alone."""
    found = (source_file(f"plans/people/{name}") for name in tree.names("plans/people"))
    return frozenset(
        one.stem if one.well_named else close_id(one.stem) for one in found if one.role == "person"
    )


def stray(one: SourceFile) -> Finding:
    """Return F08 for a YAML file that borgen does not read."""
    place = Place(one.file)
    folder, _, name = one.file.rpartition("/")
    ending = name.removeprefix(one.stem)
    if folder in FOLDERS or f"{folder}/{one.stem}.yaml" in PLACES:
        right = f"{folder}/{one.stem}.yaml"
        return finding("F08", place, variant="ending", ending=ending, suggestion=right)
    if better := _right_place(folder, one.stem):
        return finding("F08", place, variant="stray_suggest", suggestion=better)
    return finding("F08", place, variant="stray", known=PLACES)


def ill_named(one: SourceFile) -> Finding:
    """Return M04 for a file whose name cannot be the id of what is in it."""
    return finding(
        "M04",
        Place(one.file),
        variant="file_reserved" if one.stem in RESERVED else "file",
        value=one.stem,
        suggestion=close_id(one.stem),
    )


def _right_place(folder: str, stem: str) -> str | None:
    """Return where a file was probably meant to stand."""
    names = {place.rpartition("/")[2]: place for place in FOLDERS} | dict(FOLDERS_MEANT)
    last = folder.rpartition("/")[2].lower()
    near = nearest(last, names, _CLOSE)
    if near and last != "plans":
        return f"{names[near]}/{stem}.yaml"
    return nearest(f"{folder}/{stem}.yaml", PLACES, 0.85) if folder == "plans" else None
