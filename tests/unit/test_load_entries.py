"""Log lines as rows: kinds, names, what is taken back, and that nothing ever raises."""

import hashlib
from datetime import date
from textwrap import dedent

import pytest

from borgen.load import canonical, entry_name, load_log
from borgen.load.files import TextTree
from borgen.load.log import Log
from borgen.model.entry import Entry

LOG = "plans/log/p01.yaml"


def rows(source: str, *, names: bool = False) -> Log:
    return load_log(TextTree({LOG: dedent(source)}), "p01", names=names)


def test_every_kind_of_line_is_a_row() -> None:
    log = rows(
        """\
        - {date: 2026-04-01, goal: feedback, outcome: independent, by: peer, level: 3.5, n: 2}
        - {date: 2026-04-02, kind: reflection, form: intervision, note: Eerst vragen}
        - {date: 2026-04-03, kind: session, cycle: ks/iv, status: moved, planned: 2026-04-02,
           to: 2026-04-09, present: [p01, p02], group: 1}
        - {date: 2026-04-04, kind: measurement, goal: nps, value: 7.3}
        - date: 2026-04-05
          goal: feedback
          outcome: no_opportunity
          factor: geen-mandaat
          x-mood: grey
          minutes:
        """
    )
    assert log.findings == ()
    assert log.rows == (
        Entry(
            "p01",
            0,
            date=date(2026, 4, 1),
            goal="feedback",
            outcome="independent",
            by="peer",
            level=3.5,
            n=2,
        ),
        Entry(
            "p01",
            1,
            date=date(2026, 4, 2),
            kind="reflection",
            form="intervision",
            note="Eerst vragen",
        ),
        Entry(
            "p01",
            2,
            date=date(2026, 4, 3),
            kind="session",
            cycle="ks/iv",
            status="moved",
            planned=date(2026, 4, 2),
            to=date(2026, 4, 9),
            present=("p01", "p02"),
            group=1,
        ),
        Entry("p01", 3, date=date(2026, 4, 4), kind="measurement", goal="nps", value=7.3),
        Entry(
            "p01",
            4,
            date=date(2026, 4, 5),
            goal="feedback",
            outcome="no_opportunity",
            factor="geen-mandaat",
        ),
    )


def test_a_name_is_a_fingerprint_of_what_a_line_says() -> None:
    line = {"outcome": "missed", "goal": "één", "date": "2026-04-01"}
    assert canonical(line) == '{"date":"2026-04-01","goal":"één","outcome":"missed"}'
    assert canonical(line | {"date": date(2026, 4, 1)}) == canonical(line)
    assert entry_name(line) == hashlib.sha256(canonical(line).encode()).hexdigest()[:8]


def test_names_are_there_where_they_are_asked_for() -> None:
    source = "- {date: 2026-04-01, goal: f, outcome: missed}\n"
    name = entry_name({"date": "2026-04-01", "goal": "f", "outcome": "missed"})
    assert [row.name for row in rows(source).rows] == [""]
    assert [row.name for row in rows(source, names=True).rows] == [name]


def test_a_void_takes_back_all_twins() -> None:
    name = entry_name({"date": "2026-04-01", "goal": "f", "outcome": "missed"})
    log = rows(
        f"""\
        - {{date: 2026-04-01, goal: f, outcome: missed}}
        - {{date: 2026-04-02, goal: f, outcome: missed}}
        - {{outcome: missed, date: 2026-04-01, goal: f}}
        - {{date: 2026-04-03, kind: void, of: "{name}"}}
        """
    )
    assert [row.void for row in log.rows] == [True, False, True, False]


def test_a_void_that_is_taken_back_does_nothing() -> None:
    name = entry_name({"date": "2026-04-01", "goal": "f", "outcome": "missed"})
    again = entry_name({"date": "2026-04-03", "kind": "void", "of": name})
    log = rows(
        f"""\
        - {{date: 2026-04-01, goal: f, outcome: missed}}
        - {{date: 2026-04-03, kind: void, of: "{name}"}}
        - {{date: 2026-04-04, kind: void, of: "{again}"}}
        """
    )
    assert [row.void for row in log.rows] == [False, True, False]


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("{date: 2026-04-01, kind: session, cycle: iv}", ["M02"]),
        ("{date: 2026-04-01, kind: reflection, goal: f, outcome: missed}", ["M01"]),
        ("{date: 2026-04-01, kind: dans, foo: bar}", ["M03"]),
        ("{date: 2026-04-01, soort: reflectie, goal: f}", ["M01"]),
        ("{date: 2026-04-01, goal: f, outcome: fluent, minutes: 1.5}", ["M03"]),
        (
            "{date: 2026-04-01, kind: session, cycle: a, status: held, present: [1, {}]}",
            ["M03"] * 2,
        ),
        ("{date: 2026-04-01, kind: session, cycle: a, status: held, present: -1}", ["M03"]),
        ("{date: 2026-04-01, kind: void, of: 1a2b}", ["M03"]),
        ("{datum: 2026-04-01, doel: f, uitkomst: fluent}", ["M01"] * 3),
        ("[a]", ["M03"]),
        ("", ["M03"]),
        ("{}", ["M02"] * 3),
    ],
)
def test_one_mistake_in_a_line_is_one_finding(line: str, codes: list[str]) -> None:
    log = rows(f"- {line}\n- {{date: 2026-04-02, goal: f, outcome: missed}}\n")
    assert [found.code for found in log.findings] == codes
    assert log.rows[-1].item == 1


def test_a_line_keeps_what_is_right() -> None:
    log = rows("- {date: 2026-04-01, goal: f, outcome: fluent, minutes: lang, foo: 1}\n")
    assert [(row.outcome, row.minutes) for row in log.rows] == [("fluent", None)]
    assert not log.whole


def test_a_log_that_is_not_there_has_no_rows() -> None:
    assert load_log(TextTree({}), "p01") == Log()


LONG = """
    # Log: 2026-05-06
    - {date: 2026-05-05, goal: feedback, outcome: fluent}
    - {date: 2026-05-06, goal: delegate, outcome: fluent}   # 2026-05-06
    - date: 2026-05-06
      goal: feedback
      outcome: missed
    - {date: 2026-05-07, kind: void, of: "12345678"}
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("words", "days"),
    [
        (("2026-05-06",), [6, 6, 7]),
        (("delegate",), [6, 7]),
        (("missed", "delegate", "2026-05-05"), [5, 6, 6, 7]),
        (("nothing",), [7]),
        ((), [5, 6, 6, 7]),
    ],
)
def test_only_lines_with_some_words_and_voids_may_be_read(
    words: tuple[str, ...], days: list[int], ends: str
) -> None:
    source = dedent(LONG).lstrip().replace("\n", ends)
    found = load_log(TextTree({LOG: source}), "p01", containing=words)
    assert found.whole
    assert [row.date.day for row in found.rows] == days


def test_a_log_that_is_set_in_is_read_whole() -> None:
    source = "  - {date: 2026-05-05, goal: a, outcome: fluent}\n  - {date: 2026-05-06, kind: x}\n"
    assert len(load_log(TextTree({LOG: source}), "p01", containing=["05-06"]).raw) == 2
