"""`borgen add` as a user meets it: a few lines more where they belong, and the rest as it was."""

from collections.abc import Callable
from difflib import unified_diff
from typing import Any

import pytest

from borgen.cli import context
from borgen.cli.ask import Choice
from borgen.cli.commands import add as add_command
from borgen.frozen import replace

PLANS = {
    "borgen.yaml": "borgen: 1\nname: Test\nlanguage: nl\n",
    "plans/organisation.yaml": """
        name: Test
        goals:
          - {id: tevreden, title: Tevreden klanten}
        """,
    "plans/trajectories/koers.yaml": """
        title: Koers
        starts: 2026-01-01
        ends: 2026-03-26
        participants: [p01]
        """,
    "plans/teams/ks.yaml": """
        # Het team
        name: Klant en Service
        members:
          - p01   # Amina
        goals:
          - {id: feedback, title: Samen feedback geven, contributes_to: [organisation/tevreden]}

        # Wat helpt en wat hindert, komt hier nog.
        context:
        support: []
        """,
    "plans/people/p01.yaml": """
        name: Amina
        goals:
          - id: vragen
            title: Vragen stellen
            contributes_to: [ks/feedback]

          - id: delegeren   # moeilijk
            title: Delegeren

        cycles: []
        """,
}


@pytest.fixture
def desk(desk_with: Callable[..., Any]) -> Any:
    return desk_with(PLANS)


def added(before: str, after: str) -> str:
    """Return the lines that were put in, in one place; nothing else may differ."""
    lines = list(
        unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), n=0)
    )[2:]
    assert [line[:1] for line in lines].count("@") == 1
    assert {line[:1] for line in lines} == {"@", "+"}
    return "".join(line[1:] for line in lines[1:])


def test_a_goal_of_a_person(desk: Any) -> None:
    before = desk.files()
    answer = desk.run(
        "add", "goal", "p01", "Ik vat samen: kort", "--contributes-to", "ks/feedback",
        "--every", "elke 2 weken", "--aspect", "gedrag", "--learned", "2026-03-26",
    )  # fmt: skip
    file = "plans/people/p01.yaml"
    assert (answer.code, answer.err) == (0, "")
    assert added(before[file].decode(), desk.text(file)) == (
        '  - id: samen\n    title: "Ik vat samen: kort"\n    contributes_to: [ks/feedback]\n'
        "    aspect: behaviour\n    learned:\n      date: 2026-03-26\n    every: 2 weeks\n\n"
    )
    assert {**desk.files(), file: b""} == {**before, file: b""}
    assert "Toegevoegd: het leerdoel p01/samen." in answer.out


def test_a_goal_of_a_team_is_written_as_those_before_it(desk: Any) -> None:
    assert desk.run("add", "doel", "ks", "Sneller", "--contributes-to", "tevreden").code == 1
    words = ("--contributes-to", "organisation/tevreden", "--who", "hr", "--due", "1 oktober")
    assert desk.run("add", "doel", "ks", "Sneller beslissen", *words).code == 0
    assert (
        "\n  - {id: beslissen, title: Sneller beslissen,"
        " contributes_to: [organisation/tevreden], owner: hr, due: 2026-10-01}\n"
    ) in desk.text("plans/teams/ks.yaml")


def test_the_first_factor_of_a_plan(desk: Any) -> None:
    before = desk.text("plans/teams/ks.yaml")
    answer = desk.run(
        "add", "factor", "ks", "De balie is onderbezet", "--effect", "hindert", "--strength", "2",
        "--goal", "feedback", "--response", "Diensten ruilen", "--who", "hr",
        "--due", "2026-10-01", "--strategy", "reduce", "--id", "balie",
    )  # fmt: skip
    assert (answer.code, answer.err) == (0, "")
    assert added(before, desk.text("plans/teams/ks.yaml")) == (
        "  - id: balie\n    factor: De balie is onderbezet\n    effect: hinders\n"
        "    strength: 2\n    goals: [feedback]\n    response:\n      strategy: reduce\n"
        "      action: Diensten ruilen\n      owner: hr\n      due: 2026-10-01\n"
    )


def test_a_section_that_is_not_there_comes_in_its_place(desk: Any) -> None:
    before = desk.text("plans/people/p01.yaml")
    assert desk.run("add", "factor", "p01", "Rust", "--effect", "stimulates").code == 0
    assert added(before, desk.text("plans/people/p01.yaml")) == (
        "context:\n  - id: rust\n    factor: Rust\n    effect: stimulates\n\n"
    )
    assert desk.text("plans/people/p01.yaml").endswith("\n\ncycles: []\n")


