"""`borgen privacy`: who sees what, what is held about somebody, and the notice."""

import json
import subprocess
from pathlib import Path

import pytest

from borgen.cli import main

PLAN = "goals: [{{id: ask, title: Ask, learned: {{date: {day}}}}}]\n"
FILES = {
    "borgen.yaml": """\
borgen: 1
name: Test
privacy: {purpose: To see what is used, keep_months: 1}
""",
    "plans/people/p01.yaml": "name: Robin\n" + PLAN.format(day="2026-03-26"),
    "plans/people/p02.yaml": PLAN.format(day="2026-03-31"),
    "plans/teams/desk.yaml": """\
name: Desk
lead: p01
members: [p01, p02]
goals: [{id: listen, title: Listen}]
""",
    "plans/log/p01.yaml": """\
- {date: 2026-03-30, goal: ask, outcome: fluent}
- {date: 2026-05-31, goal: ask, outcome: fluent, note: Said out loud}
""",
    "private/people/p01.yaml": "goals: [{id: quiet, title: Kanarie}]\n",
    "private/log/p01.yaml": "- {date: 2026-04-30, goal: quiet, outcome: fluent, note: Kanarie}\n",
    "private/people/p02.yaml": "goals: [{id: other, title: Kanarie}]\n",
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BORGEN_TODAY", "2026-06-01")
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main.run(("privacy", *words)) == 0
    return capsys.readouterr().out


def found(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    told: dict[str, object] = json.loads(said(capsys, *words, "--format", "json"))
    return told


@pytest.mark.usefixtures("root")
def test_who_can_clone_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys)
    assert told.index("clone") < told.index("What a report shows")
    assert "There is no git here" in told
    kept = found(capsys)
    assert (kept["people"], kept["named"], kept["lines"], kept["notes"]) == (2, 1, 2, 1)
    assert (kept["oldest"], kept["mine"]) == ("2026-03-30", None)
    assert kept["agreed"] == {
        "purpose": "To see what is used",
        "keep_months": 1,
        "works_council": None,
        "notes": "private",
        "team_sees": "status",
        "team_minimum": 3,
        "organisation_minimum": 5,
        "older": 1,
    }


def test_passwords_of_remotes_stay_hidden(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (
        ("init", "-q"),
        ("remote", "add", "origin", "https://robin:hunter2@git.example/plans.git"),
    ):
        subprocess.run(["git", *words], check=True, cwd=root)
    assert found(capsys)["remotes"] == ["origin: https://git.example/plans.git"]


@pytest.mark.usefixtures("root")
def test_what_is_held_about_me(capsys: pytest.CaptureFixture[str]) -> None:
    told = found(capsys, "--about", "p01", "--as", "p01")
    assert told["held"] == [
        _held("plans/people/p01.yaml", 2, "2026-03-26", "2026-03-26", "2026-04-26"),
        _held("plans/log/p01.yaml", 2, "2026-03-30", "2026-05-31", "2026-06-30"),
        _held("private/people/p01.yaml", 1, None, None, None),
        _held("private/log/p01.yaml", 1, "2026-04-30", "2026-04-30", "2026-05-30"),
    ]
    assert told["mentioned"] == [{"file": "plans/teams/desk.yaml", "times": 2}]
    assert (told["older"], told["mine"], told["commits"]) == (1, True, None)


def _held(
    file: str, lines: int, since: str | None, last: str | None, until: str | None
) -> dict[str, object]:
    reader = "private" if file.startswith("private/") else "tracked"
    return {
        "file": file,
        "lines": lines,
        "since": since,
        "last": last,
        "until": until,
        "reader": reader,
    }


@pytest.mark.usefixtures("root")
def test_private_files_are_told_to_their_owner_only(capsys: pytest.CaptureFixture[str]) -> None:
    for asker in (("--as", "p02"), ()):
        told = said(capsys, "--about", "p01", *asker)
        assert "private/people" not in told
        assert "Kanarie" not in told
    assert "Kanarie" not in said(capsys, "--about", "p01", "--as", "p01")


@pytest.mark.usefixtures("root")
def test_nobody_of_that_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(("privacy", "--about", "p3")) == 1
    assert "p01, p02" in capsys.readouterr().err
    assert main.run(("privacy", "--about", "p01", "--notice")) == 2
    assert "--notice" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_notice_says_all_that_a_works_council_asks(
    root: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    assert said(capsys, "--notice", "--lang", language, "--output", "notice.md")
    notice = (root / "notice.md").read_text("utf-8")
    for needed in ("To see what is used", "27", "(k)" if language == "en" else "onder k", "22"):
        assert needed in notice
    assert "III" in notice
    assert notice.count("\n## ") == 8
    assert "{{" not in notice
    assert "Kanarie" not in notice


def test_a_workspace_may_bring_its_own_notice(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = root / "templates/privacy/notice.en.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("Kept {{ agreed.keep_months }} months.\n", encoding="utf-8")
    assert said(capsys, "--notice") == "Kept 1 months.\n"
