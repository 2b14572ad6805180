"""From a path to a line and a column, whatever the style."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from borgen.diagnostics import DocPath, Part, Place, Span
from borgen.yamltext import read, tree
from borgen.yamltext.places import locate

PLANS = Path(__file__).resolve().parents[2] / "plans"

PLAN = """\
# plan
name: "Réünie 😀"
'quoted key': {nl: een, "en": two}
goals:
  - id: feedback
    title: Ik geef
      feedback
    contributes_to: [ks/feedback, ks/x]
    why: |
      omdat

    empty:
    2026: jaar
  - {id: delegate, level: {start: 2}}
  -
members:
- p01
"""


def at(source: str | bytes, path: DocPath, part: Part = Part.VALUE) -> tuple[int, int, int, int]:
    place = Place("x", path, part)
    text = source.encode() if isinstance(source, str) else source
    span = locate(text, [place])[place]
    return (span.line, span.column, span.end_line, span.end_column)


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("path", "part", "span"),
    [
        ((), Part.VALUE, (1, 1, 1, 1)),
        ((), Part.FIRST_KEY, (2, 1, 2, 5)),
        (("name",), Part.VALUE, (2, 7, 2, 17)),
        (("name",), Part.KEY, (2, 1, 2, 5)),
        (("quoted key",), Part.KEY, (3, 1, 3, 13)),
        (("quoted key",), Part.VALUE, (3, 15, 3, 35)),
        (("quoted key",), Part.FIRST_KEY, (3, 16, 3, 18)),
        (("quoted key", "en"), Part.KEY, (3, 25, 3, 29)),
        (("quoted key", "en"), Part.VALUE, (3, 31, 3, 34)),
        (("goals", 0), Part.FIRST_KEY, (5, 5, 5, 7)),
        (("goals", 0, "id"), Part.VALUE, (5, 9, 5, 17)),
        (("goals", 0, "title"), Part.VALUE, (6, 12, 7, 15)),
        (("goals", 0, "contributes_to", 1), Part.VALUE, (8, 35, 8, 39)),
        (("goals", 0, "contributes_to", 1), Part.KEY, (8, 35, 8, 39)),
        (("goals", 0, "why"), Part.VALUE, (9, 10, 9, 11)),
        (("goals", 0, "empty"), Part.VALUE, (12, 11, 12, 11)),
        (("goals", 0, "2026"), Part.VALUE, (13, 11, 13, 15)),
        (("goals", 0, 2026), Part.KEY, (13, 5, 13, 9)),
        (("goals", 1), Part.FIRST_KEY, (14, 6, 14, 8)),
        (("goals", 1), Part.VALUE, (14, 5, 14, 38)),
        (("goals", 1, "level", "start"), Part.VALUE, (14, 35, 14, 36)),
        (("members", 0), Part.FIRST_KEY, (17, 3, 17, 6)),
        (("goals", 0, "titel"), Part.VALUE, (5, 5, 13, 15)),
        (("goals", 7, "id"), Part.KEY, (5, 3, 15, 4)),
        (("nergens", 1), Part.VALUE, (1, 1, 1, 1)),
    ],
)
def test_a_plan(end: str, bom: str, path: DocPath, part: Part, span: tuple[int, ...]) -> None:
    source = (bom + PLAN).replace("\n", end)
    assert at(source, path, part) == span


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_item_of_a_log_is_found_by_counting(end: str) -> None:
    log = "# é\n\n- {date: x, 'goal': 😀, n: y}\n# tussen\n- date: z\n  goal: w\n- {a: b}\n"
    source = log.replace("\n", end)
    assert at(source, (0, "n")) == (3, 27, 3, 28)
    assert at(source, (0, "goal"), Part.KEY) == (3, 13, 3, 19)
    assert at(source, (1,), Part.FIRST_KEY) == (5, 3, 5, 7)
    assert at(source, (1, "goal")) == (6, 9, 6, 10)
    assert at(source, (2,), Part.FIRST_KEY) == (7, 4, 7, 5)
    assert at(source, (9, "goal")) == (1, 1, 1, 1)
    assert at(source, ()) == (1, 1, 1, 1)


def test_many_places_at_once_and_spans_as_they_are() -> None:
    known = Place("x", span=Span(9, 9, 9, 10))
    first, second = Place("x", ("a",)), Place("x", ("b", 0))
    assert locate(b"a: 1\nb: [2]\n", [known, first, second]) == {
        known: Span(9, 9, 9, 10),
        first: Span(1, 4, 1, 5),
        second: Span(2, 5, 2, 6),
    }


def test_the_first_of_two_equal_keys() -> None:
    assert at("a: 1\na: 2\n", ("a",)) == (1, 4, 1, 5)


def _places_in(value: object, path: DocPath = ()) -> Iterator[Place]:
    yield from (Place("", path, part) for part in Part)
    if isinstance(value, dict | list):
        inside = value.items() if isinstance(value, dict) else enumerate(value)
        for step, inner in inside:
            yield from _places_in(inner, (*path, step))


PIECES = """\
# a plan
name: [one,
  two]   # in two lines
goals:
# at the margin

  - id: a
    note: |
      - not an item
      goals: not a key
  -
    id: b
    title: "two
      lines"
members: [p01, {id: p02}]
skills:
- x
- {y: [z]}
empty:
"""


@pytest.mark.parametrize(
    "source",
    [
        *((PLANS / file).read_text() for file in ("teams/ks.yaml", "people/p01.yaml")),
        PIECES,
        PIECES.replace("\n", "\r\n"),
    ],
)
def test_both_scanners_say_the_same(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    places = list(_places_in(read(source.encode()).value))
    found = locate(source.encode(), places)
    monkeypatch.setattr(tree, "HAS_LIBYAML", False)
    assert locate(source.encode(), places) == found
