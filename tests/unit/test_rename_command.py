"""`borgen rename` as a user meets it: another id wherever it is named, and nothing else changed."""

import os
import subprocess
import warnings
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from borgen.edit import apply as applying
from borgen.load import entry_name, load_workspace
from borgen.load.files import DiskTree
from borgen.model.entry import standing

PLANS = {
    "borgen.yaml": """
        borgen: 1
        name: Test
        language: nl
        check: {ignore: {P02: ["plans/people/p01.yaml", "plans/teams/ks.yaml"]}}
        """,
    "plans/organisation.yaml": """
        name: Test
        goals:
          - {id: feedback, title: Tevreden klanten, owner: p01}
        """,
    "plans/trajectories/koers.yaml": """
        title: Koers
        starts: 2026-01-01
        ends: 2026-03-26
        participants: [p01, p02]
        cycles:
          - id: overleg
            form: intervision
            groups: [[p01, p02], []]
            dates: [2026-04-07]
        """,
    "plans/teams/ks.yaml": """
        # Het team, met feedback
        name: Klant en Service
        lead: p01
        members:
          - {id: p01, since: 2026-01-01}   # Amina
          - p02
        goals:
          - id: 'feedback'   # samen
            title: feedback geven
            contributes_to: [organisation/feedback]
        context:
          - id: waan
            factor: De waan van de dag
            effect: hinders
            goals: [feedback]
            response: {action: Borguren, owner: p01, due: 2026-07-01}
        cycles:
          - {id: agenda, form: team_meeting, goals: [ks/feedback], starts: 2026-04-07}
        support: [{id: format, kind: instrumental, what: Een format, by: hr}]
        """,
    "plans/people/p01.yaml": """
        name: Amina
        goals:
          - id: feedback
            title: Feedback geven
            contributes_to: [ks/feedback]
            trajectory: koers
        """,
    "plans/people/p02.yaml": """
        goals:
          - {id: feedback, title: Vragen, contributes_to: ["ks/feedback"], trajectory: koers}
        context:
          - {id: druk, factor: Druk, effect: hinders, goals: [p02/feedback], x-by: p01}
        """,
    "plans/log/p01.yaml": """
        # Logboek van p01: feedback
        - {date: 2026-04-01, goal: feedback, outcome: independent}   # feedback
        - {date: 2026-04-02, goal: 'feedback', outcome: with_help, factor: waan}
        - {date: 2026-04-03, kind: reflection, goal: feedback, form: intervision}
        - {date: 2026-04-04, kind: void, of: "%(first)s"}
        - {date: 2026-04-05, kind: void, of: "%(second)s"}
        """,
    "plans/log/ks.yaml": """
        - {date: 2026-04-07, kind: session, cycle: agenda, status: held, present: [p01, p02]}
        """,
    "plans/log/koers.yaml": """
        - {date: 2026-04-07, kind: session, cycle: koers/overleg, group: 1, status: held}
        """,
    "private/people/p01.yaml": """
        goals:
          - {id: rust, title: Rust, contributes_to: [ks/feedback]}
        """,
    "private/log/p01.yaml": """
        - {date: 2026-04-02, goal: feedback, outcome: with_help, factor: waan, note: "Spannend"}
        """,
    "private/names.yaml": "p01: Amina de Vries\np02: Bo\n",
}


def with_voids(plans: dict[str, str]) -> dict[str, str]:
    """Let the log take back its first line, and then take that back again."""
    first = entry_name({"date": "2026-04-01", "goal": "feedback", "outcome": "independent"})
    second = entry_name({"date": "2026-04-04", "kind": "void", "of": first})
    log = plans["plans/log/p01.yaml"] % {"first": first, "second": second}
    return {**plans, "plans/log/p01.yaml": log}


