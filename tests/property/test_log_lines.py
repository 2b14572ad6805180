"""The grammar of log lines reads what YAML reads, and a row is what the line's model accepts."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from borgen.load.log import line_fields, log_rows
from borgen.model.base import is_empty
from borgen.model.entry import LINES, SAID, Entry
from borgen.yamltext.tree import compose

WORDS = [
    "feedback",
    "ks/feedback",
    "2026-04-01",
    "held",
    "0x1",
    "1_000",
    ".inf",
    "~",
    "yes",
    "3.50",
]
TEXTS = st.one_of(
    st.sampled_from(
        [
            *WORDS,
            *('"a \\" b"', '"C:\\\\map"', "'it''s'", "zie http://x", "hoe gaat het?", "[p01, p02]"),
            *(
                "[]",
                '["a, b", c]',
                "12:30",
                "a #b",
                "Klant & Co",
                "2 * 3",
                "-3",
                "- x",
                "a: b",
                "b:",
            ),
            *("é 😀", '"😀"', "{a: 1}", "|", "!x", "&y z", "*z", "@a", "`b", "%c", '""', "''", "-"),
        ]
    ),
    st.text("aé1.-_:'\"#&!,\\ {}[]?*", max_size=8),
)
KEYS = st.one_of(
    st.sampled_from([*SAID, '"goal"', "'goal'", "x-mood", "<<"]), st.text("ab-_:", max_size=3)
)
GAPS = st.sampled_from([", ", ",", " , ", ",\t", ",  "])
ENDS = st.sampled_from(
    ["\n", "", " \n", " # c\n", "# c\n", "\r\n", "\n\n# c\n", "\n  # c\n", "\n x\n"]
)
COLONS = st.sampled_from([": ", ":", ":  ", " : "])


@st.composite
def lines(draw: st.DrawFn) -> str:
    pairs = draw(st.lists(st.tuples(KEYS, COLONS, TEXTS), min_size=1, max_size=4))
    gap, space = draw(GAPS), draw(st.sampled_from(["", " "]))
    inside = gap.join("".join(pair) for pair in pairs)
    return f"- {{{space}{inside}{space}}}{draw(ENDS)}"


@settings(max_examples=600, deadline=None)
@given(lines())
def test_what_the_grammar_reads_yaml_reads_the_same(line: str) -> None:
    fields = line_fields(line)
    if fields is None:
        return
    document = compose(line)
    assert not document.stopped, line
    assert not document.problems, line
    assert document.root
    assert repr(document.root.value) == repr([fields])


VALUES: dict[str, st.SearchStrategy[Any]] = {
    "date": st.sampled_from(["2026-04-01", "2026-4-1", "26-03-2026", "2026-02-30", 20260401, None]),
    "kind": st.sampled_from([*LINES, "sessie", 3, None]),
    "outcome": st.sampled_from(["independent", "missed", "zelfstandig", True]),
    "by": st.sampled_from(["self", "peer", "collega"]),
    "setting": st.sampled_from(["work", "practice", "thuis"]),
    "form": st.sampled_from(["intervision", "coaching", "thee"]),
    "status": st.sampled_from(["held", "moved", "gehouden"]),
    "of": st.sampled_from(["1a2b3c4d", "1a2b3c4d\n", "1A2B3C4D", 12345678]),
    "present": st.sampled_from(
        [["p01", "p02"], [], ["p01", 3], [""], 4, -1, 0, "p01", 10**13, True]
    ),
}
NUMBERS = st.sampled_from(
    [1, 0, -2, 3.5, 2.0, 10**12, 10**13, float("nan"), float("inf"), True, "7,1"]
)
SCALARS: st.SearchStrategy[Any] = st.sampled_from(
    ["feedback", "ks/x", "", None, 3, True, ["a"], {}, "2026-04-02"]
)


@st.composite
def mappings(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from([*LINES]))
    names = draw(st.sets(st.sampled_from([*LINES[kind].model_fields]), min_size=1))
    extra = draw(st.sets(st.sampled_from([*SAID, "x-mood", "goals"]), max_size=1))
    return {"kind": kind} | {
        name: draw(VALUES.get(name, NUMBERS | SCALARS)) for name in sorted(names | extra)
    }


@settings(max_examples=600, deadline=None)
@given(mappings())
def test_a_row_is_what_the_model_of_its_line_accepts(line: dict[str, Any]) -> None:
    log = log_rows("plans/log/p01.yaml", "p01", [line])
    kind = line.get("kind") or "application"
    try:
        model = LINES[kind].model_validate(line) if isinstance(kind, str) else None
    except (ValidationError, KeyError):
        model = None
    subject = kind != "reflection" or not all(is_empty(line.get(one)) for one in ("goal", "form"))
    if model is None or not subject:
        assert log.findings
        return
    assert not log.findings
    (row,) = log.rows
    for name in type(model).model_fields:
        mine, theirs = getattr(row, name), getattr(model, name)
        assert mine == theirs, name


def test_rows_and_models_have_the_same_keys() -> None:
    keys = {name for model in LINES.values() for name in model.model_fields}
    assert keys == set(SAID)
    assert keys <= set(Entry.__struct_fields__)
