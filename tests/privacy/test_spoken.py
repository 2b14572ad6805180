"""The commands as typed: what they print, write and leave behind gives nobody's secrets away."""

import tempfile
from pathlib import Path

import pytest

from borgen.cli import main

PLAN = """\
goals:
  - id: vraag
    title: Ik stel eerst een vraag
    aspect: behaviour
    learned: {date: 2026-03-26}
"""
WORD = "Kanarie-geheim"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in {
        "borgen.yaml": "borgen: 1\nname: Test\nlanguage: nl\n",
        "plans/people/p1.yaml": PLAN,
        "plans/people/p2.yaml": PLAN,
        "private/people/p1.yaml": f"goals: [{{id: stil, title: {WORD}-doel}}]\n",
        "private/log/p1.yaml": f'- {{date: 2026-04-02, goal: vraag, note: "{WORD}-oud"}}\n',
        "private/names.yaml": f"p1: {WORD}-naam\np2: {WORD}-ander\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BORGEN_TODAY", "2026-06-01")
    return tmp_path


def borgen(*words: str) -> int:
    return main.run(words)


def tracked(root: Path) -> str:
    files = [root / "borgen.yaml", *sorted((root / "plans").rglob("*"))]
    return "".join(file.read_text("utf-8") for file in files if file.is_file())


@pytest.mark.parametrize("extra", [(), ("--private",)])
def test_a_note_stays_in_the_private_log(
    workspace: Path, capsys: pytest.CaptureFixture[str], extra: tuple[str, ...]
) -> None:
    assert borgen("log", "vraag", "zelfstandig", f"{WORD}-nieuw", "--as", "p1", *extra) == 0
    assert WORD not in tracked(workspace)
    assert f"{WORD}-nieuw" in (workspace / "private/log/p1.yaml").read_text("utf-8")
    capsys.readouterr()


def test_a_private_goal_is_logged_in_the_private_log_only(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = borgen("log", "stil", "zelfstandig", "--as", "p1")
    capsys.readouterr()
    assert "stil" not in tracked(workspace)
    assert code != 0 or "stil" in (workspace / "private/log/p1.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    "words",
    [
        ("report", "p1"),
        ("report", "p1", "--format", "json"),
        ("tree", "p1"),
        ("next", "p1"),
        ("check",),
        ("check", "--format", "json"),
        ("explain", "p1/vraag"),
        ("explain", "p1/stil"),
        ("log", "stil", "zelfstandig"),
        ("log", "p1/stil", "zelfstandig", "--by", "peer"),
        ("log", "--undo"),
        ("report", "p1", "--audience", "me"),
    ],
)
@pytest.mark.parametrize("asker", ["p2", None])
def test_somebody_else_hears_nothing(
    workspace: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    asker: str | None,
) -> None:
    borgen(*words, *(("--as", asker) if asker else ()))
    heard = capsys.readouterr()
    spoken = heard.out + heard.err
    assert f"{WORD}-doel" not in spoken
    assert f"{WORD}-oud" not in spoken
    assert f"{WORD}-naam" not in spoken
    assert spoken or words == ("check",)
    assert WORD not in tracked(workspace)


def test_a_bug_report_holds_no_words_of_the_files(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unforeseen failure carries what it stumbled over in its message; that is left out."""

    def stumble(*_words: object, **_named: object) -> None:
        title = (workspace / "private/people/p1.yaml").read_text("utf-8")
        try:
            int(title)
        except ValueError as error:
            raise RuntimeError(title) from error

    monkeypatch.setattr(main, "call", stumble)
    monkeypatch.setattr(tempfile, "tempdir", str(workspace))
    assert borgen("report", "p1", "--as", "p1") == main.BUG
    said = capsys.readouterr().err
    (report,) = workspace.glob("borgen-bug-*")
    assert report.name in said
    text = report.read_text("utf-8")
    assert "RuntimeError" in text
    assert WORD not in text
    assert WORD not in said
