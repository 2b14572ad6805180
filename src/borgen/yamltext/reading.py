"""Read a document: characters first, then the fast reader, and the reference where it is needed."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from borgen.diagnostics import Span
from borgen.frozen import replace
from borgen.yamltext.characters import decoded, span_at
from borgen.yamltext.fast import UNREAD, fast_line, fast_value, unproved_value
from borgen.yamltext.items import Item, cut
from borgen.yamltext.problem import MOST, WHOLE_FILE, Problem, Reading, lower

_MEGABYTE: Final = 1_000_000
_SLOW_ITEMS: Final = 10 * _MEGABYTE
_SLOW_WHOLE: Final = 2 * _MEGABYTE
"""How much of a file may be left to the reference, in characters; it takes some 10 s a megabyte."""

_MOST_PARTS: Final = 10_000_000
_PARTS: Final = (b"\n", b",", b"{", b"[")
"""Every line and value begins with one of these; in memory each takes a hundred bytes."""

_TORN: Final = re.compile(r"- \{.*(?<!\})|- ?|(?:- ?)?\ufffd+", re.DOTALL)


def read(source: bytes, *, limit_bytes: int = 10 * _MEGABYTE) -> Reading:
    """Return the plain value of `source` or every file rule it breaks; never raises.

    Args:
        source: the bytes of the file.
        limit_bytes: more than this is F06 and not read at all.
    """
    if len(source) > limit_bytes:
        return Reading(None, (_too_large(limit_bytes),))
    if _is_crowded(source):
        limit = _MOST_PARTS // _MEGABYTE
        return Reading(None, (Problem("F06", WHOLE_FILE, {"limit": limit}, "crowd"),))
    found = decoded(source)
    if not found.readable:
        return Reading(None, found.problems)
    if torn := _torn_last_line(found.text):
        others = tuple(one for one in found.problems if one.span.line != torn.span.line)
        return Reading(None, (*others, torn))
    if any(problem.code == "F01" for problem in found.problems):
        return Reading(None, found.problems)
    return _together(found.problems, _body(found.text))


def unproved(source: bytes) -> object:
    """Return what `read` does of a document without problems, whatever its keys, else None.

    It is for those who accept certain keys only. None may also mean that it needs a closer look.
    """
    found = decoded(source)
    if found.problems or not found.readable or not found.text.endswith("\n"):
        return None
    value = unproved_value(found.text)
    return None if value is UNREAD else value


def clean_text(source: bytes) -> str:
    """Return the text of `source` where it is whole lines of good characters, else nothing.

    A line ends with LF, whether CRLF stood there or not. What has too many parts has no text.
    """
    if _is_crowded(source):
        return ""
    found = decoded(source)
    text = found.text.replace("\r\n", "\n") if "\r" in found.text else found.text
    clean = found.readable and not found.problems and "\r" not in text
    return text if clean and text.endswith("\n") else ""


def _is_crowded(source: bytes) -> bool:
    return len(source) > _MOST_PARTS and sum(map(source.count, _PARTS)) > _MOST_PARTS


def _body(text: str) -> Reading:
    if not text:
        return Reading(None)
    value = fast_value(text)
    if value is not UNREAD and not _misjoined(text, value):
        return Reading(value)
    if items := cut(text):
        return _list(items)
    if len(text) > _SLOW_WHOLE:
        return Reading(None, (_too_large(_SLOW_WHOLE),))
    return _slowly(text)


def _misjoined(text: str, value: object) -> bool:
    """Return whether lines that begin with a dash were read as the inside of a text."""
    if not isinstance(value, list) or text.count("\n- ") + text.startswith("- ") == len(value):
        return False
    items = cut(text)
    return bool(items) and len(items) != len(value)


def _list(items: Sequence[Item]) -> Reading:
    values: list[object] = []
    problems: list[Problem] = []
    slow = 0
    for item in items:
        value = fast_line(item.text)
        if value is UNREAD:
            slow += len(item.text)
            if slow > _SLOW_ITEMS:
                return Reading(None, (_too_large(_SLOW_ITEMS),))
            reading = _slowly(item.text)
            value = reading.value
            problems += [_lowered(problem, item.lines_above) for problem in reading.problems]
        if len(problems) >= MOST:
            break
        if isinstance(value, list):
            values += value
    return Reading(None if problems else values, tuple(problems))


def _too_large(limit: int) -> Problem:
    shown = limit / _MEGABYTE
    args = {"limit": int(shown) if shown.is_integer() else shown}
    return Problem("F06", WHOLE_FILE, args, "size")


def _slowly(text: str) -> Reading:
    from borgen.yamltext.reference import reference_reading  # noqa: PLC0415 - 27 ms, seldom needed

    return reference_reading(text)


def _lowered(problem: Problem, lines: int) -> Problem:
    related = tuple(lower(span, lines) for span in problem.related)
    return replace(problem, span=lower(problem.span, lines), related=related)


def _torn_last_line(text: str) -> Problem | None:
    """Return the problem of a log whose last line was cut off while it was written."""
    start = 1 + max(text.rfind("\n"), text.rfind("\r"))
    last = text[start:]
    if not last or not _TORN.fullmatch(last):
        return None
    if last.startswith("- {") and not _slowly(last).problems:
        return None
    before = _body(text[:start])
    if before.problems or not _is_log(before.value):
        return None
    span = span_at(text, start, len(text))
    return Problem("F02", span, variant="torn_last_line", fix=(span, ""))


def _is_log(value: object) -> bool:
    return value is None or (
        isinstance(value, list) and any(isinstance(one, dict) for one in value[-1:])
    )


def _together(characters: Sequence[Problem], body: Reading) -> Reading:
    """Join the problems in the order of the file; one bad character is not two mistakes."""
    if not characters and not body.problems:
        return body
    spoiled = {problem.span.line for problem in characters}
    others = [one for one in body.problems if one.code != "F02" or one.span.line not in spoiled]
    problems = sorted([*characters, *_counted(others)], key=_order)
    return Reading(None, tuple(problems))


def _counted(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the problems with all F04 as one, at the first of them."""
    count = Counter(problem.code for problem in problems)["F04"]
    first = next((problem for problem in problems if problem.code == "F04"), None)
    for problem in problems:
        if problem is first:
            yield replace(problem, args={**problem.args, "n": count})
        elif problem.code != "F04":
            yield problem


def _order(problem: Problem) -> Span:
    return problem.span
