"""What is wrong with the keys of a mapping, in our own words: M01, M02, and no keys at all.

Also what a comma or a missing space does inside braces: of `{value: 7,1}` the halves are put
together again, so that one mistake is told as one; `goal:feedback` is taken apart.
"""

import datetime as dt
import re
from collections.abc import Container, Mapping
from typing import Any, Final, NamedTuple

from borgen.diagnostics import DocPath, Finding, Fix, Place, finding
from borgen.load.expected import MappingKey
from borgen.load.wrong_values import shown
from borgen.model.base import is_empty

_EXAMPLES: Final[Mapping[str, str]] = {
    "borgen": "borgen: 1",
    "id": "id: feedback",
    "members": "members: [p01, p02]",
    "participants": "participants: [p01, p02]",
    "amount": "amount: 1000",
    "value": "value: 7.1",
    "of": 'of: "1a2b3c4d"',
}


_TIGHT: Final = re.compile(r"([a-z_]+)(?::| )\s*(\S.*)")
_NUMBERS_OF_LINES: Final = frozenset({"group", "level", "minutes", "n", "present", "value"})


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


def joined_number(
    mapping: dict[str, Any], name: str, keys: Mapping[str, MappingKey], *, line: bool
) -> bool:
    """Put the half of a decimal number back to the one before it; return whether it was one."""
    names = list(mapping)
    at = names.index(name)
    before = names[at - 1] if at else ""
    numeric = before in keys and keys[before].expected.kind in {int, float}
    if line:
        numeric = before in _NUMBERS_OF_LINES
    if not (numeric and name.isdecimal() and mapping[name] is None):
        return False
    if type(mapping[before]) is not int:
        return False
    mapping[before] = f"{mapping[before]},{name}"
    del mapping[name]
    return True


def grown_together(
    mapping: Mapping[str, object], name: str, known: Container[str]
) -> tuple[str, str] | None:
    """Return the key and the value that `goal:feedback` or `goal feedback` was meant to be."""
    found = _TIGHT.fullmatch(name) if mapping[name] is None else None
    if found is None or found[1] not in known or not is_empty(mapping.get(found[1])):
        return None
    return found[1], found[2]


def torn_off(mapping: Mapping[str, object], name: str) -> str | None:
    """Return the text that a key without a value was probably torn off from, with its key."""
    if mapping[name] is not None:
        return None
    names = list(mapping)
    before = names[names.index(name) - 1] if names[0] != name else None
    text = mapping[before] if before is not None else None
    return f'{before}: "{text}, {name}"' if isinstance(text, str) else None
