"""Files that stand where borgen does not look, or whose name cannot be an id."""

from typing import Final

from borgen.diagnostics import Finding, Place, finding
from borgen.load.roles import FOLDERS, PLACES, SourceFile
from borgen.load.suggest import close_id, nearest
from borgen.load.synonyms import FOLDERS_MEANT
from borgen.model.ids import RESERVED

_CLOSE: Final = 0.8


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
