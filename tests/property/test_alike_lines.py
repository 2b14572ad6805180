"""Lines that were seen before say what the ordinary way would say of them, or are left to it."""

from unittest.mock import Mock

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from borgen import yamltext
from borgen.load.alike import Alike
from borgen.load.entries import log_rows
from borgen.yamltext import read, unproved

FACTS = (
    "goal: feedback, outcome: independent",
    "goal: ks/feedback, outcome: with_help, by: peer, level: 3",
    'goal: a, outcome: fluent, minutes: 20, note: "Eerst vragen, dan: zeggen # en & zo"',
    "goal: a, kind: reflection, form: intervision, note: los",
    'goal: a, outcome: fluent, note: "any note"',
    "goal: a, outcome: fluent, note: any note",
    'goal: a, outcome: fluent, note: "x", n: 2',
    'note: "eerst", goal: a, outcome: fluent',
    "goal: any-goal, outcome: fluent",
    "goal: a, outcome: fluent, note: any-goal",
    "goal: a, goal: any-goal, outcome: fluent",
    "goal: no, outcome: fluent",
    "goal: null, outcome: fluent",
    "goal: 7, outcome: fluent",
    "note: 'x, goal: b, y', goal: any-goal, outcome: fluent",
    "note: 'x, goal: any-goal, y', goal: b, outcome: fluent",
    'goal: a, outcome: fluent, note: "x, goal: b, y"',
    "kind: session, cycle: ov, status: moved, planned: 2026-05-05, to: 2026-05-07",
    "kind: session, cycle: ov, status: held, present: [p01, p02], group: 1",
    "goal: k, kind: measurement, value: 7.1",
    'kind: void, of: "1a2b3c4d"',
)
BROKEN = (
    'goal: a, outcome: fluent, note: "open',
    "goal: a, outcome: fluent, note: 'open",
    'goal: a, outcome: fluent, note: "a", note: "b"',
    'goal: "a, note: "b"',
    "goal: 'a, note: \"b\"'",
    'goal: a, outcome: fluent, note: ""',
    'goal: a, outcome: fluent, note: "a\\\\"b"',
    'goal: k, kind: measurement, value: 7.1, note: "no"',
    "goal: a, outcome: fluent, goal: b",
    "date: 2026-01-01, goal: a, outcome: fluent",
    "goal: a, outcome: vloeiend",
    "goal: true, outcome: fluent",
    "goal: &a b, outcome: fluent",
    "goal: [a",
    "",
)
ENDS = ("}", "} # so", "} ", "}}", "}: x", "} }", "}, {", "\n", "}\t", "")
days = st.dates().map(str) | st.sampled_from(("2026-02-30", "2026-3-1", "26-03-2026"))
lines = st.builds(
    "- {{date: {}{}{}{}".format,
    days,
    st.sampled_from((", ", ",", " , ")),
    st.sampled_from(FACTS + BROKEN),
    st.sampled_from(ENDS),
)
likely = st.builds("- {{date: {}, {}}}".format, days, st.sampled_from(FACTS))
others = st.sampled_from(("# a remark", "", " # indented", "- goal: a", "-", "  x: y", "---", '"'))
logs = st.lists(likely | lines | others, max_size=6).map("\n".join)


@given(
    st.lists(logs, min_size=1, max_size=3),
    st.sampled_from(("\n", "\r\n", "")),
    st.sampled_from(("\n", "\r\n", "\r")),
)
@example(
    ['- {date: 2026-01-01, goal: a, outcome: fluent, note: "x}\n- {date: 2026-01-01"}'], "\n", "\n"
)
def test_lines_seen_before_say_the_same(texts: list[str], end: str, line_break: str) -> None:
    alike = Alike()
    for text in texts:
        source = (text.replace("\n", line_break) + end).encode()
        rows = alike.rows("p01", source)
        if rows is not None:
            reading = read(source)
            assert not reading.problems
            assert isinstance(reading.value, list)
            log = log_rows("", "p01", reading.value)
            assert (rows, log.findings, log.whole) == (log.rows, (), True)


def test_another_goal_or_note_is_not_judged_again(monkeypatch: pytest.MonkeyPatch) -> None:
    judged = Mock(side_effect=unproved)
    monkeypatch.setattr(yamltext, "unproved", judged)
    line = '- {{date: 2026-04-01, goal: {}, outcome: missed, by: peer, note: "{}"}}\n'
    text = "".join(line.format(goal, note) for goal in ("a", "ks/b", "c-2") for note in "xyz")
    rows = Alike().rows("p01", text.encode())
    assert rows
    assert [(row.goal, row.note) for row in rows[2:5]] == [("a", "z"), ("ks/b", "x"), ("ks/b", "y")]
    judged.assert_called_once()
    assert {id(row.details) for row in rows} == {id(rows[0].details)}


def test_what_log_writes_is_recognised() -> None:
    text = "# Logboek\n- {date: 2026-04-01, goal: feedback, outcome: independent}\n" * 2
    rows = Alike().rows("p01", text.encode())
    assert rows
    assert [row.item for row in rows] == [0, 1]
