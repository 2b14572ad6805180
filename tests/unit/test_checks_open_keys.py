"""Recommended keys that are missing, one finding a file (P02)."""

from collections.abc import Callable

from borgen.diagnostics import Finding

Said = Callable[..., list[str]]
Found = Callable[..., list[Finding]]

SETTINGS = """\
    borgen: 1
    name: Org
    language: en
    privacy: {purpose: Leren, keep_months: 24}
    """
FULL_GOAL = """\
    manager: hoofd
    goals:
      - id: a
        title: A
        aspect: skill
        contribution: Zo
        learned: {date: 2026-03-26}
        level: {start: 1, target: 2}
        every: 2 weeks
        if_then: [{if: x, then: y}]
        indicators: [z]
    """


def test_settings_want_a_purpose_and_an_end(said: Said) -> None:
    assert said("P02", {}) == [
        "borgen.yaml -: still open here: `privacy.purpose`, `privacy.keep_months`"
    ]
    assert said("P02", {"borgen.yaml": SETTINGS}) == []


def test_a_full_plan_has_nothing_open(said: Said) -> None:
    plans = {"borgen.yaml": SETTINGS, "plans/people/p01.yaml": FULL_GOAL}
    assert said("P02", plans) == []


def test_what_only_some_goals_lack_names_them(found: Found, said: Said) -> None:
    second = "\n      - {id: b, title: B, aspect: skill}"
    plans = {"borgen.yaml": SETTINGS, "plans/people/p01.yaml": FULL_GOAL.rstrip() + second}
    (line,) = said("P02", plans)
    assert line.startswith("plans/people/p01.yaml -: still open here: `contribution` (b), ")
    (one,) = found("P02", plans)
    assert one.args["keys"] == (
        "goals.contribution",
        "goals.learned",
        "goals.level",
        "goals.every",
        "goals.if_then",
        "goals.indicators",
    )


def test_what_a_default_or_another_file_fills_in_is_not_open(found: Found) -> None:
    plans = {
        "borgen.yaml": SETTINGS,
        "plans/skills.yaml": "skills: [{id: s, title: S, indicators: [zegt wat]}]",
        "plans/teams/ks.yaml": "name: KS\nmembers: [p01]\nsponsor: directeur",
        "plans/trajectories/koers.yaml": """\
            title: Koers
            starts: 2026-01-01
            ends: 2026-02-01
            participants: [p01]
            """,
        "plans/people/p01.yaml": "goals: [{id: a, title: A, skill: s, trajectory: koers}]",
    }
    keys = {one.place.file: one.args["keys"] for one in found("P02", plans)}
    assert keys == {
        "plans/teams/ks.yaml": ("lead", "goals", "context", "cycles"),
        "plans/people/p01.yaml": (
            "goals.aspect",
            "goals.contribution",
            "goals.level",
            "goals.every",
            "goals.if_then",
        ),
    }


def test_goals_of_teams_and_organisation(found: Found) -> None:
    plans = {
        "borgen.yaml": SETTINGS,
        "plans/organisation.yaml": "name: Org\ngoals: [{id: a, title: A}]",
        "plans/trajectories/koers.yaml": """\
            title: Koers
            starts: 2026-01-01
            ends: 2026-02-01
            participants: [p01]
            goals: [{id: t, title: T, owner: hr}]
            """,
    }
    assert [one.args["keys"] for one in found("P02", plans)] == [
        ("goals.owner", "goals.measure"),
        ("goals.change", "goals.indicators"),
    ]


def test_goals_that_are_over_private_or_unread_ask_for_nothing(said: Said) -> None:
    plans = {
        "borgen.yaml": SETTINGS,
        "plans/people/p01.yaml": "goals: [{id: a, title: A, status: achieved}]",
        "plans/people/p02.yaml": "name: Bas",
        "plans/teams/ks.yaml": "name: [",
        "private/people/p02.yaml": "goals: [{id: a, title: A}]",
    }
    assert said("P02", plans, me="p02") == []
