"""Loading a workspace: what stands where, what is kept of broken files, and what is private."""

from datetime import date
from textwrap import dedent

import pytest

from borgen.links import link
from borgen.load import Loaded, load_workspace
from borgen.load.files import TextTree
from borgen.model.common import Every, Title
from borgen.model.ids import Key

SETTINGS = "borgen: 1\nname: Test\n"


def load(files: dict[str, str], *, me: str | None = None) -> Loaded:
    texts = {"borgen.yaml": SETTINGS} | {file: dedent(text) for file, text in files.items()}
    return load_workspace(TextTree(texts), me=me)


def codes(result: Loaded) -> list[tuple[str, str, str]]:
    return [(found.code, found.variant, found.place.file) for found in result.findings]


def test_what_may_be_written_in_two_ways_is_one_value() -> None:
    short = load(
        {
            "plans/teams/ks.yaml": "name: Klant\nmembers: [p01]\n",
            "plans/people/p01.yaml": """\
                goals:
                  - id: feedback
                    title: Feedback
                    status: paused
                    every: 1 week
                    contribution:
                    x-mine: {anything: [goes]}
            """,
        }
    )
    assert short.findings == ()
    (member,) = short.workspace.teams["ks"].members
    (goal,) = short.workspace.people["p01"].goals
    assert (member.id, member.place.path) == ("p01", ("members", 0))
    assert (goal.title, goal.every, goal.contribution) == (
        Title(text="Feedback"),
        Every(1, "weeks"),
        None,
    )
    assert [(step.status, step.since) for step in goal.status] == [("paused", None)]
    assert (goal.place.file, goal.place.path) == ("plans/people/p01.yaml", ("goals", 0))


def test_an_empty_file_is_an_empty_plan() -> None:
    result = load(
        {
            "plans/people/p01.yaml": "# later\n",
            "plans/log/p01.yaml": "",
            "plans/skills.yaml": "",
            "plans/teams/ks.yaml": "# later\n",
        }
    )
    assert list(result.workspace.people) == ["p01"]
    assert result.workspace.logs == {"p01": ()}
    assert [(found.code, found.args["key"]) for found in result.findings] == [
        ("M02", "name"),
        ("M02", "members"),
    ]


def test_what_is_right_in_a_broken_file_still_counts() -> None:
    result = load(
        {
            "plans/organisation.yaml": "goals: [{id: nps, title: Tevreden}]\n",
            "plans/teams/ks.yaml": """\
                leden: [p01, {since: 2026-01-01}, p02]
                goals:
                  - {id: feedback, contributes_to: [organisation/nps]}
                  - {title: Zonder id}
                  - {id: beslissen, title: Wij beslissen, due: ooit}
                context:
                  - {id: druk, effect: belemmert}
                  - {effect: hinders}
                cycles: [{id: iv, form: zwemmen}]
            """,
            "plans/people/p01.yaml": """\
                goals: [{id: f, title: F, contributes_to: [ks/feedback, ks/beslissen]}]
            """,
        }
    )
    team = result.workspace.teams["ks"]
    links = link(result.workspace)
    assert [(member.id, member.place.path) for member in team.members] == [
        ("p01", ("leden", 0)),
        ("p02", ("leden", 2)),
    ]
    assert links.up[Key("p01", "f")] == (Key("ks", "feedback"), Key("ks", "beslissen"))
    assert links.up[Key("ks", "feedback")] == (Key("organisation", "nps"),)
    assert [(goal.id, goal.place.path) for goal in team.goals] == [
        ("feedback", ("goals", 0)),
        ("beslissen", ("goals", 2)),
    ]
    assert [(factor.id, factor.effect) for factor in team.context] == [("druk", "hinders")]
    assert [cycle.id for cycle in team.cycles] == ["iv"]
    assert result.workspace.unread == {"plans/organisation.yaml", "plans/teams/ks.yaml"}


