"""libyaml's scanner and the pure one agree on everything, and reading never raises."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from borgen.diagnostics import Part, Place
from borgen.yamltext import Reading, read, tree
from borgen.yamltext.places import locate

NASTY = (
    "a: ! 12",
    '{"a":&x 1}',
    "<< : {a: 1}",
    "a: &x 1\nb: *x\n",
    "a: !!str 12",
    '"<<": 1',
    "a: 1_000\nb: 0b11\nc: 12_3\nd: _1\ne: 1_\nf: ._1\ng: -0x1\nh: 0X1\ni: 0O7\nj: +0o7",
    "a: .Nan\nb: .iNF\nc: .nan\nd: .inf\ne: -.INF\nf: .1e3\ng: 0.",
    "a: 2026-01-01\nb: 12:30\nc: yes\nd: NO\ne: ~\nf: null\ng:\nh: 1e3\ni: 017\nj: 0o17",
    "a: b\t\nc: d\te\nf: g\t# h\n",
    "a:\n\tb: 1",
    "a: \tb",
    "1: a\ntrue: b\n~: c\n1.0: d\n",
    "{1: a, true: b}",
    "? [a]\n: b",
    "title: {{naam}}",
    "a: 1\n---\nb: 2",
    "---\na: 1\n...\n",
    "%YAML 1.1\n---\na: yes",
    "a: 1\rb: 2",
    "a: 1\r\nb: |\r\n  c\r\n",
    '- {a: "x\n- y"}\n- {b: 1}\n',
    "- {note: zie http://x}\n- {note: C:\\x\\bin}\n",
    '- {note: "Klant & *Service* !goed 1_000", n: &x 1}\n',
    "- {a: b: \"c\", d: &x 1, e: 'f'}\n",
    '- {a: "b \\" c, ", d: &x 1, e: "f"}\n',
    "[" * 61 + "]" * 61,
    "[" * 60 + "]" * 60,
    "- " * 61 + "x",
    "- " * 20_000,
    "? " * 20_000,
    "".join(" " * depth + "a:\n" for depth in range(120)),
    "a: " + "9" * 5_000,
    "x",
    "[]",
    "",
    "# niets\n",
    "a: 'it''s'\nb: \"\\u00e9\\n\\x41\"\n",
    'a: "\\ud800"',
    "a: \u2028x",
    "a: x\ufeffy",
    "a: |\n",
    "a: |\n  b",
    "|\n-",
    "{?}",
    "{|}\n",
    "- {:=1}\n",
    "{a b:}",
    "- >\n \n  \n  x\n",
    "a: |\n\n \n  x\n",
    "a: >-\n\n  x\n \n  y\n",
    "- {a: 1,x\n b: 2}\n",
    "- {a: 1, b\n  : 2}\n",
    "[]\n-",
    "a: >- # c\n\n  # d\n",
    "[{c: {}}: ]\n",
)
PIECES = st.sampled_from(
    [
        *"\n\n  -:,[]{}\"'#&*!|>%@?~.\t\r\\_<=",
        *("- ", ": ", "a: ", "b: 1", "\n  ", "\n- ", "- {", "}\n", "é", "😀", "0x1", "1_0", "<<: "),
        *("yes", "null", "2026-01-01", "'x'", '"y"', "...", "---", "\x07", "\r\n", "# c", ".inf"),
    ]
)
WORDS = st.text("aé 1.-_:'\"#&!,\\\t", max_size=8)
LEAVES = (
    WORDS
    | st.integers()
    | st.booleans()
    | st.none()
    | st.floats(allow_nan=False, allow_infinity=False)
)


def without_libyaml(source: bytes) -> Reading:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tree, "HAS_LIBYAML", False)
        return read(source)


def assert_agree(source: bytes) -> None:
    fast, pure = read(source), without_libyaml(source)
    assert pure.problems or repr(fast) == repr(pure)  # repr: nan equals nan


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_nasty_documents_read_the_same_without_libyaml(text: str) -> None:
    assert_agree(text.encode())


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_text_reads_the_same_without_libyaml(text: str) -> None:
    assert_agree(text.encode())


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(key)}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, str):
        return quoted(value)
    return json.dumps(value)


def block(value: object, indent: int) -> str:
    margin = " " * indent
    if isinstance(value, dict) and value:
        return "".join(
            f"\n{margin}{quoted(key)}:{block(one, indent + 2)}" for key, one in value.items()
        )
    if isinstance(value, list) and value:
        return "".join(f"\n{margin}-{block(one, indent + 2)}" for one in value)
    return f" {flow(value)}"


VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=10,
)


@settings(max_examples=150, deadline=None)
@given(VALUES, st.booleans(), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
def test_what_is_written_is_read_back(value: object, in_flow: bool, end: str, bom: str) -> None:  # noqa: FBT001 - hypothesis fills it
    text = flow(value) if in_flow else block(value, 0)
    source = (bom + f"# eerst\n{text}\n".replace("\n", end)).encode()
    assert_agree(source)
    assert repr(read(source).value) == repr(value)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60) | st.lists(PIECES, max_size=25).map("".join).map(str.encode))
def test_reading_and_locating_never_raise(source: bytes) -> None:
    reading = read(source)
    assert reading.value is None or not reading.problems
    places = [Place("x", path, part) for path in ((), ("a",), (0, "a"), (0,)) for part in Part]
    spans = locate(source, places)
    assert set(spans) == set(places)
    for span in (*spans.values(), *(problem.span for problem in reading.problems)):
        assert (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column)
