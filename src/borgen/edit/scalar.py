"""A text as one scalar of YAML that reads back as the same text, in block and in flow. Pure."""

import re
from typing import Final

from borgen.edit.entries import quoted

_PLAIN: Final = re.compile(r"[^\W\d_](?:[\w .'()/%+&;€-]*[\w.')/%+€])?")
_NOT_TEXT: Final = re.compile(r"true|false|null|yes|no|on|off|y|n", re.IGNORECASE)


def yaml_scalar(text: str) -> str:
    """Return `text` as a careful person would write it: in quotes only where it needs them.

    Raises:
        BorgenError: it holds a control character, which no file may hold.
    """
    plain = _PLAIN.fullmatch(text) and not _NOT_TEXT.fullmatch(text)
    return text if plain else quoted(text)
