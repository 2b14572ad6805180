"""What is wrong with a value, in our own words, and what was probably meant: M03, M04, M05."""

import datetime as dt
import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from borgen.diagnostics import SEVERITIES, Arg, DocPath, Finding, Fix, Place
from borgen.frozen import Value, field
from borgen.load import suggest
from borgen.load.expected import LOST, Expected, keys_of
from borgen.model.base import MOST
from borgen.model.common import Every, Title
from borgen.model.ids import RESERVED
from borgen.model.plan import Member

_NO_ARGS: Final[Mapping[str, Arg]] = MappingProxyType({})
_EXAMPLES: Final[Mapping[type, str]] = {int: "1", float: "7.1", bool: "true"}


_LONGEST: Final = 60
"""How much of a value is shown, in characters."""


class FoundValue(NamedTuple):
    """What stood at a place in the file, and what was expected there."""

    path: DocPath
    raw: object
    expected: Expected


class _Judged(Value, frozen=True):
    """A judgement: the sentence, what was meant, and whether that is sure enough for a fix."""

    variant: str
    args: Mapping[str, Arg] = field(default_factory=lambda: _NO_ARGS)
    meant: object = LOST
    fix: str | None = None
    code: str = "M03"


def wrong_value(file: str, spot: FoundValue) -> tuple[Finding, object]:
    """Return what is wrong with a value, and what was meant by it or LOST."""
    judged = _judged(spot.raw, spot.expected)
    place = Place(file, spot.path)
    variant = judged.variant
    if variant == "mapping" and spot.path and isinstance(spot.path[-1], int):
        variant = "item"
    args: dict[str, Arg] = {"key": key_of(spot.path), "value": shown(spot.raw), **judged.args}
    return Finding(
        code=judged.code,
        place=place,
        args=MappingProxyType(args),
        variant=variant,
        fix=Fix(place, judged.fix) if judged.fix else None,
    ), judged.meant


def wrong_text(file: str, path: DocPath, raw: object) -> Finding:
    """Return what is wrong with a value that should be a text."""
    return wrong_value(file, FoundValue(path, raw, Expected(str)))[0]


def _judged(raw: object, expected: Expected) -> _Judged:
    if raw is None:
        return _Judged("nothing")
    kind = expected.kind
    composed = _COMPOSED.get(kind)
    if composed:
        return composed(raw, expected)
    if expected.model:
        return _Judged("mapping", {"known": tuple(keys_of(expected.model))})
    if isinstance(raw, dict | list):
        return _Judged("one_value")
    return _scalar(raw, expected)


def _scalar(raw: object, expected: Expected) -> _Judged:
    if expected.is_name:
        return _Judged("entry_name")
    if expected.is_id:
        return _id(shown(raw))
    if expected.choices:
        return _choice(shown(raw), expected.choices)
    return _SCALARS[expected.kind](raw, expected)


def _id(text: str) -> _Judged:
    meant = suggest.close_id(text)
    variant = "reserved" if text in RESERVED else ""
    return _Judged(variant, {"suggestion": meant}, meant, code="M04")


def _choice(text: str, choices: tuple[str, ...]) -> _Judged:
    meant = suggest.close_choice(text, choices)
    if meant is None:
        return _Judged("choice", {"choices": choices})
    args: Mapping[str, Arg] = {"choices": choices, "suggestion": meant.text}
    if meant.sure:
        return _Judged("word", args, meant.text, meant.text)
    return _Judged("suggest", args, meant.text)


def _day(raw: object, _: Expected) -> _Judged:
    meant = suggest.close_day(raw)
    if meant is None:
        return _Judged("impossible" if suggest.like_a_day(raw) else "", code="M05")
    fix = meant.text if meant.sure else None
    return _Judged("suggest", {"suggestion": meant.text}, meant.text, fix, "M05")


def _answer(raw: object, _: Expected) -> _Judged:
    meant = suggest.close_answer(raw)
    args = {"suggestion": meant or _EXAMPLES[bool]}
    return _Judged("answer", args, meant == "true" if meant else LOST, meant)


def _text(raw: object, _: Expected) -> _Judged:
    quoted = f'"{shown(raw)}"'
    return _Judged("quotes", {"suggestion": quoted}, shown(raw), quoted)


def _rhythm(raw: object, _: Expected) -> _Judged:
    meant = suggest.close_rhythm(raw)
    return _Judged("rhythm", {"suggestion": meant or "2 weeks"}, meant or LOST, meant)


def _title(raw: object, expected: Expected) -> _Judged:
    if isinstance(raw, list):
        return _Judged("title")
    return _text(raw, expected)


def _list(raw: object, expected: Expected) -> _Judged:
    items = expected.items
    if items and items.model and items.kind is not Member:
        return _Judged("list_of_mappings")
    if isinstance(raw, dict | list):
        return _Judged("list", {"suggestion": "[..]"})
    return _Judged("list", {"suggestion": f"[{shown(raw)}]"}, [raw])


def _number(raw: object, expected: Expected) -> _Judged:
    if type(raw) is int or (isinstance(raw, float) and math.isfinite(raw)):
        if not expected.holds(raw):
            return _out_of_bounds(raw, expected)
        whole = round(raw)
        meant = whole if whole == raw else LOST
        return _Judged("whole", {"suggestion": str(whole)}, meant)
    variant = "whole" if expected.kind is int else "number"
    meant = suggest.close_number(raw, expected) if isinstance(raw, str) else None
    if meant is None:
        return _Judged(variant, {"suggestion": _EXAMPLES[expected.kind]})
    if str(meant) == raw:
        return _Judged("quoted", {"suggestion": raw}, meant, raw)
    fix = None if "," in str(raw) else str(meant)  # inside braces a comma tears the number apart
    return _Judged(variant, {"suggestion": str(meant)}, meant, fix)


def _out_of_bounds(raw: float, expected: Expected) -> _Judged:
    low, high = f"{expected.low:g}", f"{expected.high:g}"
    if not -MOST <= raw <= MOST:
        return _Judged("huge")
    if expected.high == MOST:
        return _Judged("at_least", {"low": low})
    if expected.high < 1 and expected.holds(raw / 100):
        share = str(raw / 100)
        return _Judged("share", {"suggestion": share}, raw / 100, share)
    return _Judged("range", {"low": low, "high": high})


def _member(raw: object, _: Expected) -> _Judged:
    return _Judged("one_value") if isinstance(raw, list) else _id(shown(raw))


def _codes(raw: object, _: Expected) -> _Judged:
    code = shown(raw[0] if isinstance(raw, list) and raw else raw)
    return _Judged("codes", {"code": code if code in SEVERITIES else "V02"})


_Judge: TypeAlias = Callable[[object, Expected], _Judged]
_COMPOSED: Final[Mapping[type, _Judge]] = {
    list: _list,
    dict: _codes,
    Every: _rhythm,
    Member: _member,
    Title: _title,
}
_SCALARS: Final[Mapping[type, _Judge]] = {
    dt.date: _day,
    bool: _answer,
    str: _text,
    int: _number,
    float: _number,
}


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
