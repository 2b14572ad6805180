"""How findings look: as text, one line each, and as JSON."""

import json
from datetime import date
from textwrap import dedent

from rich.cells import cell_len

from borgen.diagnostics import Finding, Fix, Part, Place, Related, Span, finding
from borgen.render.excerpt import excerpt
from borgen.render.findings import (
    CheckResult,
    LocatedFinding,
    findings_concise,
    findings_json,
    findings_text,
    help_of,
    message_of,
)
from borgen.text import text_in

EN, NL = text_in("en"), text_in("nl")
LOG = "plans/log/p04.yaml"
LINE = "- {date: 2026-05-12, goal: feedback, outcome: missed}"


def first_key(file: str, item: int) -> Place:
    return Place(file, (item,), Part.FIRST_KEY)


def contradiction() -> LocatedFinding:
    found = finding(
        "D05",
        first_key(LOG, 13),
        related=(Related(first_key(LOG, 11), "finding.D05.here"),),
        goal="feedback",
        day=date(2026, 5, 12),
    )
    return LocatedFinding(found, Span(14, 4, 14, 8), LINE, (Span(12, 4, 12, 8),))


def unlogged() -> LocatedFinding:
    found = finding(
        "R04",
        Place("plans/teams/ks.yaml", ("cycles", 0), Part.FIRST_KEY),
        cycle="ks/overleg",
        n=9,
        total=13,
        first=date(2026, 4, 2),
    )
    return LocatedFinding(found, Span(31, 5, 31, 7), "  - id: overleg")


def future() -> LocatedFinding:
    found = finding("D02", first_key(LOG, 0), day=date(2062, 5, 12))
    return LocatedFinding(found, Span(2, 4, 2, 8), "- {date: 2062-05-12, goal: feedback}")


def problems(*located: LocatedFinding) -> CheckResult:
    return CheckResult(located, files=24, entries=117)


def test_text_shows_the_users_own_line_in_file_order_and_counts() -> None:
    assert findings_text(problems(unlogged(), contradiction(), future()), EN) == dedent(
        """\
        plans/log/p04.yaml:2:4: error[D02]: log entry of 2062-05-12: that day is still to come
          |
        2 | - {date: 2062-05-12, goal: feedback}
          |    ^^^^
          = help: see whether the year and the month are right
          = borgen explain D02

        plans/log/p04.yaml:14:4: warning[D05]: two log entries of 2026-05-12 about `feedback` contradict each other
           |
        14 | - {date: 2026-05-12, goal: feedback, outcome: missed}
           |    ^^^^
           = help: take back what is not right; if it really happened twice, put `n: 2`
             in the second
           = the other line: plans/log/p04.yaml:12
           = borgen explain D05

        plans/teams/ks.yaml:31:5: warning[R04]: 9 of 13 past sessions of `ks/overleg` are not logged
           |
        31 |   - id: overleg
           |     ^^
           = help: log what happened, from 2026-04-02 on: held, cancelled or moved; with
             `track: false` borgen does not ask
           = borgen explain R04

        1 error, 2 warnings in 24 files with 117 log entries
        """  # noqa: E501 - the first line of a finding stands alone, however long
    )


def test_text_speaks_dutch() -> None:
    shown = findings_text(problems(future()), NL)
    assert shown.startswith(
        f"{LOG}:2:4: fout[D02]: logregel van 2062-05-12: die dag moet nog komen"
    )
    assert "  = hulp: kijk of het jaar en de maand kloppen\n" in shown
    assert shown.endswith("1 fout in 24 bestanden met 117 logregels\n")


def test_nothing_found_is_told_in_one_line() -> None:
    assert (
        findings_text(CheckResult((), 1, 0), EN) == "nothing found in 1 file with 0 log entries\n"
    )
    assert findings_concise(CheckResult((), 1, 0), EN) == ""


def test_concise_is_one_line_each_and_nothing_else() -> None:
    assert findings_concise(problems(unlogged(), future()), EN) == dedent(
        """\
        plans/log/p04.yaml:2:4: error[D02]: log entry of 2062-05-12: that day is still to come
        plans/teams/ks.yaml:31:5: warning[R04]: 9 of 13 past sessions of `ks/overleg` are not logged
        """
    )


def test_a_finding_about_a_whole_file_shows_no_line() -> None:
    found = finding("V04", Place("private/log/p01.yaml"), file="private/log/p01.yaml")
    shown = findings_text(problems(LocatedFinding(found, Span(1, 1, 1, 1), "- {}")), EN)
    assert shown.startswith("private/log/p01.yaml:1:1: error[V04]: ")
    assert "- {}" not in shown
    assert "  = borgen explain V04" in shown


def test_the_place_a_did_you_mean_speaks_of_stands_behind_it() -> None:
    found = Finding(
        "D02",
        first_key(LOG, 0),
        args={"day": date(2062, 5, 12)},
        related=(Related(Place("plans/teams/ks.yaml"), "finding.L01.here"),),
    )
    at = LocatedFinding(found, Span(2, 4, 2, 8), None, (Span(9, 3, 9, 8),))
    shown = findings_text(problems(at), EN)
    assert "= help: see whether the year and the month are right (plans/teams/ks.yaml:9)\n" in shown


def test_no_line_but_the_first_is_wider_than_the_screen() -> None:
    for width in (50, 80):
        lines = findings_text(problems(contradiction(), unlogged()), NL, width=width).splitlines()
        assert all(len(line) <= width for line in lines if "[" not in line)