def test_a_person_joins_the_only_team_and_a_programme(desk: Any) -> None:
    answer = desk.run("add", "person", "Nora", "--trajectory", "koers", "--since", "2026-05-01")
    assert (answer.code, answer.err) == (0, "")
    assert desk.text("plans/people/p02.yaml") == (
        "# Het leerplan van Nora: wat ik wil laten groeien, en wie ernaar vraagt.\n"
        "name: Nora\ngoals: []\n"
    )
    assert "  - p01   # Amina\n  - id: p02\n    since: 2026-05-01\ngoals:\n" in desk.text(
        "plans/teams/ks.yaml"
    )
    assert "participants: [p01, p02]\n" in desk.text("plans/trajectories/koers.yaml")
    assert "plans/people/p02.yaml (nieuw)" in answer.out
    assert desk.run("check", "--format", "concise").out.count("fout[") == 0


def test_somebody_who_is_a_member_already_only_gets_a_plan(desk: Any) -> None:
    (desk.root / "plans/people/p01.yaml").unlink()
    before = desk.files()
    assert desk.run("add", "person", "p01", "--manager", "hr").code == 0
    after = desk.files()
    assert after.pop("plans/people/p01.yaml").decode().endswith("manager: hr\ngoals: []\n")
    assert after == before


def test_an_id_that_is_taken_gets_a_number_unless_it_was_asked_for(desk: Any) -> None:
    assert desk.run("add", "goal", "p01", "Vragen").out.count("p01/vragen-2") == 1
    assert desk.run("add", "goal", "p01", "Vragen", "--id", "vragen").code == 1


def test_a_dry_run_writes_nothing(desk: Any) -> None:
    before = desk.files()
    answer = desk.run("add", "person", "p07", "--dry-run")
    assert answer.code == 0
    assert "+++ b/plans/people/p07.yaml" in answer.out
    assert "+  - p07" in answer.out
    assert desk.files() == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([], 2, "er mist iets"),
        (["goal"], 2, "borgen add goal p01"),
        (["taak", "p01", "X"], 2, "`taak` kan niet worden toegevoegd"),
        (["goal", "p09", "X"], 1, "is hier geen persoon, team of leertraject"),
        (["goal", "p01", "X", "--contributes-to", "ks/fedback"], 1, "bedoel je `ks/feedback`?"),
        (["goal", "p01", "X", "--contributes-to", "p01/vragen"], 1, "is geen doel"),
        (["goal", "p01", "X", "--trajectory", "kracht"], 1, "er is geen leertraject `kracht`"),
        (["goal", "organisation", "X", "--contributes-to", "ks/feedback"], 2, "heeft geen"),
        (["goal", "p01", "X", "--every", "soms"], 2, "`soms` is geen ritme"),
        (["goal", "p01", "X", "--team", "ks"], 2, "--team past niet bij: doel"),
        (["goal", "p01", "X", "--id", "Een Twee"], 2, "zoals een-twee"),
        (["goal", "p01", "X\x1b[31m"], 1, "onzichtbaar teken"),
        (["factor", "ks", "X", "--effect", "misschien"], 2, "past niet bij --effect"),
        (["factor", "ks", "X", "--effect", "hinders", "--who", "hr"], 2, "--response"),
        (["factor", "ks", "X", "--effect", "hinders", "--lever", "13"], 2, "--lever"),
        (["factor", "ks", "X", "--effect", "hinders", "--goal", "x"], 1, "is geen doel"),
        (["person", "p01"], 1, "`p01` is al in gebruik"),
        (["person", "ks"], 1, "`ks` is al in gebruik"),
        (["person", "p07", "--team", "koers"], 1, "er is geen team `koers`"),
        (["person", "p07", "--trajectory", "ks"], 1, "er is geen leertraject `ks`"),
    ],
)
def test_what_cannot_be_added_is_told_and_nothing_is_written(
    desk: Any, words: list[str], code: int, said: str
) -> None:
    before = desk.files()
    answer = desk.run("add", *words)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert desk.files() == before


def test_an_addition_that_would_be_an_error_is_refused(desk: Any) -> None:
    before = desk.files()
    answer = desk.run("add", "goal", "p01", "Bel mij op jan@voorbeeld.nl")
    assert answer.code == 1
    assert "V01" in answer.err
    assert desk.files() == before


def test_it_asks_for_what_was_not_said(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["factor", "ks", "De waan", "hinders", "Borguren", "hr", "1 oktober"])
    asked: list[str] = []

    def choose(question: str, choices: list[Choice], *, keys: str) -> str:
        asked.append(question)
        answer = next(answers)
        assert answer in {choice.value for choice in choices}
        assert keys
        return answer

    def write(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(add_command, "choose", choose)
    monkeypatch.setattr(add_command, "write", write)
    opened = context.open_context
    monkeypatch.setattr(
        "borgen.cli.main.open_context",
        lambda *args: replace(opened(*args), interactive=True),
    )
    assert desk.run("add").code == 0
    assert len(asked) == 7
    assert "due: 2026-10-01" in desk.text("plans/teams/ks.yaml")
