"""`borgen erase`: what goes, what stays right, and that nobody comes back unnoticed."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from borgen.app.editing import erase
from borgen.cli import main
from borgen.cli.output import INTERRUPTED
from borgen.model.erased import tombstone

STONE = tombstone("p03")
FILES = {
    "borgen.yaml": """\
borgen: 1
name: Test
language: en
check: {ignore: {E01: ["plans/people/p03.yaml", "plans/people/p01.yaml"]}}
""",
    "plans/organisation.yaml": "name: Test\ngoals: [{id: service, title: Service}]\n",
    "plans/trajectories/course.yaml": """\
title: Course
starts: 2026-01-01
ends: 2026-03-26
participants: [p01, p03]
contributes_to: [organisation/service]
activities: [{id: day, title: A day, mode: offline, hours: 6}]
""",
    "plans/teams/desk.yaml": """\
name: Desk
lead: p03        # until the summer
members:
  - p01
  - {id: p03, since: 2026-01-01, until: 2026-07-01}
goals: [{id: listen, title: Listen, contributes_to: [organisation/service], owner: p03}]
cycles:
  - {id: talk, form: buddy, goals: [p03/ask, listen], groups: [[p01, p03], [old-name]]}
""",
    "plans/people/p01.yaml": "manager: p03\ngoals: [{id: ask, title: Ask}]\n",
    "plans/people/p03.yaml": "name: Robin\nwas: [old-name]\ngoals: [{id: ask, title: Ask}]\n",
    "plans/log/p03.yaml": "- {date: 2026-04-01, goal: ask, outcome: fluent}\n",
    "plans/log/p01.yaml": (
        '- {date: 2026-05-01, goal: ask, outcome: fluent, note: "Robin keek mee", level: 1}\n'
    ),
    "plans/log/desk.yaml": """\