def test_what_was_meant_is_read_and_leaves_nothing_out() -> None:
    result = load(
        {
            "plans/people/p01.yaml": """\
                goals:
                  - id: f
                    titel: F
                    aspect: gedrag
                    learned: {date: 26-03-2026}
                    level: {start: 2,5, target: "4"}
            """
        }
    )
    (goal,) = result.workspace.people["p01"].goals
    assert len(result.findings) == 5
    assert goal.learned is not None
    assert goal.level is not None
    assert (goal.title.text, goal.aspect, goal.learned.date) == (
        "F",
        "behaviour",
        date(2026, 3, 26),
    )
    assert (goal.level.start, goal.level.target) == (2.5, 4)
    assert result.workspace.unread == frozenset()


def test_an_unreadable_promise_kept_is_not_a_promise_broken() -> None:
    result = load(
        {
            "plans/organisation.yaml": """\
                name: Test
                support: [{kind: financial, what: Geld, due: 2026-01-01, delivered: ooit}]
                context:
                  - factor: Druk
                    effect: hinders
                    response: {action: Rooster, due: 2026-01-01, done: vorige week}
            """
        }
    )
    organisation = result.workspace.organisation
    assert organisation is not None
    (promise,), (factor,) = organisation.support, organisation.context
    assert [found.code for found in result.findings] == ["M05", "M05"]
    assert promise.due is None
    assert factor.response is not None
    assert factor.response.due is None


def test_a_file_that_cannot_be_read_keeps_its_id() -> None:
    result = load({"plans/people/p01.yaml": "name: [", "plans/teams/ks.yaml": "- a\n"})
    assert [code for code, _, _ in codes(result)] == ["F02", "F08"]
    assert list(result.workspace.people) == ["p01"]
    assert list(result.workspace.teams) == ["ks"]
    assert result.workspace.unread == {"plans/people/p01.yaml", "plans/teams/ks.yaml"}


def test_without_settings_there_are_defaults() -> None:
    result = load_workspace(TextTree({"plans/people/p01.yaml": "name: Amina\n"}))
    assert codes(result) == [("F09", "missing", "borgen.yaml")]
    assert result.workspace.settings.retention.target == 0.8
    assert list(result.workspace.people) == ["p01"]


def test_a_newer_format_is_refused_as_a_whole() -> None:
    result = load({"borgen.yaml": "borgen: 2\nnew: true\n", "plans/people/p01.yaml": "newer: 1\n"})
    assert codes(result) == [("F10", "", "borgen.yaml")]
    assert result.findings[0].args == {"version": 2, "known": 1}
    assert "plans/people/p01.yaml" in result.workspace.unread


def test_settings_with_a_mistake_keep_the_rest() -> None:
    result = load(
        {
            "borgen.yaml": """\
                borgen: 1
                name: Test
                language: nederlands
                retention: {target: 80, horizon_days: 90}
                check: {ignore: {V02: [plans/organisation.yaml], V99: ["*"], L01: plans}}
            """
        }
    )
    settings = result.workspace.settings
    assert [(found.code, found.place.path[-1]) for found in result.findings] == [
        ("M03", "language"),
        ("M03", "target"),
        ("M01", "V99"),
        ("M03", "L01"),
    ]
    assert (settings.language, settings.retention.target, settings.retention.horizon_days) == (
        "nl",
        0.8,
        90,
    )
    assert settings.check.ignore == {"V02": ("plans/organisation.yaml",), "L01": ("plans",)}


@pytest.mark.parametrize(
    ("file", "variant", "suggestion"),
    [
        ("plans/people/p01.yml", "ending", "plans/people/p01.yaml"),
        ("plans/skills.yml", "ending", "plans/skills.yaml"),
        ("plans/team/ks.yaml", "stray_suggest", "plans/teams/ks.yaml"),
        ("plans/mensen/p01.yaml", "stray_suggest", "plans/people/p01.yaml"),
        ("plans/organization.yaml", "stray_suggest", "plans/organisation.yaml"),
        ("plans/people/old/p01.yaml", "stray", None),
        ("plans/notes.yaml", "stray", None),
    ],
)
def test_a_yaml_file_that_borgen_does_not_read_is_told(
    file: str, variant: str, suggestion: str | None
) -> None:
    result = load({file: "name: Amina\n", "plans/README.md": "# hi", "plans/people/p.bak": "x"})
    (found,) = result.findings
    assert (found.code, found.variant, found.args.get("suggestion")) == ("F08", variant, suggestion)
    assert {file, suggestion or file} == result.workspace.unread


