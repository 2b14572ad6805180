"""Personal data in tracked text (V01-V03), private files in git (V04), small groups (V05)."""

from collections.abc import Callable
from datetime import date

from borgen.checks import CheckContext
from borgen.checks.privacy import tracked_private_files
from borgen.diagnostics import Finding
from borgen.frozen import replace
from borgen.links import link
from borgen.load import Loaded

DAY = date(2026, 9, 30)
Said = Callable[..., list[str]]
Found = Callable[..., list[Finding]]

EVERYWHERE = {
    "borgen.yaml": "borgen: 1\nname: T\nprivacy: {purpose: Vraag a@b.nl}",
    "plans/organisation.yaml": """\
        name: {nl: a@b.nl, en: Org}
        goals: [{id: x, title: T, owner: a@b.nl}]
        """,
    "plans/skills.yaml": "skills: [{id: s, title: S, description: a@b.nl}]",
    "plans/teams/ks.yaml": "name: KS\nmembers: []\ncycles: [{id: c, form: buddy, method: a@b.nl}]",
    "plans/people/p01.yaml": """\
        goals:
          - {id: a, title: A, if_then: [{if: a@b.nl, then: x}], indicators: [y, a@b.nl]}
        """,
    "plans/log/p01.yaml": "- {date: 2026-04-01, goal: a, outcome: fluent, note: a@b.nl}",
}


def test_every_tracked_text_is_read(found: Found) -> None:
    assert {(one.place.file, *one.place.path) for one in found("V01", EVERYWHERE)} == {
        ("borgen.yaml", "privacy", "purpose"),
        ("plans/organisation.yaml", "name", "nl"),
        ("plans/organisation.yaml", "goals", 0, "owner"),
        ("plans/skills.yaml", "skills", 0, "description"),
        ("plans/teams/ks.yaml", "cycles", 0, "method"),
        ("plans/people/p01.yaml", "goals", 0, "if_then", 0, "if"),
        ("plans/people/p01.yaml", "goals", 0, "indicators", 1),
        ("plans/log/p01.yaml", 0, "note"),
    }


def test_it_is_told_where_not_what(said: Said) -> None:
    note = '- {date: 2026-04-01, goal: a, outcome: fluent, note: "%s"}'
    log = "plans/log/p01.yaml"
    assert said("V01", {log: note % "Mail a@b.nl"}) == [
        f"{log} 0.note: there is an e-mail address in `note`"
    ]
    assert said("V02", {log: note % "Bel 06-12345678"}) == [
        f"{log} 0.note: there is a phone number in `note`"
    ]
    assert said("V03", {log: note % "BSN 111222333"}) == [
        f"{log} 0.note: there is a citizen service number (BSN) in `note`"
    ]


def test_what_is_private_may_say_anything(said: Said) -> None:
    plans = {
        "plans/people/p01.yaml": "goals: [{id: a, title: A}]",
        "plans/log/p01.yaml": "- {date: 2026-04-01, goal: a, outcome: fluent}",
        "private/people/p01.yaml": "goals: [{id: b, title: Mail a@b.nl}]",
        "private/log/p01.yaml": """\
            - {date: 2026-04-01, goal: a, outcome: fluent, note: Mail a@b.nl}
            - {date: 2026-04-02, goal: b, outcome: fluent, note: Mail a@b.nl}
            """,
    }
    assert said("V01", plans, me="p01") == []


def test_private_files_that_git_tracks(load_texts: Callable[..., Loaded]) -> None:
    workspace = replace(load_texts({}).workspace, in_git=("private/log/p01.yaml",))
    (one,) = tracked_private_files(CheckContext(workspace, link(workspace), DAY))
    assert (one.code, one.place.file, one.place.path) == ("V04", "private/log/p01.yaml", ())


def test_groups_below_the_minimum(said: Said) -> None:
    settings = "borgen: 1\nname: T\nprivacy: {team_minimum: %d, organisation_minimum: %d}"
    assert said("V05", {"borgen.yaml": settings % (2, 4)}) == [
        (
            "borgen.yaml privacy.team_minimum: "
            "`team_minimum` is 2, and below 3 a total points at people"
        ),
        (
            "borgen.yaml privacy.organisation_minimum: "
            "`organisation_minimum` is 4, and below 5 a total points at people"
        ),
    ]
    assert said("V05", {"borgen.yaml": settings % (3, 5)}) == []