@pytest.fixture
def desk(desk_with: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Any:
    made = desk_with(with_voids(PLANS))
    monkeypatch.setenv("BORGEN_PERSON", "p01")
    return made


def differences(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, list[str]]:
    """Return the lines that are new, by file; the number of other lines may not change."""
    found = {}
    for name, content in after.items():
        old = before.get(name, b"").decode().splitlines()
        new = [line for line in content.decode().splitlines() if line not in old]
        if new:
            found[name] = new
    return found


def standing_lines(desk: Any, owner: str) -> int:
    log = load_workspace(DiskTree(desk.root)).workspace.logs[owner]
    return len(list(standing(log, date(2026, 5, 6))))


def test_a_goal_of_a_person_and_nobody_elses(desk: Any) -> None:
    before, counted = desk.files(), standing_lines(desk, "p01")
    answer = desk.run("rename", "p01/feedback", "geven")
    assert (answer.code, answer.err) == (0, "")
    after = desk.files()
    changed = differences(before, after)
    assert changed.keys() == {
        "plans/people/p01.yaml", "plans/log/p01.yaml", "private/log/p01.yaml",
    }  # fmt: skip
    assert changed["plans/people/p01.yaml"] == ["  - id: geven", "    was: [feedback]"]
    assert changed["plans/log/p01.yaml"][:3] == [
        "- {date: 2026-04-01, goal: geven, outcome: independent}   # feedback",
        "- {date: 2026-04-02, goal: 'geven', outcome: with_help, factor: waan}",
        "- {date: 2026-04-03, kind: reflection, goal: geven, form: intervision}",
    ]
    assert changed["private/log/p01.yaml"] == [
        '- {date: 2026-04-02, goal: geven, outcome: with_help, factor: waan, note: "Spannend"}'
    ]
    assert standing_lines(desk, "p01") == counted == 3
    assert "borgen rename p01/geven feedback" in answer.out


def test_a_note_still_belongs_to_its_line(desk: Any) -> None:
    desk.run("rename", "p01/feedback", "geven")
    log = load_workspace(DiskTree(desk.root), me="p01").workspace.logs["p01"]
    assert [entry.note for entry in log if entry.note] == ["Spannend"]
    assert not any(entry.private for entry in log)


def test_a_goal_of_a_team(desk: Any) -> None:
    before = desk.files()
    assert desk.run("rename", "ks/feedback", "samen").code == 0
    assert differences(before, desk.files()) == {
        "plans/teams/ks.yaml": [
            "  - id: 'samen'   # samen",
            "    was: [feedback]",
            "    goals: [samen]",
            "  - {id: agenda, form: team_meeting, goals: [ks/samen], starts: 2026-04-07}",
        ],
        "plans/people/p01.yaml": ["    contributes_to: [ks/samen]"],
        "plans/people/p02.yaml": [
            '  - {id: feedback, title: Vragen, contributes_to: ["ks/samen"], trajectory: koers}'
        ],
        "private/people/p01.yaml": ["  - {id: rust, title: Rust, contributes_to: [ks/samen]}"],
    }


@pytest.mark.parametrize(
    ("old", "new", "files"),
    [
        ("organisation/feedback", "klant", {"plans/organisation.yaml", "plans/teams/ks.yaml"}),
        ("waan", "drukte", {"plans/teams/ks.yaml", "plans/log/p01.yaml", "private/log/p01.yaml"}),
        ("ks/agenda", "ks/punt", {"plans/teams/ks.yaml", "plans/log/ks.yaml"}),
        ("overleg", "kring", {"plans/trajectories/koers.yaml", "plans/log/koers.yaml"}),
        ("format", "blad", {"plans/teams/ks.yaml"}),
    ],
)
def test_other_things(desk: Any, old: str, new: str, files: set[str]) -> None:
    before = desk.files()
    answer = desk.run("rename", old, new)
    assert (answer.code, answer.err) == (0, "")
    assert differences(before, desk.files()).keys() == files
    assert load_workspace(DiskTree(desk.root)).findings == ()


def test_a_person_with_all_their_files(desk: Any) -> None:
    before, counted = desk.files(), standing_lines(desk, "p01")
    answer = desk.run("rename", "p01", "p21")
    assert (answer.code, answer.err) == (0, "")
    after = desk.files()
    assert {name for name in before if "p01" in name} == set(before) - set(after)
    assert after["plans/log/p21.yaml"] == before["plans/log/p01.yaml"]
    assert after["private/log/p21.yaml"] == before["private/log/p01.yaml"]
    assert after["private/people/p21.yaml"] == before["private/people/p01.yaml"]
    assert after["private/names.yaml"] == b"p21: Amina de Vries\np02: Bo\n"
    assert after["plans/people/p21.yaml"].decode().startswith("name: Amina\nwas: [p01]\ngoals:\n")
    assert b'P02: ["plans/people/p21.yaml", "plans/teams/ks.yaml"]' in after["borgen.yaml"]
    team = after["plans/teams/ks.yaml"].decode()
    assert "lead: p21\n" in team
    assert "  - {id: p21, since: 2026-01-01}   # Amina\n" in team
    assert "owner: p21, due" in team
    assert b"groups: [[p21, p02], []]" in after["plans/trajectories/koers.yaml"]
    assert b"present: [p21, p02]" in after["plans/log/ks.yaml"]
    assert b"owner: p21" in after["plans/organisation.yaml"]
    assert b"x-by: p01" in after["plans/people/p02.yaml"]
    assert standing_lines(desk, "p21") == counted
    assert "git config borgen.person p21" in answer.out


def test_a_team_and_a_programme(desk: Any) -> None:
    assert desk.run("rename", "ks", "service").code == 0
    assert desk.run("rename", "koers", "md").code == 0
    after = desk.files()
    assert (
        b"contributes_to: [service/feedback]\n    trajectory: md" in after["plans/people/p01.yaml"]
    )
    assert b"cycle: md/overleg" in after["plans/log/md.yaml"]
    assert "plans/log/ks.yaml" not in after
    assert b"plans/teams/service.yaml" in after["borgen.yaml"]
    assert load_workspace(DiskTree(desk.root)).findings == ()


def test_there_and_back_leaves_only_the_old_name(desk: Any) -> None:
    before = desk.files()
    desk.run("rename", "ks/feedback", "samen")
    desk.run("rename", "ks/samen", "feedback")
    after = desk.files()
    assert differences(before, after) == {"plans/teams/ks.yaml": ["    was: [samen]"]}


def test_a_dry_run_writes_nothing(desk: Any) -> None:
    before = desk.files()
    answer = desk.run("rename", "p01", "p21", "--dry-run")
    assert answer.code == 0
    assert "rename to plans/people/p21.yaml" in answer.out
    assert "Er is niets geschreven." in answer.out
    assert desk.files() == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["feedback", "x"], 1, "Zeg welke: organisation/feedback, ks/feedback"),
        (["p09", "p21"], 1, "er is niets dat `p09` heet"),
        (["ks/fedback", "x"], 1, "bedoel je `ks/feedback`?"),
        (["p01", "p02"], 1, "`p02` is al in gebruik"),
        (["p01", "hr"], 1, "`hr` is al in gebruik"),
        (["p01", "P21"], 2, "`P21` kan geen id zijn"),
        (["p01", "organisation"], 2, "kan geen id zijn"),
        (["p01/feedback", "p02/geven"], 2, "blijft in zijn plan"),
        (["p01/feedback", "rust"], 1, "`rust` is al in gebruik"),
        (["p01/feedback", "feedback"], 1, "`feedback` is al in gebruik"),
        (["koers/overleg", "x", "--kind", "goal"], 1, "er is niets dat `koers/overleg` heet"),
    ],
)
def test_what_cannot_be_renamed_is_told_and_nothing_is_written(
    desk: Any, words: list[str], code: int, said: str
) -> None:
    before = desk.files()
    answer = desk.run("rename", *words)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert desk.files() == before


