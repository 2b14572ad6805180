"""Read a document: its characters first, then its tree; a log at the left margin item by item."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from borgen.diagnostics import Span
from borgen.frozen import Value, replace
from borgen.yamltext.text import WHOLE_FILE, Positions, Problem, decoded, span_at
from borgen.yamltext.tree import MOST, Composed, compose

ItemReader: TypeAlias = Callable[[str], object | None]
"""Returns the value of an item of the usual grammar, or None where it is to be read as YAML."""

_MEGABYTE: Final = 1_000_000
_MOST_PARTS: Final = 10_000_000
_PARTS: Final = (b"\n", b",", b"{", b"[")
"""Every line and value begins with one of these; in memory each takes a hundred bytes."""

_ITEM: Final = re.compile(r"^-(?=[ \r\n]|\Z)", re.MULTILINE)
_NO_ITEM: Final = re.compile(r"^(?:[^\s#-]|-(?![ \r\n]|\Z))", re.MULTILINE)
_BEFORE: Final = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*+")
_TORN: Final = re.compile(r"- \{.*(?<!\})|- ?|(?:- ?)?\ufffd+", re.DOTALL)


class Reading(Value, frozen=True):
    """The plain value of a document; None where it is empty or where there are problems."""

    value: object | None
    problems: tuple[Problem, ...] = ()


def read(
    source: bytes, *, limit_bytes: int = 10 * _MEGABYTE, item: ItemReader | None = None
) -> Reading:
    """Return the plain value of `source` or every file rule it breaks; never raises.

    Args:
        source: the bytes of the file.
        limit_bytes: more than this is F06 and not read at all.
        item: reads the items of a list at the left margin that are of a simpler grammar.
    """
    if len(source) > limit_bytes:
        return Reading(None, (_too_large(limit_bytes),))
    if len(source) > _MOST_PARTS and sum(map(source.count, _PARTS)) > _MOST_PARTS:
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
    return _together(found.problems, _body(found.text, item))


def item_starts(text: str) -> list[int]:
    """Return where the items begin of a list at the left margin, such as a log.

    Each item is then a document of its own, a list of one. Empty where `text` is no such list.
    """
    if not text.startswith("-") and "\n-" not in text:
        return []
    starts = [dash.start() for dash in _ITEM.finditer(text)]
    if not starts or _NO_ITEM.search(text) or not _BEFORE.fullmatch(text, 0, starts[0]):
        return []
    return starts


def lowered(span: Span, lines: int) -> Span:
    """Return `span` moved `lines` lines down."""
    return Span(span.line + lines, span.column, span.end_line + lines, span.end_column)


def _body(text: str, item: ItemReader | None) -> Reading:
    if not text:
        return Reading(None)
    starts = item_starts(text)
    if not starts:
        return _document(text)
    pieces = [text[start:end] for start, end in pairwise((*starts, len(text)))]
    values: list[object] = [item(piece) if item else None for piece in pieces]
    odd = [index for index, value in enumerate(values) if value is None]
    problems = _read_odd(pieces, odd, values)
    if problems:
        positions = Positions(text)
        above = {index: positions.span(starts[index], starts[index]).line - 1 for index in problems}
        return Reading(
            None,
            tuple(_moved(one, above[index]) for index in problems for one in problems[index])[
                :MOST
            ],
        )
    return Reading([value for value in values if value is not _NOTHING])


_NOTHING: Final = object()
"""Stands for an item that holds no value of its own."""


def _read_odd(
    pieces: Sequence[str], odd: Sequence[int], values: list[object]
) -> dict[int, tuple[Problem, ...]]:
    """Put the values of the items `odd` in their places; return the problems by item.

    They are composed in one go where nothing is wrong with them, else one by one.
    """
    if len(odd) > 1:
        together = _document("".join(pieces[index] for index in odd))
        found = together.value if isinstance(together.value, list) else []
        if not together.problems and len(found) == len(odd):
            for index, value in zip(odd, found, strict=True):
                values[index] = value
            return {}
    problems: dict[int, tuple[Problem, ...]] = {}
    told = 0
    for index in odd:
        reading = _document(pieces[index])
        if reading.problems:
            problems[index] = reading.problems
            told += len(reading.problems)
            if told >= MOST:
                break
        values[index] = reading.value[0] if isinstance(reading.value, list) else _NOTHING
    return problems


def _document(text: str) -> Reading:
    document = compose(text)
    problems = _problems(text, document)
    root = document.root
    return Reading(root.value if root and not problems else None, problems)


def _problems(text: str, document: Composed) -> tuple[Problem, ...]:
    if not document.stopped:
        return document.problems
    from borgen.yamltext.mistakes import syntax_problem  # noqa: PLC0415 - only for mistakes

    problem = syntax_problem(text, document.stop)
    others = (one for one in document.problems if one.span.line != problem.span.line)
    return tuple(sorted((*others, problem), key=_order))


def _too_large(limit: int) -> Problem:
    shown = limit / _MEGABYTE
    args = {"limit": int(shown) if shown.is_integer() else shown}
    return Problem("F06", WHOLE_FILE, args, "size")


def _moved(problem: Problem, lines: int) -> Problem:
    related = tuple(lowered(span, lines) for span in problem.related)
    return replace(problem, span=lowered(problem.span, lines), related=related)


def _torn_last_line(text: str) -> Problem | None:
    """Return the problem of a log whose last line was cut off while it was written."""
    start = 1 + max(text.rfind("\n"), text.rfind("\r"))
    last = text[start:]
    if not last or not _TORN.fullmatch(last):
        return None
    if last.startswith("- {") and not _document(last).problems:
        return None
    before = _body(text[:start], None)
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
