"""What a comma or a missing space does inside braces: `{value: 7,1, note: Eerst, dan}`.

The halves are put together again, so that one mistake is told as one; a key and its value that a
colon or a space is missing from are taken apart.
"""

import re
from collections.abc import Container, Mapping
from typing import Any, Final

from borgen.load.expected import MappingKey
from borgen.model.base import is_empty

_TIGHT: Final = re.compile(r"([a-z_]+)(?::| )\s*(\S.*)")
_NUMBERS_OF_LINES: Final = frozenset({"group", "level", "minutes", "n", "present", "value"})


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