def test_one_id_of_several_kinds_asks_which(desk: Any) -> None:
    team = desk.root / "plans/teams/ks.yaml"
    team.write_text(team.read_text().replace("id: agenda", "id: waan"))
    log = desk.root / "plans/log/ks.yaml"
    log.write_text(log.read_text().replace("agenda", "waan"))
    assert "--kind" in desk.run("rename", "ks/waan", "x").err
    assert desk.run("rename", "ks/waan", "punt", "--kind", "cycle").code == 0
    assert "cycle: punt" in log.read_text()
    assert "factor: waan" in desk.text("plans/log/p01.yaml")


def test_a_name_that_would_catch_somebody_elses_reference_is_refused(desk: Any) -> None:
    log = desk.root / "plans/log/p01.yaml"
    log.write_text(
        log.read_text() + "- {date: 2026-04-07, kind: session, cycle: overleg, status: held}\n"
    )
    before = desk.files()
    answer = desk.run("rename", "ks/agenda", "overleg")
    assert answer.code == 1
    assert "naar iets anders wijzen" in answer.err
    assert desk.files() == before


def test_a_file_that_cannot_be_read_may_name_it(desk: Any) -> None:
    (desk.root / "plans/log/p02.yaml").write_text("- {date: 2026-04-01\n")
    before = desk.files()
    answer = desk.run("rename", "p01", "p21")
    assert answer.code == 1
    assert "borgen check plans/log/p02.yaml" in answer.err
    assert desk.files() == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="it is another process that dies")
def test_a_renaming_that_was_killed_is_finished_by_saying_it_again(desk: Any) -> None:
    whole = dict(desk.files())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of the test runner
        child = os.fork()
    if child == 0:
        put = applying._replace
        puts = iter([put])

        def once(*args: Any) -> None:
            next(puts, lambda *_: os._exit(9))(*args)

        setattr(applying, "_replace", once)  # noqa: B010 - of another type
        desk.run("rename", "p01", "p21")
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    half = desk.files()
    assert "plans/people/p21.yaml" in half
    assert "plans/log/p01.yaml" in half
    assert standing_lines(desk, "p01") == 3
    answer = desk.run("rename", "p01", "p21")
    assert (answer.code, answer.err) == (0, "")
    assert desk.run("check", "--format", "concise").out.count("fout[") == 0
    after = desk.files()
    assert after["plans/log/p21.yaml"] == whole["plans/log/p01.yaml"]
    assert b"lead: p21" in after["plans/teams/ks.yaml"]
    assert not [name for name in after if "borgen-tmp" in name]
    assert "heet overal al" in desk.run("rename", "p01", "p21").err


def test_private_files_are_those_of_the_main_worktree(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    git = ["git", "-c", "user.email=a@example.org", "-c", "user.name=a"]
    (desk.root / ".gitignore").write_text("private/\n")
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        subprocess.run([*git, *words], cwd=desk.root, check=True)
    linked = desk.root / "linked"
    subprocess.run([*git, "worktree", "add", "-q", str(linked)], cwd=desk.root, check=True)
    monkeypatch.chdir(linked)
    assert desk.run("rename", "p01", "p21").code == 0
    assert (linked / "plans/people/p21.yaml").exists()
    assert (desk.root / "plans/people/p01.yaml").exists()
    assert (desk.root / "private/log/p21.yaml").exists()
    assert not (linked / "private").exists()
