import subprocess
from pathlib import Path

import pytest

from borgen import cores
from borgen.cli.main import run
from borgen.load import ahead

PLAN = """\
name: {nl: Team, en: Team}
members: []
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace under git, large enough to keep what its plans mean."""
    monkeypatch.setattr(ahead, "MANY", 2)
    monkeypatch.setattr(ahead, "MORE", 2)
    monkeypatch.setattr(cores, "has_second_core", lambda: False)
    subprocess.run(["git", "init", "-q"], check=True, cwd=tmp_path)
    (tmp_path / "plans" / "teams").mkdir(parents=True)
    (tmp_path / "borgen.yaml").write_text("borgen: 1\nname: Test\nlanguage: en\n")
    for team in ("ks", "pv"):
        (tmp_path / "plans" / "teams" / f"{team}.yaml").write_text(PLAN)
    return tmp_path


def said(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    run(["-C", str(root), *words])
    return capsys.readouterr().err.splitlines()


def test_it_says_why_a_plan_was_read_again(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(root, capsys, "check", "-v") == [
        "3 files with 0 log entries",
        "all were read; nothing was kept yet",
    ]
    with (root / "plans" / "teams" / "ks.yaml").open("a") as plan:
        plan.write("# later\n")
    (root / "plans" / "teams" / "xx.yaml").write_text("name: Team\nmembers: []\ncolour: red\n")
    assert said(root, capsys, "report", "organisation", "--verbose")[-3:] == [
        "1 plan is as it was kept; logs are always read",
        "plans/teams/ks.yaml: read, for it is new or changed",
        "plans/teams/xx.yaml: read, for something has to be said of it",
    ]
    kept = root / ".git" / "borgen" / "pieces"
    kept.write_bytes(kept.read_bytes()[:-1])
    assert said(root, capsys, "check", "-v")[-1] == "all were read; what was kept is damaged"
    kept.write_bytes(b"another")
    assert (
        said(root, capsys, "check", "-v")[-1] == "all were read; what was kept is another borgen's"
    )


def test_without_it_nothing_is_kept_or_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(root, capsys, "check", "--no-cache") == []
    assert said(root, capsys, "check", "--no-cache", "-v")[-1].endswith("nothing is kept")
    assert not (root / ".git" / "borgen").exists()


def test_what_is_staged_is_read_without_what_was_kept(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(root, capsys, "check")
    subprocess.run(["git", "add", "borgen.yaml"], check=True, cwd=root)
    assert said(root, capsys, "check", "--staged", "-v") == [
        "1 file with 0 log entries",
        "all were read; nothing is kept",
    ]


def test_few_plans_are_not_kept(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "MORE", 3)
    assert "only with one processor" in said(root, capsys, "check", "-v")[-1]
    assert not (root / ".git" / "borgen").exists()
