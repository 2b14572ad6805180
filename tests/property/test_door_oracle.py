"""Our strict reading of single values is that of pydantic's strict mode, whatever YAML yields."""

import datetime as dt
import json
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from borgen.load.schema import Expected
from borgen.load.shape import LOST, fitting

WORDS = ("slow", "medium", "fast")
KINDS: dict[str, tuple[Expected, Any]] = {
    "text": (Expected(str), str),
    "choice": (Expected(str, choices=WORDS), Literal["slow", "medium", "fast"]),
    "whole": (Expected(int), int),
    "number": (Expected(float), float),
    "answer": (Expected(bool), bool),
    "day": (Expected(dt.date), dt.date),
}
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.floats(-1e9, 1e9)
    | st.text()
    | st.sampled_from((*WORDS, "2026-03-26", "2026-02-30", "1", "1.0", "true", "Slow"))
    | st.dates().map(str)
)
values = scalars | st.lists(scalars, max_size=2) | st.dictionaries(st.text(), scalars, max_size=2)


@pytest.mark.parametrize("name", KINDS)
@given(raw=values)
def test_a_value_fits_where_pydantic_says_so(name: str, raw: object) -> None:
    expected, hint = KINDS[name]
    found = fitting(raw, expected)
    try:
        theirs = TypeAdapter(hint).validate_json(json.dumps(raw), strict=True)
    except ValidationError:
        assert found is LOST
        return
    if name == "day" and raw != str(theirs):
        assert found is LOST  # it also takes times and seconds; borgen writes days one way
    else:
        assert (found, type(found)) == (theirs, type(theirs))
