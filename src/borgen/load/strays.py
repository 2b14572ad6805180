"""Files that stand where borgen does not look, or whose name cannot be an id."""

from typing import Final

from borgen.diagnostics import Finding, Place, finding
from borgen.load.discover import PLACES, Known
from borgen.load.suggest import close_id
from borgen.model.ids import RESERVED


def stray(one: Known) -> Finding:
    """Return F08 for a YAML file that borgen does not read."""
    right = one.file.removesuffix(".yml") + ".yaml"
    if one.file.endswith(".yml"):
        return finding("F08", Place(one.file), variant="ending", suggestion=right)
    return finding("F08", Place(one.file), variant="stray", known=PLACES)


def ill_named(one: Known) -> Finding:
    """Return M04 for a file whose name cannot be the id of what is in it."""
    return finding(
        "M04",
        Place(one.file),
        variant="file_reserved" if one.stem in RESERVED else "file",
        value=one.stem,
        suggestion=close_id(one.stem),
    )
