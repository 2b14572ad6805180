"""The name of a log entry: a short fingerprint of what its line says, however it is written."""

from collections.abc import Mapping
from datetime import date
from typing import Final

_DIGITS: Final = 8


def canonical(raw: Mapping[str, object]) -> str:
    """Return an entry as JSON: its keys as written, sorted, no spaces, dates as ISO text."""
    import json  # noqa: PLC0415 - few lines are asked for their name, and every command starts here

    return json.dumps(
        raw, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain
    )


def entry_name(raw: Mapping[str, object]) -> str:
    """Return the first eight hex digits of SHA-256 over `canonical(raw)`."""
    import hashlib  # noqa: PLC0415 - as above

    return hashlib.sha256(canonical(raw).encode()).hexdigest()[:_DIGITS]


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    raise TypeError(value)
