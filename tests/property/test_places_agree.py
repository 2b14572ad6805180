"""Where something stands by margins alone is where the reference finds it, in whatever style."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borgen.diagnostics import Part, Place, Span
from borgen.yamltext import positions, read
from borgen.yamltext.brackets import OddError
from borgen.yamltext.plain import PlainText
from borgen.yamltext.positions import locate

ROOT = Path(__file__).resolve().parents[2]
PLANS = sorted((ROOT / "plans").rglob("*.yaml"))
MISTAKES = sorted(path for path in (ROOT / "tests/errors").rglob("*.yaml") if path.is_file())


def places_in(value: object, path: tuple[str | int, ...] = ()) -> Iterator[Place]:
    yield from (Place("", path, part) for part in Part)
    if isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places_in(inner, (*path, step))
        yield Place("", (*path, "nowhere"))


def odd(*_: object) -> None:
    raise OddError


def referred(source: bytes, places: list[Place]) -> dict[Place, Span]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PlainText, "written", odd)
        return locate(source, places)


def assert_agree(source: bytes) -> None:
    reading = read(source)
    if not reading.problems:  # nobody asks for places in what cannot be read
        places = list(places_in(reading.value))
        assert locate(source, places) == referred(source, places)


@pytest.mark.parametrize("file", [*PLANS, *MISTAKES], ids=lambda path: str(path.relative_to(ROOT)))
def test_in_every_file_that_stands_here(file: Path) -> None:
    assert_agree(file.read_bytes())


@pytest.mark.parametrize("file", PLANS, ids=lambda path: str(path.relative_to(ROOT)))
def test_plans_are_plain(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(positions, "_referred", odd)
    source = file.read_bytes()
    assert len(locate(source, places_in(read(source).value))) > 1


STYLES = """\
--- # a plan
name: "Réünie 😀"   # who

# lists under their key, further in, and in brackets over lines
members:
- p01
-
  p02
-   p03
- {id: p04, 'quoted key': "x, y", c: }
-
   - deep
  # beside
goals:

    - id: feedback
      title: Ik geef elke
        week, en ook
         soms vaker

        feedback # ja
      why: |  # a block
        omdat: het
          moet

        # no comment
      folded: >-
        een
      empty:
      below:
        text on the next line
      list:
      - 1
      - [2, [3, {a: b}],
         c d]
      2026: zo'n jaar
    - {id: delegate, level: {start: 2,
           end: -3}, note: 'it''s', zo'n: a#b}
    -
privacy: {}
last: [ ]
"""


@pytest.mark.parametrize("source", [STYLES, STYLES.replace("\n", "\r\n"), STYLES.rstrip()])
def test_in_every_style(source: str) -> None:
    assert read(source.encode()).value
    assert_agree(source.encode())


WORDS = st.sampled_from(
    [
        "a",
        "een twee",
        "zo'n",
        "-1",
        "x:y",
        "a#b",
        "2026-01-01",
        "é, 😀",
        "(x)",
        "p&q",
        "- a",
        "~",
        "|",
    ]
)
KEYS = st.sampled_from(["a", "b_c", "id", "2026", "d-e", "f.g", "é", "h i"])
VALUES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Draw a list or a mapping, each part of it in a style of its own."""
    value = draw(st.lists(VALUES, min_size=1) | st.dictionaries(KEYS, VALUES, min_size=1))
    return "".join(block(draw, value, 0)).lstrip("\n") + "\n"


def block(draw: st.DrawFn, value: object, indent: int) -> Iterator[str]:
    if not value or not isinstance(value, dict | list) or (indent and draw(st.booleans())):
        yield draw(st.sampled_from([" ", "  ", f"\n{' ' * (indent + 1)}"]))
        yield scalar(draw, value, indent) if isinstance(value, str) else flow(draw, value, indent)
        yield draw(st.sampled_from(["", "  # c", "\n", "\n# c", f"\n{' ' * indent}  # c"]))
        return
    margin = "\n" + " " * indent
    deeper = indent + draw(st.sampled_from([2, 4]))
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{margin}{key}:"
            under = indent if isinstance(inner, list) and draw(st.booleans()) else deeper
            yield from block(draw, inner, under)
        return
    for inner in value:
        yield f"{margin}-"
        held = "".join(block(draw, inner, indent + 2))
        beside = isinstance(inner, dict) and held.startswith(f"\n{' ' * (indent + 2)}")
        yield f" {held.lstrip()}" if beside and draw(st.booleans()) else held


def scalar(draw: st.DrawFn, text: str, indent: int) -> str:
    deeper = "\n" + " " * (indent + 3)
    styles = [text, f"'{text.replace(chr(39), chr(39) * 2)}'", f'"{text}"', f"|{deeper}{text}"]
    return draw(st.sampled_from([*styles, f">-{deeper}{text}\n{deeper}x", f"een{deeper}{text}"]))


def flow(draw: st.DrawFn, value: object, indent: int) -> str:
    if isinstance(value, str):
        return draw(st.sampled_from([value, f'"{value}"', f"'{value.replace(chr(39), '')}'"]))
    comma = draw(st.sampled_from([", ", ",", f",\n{' ' * (indent + 3)}"]))
    if isinstance(value, dict):
        pairs = (f"{key}: {flow(draw, inner, indent)}" for key, inner in value.items())
        return "{" + comma.join(pairs) + "}"
    assert isinstance(value, list)
    return "[" + comma.join(flow(draw, inner, indent) for inner in value) + "]"


SLIPS = st.sampled_from(
    [*"\n :-,[]{}\"'#&|>\\?%@`\r\t", "\n  ", "\n- ", ": ", ", ", " # c", "- ", "|\n  x\n", "\n\n"]
)


@settings(max_examples=200, deadline=None)
@given(documents(), st.lists(st.tuples(st.integers(0, 400), SLIPS), max_size=2), st.booleans())
def test_in_any_style_and_with_slips(text: str, slips: list[tuple[int, str]], crlf: bool) -> None:  # noqa: FBT001 - hypothesis fills it
    for at, slip in slips:
        text = text[: at % (len(text) + 1)] + slip + text[at % (len(text) + 1) :]
    assert_agree((text.replace("\n", "\r\n") if crlf else text).encode())
