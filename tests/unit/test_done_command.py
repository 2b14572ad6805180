"""`borgen done` as a user meets it: one day more in one plan, and everything else as it was."""

import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from borgen.app.editing.done import promise_named

PLANS = {
    "borgen.yaml": "borgen: 1\nname: Test\nlanguage: nl\n",
    "plans/organisation.yaml": """
        name: Test
        context:
          - id: waan          # de bekende
            factor: De waan van de dag
            effect: hinders
            response:
              strategy: reduce
              action: Twee borguren per week
              owner: directeur
              due: 2026-04-15   # op tijd?

              # en dan?
        support: [{id: budget, kind: financial, what: Geld, by: hr, due: 2026-05-01, hours: 1}]
        """,
    "plans/teams/ks.yaml": """
        name: Klant en Service
        members: []
        context:
          - {id: waan, factor: De waan, effect: hinders, response: {action: Minder bellen}}
          - {factor: Zonder id, effect: hinders, response: {action: Nog iets}}
          - {id: kaal, factor: Zonder aanpak, effect: hinders}
        support:
          - id: format
            kind: instrumental
            what: Een besluitformat
            delivered: 2026-04-20
        """,
}


@pytest.fixture
def desk(desk_with: Callable[..., Any]) -> Any:
    return desk_with(PLANS)


def test_a_response_is_done_today(desk: Any) -> None:
    before = desk.files()
    answer = desk.run("done", "organisation/waan")
    file = "plans/organisation.yaml"
    assert (answer.code, answer.err) == (0, "")
    assert desk.text(file) == before[file].decode().replace(
        "due: 2026-04-15   # op tijd?\n", "due: 2026-04-15   # op tijd?\n      done: 2026-05-06\n"
    )
    assert {**desk.files(), file: b""} == {**before, file: b""}
    assert answer.out.splitlines() == [
        file,
        "  +      done: 2026-05-06",
        "",
        "Gedaan op 6 mei 2026: Twee borguren per week",
    ]


def test_support_is_delivered_on_a_day_behind_the_day_it_was_due(desk: Any) -> None:
    answer = desk.run("done", "budget", "--date", "gisteren")
    assert answer.code == 0
    assert "due: 2026-05-01, delivered: 2026-05-05, hours: 1}]" in desk.text(
        "plans/organisation.yaml"
    )
    assert "Geleverd op 5 mei 2026: Geld" in answer.out


def test_a_dry_run_shows_the_diff_and_writes_nothing(desk: Any) -> None:
    before = desk.files()
    answer = desk.run("done", "budget", "--dry-run")
    assert answer.code == 0
    assert answer.out.startswith("--- a/plans/organisation.yaml\n+++ b/plans/organisation.yaml\n@@")
    assert "+support: [{id: budget" in answer.out
    assert "Er is niets geschreven." in answer.out
    assert desk.files() == before


def test_without_an_id_it_lists_what_is_open_by_day(desk: Any) -> None:
    answer = desk.run("done")
    assert answer.code == 0
    assert answer.out.splitlines() == [
        "Nog open: 4",
        "  15 apr 2026  organisation/waan  (directeur)",
        "               Twee borguren per week",
        "  1 mei 2026   organisation/budget  (hr)",
        "               Geld",
        "  geen dag     ks",
        "               Nog iets",
        "  geen dag     ks/waan",
        "               Minder bellen",
        "",
        "Is het gedaan? Zeg dan: borgen done organisation/waan",
    ]


def test_what_to_say_is_never_broken_inside_an_id(desk: Any) -> None:
    long = "directeur-bij-de-tussenbijeenkomst-van-augustus"
    plan = desk.root / "plans" / "organisation.yaml"
    plan.write_text(plan.read_text().replace("id: waan", f"id: {long}"))
    *_, said, what = desk.run("done").out.splitlines()
    assert said == "Is het gedaan? Zeg dan: borgen done"
    assert what == f"  organisation/{long}"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["waan"], 1, "Zeg welke: organisation/waan, ks/waan"),
        (["ks/format"], 1, "was al gedaan, op 2026-04-20"),
        (["ks/kaal"], 1, "heeft nog geen aanpak"),
        (["budgt"], 1, "is geen aanpak of ondersteuning `budgt`"),
        (["budget", "--date", "2026-06-01"], 1, "ligt in de toekomst"),
        (["budget", "--date", "ooit"], 2, "is geen dag"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(
    desk: Any, words: list[str], code: int, said: str
) -> None:
    before = desk.files()
    answer = desk.run("done", *words)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert desk.files() == before


def test_the_same_twice_says_so(desk: Any) -> None:
    assert desk.run("done", "budget").code == 0
    assert "al gedaan, op 2026-05-06" in desk.run("done", "budget").err


def test_all_done_is_told_too(desk_with: Callable[..., Any]) -> None:
    desk = desk_with({"borgen.yaml": PLANS["borgen.yaml"]})
    assert desk.run("done").out == "Alles wat is toegezegd, is gedaan en geleverd.\n"


def test_a_plan_that_cannot_be_read_is_not_touched(desk: Any) -> None:
    file = desk.root / "plans/teams/ks.yaml"
    file.write_text(file.read_text() + "name: nog een keer\n")
    before = desk.files()
    assert desk.run("done", "ks/waan").code == 1
    assert desk.files() == before


def test_an_editor_that_saves_in_between_is_not_overruled(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The item that was meant stands elsewhere by then; the file is not guessed at again."""
    file = desk.root / "plans/teams/ks.yaml"
    saved = file.read_text().replace(
        "context:\n", "context:\n  - {factor: Nieuw, effect: hinders}\n"
    )

    def named_then_saved(*args: Any) -> Any:
        found = promise_named(*args)
        file.write_text(saved)
        return found

    monkeypatch.setattr("borgen.cli.commands.done.promise_named", named_then_saved)
    answer = desk.run("done", "ks/waan")
    assert (answer.code, answer.out) == (1, "")
    assert "veranderde terwijl borgen bezig was" in answer.err
    assert file.read_text() == saved


def test_in_git_it_says_the_way_back(desk: Any) -> None:
    for words in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", *words], cwd=desk.root, check=True)
    answer = desk.run("done", "budget")
    assert "git restore plans/organisation.yaml" in answer.out
