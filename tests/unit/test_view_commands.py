"""`borgen tree`, `next` and `explain` as typed: exit codes, refusals, and formats."""

import json
from pathlib import Path

import pytest

from borgen.cli.main import run

ROOT = Path(__file__).parents[2]
DAY = ("--as-of", "2026-09-30")


@pytest.fixture(autouse=True)
def _at_the_case(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BORGEN_WORKSPACE", "BORGEN_LANG", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BORGEN_PERSON", "p06")
    monkeypatch.chdir(ROOT)


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = run(words)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("tree", "ks"), "tree"),
        (("tree",), "tree"),
        (("next",), "next"),
        (("explain", "hardtalk"), "arithmetic"),
    ],
)
def test_json_says_what_it_is(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], kind: str
) -> None:
    code, out, err = said(capsys, *words, *DAY, "--format", "json")
    document = json.loads(out)
    assert (code, err) == (0, "")
    assert (document["kind"], document["as_of"]) == (kind, "2026-09-30")


def test_without_a_subject_next_is_mine_and_tree_is_everybodys(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert json.loads(said(capsys, "next", *DAY, "--format", "json")[1])["subject"]["id"] == "p06"
    tree = json.loads(said(capsys, "tree", *DAY, "--format", "json")[1])
    assert tree["subject"]["kind"] == "organisation"


@pytest.mark.parametrize("words", [("report",), ("tree",), ("next",), ("explain", "a/b")])
def test_a_newer_format_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "borgen.yaml").write_text("borgen: 2\nname: X\nlanguage: en\n", encoding="utf-8")
    code, out, err = said(capsys, "-C", str(tmp_path), *words)
    assert (code, out) == (2, "")
    assert "newer borgen" in err


def test_exit_code_of_next(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("next", "bv", "--within", "0", "--exit-code")
    assert said(capsys, *asked, *DAY)[0] == 1
    assert said(capsys, *asked, "--as-of", "2026-03-01")[0] == 0
    assert said(capsys, "next", "ks", "--within", "soon")[0] == 2


@pytest.mark.parametrize("what", ["L01", "l01"])
def test_a_rule_has_a_page(capsys: pytest.CaptureFixture[str], what: str) -> None:
    code, out, _ = said(capsys, "explain", what, "--lang", "en")
    assert code == 0
    assert out.startswith("L01  ")


def test_all_rules(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "explain", "--lang", "en")
    assert code == 0
    assert "F: the file\n  F01  " in out
    assert max(len(line) for line in out.splitlines()) <= 80


@pytest.mark.parametrize(
    ("words", "code", "remark"),
    [
        (("explain", "L1"), 2, "did you mean L01?"),
        (("explain", "L01", "--format", "json"), 2, "--format is for goals"),
        (("explain", "p01/feedback"), 1, "BORGEN_PERSON=p01 borgen explain p01/feedback"),
        (("explain", "hardtlk"), 2, "did you mean `hardtalk`?"),
        (("tree", "kss"), 2, "did you mean `ks`?"),
    ],
)
def test_refusals(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int, remark: str
) -> None:
    found, out, err = said(capsys, *words, "--lang", "en")
    assert (found, out) == (code, "")
    assert remark in err


def test_a_rule_needs_no_workspace(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert said(capsys, "explain", "F01", "--lang", "nl")[0] == 0
    assert said(capsys, "tree")[0] == 2
