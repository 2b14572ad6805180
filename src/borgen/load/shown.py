"""How what stands in a file is shown inside a sentence.

Alone because wrong keys and wrong values are both worded with it.
"""

import math
from typing import Final

from borgen.diagnostics import DocPath

_LONGEST: Final = 60


def shown(raw: object) -> str:
    """Return a value as it may stand in a file, on one line and not too long."""
    if isinstance(raw, bool):
        return str(raw).lower()
    if isinstance(raw, dict):
        return "{..}"
    if isinstance(raw, list):
        return "[..]"
    if isinstance(raw, float) and not math.isfinite(raw):
        return ".nan" if math.isnan(raw) else ".inf"
    text = " ".join(str(raw).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def key_of(path: DocPath) -> str:
    """Return the key that a path ends with, past the indices of lists."""
    return shown(next((step for step in reversed(path) if isinstance(step, str)), ""))