def test_color_is_only_used_on_request() -> None:
    assert "\x1b[1;31merror[D02]\x1b[0m" in findings_text(problems(future()), EN, color=True)
    assert "\x1b[1;31m   ^^^^\x1b[0m" in findings_text(problems(future()), EN, color=True)
    assert "\x1b[1;31merror[D02]\x1b[0m" in findings_concise(problems(future()), EN, color=True)
    assert "\x1b" not in findings_text(problems(future()), EN)


def test_a_users_words_never_steer_the_terminal() -> None:
    found = finding(
        "D05", Place("plans/log/\x1b[2Jp01.yaml"), goal="a\x1b[31m\nb", day=date(2026, 5, 12)
    )
    at = LocatedFinding(found, Span(1, 4, 1, 8), "- {date: \x9b31m}")
    for shown in (findings_text(problems(at), EN), findings_concise(problems(at), EN)):
        assert "\x1b" not in shown
        assert "\x9b" not in shown
        assert r"a\x1b[31m b" in shown


def test_json_has_every_key_of_the_contract() -> None:
    document = json.loads(findings_json(problems(unlogged(), contradiction()), EN))
    assert document == {
        "version": 1,
        "kind": "findings",
        "findings": [
            {
                "code": "D05",
                "severity": "warning",
                "message": message_of(contradiction().finding, EN),
                "args": {"goal": "feedback", "day": "2026-05-12"},
                "help": help_of(contradiction().finding, EN),
                "file": LOG,
                "line": 14,
                "column": 4,
                "end_line": 14,
                "end_column": 8,
                "path": [13],
                "related": [{"file": LOG, "line": 12, "column": 4, "message": "the other line"}],
                "fix": None,
            },
            {
                "code": "R04",
                "severity": "warning",
                "message": "9 of 13 past sessions of `ks/overleg` are not logged",
                "args": {"cycle": "ks/overleg", "n": 9, "total": 13, "first": "2026-04-02"},
                "help": help_of(unlogged().finding, EN),
                "file": "plans/teams/ks.yaml",
                "line": 31,
                "column": 5,
                "end_line": 31,
                "end_column": 7,
                "path": ["cycles", 0],
                "related": [],
                "fix": None,
            },
        ],
        "summary": {"errors": 0, "warnings": 2, "notes": 0, "files": 24, "entries": 117},
    }


def test_json_carries_a_fix_and_no_raw_control_character() -> None:
    place = Place(LOG, (0,))
    found = finding("D05", place, fix=Fix(place, "\x9b"), goal="é\u202e", day=date(2026, 5, 12))
    span = Span(2, 1, 2, 9)
    shown = findings_json(problems(LocatedFinding(found, span, None, (), span)), EN)
    assert "\x9b" not in shown
    assert "\u202e" not in shown
    assert "é" in shown
    first = json.loads(shown)["findings"][0]
    assert first["args"]["goal"] == "é\u202e"
    assert first["fix"] == {
        "file": LOG,
        "line": 2,
        "column": 1,
        "end_line": 2,
        "end_column": 9,
        "text": "\x9b",
    }


def test_help_and_message_prefer_the_variant() -> None:
    none = finding("R02", Place("x"), variant="none", goal="g", days=30, learned=date(2026, 3, 26))
    plain = finding("R02", Place("x"), goal="g", days=30, learned=date(2026, 3, 26))
    assert message_of(none, EN) == "goal `g` has no cycle at all"
    assert message_of(plain, EN).startswith("nothing is planned")
    assert help_of(none, EN) != help_of(plain, EN)


def test_carets_stand_under_wide_characters_and_tabs() -> None:
    line = "\tnaam: 日本 🙂 fout"
    start = line.index("fout") + 1
    shown = excerpt(line, Span(1, start, 1, start + 4), 77)
    assert shown.line == line
    assert shown.carets == "\t" + " " * cell_len("naam: 日本 🙂 ") + "^^^^"
    assert shown.carets.count(" ") == 14


def test_carets_are_as_wide_as_what_they_mark() -> None:
    assert excerpt("a: 日本", Span(1, 4, 1, 6), 77).carets == "   ^^^^"


def test_an_empty_value_gets_one_caret() -> None:
    assert excerpt("title:", Span(3, 7, 3, 7), 77).carets == "      ^"


def test_a_span_over_lines_is_marked_to_the_end_of_the_first() -> None:
    assert excerpt("why: een  ", Span(3, 6, 5, 2), 77).carets == "     ^^^"


def test_a_control_character_is_written_out_and_marked_whole() -> None:
    shown = excerpt('a: "\x1b"', Span(1, 5, 1, 6), 77)
    assert shown.line == r'a: "\x1b"'
    assert shown.carets == "    ^^^^"


def test_a_long_line_is_shown_around_the_carets() -> None:
    line = "x" * 200 + "feedbak" + "y" * 200
    shown = excerpt(line, Span(1, 201, 1, 208), 60)
    assert cell_len(shown.line) == 60
    assert shown.line.startswith("…x")
    assert shown.line.endswith("y…")
    assert shown.line[shown.carets.index("^") :][:7] == "feedbak"


def test_a_long_line_is_cut_on_the_side_that_has_too_much() -> None:
    assert excerpt("ab" + "y" * 200, Span(1, 1, 1, 3), 20).line == "ab" + "y" * 17 + "…"
    assert excerpt("x" * 200 + "ab", Span(1, 201, 1, 203), 20).line == "…" + "x" * 17 + "ab"


def test_a_long_mark_is_cut_too() -> None:
    shown = excerpt("a: " + "é日" * 100, Span(1, 4, 1, 204), 30)
    assert cell_len(shown.line) <= 30
    assert cell_len(shown.carets) <= 30
