"""What is wrong with the keys of a mapping, in our own words: M01, M02, and no keys at all."""

import datetime as dt
from collections.abc import Mapping
from typing import Final, NamedTuple

from borgen.diagnostics import DocPath, Finding, Fix, Place, finding
from borgen.load.expected import MappingKey
from borgen.load.shown import shown

_EXAMPLES: Final[Mapping[str, str]] = {
    "borgen": "borgen: 1",
    "id": "id: feedback",
    "members": "members: [p01, p02]",
    "participants": "participants: [p01, p02]",
    "amount": "amount: 1000",
    "value": "value: 7.1",
    "of": 'of: "1a2b3c4d"',
}


class UnknownKey(NamedTuple):
    """A key that the mapping at `path` does not have, and the one that was probably meant.

    Attributes:
        read: whether its value is read as that of the key that was meant.
        torn_off: the key and text before it, if it looks like the rest of that text.
    """

    path: DocPath
    known: tuple[str, ...]
    meant: str | None
    read: bool
    torn_off: str | None = None


def unknown_key(file: str, unknown: UnknownKey) -> Finding:
    """Return M01 for a key that its mapping does not have."""
    place = Place(file).key(*unknown.path)
    key = shown(unknown.path[-1])
    if unknown.torn_off:
        text = shown(unknown.torn_off)
        return finding(
            "M01", place, variant="torn_off", key=key, known=unknown.known, suggestion=text
        )
    if unknown.path == ("id",):
        return finding("M01", place, variant="own_id", key=key)
    if not unknown.known:
        return finding("M01", place, variant="code", key=key)
    if unknown.meant is None:
        return finding("M01", place, key=key, known=unknown.known)
    variant = "suggest" if unknown.read else "taken"
    fix = Fix(place, unknown.meant) if unknown.read else None
    return finding("M01", place, variant=variant, fix=fix, key=key, suggestion=unknown.meant)


def grown_together_key(file: str, path: DocPath, key: str, text: str) -> Finding:
    """Return M01 for a key of a log line that its value has grown on to."""
    typed = shown(f"{key}: {text}")
    name = shown(path[-1])
    return finding(
        "M01", Place(file).key(*path), variant="grown_together", key=name, suggestion=typed
    )


def missing_key(file: str, path: DocPath, key: MappingKey) -> Finding:
    """Return M02 for a key that the mapping at `path` lacks."""
    place = Place(file, path).first_key()
    choices = key.expected.choices
    if choices:
        example = f"{key.name}: {choices[0]}"
        return finding(
            "M02", place, variant="choice", key=key.name, example=example, choices=choices
        )
    return finding("M02", place, key=key.name, example=_example(key))


def missing_kind(file: str, item: int, kind: str) -> Finding:
    """Return M02 for a log line whose keys give away a kind that it does not tell."""
    place = Place(file, (item,)).first_key()
    return finding("M02", place, variant="kind", key="kind", example=f"kind: {kind}")


def missing_subject(file: str, item: int) -> Finding:
    """Return M02 for a reflection on nothing: it has neither a goal nor a form."""
    place = Place(file, (item,)).first_key()
    return finding("M02", place, variant="subject", key="goal")


def not_a_line(file: str, item: int) -> Finding:
    """Return M03 for a line of a log that has no keys."""
    example = "- {date: 2026-04-01, goal: feedback, outcome: independent}"
    return finding("M03", Place(file, (item,)), variant="line", example=example)


def _example(key: MappingKey) -> str:
    if key.name in _EXAMPLES:
        return _EXAMPLES[key.name]
    return f"{key.name}: {'2026-03-26' if key.expected.kind is dt.date else '...'}"
