"""`borgen log` as a user meets it: words in, one line more in one log, and a few lines back."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

from borgen.cli.main import run
from borgen.load import load_workspace
from borgen.load.files import DiskTree

PLANS = {
    "borgen.yaml": "borgen: 1\nname: Test\nlanguage: nl\n",
    "plans/organisation.yaml": """
        name: Test
        goals:
          - {id: tevreden, title: Tevreden klanten, measure: {baseline: 7.1, target: 7.6}}
        context:
          - {id: waan, factor: De waan van de dag, effect: hinders}
        """,
    "plans/teams/ks.yaml": """
        name: Klant en Service
        members: [p01, p02]
        goals:
          - {id: feedback, title: Samen feedback geven, contributes_to: [organisation/tevreden]}
        cycles:
          - {id: overleg, form: team_meeting, starts: 2026-03-31, every: 2 weeks}
          - id: intervisie
            form: intervision
            starts: 2026-04-07
            groups: [[p01], [p02]]
        """,
    "plans/people/p01.yaml": """
        goals:
          - id: feedback
            title: Feedback geven
            contributes_to: [ks/feedback]
            learned: {date: 2026-03-26}
          - id: delegate
            title: Delegeren
            learned: {date: 2026-03-26}
            was: [overdragen]
        """,
    "plans/people/p02.yaml": """
        goals:
          - {id: feedback, title: Feedback vragen, learned: {date: 2026-03-26}}
        """,
    "plans/log/p01.yaml": """
        # Logboek van p01
        - {date: 2026-04-01, goal: feedback, outcome: independent}
        """,
    "private/people/p01.yaml": """
        goals:
          - {id: rust, title: Rustig blijven}
        """,
}
FIRST = "- {date: 2026-04-01, goal: feedback, outcome: independent}"


class Answer(NamedTuple):
    code: int
    out: str
    err: str


class Desk(NamedTuple):
    root: Path
    log: Callable[..., Answer]

    def lines(self, file: str = "plans/log/p01.yaml") -> list[str]:
        path = self.root / file
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def write(root: Path, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text).lstrip(), encoding="utf-8")


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    write(tmp_path, PLANS)
    monkeypatch.chdir(tmp_path / "plans" / "teams")
    for name in ("BORGEN_LANG", "BORGEN_WORKSPACE", "BORGEN_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("BORGEN_PERSON", "p01")
    monkeypatch.setenv("BORGEN_TODAY", "2026-05-06")

    def log(*words: str) -> Answer:
        code = run(["log", *words])
        told = capsys.readouterr()
        return Answer(code, told.out, told.err)

    return Desk(tmp_path, log)


def test_an_outcome_becomes_one_line(desk: Desk) -> None:
    answer = desk.log("feedback", "zelfstandig")
    line = "- {date: 2026-05-06, goal: feedback, outcome: independent}"
    assert desk.lines() == ["# Logboek van p01", FIRST, line]
    assert answer.code == 0
    assert answer.out.splitlines()[:2] == [line, "  in plans/log/p01.yaml"]
    assert "In gebruik: 2 keer toegepast" in answer.out
    assert "teamoverleg op 12 mei 2026" in answer.out


@pytest.mark.parametrize(
    ("word", "outcome"),
    [
        ("vanzelf", "fluent"),
        ("Zelfstandig", "independent"),
        ("met hulp", "with_help"),
        ("met-hulp", "with_help"),
        ("with_help", "with_help"),
        ("geprobeerd", "not_achieved"),
        ("tried", "not_achieved"),
        ("niet aan toegekomen", "missed"),
        ("no-opportunity", "no_opportunity"),
    ],
)
def test_outcomes_are_understood_in_both_languages(desk: Desk, word: str, outcome: str) -> None:
    assert desk.log("feedback", word).code == 0
    assert f"outcome: {outcome}" in desk.lines()[-1]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (
            ("feedback", "intervisie"),
            "{date: 2026-05-06, goal: feedback, kind: reflection, form: intervision}",
        ),
        (("feedback", "reflectie"), "{date: 2026-05-06, goal: feedback, kind: reflection}"),
        (("intervisie",), "{date: 2026-05-06, kind: reflection, form: intervision}"),
        (
            ("feedback", "coaching", "--outcome", "met-hulp"),
            "{date: 2026-05-06, goal: feedback, form: coaching, outcome: with_help}",
        ),
        (
            ("feedback", "simulatie", "--outcome", "vanzelf"),
            (
                "{date: 2026-05-06, goal: feedback, form: simulation, outcome: fluent, "
                "setting: practice}"
            ),
        ),
        (
            ("feedback", "vanzelf", "--by", "klant", "--level", "3,5", "--minutes", "20"),
            (
                "{date: 2026-05-06, goal: feedback, outcome: fluent, by: customer, level: 3.5, "
                "minutes: 20}"
            ),
        ),
        (
            ("feedback", "vanzelf", "--date", "gisteren", "--setting", "oefening"),
            "{date: 2026-05-05, goal: feedback, outcome: fluent, setting: practice}",
        ),
        (
            ("delegate", "geen-gelegenheid", "--factor", "waan"),
            "{date: 2026-05-06, goal: delegate, outcome: no_opportunity, factor: waan}",
        ),
        (("overdragen", "vanzelf"), "{date: 2026-05-06, goal: delegate, outcome: fluent}"),
        (("p01/feedback", "vanzelf"), "{date: 2026-05-06, goal: feedback, outcome: fluent}"),
    ],
)
def test_what_is_written(desk: Desk, words: tuple[str, ...], line: str) -> None:
    answer = desk.log(*words)
    assert answer.err == ""
    assert desk.lines()[2:] == [f"- {line}"]


@pytest.mark.parametrize(
    ("words", "file", "line"),
    [
        (
            ("--cycle", "ks/overleg", "--present", "4"),
            "plans/log/ks.yaml",
            "{date: 2026-05-06, cycle: overleg, kind: session, status: held, present: 4}",
        ),
        (
            ("--cycle", "overleg", "vervallen", "--planned", "2026-05-12"),
            "plans/log/ks.yaml",
            (
                "{date: 2026-05-06, cycle: overleg, kind: session, status: cancelled, "
                "planned: 2026-05-12}"
            ),
        ),
        (
            ("--cycle", "intervisie", "--present", "p01,p02"),
            "plans/log/ks.yaml",
            (
                "{date: 2026-05-06, cycle: intervisie, group: 1, kind: session, status: held, "
                "present: [p01, p02]}"
            ),
        ),
        (
            ("organisation/tevreden", "--value", "7,4"),
            "plans/log/organisation.yaml",
            "{date: 2026-05-06, goal: tevreden, kind: measurement, value: 7.4}",
        ),
        (
            ("p02/feedback", "zelfstandig", "--by", "peer"),
            "plans/log/p02.yaml",
            "{date: 2026-05-06, goal: feedback, outcome: independent, by: peer}",
        ),
    ],
)
def test_whose_log_it_goes_to(desk: Desk, words: tuple[str, ...], file: str, line: str) -> None:
    answer = desk.log(*words)
    assert answer.err == ""
    owner = Path(file).stem
    assert desk.lines(file) == [f"# Logboek van {owner}", f"- {line}"]
    assert len(desk.lines()) == 2


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("feedbak", "vanzelf"), 1, "bedoel je `feedback`?"),
        (("feedback", "zelfstanding"), 2, "bedoel je `zelfstandig`?"),
        (("feedback", "oefening"), 2, "`oefening` is geen uitkomst en geen vorm\n"),
        (("feedback", "Na het gesprek"), 2, "geen uitkomst en geen vorm"),
        (("feedback",), 2, "hoe ging het"),
        ((), 2, "zeg wat je wilt vastleggen"),
        (("feedback", "coaching"), 2, "--outcome zelfstandig"),
        (("feedback", "intervisie", "--outcome", "vanzelf"), 2, "terugkijken"),
        (("feedback", "intervisie", "--minutes", "5"), 2, "--minutes past niet bij een reflectie"),
        (("feedback", "vanzelf", "--by", "colega"), 2, "bedoel je `collega`?"),
        (("feedback", "vanzelf", "--date", "26-03-2026"), 2, "jaar-maand-dag"),
        (("feedback", "vanzelf", "--date", "2026-05-08"), 1, "ligt in de toekomst"),
        (("feedback", "vanzelf", "--level", "hoog"), 2, "geen getal"),
        (("feedback", "vanzelf", "--factor", "waam"), 1, "bedoel je `waan`?"),
        (("feedback", "vanzelf", "bel\x1b[31m"), 1, "onzichtbaar teken (U+001B)"),
        (("feedback", "vanzelf", "bel\x07", "--share"), 1, "onzichtbaar teken (U+0007)"),
        (("p02/feedback", "vanzelf"), 1, "is niet van jou"),
        (("p02/feedback", "reflectie"), 1, "terugkijken doet ieder zelf"),
        (("p09/feedback", "vanzelf"), 1, "geen persoon, team of leertraject"),
        (("ks/feedback", "vanzelf"), 2, "met --value"),
        (("feedback", "--value", "7"), 2, "--value is voor doelen van team"),
        (("organisation/tevreden", "--value", "7", "--share", "x"), 2, "te veel woorden"),
        (("organisation/tevreden", "--value", "7", "--by", "klant"), 2, "--by past niet bij een"),
        (("--cycle", "ks/overleg", "--value", "7"), 2, "--value past niet bij een bijeenkomst"),
        (("--cycle", "ks/overlg"), 1, "bedoel je `ks/overleg`?"),
        (("--cycle", "overleg", "--group", "2"), 2, "groepen"),
        (("--cycle", "overleg", "--present", "p01,p77"), 1, "er is niemand met de naam `p77`"),
        (("--as", "p1", "feedback", "vanzelf"), 1, "er is niemand met de naam `p1`"),
        (("--undo", "--by", "collega"), 2, "--undo"),
        (("--undo", "delegate"), 1, "niets om terug te nemen"),
    ],
)
def test_a_refusal_writes_nothing(desk: Desk, words: tuple[str, ...], code: int, told: str) -> None:
    before = {file: file.read_bytes() for file in desk.root.rglob("*.yaml")}
    answer = desk.log(*words)
    assert (answer.code, answer.out) == (code, "")
    assert told in answer.err
    assert "\x1b" not in answer.err
    assert {file: file.read_bytes() for file in desk.root.rglob("*.yaml")} == before


def test_somebody_without_a_name_is_told_how_to_say_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BORGEN_PERSON")
    answer = desk.log("feedback", "vanzelf")
    assert answer.code == 2
    assert "git config borgen.person" in answer.err


def test_a_note_of_nobody_is_not_half_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BORGEN_PERSON")
    assert desk.log("--cycle", "ks/overleg", "Veel gelachen").code == 2
    assert desk.lines("plans/log/ks.yaml") == []
    assert desk.log("--cycle", "ks/overleg").code == 0


def test_a_note_stays_private(desk: Desk) -> None:
    answer = desk.log("feedback", "vanzelf", "Klant: blij!")
    assert desk.lines()[-1] == "- {date: 2026-05-06, goal: feedback, outcome: fluent}"
    assert desk.lines("private/log/p01.yaml") == [
        "# Logboek van p01",
        '- {date: 2026-05-06, goal: feedback, outcome: fluent, note: "Klant: blij!"}',
    ]
    assert "alleen in private/log/p01.yaml" in answer.out
    loaded = load_workspace(DiskTree(desk.root), me="p01").workspace
    assert [(row.note, row.private) for row in loaded.logs["p01"]] == [
        (None, False),
        ("Klant: blij!", False),
    ]


def test_a_shared_note_stands_in_the_tracked_line(desk: Desk) -> None:
    desk.log("feedback", "vanzelf", "Klant: blij!", "--share")
    assert desk.lines()[-1].endswith('outcome: fluent, note: "Klant: blij!"}')
    assert desk.lines("private/log/p01.yaml") == []


def test_a_workspace_may_keep_notes_tracked(desk: Desk) -> None:
    write(
        desk.root,
        {"borgen.yaml": "borgen: 1\nname: T\nlanguage: en\nprivacy: {notes: tracked}\n"},
    )
    desk.log("feedback", "vanzelf", "Klant: blij!")
    assert desk.lines()[-1].endswith('note: "Klant: blij!"}')


def test_a_note_about_another_names_whom_it_is_about(desk: Desk) -> None:
    desk.log("p02/feedback", "vanzelf", "Mooi", "--by", "collega")
    assert desk.lines("private/log/p01.yaml")[-1] == (
        '- {date: 2026-05-06, goal: p02/feedback, outcome: fluent, by: peer, note: "Mooi"}'
    )


def test_another_person_keeps_their_numbers(desk: Desk) -> None:
    answer = desk.log("p02/feedback", "vanzelf", "--by", "collega")
    assert len(answer.out.splitlines()) == 2


def test_a_private_entry_is_nowhere_else(desk: Desk) -> None:
    answer = desk.log("feedback", "vanzelf", "--private")
    assert len(desk.lines()) == 2
    assert len(desk.lines("private/log/p01.yaml")) == 2
    assert "telt nergens mee" in answer.out


def test_an_entry_for_a_private_goal_is_private(desk: Desk) -> None:
    assert desk.log("rust", "vanzelf").code == 0
    assert len(desk.lines()) == 2
    assert desk.lines("private/log/p01.yaml")[-1] == (
        "- {date: 2026-05-06, goal: rust, outcome: fluent}"
    )


def test_the_same_again_is_only_written_if_it_happened_again(desk: Desk) -> None:
    words = ("feedback", "zelfstandig", "--date", "2026-04-01")
    answer = desk.log(*words)
    assert answer.code == 1
    assert "al vastgelegd" in answer.err
    assert desk.log(*words, "--again").code == 0
    assert desk.log(*words, "--again").code == 0
    assert [line[-7:] for line in desk.lines()[2:]] == [", n: 2}", ", n: 3}"]


def test_a_note_may_follow_later(desk: Desk) -> None:
    words = ("feedback", "zelfstandig", "Toch nog dit", "--date", "2026-04-01")
    answer = desk.log(*words)
    assert "stond er al" in answer.out
    assert len(desk.lines()) == 2
    assert desk.log(*words).code == 1


def test_undo_takes_back_the_last_that_stands(desk: Desk) -> None:
    desk.log("delegate", "geprobeerd", "--date", "gisteren")
    answer = desk.log("--undo")
    assert desk.lines()[-1].startswith('- {date: 2026-05-06, kind: void, of: "')
    assert "Teruggenomen: {date: 2026-05-05, goal: delegate, outcome: not_achieved}" in answer.out
    assert "borgen log delegate geprobeerd --date 2026-05-05" in answer.out
    rows = load_workspace(DiskTree(desk.root)).workspace.logs["p01"]
    assert [row.void for row in rows] == [False, True, False]
    desk.log("--undo")
    assert desk.log("--undo").code == 1


def test_what_was_taken_back_can_be_logged_again(desk: Desk) -> None:
    desk.log("feedback", "vanzelf")
    desk.log("--undo")
    assert desk.log("feedback", "vanzelf").code == 0
    rows = load_workspace(DiskTree(desk.root)).workspace.logs["p01"]
    assert [(row.outcome, row.n, row.void) for row in rows if row.goal] == [
        ("independent", None, False),
        ("fluent", None, True),
        ("fluent", 2, False),
    ]


def test_undo_of_a_session_and_of_what_i_saw(desk: Desk) -> None:
    desk.log("--cycle", "ks/overleg", "--present", "4")
    answer = desk.log("--undo", "--cycle", "ks/overleg")
    assert "borgen log --cycle ks/overleg --present 4 --status held" in answer.out
    desk.log("p02/feedback", "vanzelf", "--by", "coach")
    answer = desk.log("--undo", "p02/feedback")
    assert "borgen log p02/feedback vanzelf --by coach" in answer.out


def test_after_a_failure_a_day_is_shown_and_no_percentage(desk: Desk) -> None:
    out = desk.log("feedback", "geprobeerd").out
    assert "Zonder oefening zakt het onder de 80 % op " in out
    assert "Schatting" not in out


def test_without_opportunity_the_open_factors_are_named(desk: Desk) -> None:
    assert "--factor: waan" in desk.log("delegate", "geen-gelegenheid").out


def test_an_entry_before_learning_is_written_with_a_warning(desk: Desk) -> None:
    answer = desk.log("feedback", "vanzelf", "--date", "2026-03-01")
    assert answer.code == 0
    assert "voor de dag waarop het geleerd is (26 mrt 2026)" in answer.out


def test_a_torn_log_is_left_alone(desk: Desk) -> None:
    file = desk.root / "plans/log/p01.yaml"
    file.write_text(f"{FIRST}\n{FIRST[:20]}", encoding="utf-8")
    answer = desk.log("feedback", "vanzelf")
    assert answer.code == 1
    assert "de laatste regel van plans/log/p01.yaml is afgebroken" in answer.err
    assert file.read_text(encoding="utf-8") == f"{FIRST}\n{FIRST[:20]}"


def test_a_plan_that_cannot_be_read_is_told(desk: Desk) -> None:
    write(desk.root, {"plans/people/p01.yaml": "goals: [{id: feedback, title: Feedback"})
    answer = desk.log("feedback", "vanzelf")
    assert answer.code == 1
    assert "borgen check" in answer.err


def test_a_newer_workspace_is_refused(desk: Desk) -> None:
    write(desk.root, {"borgen.yaml": "borgen: 99\nname: T\nlanguage: nl\n"})
    assert desk.log("feedback", "vanzelf").code == 2


def test_english_is_spoken_on_request(desk: Desk) -> None:
    answer = desk.log("feedback", "independent", "--lang", "en")
    assert "In use: applied at work 2 times" in answer.out
    assert desk.lines()[0] == "# Logboek van p01"


def test_nothing_overflows_eighty_columns(desk: Desk) -> None:
    for words in (("feedback", "vanzelf"), ("delegate", "geen-kans"), ("delegate", "gemist")):
        shown = desk.log(*words).out.splitlines()
        assert max(map(len, shown)) <= 80


def test_in_a_linked_worktree_private_belongs_to_the_main_one(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def git(*words: str) -> None:
        identity = ("-c", "user.name=T", "-c", "user.email=t@example.org")
        subprocess.run(["git", *identity, *words], cwd=desk.root, check=True, capture_output=True)

    git("init", "-q")
    (desk.root / ".gitignore").write_text("private/\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "Plans")
    linked = tmp_path_factory.mktemp("linked") / "side"
    git("worktree", "add", "-q", str(linked))
    monkeypatch.chdir(linked)
    answer = desk.log("feedback", "vanzelf", "Voor mij")
    assert answer.code == 0
    assert len(desk.lines()) == 2
    assert "fluent" in (linked / "plans/log/p01.yaml").read_text(encoding="utf-8")
    assert not (linked / "private").exists()
    assert "Voor mij" in desk.lines("private/log/p01.yaml")[-1]
    assert "Let op: git" not in answer.out
    assert (desk.root / ".git" / "borgen.lock").exists()


def test_a_private_folder_that_git_would_take_is_told(desk: Desk) -> None:
    subprocess.run(["git", "init", "-q"], cwd=desk.root, check=True)
    assert "Let op: git kan private/ meenemen" in desk.log("feedback", "vanzelf", "Sst").out


def test_as_a_process_from_any_directory(desk: Desk) -> None:
    words = [sys.executable, "-m", "borgen", "log", "feedback", "zelfstandig"]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    assert len(desk.lines()) == 3


def test_what_was_taken_back_does_not_count(desk: Desk) -> None:
    desk.log("feedback", "zelfstandig")
    desk.log("--undo")
    assert "In gebruik: 2 keer toegepast" in desk.log("feedback", "vanzelf").out


MEASURES = ("progress", "retention", "rhythm", "reports", "checks", "render")
"""Packages that are of no use before the line is written."""


def test_the_line_is_written_and_shown_before_anything_is_measured(desk: Desk) -> None:
    absent = "".join(f"sys.modules['borgen.{name}'] = None;" for name in MEASURES)
    script = f"import sys; {absent} from borgen.__main__ import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", script, "log", "feedback", "zelfstandig"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "TMPDIR": str(desk.root)},
    )
    line = "- {date: 2026-05-06, goal: feedback, outcome: independent}"
    assert desk.lines()[-1] == line
    assert done.stdout.splitlines() == [line, "  in plans/log/p01.yaml"]
    assert done.returncode == 3


def test_who_stops_it_after_the_line_is_not_told_that_nothing_was_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("borgen.cli.log.feedback.feedback_lines", interrupted)
    answer = desk.log("feedback", "zelfstandig")
    assert (answer.code, answer.err) == (130, "")
    assert answer.out.splitlines()[0] == desk.lines()[-1]


def test_what_an_entry_did_is_the_same_whether_it_was_read_or_not(desk: Desk) -> None:
    first = desk.log("feedback", "zelfstandig", "--date", "2026-04-20").out
    assert "zonder deze regel" in first
    again = desk.log("feedback", "zelfstandig", "Het lukte", "--date", "2026-04-20").out
    assert "zonder deze regel" not in again


def test_twelve_at_once_lose_nothing(desk: Desk) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", "borgen", "log", "feedback", "vanzelf", "--minutes", str(n)],
            stdout=subprocess.DEVNULL,
        )
        for n in range(1, 13)
    ]
    assert [writer.wait() for writer in writers] == [0] * 12
    rows = load_workspace(DiskTree(desk.root)).workspace.logs["p01"]
    assert sorted(row.minutes or 0 for row in rows) == list(range(13))


@pytest.mark.parametrize(
    ("words", "index", "offered"),
    [
        ("borgen log fe", 2, ["feedback"]),
        ("borgen log ", 2, ["feedback", "delegate", "rust"]),
        ("borgen log feedback ge", 3, ["geprobeerd", "geen-gelegenheid"]),
    ],
)
def test_goals_and_outcomes_are_completed(
    desk: Desk, words: str, index: int, offered: list[str]
) -> None:
    assert desk.root.exists()
    done = subprocess.run(
        [sys.executable, "-m", "borgen"],
        env={
            **os.environ,
            "_BORGEN_COMPLETE": "complete_bash",
            "COMP_WORDS": words,
            "COMP_CWORD": str(index),
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.stdout.split(), done.stderr) == (offered, "")
