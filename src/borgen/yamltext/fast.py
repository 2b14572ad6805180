"""The fast reader and the look beforehand that keeps texts from it that it would misread.

It is trusted with what `doubtful` lets pass; a property test holds it against the reference.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import chain
from typing import Final

from borgen.yamltext.problem import DEEPEST

UNREAD: Final = object()
"""Returned instead of a value: somebody slower has to look."""

_TEXT: Final = frozenset({str})
_COLLECTIONS: Final = frozenset({dict, list})
_MARKS: Final = re.compile(r"[&*!](?<=[\s\[{,:][&*!])(?:(?<=!)|(?=\S))")  # anchors, aliases, tags
_KEY_MARKS: Final = re.compile(r"\?(?<=[\s\[{,]\?)")
_ODD_COLONS: Final = re.compile(r":(?:(?<=[\s\[{,]:)|(?=[,\]}]))")
_BLANK: Final = re.compile(r"\s")
_BLOCK_IN_FLOW: Final = re.compile(r"[\[{,]\s*+[|>]")
_DOCUMENTS: Final = re.compile(r"\n(?:---|\.\.\.|%)")
_ESCAPES: Final = re.compile(
    r"(?<!\\)(?:\\\\)*+\\(?:[0abefvNLPU]|x[0-189]|x7[fF]|u00[0-189]|u007[fF]|u20[26]|u[dDfF])"
)
_NUMBERS: Final = re.compile(r"_(?:(?<=[0-9.+\-\s:,\[{]_)(?=[_.]*[0-9])|(?<=[0-9._]_))")
_BASES: Final = re.compile(r"0(?:[bBOX]|(?<=[-+]0)[xo])")
_BEYOND: Final = re.compile(r"\.(?:[iI][nN][fF]|[nN][aA][nN])")
_EMPTY_BLOCK: Final = re.compile(  # a block of text that ends the file before it begins
    r"[|>][-+0-9]*+[ ]*+(?:#[^\r\n]*+)?(?:[\r\n]++[ ]*+(?:#[^\r\n]*+)?)*+\Z"
)
_BLANKS_FIRST: Final = re.compile(  # a block of text that opens with a line of spaces
    r"[|>][-+0-9]*+[ ]*+(?:#[^\r\n]*+)?[\r\n]++[ ]++[\r\n]"
)
_QUOTED: Final = re.compile(
    r"""(?:(?<=[\[{,])|(?<=[\[{,:-][ ]))(?:"(?:[^"\\\r\n]|\\[^\r\n])*"|'(?:[^'\r\n]|'')*')""",
    re.VERBOSE,
)
_SQUEEZE: Final = bytes.maketrans(b"?:123456789", b"--000000000")
_DEEP_BLOCK: Final = b"-" * 200
_DEEP_INDENT: Final = "\n" + " " * 100
_LONG_NUMBER: Final = b"0" * 4000


def fast_value(text: str) -> object:
    """Return the value of `text`, or UNREAD where it is doubtful, broken or too deep.

    `text` is one document without control characters.
    """
    return _proved(unproved_value(text))


def unproved_value(text: str) -> object:
    """Return what `fast_value` does, whatever its keys are and however deep it is.

    A key of more than one word may be two lines of which the first lacks its comma or colon.
    """
    return UNREAD if _doubtful(text) else _loaded(text)


def fast_line(text: str) -> object:
    """Return what `fast_value` returns for a document of one line, where quotes clear doubts."""
    line = text.rstrip()
    if "\n" in line or "\r" in line:
        return fast_value(text)
    return UNREAD if _doubtful(_QUOTED.sub(_emptied, line)) else _proved(_loaded(text))


def _loaded(text: str) -> object:
    loads = _loads()
    try:
        value: object = loads(text, parse_datetime=False) if loads else UNREAD
    except (ValueError, TypeError):  # TypeError: a mapping or list that is a key
        return UNREAD
    return value if isinstance(value, dict | list) else UNREAD


@cache
def _loads() -> Callable[..., object] | None:
    try:
        from yaml_rs import loads  # noqa: PLC0415 - 20 ms, and it may not be installed
    except ImportError:
        return None
    return loads


def _proved(value: object) -> object:
    return value if value is UNREAD or _is_plain(value) else UNREAD


def _emptied(quoted: re.Match[str]) -> str:
    return quoted[0] if "\\" in quoted[0] else '""'


def _doubtful(text: str) -> bool:
    """Return whether the fast reader might read something else than is meant, or die of it."""
    return bool(
        text[:1] in {"&", "*", "!", "%", "?"}
        or text[:3] in {"---", "..."}
        or (("&" in text or "*" in text or "!" in text) and _MARKS.search(text))
        or ("<" in text and "<<" in text)
        or "\t" in text
        or ("\\" in text and _ESCAPES.search(text))
        or ("?" in text and _KEY_MARKS.search(text))
        or _ODD_COLONS.search(text)
        or _DOCUMENTS.search(text)
        or _NUMBERS.search(text)
        or _BASES.search(text)
        or _BEYOND.search(text)
        or (("|" in text or ">" in text) and _doubtful_block(text))
        or ("\r" in text and text.count("\r") != text.count("\r\n"))
        or _too_deep_to_try(text)
    )


def _doubtful_block(text: str) -> bool:
    """A last block of text would get a line break it does not have; in brackets none can be."""
    if not text.endswith("\n"):
        return True
    return any(look.search(text) for look in (_EMPTY_BLOCK, _BLOCK_IN_FLOW, _BLANKS_FIRST))


def _too_deep_to_try(text: str) -> bool:
    """The reader overruns its stack on some ten thousand nested blocks and kills the process."""
    if len(text) < len(_LONG_NUMBER) and sum(map(text.count, "?:-")) < len(_DEEP_BLOCK):
        return _DEEP_INDENT in text
    squeezed = text.encode().translate(_SQUEEZE, b" ")
    return _DEEP_BLOCK in squeezed or _LONG_NUMBER in squeezed or _DEEP_INDENT in text


def _is_plain(value: object) -> bool:
    """Return whether all keys are words and nothing is nested too deep."""
    level = [value]
    for _ in range(DEEPEST + 1):
        if _COLLECTIONS.isdisjoint(map(type, level)):
            return True
        mappings = [node for node in level if isinstance(node, dict)]
        keys = set(chain.from_iterable(mappings))
        if not _TEXT.issuperset(map(type, keys)) or any(_BLANK.search(key) for key in keys):
            return False
        lists = [node for node in level if isinstance(node, list)]
        level = [*chain.from_iterable(map(dict.values, mappings)), *chain.from_iterable(lists)]
    return False
