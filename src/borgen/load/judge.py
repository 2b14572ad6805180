"""What is wrong with a value or a key, in borgen's words, and what was probably meant."""

from typing import Final

from borgen.diagnostics import DocPath, Finding, Place, finding
from borgen.load.schema import Key
from borgen.load.shape import Spot, Unknown

LOST: Final = object()
"""Nobody can tell what was meant: the value is left out."""


def unknown_key(file: str, unknown: Unknown) -> Finding:
    """Return M01 for a key that its mapping does not have."""
    return finding(
        "M01", Place(file).key(*unknown.path), key=str(unknown.path[-1]), known=unknown.known
    )


def missing_key(file: str, path: DocPath, key: Key) -> Finding:
    """Return M02 for a key that the mapping at `path` lacks."""
    return finding("M02", Place(file, path).first_key(), key=key.name)


def missing_kind(file: str, item: int, kind: str) -> Finding:
    """Return M02 for a log line whose keys belong to another kind than it is."""
    return finding("M02", Place(file, (item,)).first_key(), key="kind", example=f"kind: {kind}")


def not_a_mapping(file: str, path: DocPath, raw: object, known: tuple[str, ...]) -> Finding:
    """Return M03 for something that should have keys of its own."""
    return finding("M03", Place(file, path), value=str(raw), known=known)


def wrong_value(file: str, spot: Spot) -> tuple[Finding, object]:
    """Return what is wrong with a value, and what was meant by it or LOST."""
    return finding("M03", Place(file, spot.path), value=str(spot.raw)), LOST