- {date: 2026-05-04, kind: session, cycle: talk, status: held, present: [p01, p03]}
- {date: 2026-05-11, kind: session, cycle: talk, status: held, present: 2}
- {date: 2026-05-12, kind: void, of: "PLACE"}
""",
    "private/people/p03.yaml": "goals: []\n",
    "private/names.yaml": "p01: Anna\np03: Robin de Wit\n",
}


def borgen(*words: str) -> int:
    return main.run(words)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    from borgen.load import entry_name  # noqa: PLC0415 - only this fixture names entries
    from borgen.yamltext import read  # noqa: PLC0415 - likewise

    log = read(FILES["plans/log/desk.yaml"].encode()).value
    assert isinstance(log, list)
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text.replace("PLACE", entry_name(log[0])), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BORGEN_TODAY", "2026-06-01")
    return tmp_path


def whole(root: Path) -> str:
    return "".join(file.read_text("utf-8") for file in sorted(root.rglob("*.yaml")))


def test_files_and_names_go_and_numbers_stay(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert borgen("erase", "p03", "--yes") == 0
    left = whole(root)
    assert not list(root.rglob("p03.yaml"))
    for gone in ("p03", "old-name", "Robin de Wit"):
        assert gone not in left
    desk = (root / "plans/teams/desk.yaml").read_text("utf-8")
    assert f"lead: {STONE}        # until the summer" in desk
    assert f"{{id: {STONE}, since: 2026-01-01, until: 2026-07-01}}" in desk
    assert f"goals: [{STONE}/goal, listen], groups: [[p01, {STONE}], [{STONE}]]" in desk
    assert f"present: [p01, {STONE}]" in (root / "plans/log/desk.yaml").read_text("utf-8")
    assert "plans/log/p01.yaml:1" in capsys.readouterr().out, "a note that names them is pointed at"


@pytest.mark.usefixtures("root")
def test_what_is_left_passes_check(capsys: pytest.CaptureFixture[str]) -> None:
    borgen("erase", "p03", "--yes")
    capsys.readouterr()
    borgen("check", "--format", "concise")
    said = capsys.readouterr().out
    assert "error" not in said, said
    assert STONE not in said, said


def test_a_look_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = whole(root)
    assert borgen("erase", "p03", "--dry-run") == 0
    said = capsys.readouterr().out
    assert f"+participants: [p01, {STONE}]" in said
    assert "plans/people/p03.yaml goes: 3 lines" in said
    assert whole(root) == before


def test_nobody_is_erased_unasked(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = whole(root)
    assert borgen("erase", "p03") == 2
    assert "--dry-run" in capsys.readouterr().err
    assert whole(root) == before


@pytest.mark.parametrize(("word", "code"), [("p99", 1), ("desk", 1), (STONE, 1)])
def test_only_people_of_whom_something_is_left(
    root: Path, capsys: pytest.CaptureFixture[str], word: str, code: int
) -> None:
    before = whole(root)
    assert borgen("erase", word, "--yes") == code
    assert whole(root) == before
    assert word in capsys.readouterr().err


def test_who_comes_back_by_a_merge_is_told_and_erased_again(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    borgen("erase", "p03", "--yes")
    log = root / "plans/log/p03.yaml"
    log.write_text("- {date: 2026-06-01, goal: ask, outcome: fluent}\n", encoding="utf-8")
    capsys.readouterr()
    assert borgen("check", "--format", "concise") == 1
    assert "plans/log/p03.yaml:1:1: error[V06]" in capsys.readouterr().out
    assert borgen("log", "ask", "fluent", "--as", "p03") != 0
    assert borgen("erase", "p03", "--yes") == 0
    assert not log.exists()
    assert (root / "plans/erased.yaml").read_text("utf-8").count(STONE) == 1
    capsys.readouterr()
    assert borgen("check") == 0


def test_two_people_get_two_lines(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    borgen("erase", "p03", "--yes")
    assert borgen("erase", "p01", "--yes") == 0
    lines = (root / "plans/erased.yaml").read_text("utf-8").splitlines()
    assert len([line for line in lines if "date: 2026-06-01" in line]) == 3, "an old id has one too"
    capsys.readouterr()


def test_what_git_still_knows_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (
        ("init", "-q"),
        ("add", "plans", "borgen.yaml"),
        ("-c", "user.email=a@b.example", "-c", "user.name=A", "commit", "-qm", "A"),
    ):
        subprocess.run(["git", *words], check=True, cwd=root)
    borgen("erase", "p03", "--yes")
    said = capsys.readouterr().out
    assert "--path plans/log/p03.yaml --path plans/people/p03.yaml" in said
    assert f"regex:\\bp03\\b==>{STONE}" in said


@pytest.mark.usefixtures("root")
def test_hours_and_sessions_count_as_before(capsys: pytest.CaptureFixture[str]) -> None:
    def told(subject: str) -> dict[str, Any]:
        assert borgen("report", subject, "--format", "json") == 0
        report: dict[str, Any] = json.loads(capsys.readouterr().out)
        return report

    def counted() -> tuple[float, list[str]]:
        hours = told("course")["investment"]["hours"]
        return hours, [row["state"] for row in told("desk")["sessions"]]

    before = counted()
    borgen("erase", "p03", "--yes")
    capsys.readouterr()
    assert counted() == before
    assert before == (12, ["held"]), "the line that was taken back stays so"


def test_what_was_interrupted_is_finished_by_saying_it_again(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(erase, "remove", stopped)
        assert borgen("erase", "p03", "--yes") == INTERRUPTED
    assert (root / "plans/people/p03.yaml").exists()
    capsys.readouterr()
    assert borgen("check", "--format", "concise") == 1
    assert "plans/people/p03.yaml:1:1: error[V06]" in capsys.readouterr().out
    assert borgen("erase", "p03", "--yes") == 0
    assert not list(root.rglob("p03.yaml"))
    capsys.readouterr()


def test_two_branches_that_each_erase_somebody_merge(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def git(*words: str) -> None:
        identity = ("-c", "user.email=a@b.example", "-c", "user.name=A")
        subprocess.run(["git", *identity, *words], check=True, cwd=root, capture_output=True)

    (root / ".gitattributes").write_text("plans/erased.yaml text eol=lf merge=union\n", "utf-8")
    git("init", "-q", "-b", "main")
    git("add", "plans", "borgen.yaml", ".gitattributes")
    git("commit", "-qm", "1")
    git("checkout", "-qb", "other")
    stones = root / "plans/erased.yaml"
    stones.write_text(
        f"# A\nerased:\n  - {{id: {tombstone('p77')}, date: 2026-05-01}}\n", encoding="utf-8"
    )
    git("add", "plans")
    git("commit", "-qm", "2")
    git("checkout", "-q", "main")
    stones.write_text(f"# A\nerased:\n  - {{id: {STONE}, date: 2026-06-01}}\n", encoding="utf-8")
    git("add", "plans")
    git("commit", "-qm", "3")
    git("merge", "-q", "other", "-m", "4")
    assert stones.read_text("utf-8").count("- {id: erased-") == 2
    assert stones.read_text("utf-8").count("erased:\n") == 1
    assert borgen("erase", "p03", "--yes") == 0
    capsys.readouterr()
