"""Plain values as YAML that any reader reads back the same: scalars, flow collections, lines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias, TypeGuard

from borgen.characters import CONTROLS
from borgen.errors import BorgenError

Plain: TypeAlias = "str | int | float | bool | date | Sequence[Plain] | Mapping[str, Plain] | None"

_UNQUOTED: Final = re.compile(
    r"""
    [^\W\d_](?:[\w .'()/%+&;€-]*[\w.')/%+€])?  # words
    | [a-z][a-z0-9-]*(?:/[a-z][a-z0-9-]*)?      # an id, or a reference
    | \d+\ [a-z]+                               # a rhythm
    """,
    re.VERBOSE,
)
"""Texts that need no quotes, in block or in flow, unless they are `_NOT_TEXT`."""

_NOT_TEXT: Final = re.compile(r"true|false|null|yes|no|on|off|y|n", re.IGNORECASE)
_ESCAPES: Final = (("\\", r"\\"), ('"', r"\""), ("\t", r"\t"), ("\n", r"\n"), ("\r", r"\r"))
_WIDEST: Final = 90
"""A list longer than this, in characters, gets a line an item."""


def as_read(value: Plain) -> object:
    """Return `value` as reading gives it back: days as text, sequences as lists."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: as_read(inner) for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [as_read(item) for item in value]
    return value


def scalar(value: Plain, quote: str = "") -> str:
    """Return a value that is no collection, on one line.

    Args:
        value: what to write.
        quote: the quotes of a text, `'` or `"`; otherwise it is quoted only where it has to be.

    Raises:
        BorgenError: a text holds a control character, which no file may hold.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        return str(value)
    if control := CONTROLS.search(value):
        raise BorgenError("error.control_character", character=f"U+{ord(control[0]):04X}")
    if quote == "'" and not re.search(r"[\t\r\n]", value):
        return "'" + value.replace("'", "''") + "'"
    return value if quote not in {"'", '"'} and _is_unquoted(value) else _quoted(value)


def flow(value: Plain) -> str:
    """Return `value` in brackets: `{id: waan, goals: [feedback]}`."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{scalar(key)}: {flow(inner)}' for key, inner in value.items())}}}"
    if is_list(value):
        return f"[{', '.join(flow(item) for item in value)}]"
    return scalar(value)


def is_list(value: Plain) -> TypeGuard[Sequence[Plain]]:
    """Return whether `value` is written as a list."""
    return isinstance(value, Sequence) and not isinstance(value, str)


def fits_on_a_line(value: Plain) -> bool:
    """Return whether `value` stands on the line of its key: no mapping, no long list."""
    if not value or not isinstance(value, Sequence | Mapping) or isinstance(value, str):
        return True
    inside = any(
        isinstance(item, Sequence | Mapping) and not isinstance(item, str) for item in value
    )
    return is_list(value) and not inside and len(flow(value)) <= _WIDEST


def lines(value: Plain, margin: int, *, deeper: int = 2) -> Iterator[str]:
    """Yield the lines of a mapping or list that is not empty, one key or item under the other.

    Args:
        value: what to write.
        margin: the column where its keys or dashes stand.
        deeper: how many columns further in a list stands than its key.
    """
    pad = " " * margin
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if fits_on_a_line(inner):
                yield f"{pad}{scalar(key)}: {flow(inner)}"
            else:
                yield f"{pad}{scalar(key)}:"
                step = 2 if isinstance(inner, Mapping) else deeper
                yield from lines(inner, margin + step, deeper=deeper)
    elif is_list(value):
        for item in value:
            if isinstance(item, Mapping) and item:
                first, *rest = lines(item, margin + 2, deeper=deeper)
                yield f"{pad}- {first.lstrip(' ')}"
                yield from rest
            else:
                yield f"{pad}- {flow(item)}"


def _is_unquoted(text: str) -> bool:
    return bool(_UNQUOTED.fullmatch(text)) and not _NOT_TEXT.fullmatch(text)


def _quoted(text: str) -> str:
    for character, escape in _ESCAPES:
        text = text.replace(character, escape)
    return f'"{text}"'