def test_skills_of_one_id_are_told_with_both_places() -> None:
    result = load(
        {"plans/skills.yaml": "skills:\n- {id: a, title: Eerste}\n- {id: a, title: Tweede}\n"}
    )
    (found,) = result.findings
    assert (found.code, found.place.path) == ("L03", ("skills", 1, "id"))
    assert [one.place.path for one in found.related] == [("skills", 0, "id")]
    assert result.workspace.skills["a"].title.text == "Eerste"


PRIVATE = {
    "plans/people/p01.yaml": "goals: [{id: f, title: F}]\n",
    "plans/log/p01.yaml": """\
        - {date: 2026-04-01, goal: f, outcome: independent}
        - {date: 2026-04-02, goal: f, outcome: missed}
    """,
    "private/people/p01.yaml": "goals: [{id: geheim, title: Nee zeggen}]\n",
    "private/log/p01.yaml": """\
        - {goal: f, date: 2026-04-01, outcome: independent, note: Spannend}
        - {date: 2026-04-03, goal: geheim, outcome: missed, note: Te druk}
        - {date: 2026-04-04, goal: geheim, outcome: fluent}
    """,
    "private/names.yaml": "p01: Amina\np02: 12\n",
    "private/people/p02.yaml": "goals: [kapot",
}


def test_my_private_files_are_read_for_me_alone() -> None:
    result = load(PRIVATE, me="p01")
    workspace = result.workspace
    assert [(goal.id, goal.private) for goal in workspace.people["p01"].goals] == [
        ("f", False),
        ("geheim", True),
    ]
    assert [(row.date.day, row.note, row.private) for row in workspace.logs["p01"]] == [
        (1, "Spannend", False),
        (2, None, False),
        (3, "Te druk", True),
        (4, None, True),
    ]
    assert workspace.names == {"p01": "Amina"}
    assert codes(result) == [("M03", "quotes", "private/names.yaml")]
    assert result.entries == 5


@pytest.mark.parametrize("me", [None, "p03", "../p01"])
def test_nobody_else_reads_them(me: str | None) -> None:
    workspace = load(PRIVATE | {"private/names.yaml": ""}, me=me).workspace
    assert [goal.id for goal in workspace.people["p01"].goals] == ["f"]
    assert [row.note for row in workspace.logs["p01"]] == [None, None]


def test_all_is_in_order_of_ids() -> None:
    files = {f"plans/people/{stem}.yaml": "" for stem in ("p10", "p02", "ada")}
    assert list(load(files).workspace.people) == ["ada", "p02", "p10"]


ENTRY = "- {date: 2026-04-01, goal: feedback, outcome: fluent}\n"
COMMENT = f"#{79 * '-'}\n"
PRESENT = f"- {{date: 2026-04-01, kind: session, cycle: iv, present: [{'a,' * 10_000_000}a]}}\n"


@pytest.mark.parametrize(
    ("file", "text", "variant"),
    [
        ("plans/people/p01.yaml", f"name: Kim\n{COMMENT * 130_000}", "size"),
        ("plans/log/p01.yaml", f"{ENTRY}{COMMENT * 1_300_000}", "size"),
        ("plans/log/p01.yaml", PRESENT, "crowd"),
    ],
    ids=["plan", "log", "crowded log"],
)
def test_what_is_too_large_is_not_read_though_nothing_else_is_wrong(
    file: str, text: str, variant: str
) -> None:
    found = load_workspace(TextTree({"borgen.yaml": SETTINGS, file: text}))
    assert codes(found) == [("F06", variant, file)]
    assert found.entries == 0
