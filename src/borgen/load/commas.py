"""What a comma does inside braces: `{value: 7,1, note: Eerst vragen, dan zeggen}` has four keys.

The halves are put together again, so that one mistake is told as one; a key and its value that a
colon or a space is missing from are taken apart.
"""

import re
from collections.abc import Callable, Container, Mapping
from typing import Final

_TIGHT: Final = re.compile(r"([a-z_]+)(?::| )\s*(\S.*)")


def joined(raw: Mapping[str, object], numeric: Callable[[str], bool]) -> Mapping[str, object]:
    """Return `raw` with the halves of decimal numbers as one text: `7,1`.

    Args:
        raw: a mapping as read.
        numeric: whether a key takes a number.
    """
    if None not in raw.values():
        return raw
    whole: dict[str, object] = {}
    last = ""
    for name, value in raw.items():
        if name.isdecimal() and value is None and type(raw.get(last)) is int and numeric(last):
            whole[last] = f"{raw[last]},{name}"
        else:
            whole[name] = value
        last = name
    return whole


def grown_together(
    raw: Mapping[str, object], name: str, known: Container[str]
) -> tuple[str, str] | None:
    """Return the key and the value that `goal:feedback` or `goal feedback` was meant to be."""
    found = _TIGHT.fullmatch(name) if raw[name] is None else None
    return (found[1], found[2]) if found and found[1] in known else None


def torn_off(raw: Mapping[str, object], name: str) -> str | None:
    """Return the text that a key without a value was probably torn off from, with its key."""
    if raw[name] is not None:
        return None
    names = list(raw)
    before = names[names.index(name) - 1] if names[0] != name else None
    text = raw[before] if before is not None else None
    return f'{before}: "{text}, {name}"' if isinstance(text, str) else None
