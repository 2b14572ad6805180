"""`borgen report` from words to exit code."""

import json
import shutil
from pathlib import Path

import pytest

from borgen.cli.main import run

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a copy of the worked case, on its report day."""
    root = tmp_path / "case"
    shutil.copytree(ROOT / "plans", root / "plans")
    shutil.copy(ROOT / "borgen.yaml", root)
    for name in ("BORGEN_PERSON", "BORGEN_LANG", "BORGEN_WORKSPACE", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BORGEN_TODAY", "2026-09-30")
    monkeypatch.chdir(root)
    return root


def test_without_words_the_organisation(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report"]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("Stichting Tussenhaven")
    assert "14 van de 24, elders naar schatting 10" in shown.out
    assert not shown.err


def test_without_words_the_only_team(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for team in ("pv", "bv"):
        (place / "plans" / "teams" / f"{team}.yaml").unlink()
    assert run(["report"]) == 0
    assert capsys.readouterr().out.startswith("Klant & Service")


def test_the_day_and_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "ks", "--as-of", "2026-04-25", "--lang", "en"]) == 0
    assert "team, as of 25 Apr 2026" in capsys.readouterr().out


def test_my_own_report_is_for_me(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "p02", "--as", "p02"]) == 0
    assert "streefwaarde 80 %" in capsys.readouterr().out
    assert run(["report", "p02"]) == 0
    assert "streefwaarde" not in capsys.readouterr().out


def test_a_report_for_me_about_another_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "p02", "--as", "p01", "--audience", "me"]) == 1
    assert "p02" in capsys.readouterr().err


def test_an_unknown_subject_asks_what_was_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "kss"]) == 2
    shown = capsys.readouterr()
    assert not shown.out
    assert "bedoel je `ks`?" in shown.err


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "organisation", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["kind"], report["use"]["in_use"], report["pairs"]) == ("report", 14, 24)


def test_a_file_is_written_whole_and_named(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = place / "ks.md"
    target.write_text("old", encoding="utf-8")
    assert run(["report", "ks", "--format", "markdown", "--output", "ks.md"]) == 0
    assert capsys.readouterr().out == "Geschreven: ks.md\n"
    assert target.read_text(encoding="utf-8").startswith("# Klant & Service\n")
    assert [path.name for path in place.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--output", "plans"], 1, "is een map"),
        (["--output", "none/ks.txt"], 4, "er is geen map `none`"),
        (["--since", "blah"], 2, "geen git-revisie"),
        (["--since", "2027-01-01"], 2, "later dan"),
        (["--as-of", "30-09-2026"], 2, "geen dag"),
    ],
)
def test_what_cannot_be_is_said(
    words: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["report", "ks", *words]) == code
    shown = capsys.readouterr()
    assert not shown.out
    assert said in shown.err


def test_since_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "ks", "--since", "2026-09-01"]) == 0
    assert "Sinds 1 sep" in capsys.readouterr().out


def test_broken_plans_are_told_and_the_rest_is_reported(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "plans" / "people" / "p04.yaml").write_text("goals: [\n", encoding="utf-8")
    assert run(["report", "ks"]) == 0
    shown = capsys.readouterr()
    assert "Klant & Service" in shown.out
    assert "één fout in de plannen" in shown.err
    assert "borgen check" in shown.err


def test_a_page_in_a_file(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "ks", "--format", "html", "--output", "ks.html"]) == 0
    page = (place / "ks.html").read_text(encoding="utf-8")
    assert page.startswith('<!DOCTYPE html>\n<html lang="nl">')
    assert page.count("<figure>") == 3
    assert run(["report", "ks", "--format", "html"]) == 0
    assert capsys.readouterr().out == f"Geschreven: ks.html\n{page}"


def test_a_pdf_goes_in_a_file_only(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "ks", "--format", "pdf", "--output", "ks.pdf"]) == 0
    assert (place / "ks.pdf").read_bytes().startswith(b"%PDF")
    assert run(["report", "ks", "--format", "pdf"]) == 2
    assert "--output" in capsys.readouterr().err


def test_a_template_of_the_workspace(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = place / "templates" / "report"
    own.mkdir(parents=True)
    (own / "short.html.j2").write_text("<p>{{ page.title }}</p>\n", encoding="utf-8")
    (own / "wrong.html.j2").write_text("\n{{ page.titel }}\n", encoding="utf-8")
    words = ["report", "ks", "--format", "html", "--template"]
    assert run([*words, "short"]) == 0
    assert capsys.readouterr().out == "<p>Klant &amp; Service</p>\n"
    assert run([*words, "wrong"]) == 1
    assert "templates/report/wrong.html.j2:2: " in capsys.readouterr().err
    assert run([*words, "shart"]) == 2
    assert "short" in capsys.readouterr().err
    assert run(["report", "ks", "--template", "short"]) == 2
    assert "--format html" in capsys.readouterr().err


def test_a_page_without_the_charting_library_does_without_pictures(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("borgen.render.charts.vega.find_spec", lambda _: None)
    assert run(["report", "ks", "--format", "html"]) == 0
    shown = capsys.readouterr()
    assert "Klant &amp; Service" in shown.out
    assert 'role="img"' not in shown.out
    assert "borgen[html]" in shown.err
