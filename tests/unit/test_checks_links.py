"""References that lead nowhere (L01), to a wrong level (L02) or through an old name (L08)."""

from collections.abc import Callable

import pytest

from borgen.diagnostics import Finding, Fix
from borgen.load import entry_name

Said = Callable[..., list[str]]
Found = Callable[..., list[Finding]]

ORGANISATION = """\
    name: Org
    goals: [{id: tevreden, title: Tevreden}]
    """
TEAM = """\
    name: KS
    members: [p01]
    goals: [{id: feedback, title: Feedback, contributes_to: [organisation/tevreden]}]
    """
PERSON = """\
    goals:
      - id: mijn-feedback
        title: Mijn feedback
        contributes_to: [ks/feedback]
    """
PLANS = {
    "plans/organisation.yaml": ORGANISATION,
    "plans/teams/ks.yaml": TEAM,
    "plans/people/p01.yaml": PERSON,
}
P01 = "plans/people/p01.yaml"
TEAM_FILE = "plans/teams/ks.yaml"


def test_references_that_resolve_say_nothing(said: Said) -> None:
    for code in ("L01", "L02", "L08"):
        assert said(code, PLANS) == []


def test_an_unknown_goal_is_told_with_the_nearest_and_its_place(found: Found, said: Said) -> None:
    plans = PLANS | {P01: PERSON.replace("ks/feedback", "ks/feedbak")}
    assert said("L01", plans) == [
        (
            f"{P01} goals.0.contributes_to.0: personal goal `mijn-feedback` contributes to "
            "`ks/feedbak`, but there is no goal of that name"
        )
    ]
    (one,) = found("L01", plans)
    assert one.fix == Fix(one.place, "ks/feedback")
    assert [(r.place.file, r.place.path) for r in one.related] == [
        ("plans/teams/ks.yaml", ("goals", 0))
    ]


def test_the_nearest_is_one_that_may_be_contributed_to(found: Found) -> None:
    plans = PLANS | {P01: PERSON.replace("[ks/feedback]", "[feedback]")}
    (one,) = found("L01", plans)
    assert one.args["near"] == "ks/feedback"


def test_an_unknown_owner_does_not_hide_the_goal(found: Found) -> None:
    plans = PLANS | {P01: PERSON.replace("ks/", "sk/")}
    (one,) = found("L01", plans)
    assert one.args["near"] == "ks/feedback"


def test_nothing_near_is_no_guess(found: Found) -> None:
    plans = PLANS | {P01: PERSON.replace("ks/feedback", "ks/zzz")}
    (one,) = found("L01", plans)
    assert (one.variant, one.related, one.fix) == ("", (), None)


def test_references_of_every_kind_are_looked_at(said: Said) -> None:
    plans = PLANS | {
        P01: """\
            goals:
              - {id: a, title: A, contributes_to: [ks/feedback], skill: luisteren, trajectory: md}
            context:
              - {factor: Drukte, effect: hinders, goals: [b]}
            cycles:
              - {id: i, form: intervision, goals: [c], groups: [[p01, p77]]}
            """,
        "plans/trajectories/koers.yaml": """\
            title: Koers
            starts: 2026-01-01
            ends: 2026-02-01
            participants: [p01]
            contributes_to: [organisation/anders]
            support: [{kind: financial, what: Geld, goals: [d]}]
            """,
        "plans/skills.yaml": "skills: [{id: feedback, title: Feedback}]",
        "plans/log/p01.yaml": """\
            - {date: 2026-04-01, goal: weg, outcome: fluent, factor: kwijt}
            - {date: 2026-04-02, cycle: zoek, kind: session, status: held, present: [p01, p66]}
            """,
    }
    assert {line.partition(":")[0] for line in said("L01", plans)} == {
        f"{P01} goals.0.skill",
        f"{P01} goals.0.trajectory",
        f"{P01} context.0.goals.0",
        f"{P01} cycles.0.goals.0",
        f"{P01} cycles.0.groups.0.1",
        "plans/trajectories/koers.yaml contributes_to.0",
        "plans/trajectories/koers.yaml support.0.goals.0",
        "plans/log/p01.yaml 0.goal",
        "plans/log/p01.yaml 0.factor",
        "plans/log/p01.yaml 1.cycle",
        "plans/log/p01.yaml 1.present.1",
    }


def test_a_skill_is_no_reference_without_a_list_of_skills(said: Said) -> None:
    plans = PLANS | {P01: PERSON + "        skill: luisteren\n"}
    assert said("L01", plans) == []


def test_what_was_taken_back_refers_to_nothing(said: Said) -> None:
    plans = PLANS | {
        "plans/log/p01.yaml": """\
            - {date: 2026-04-01, goal: weg, outcome: fluent}
            - {date: 2026-04-01, kind: void, of: "%s"}
            """
    }
    name = entry_name({"date": "2026-04-01", "goal": "weg", "outcome": "fluent"})
    assert said("L01", plans | {"plans/log/p01.yaml": plans["plans/log/p01.yaml"] % name}) == []


def test_a_log_of_nobody_is_one_finding(said: Said) -> None:
    log = "- {date: 2026-04-01, goal: mijn-feedback, outcome: fluent}\n" * 2
    assert said("L01", PLANS | {"plans/log/p02.yaml": log}) == [
        "plans/log/p02.yaml -: this log belongs to `p02`, but nobody has that name"
    ]


def test_what_may_stand_in_an_unread_file_is_not_called_unknown(said: Said) -> None:
    plans = PLANS | {"plans/teams/ks.yaml": "name: KS\nmembers: [p01\n"}
    assert said("L01", plans) == []


def test_levels_are_own_below_and_past(found: Found) -> None:
    plans = PLANS | {
        P01: PERSON.replace("[ks/feedback]", "[organisation/tevreden, mijn-feedback]"),
        "plans/teams/ks.yaml": TEAM.replace("organisation/tevreden", "p01/mijn-feedback"),
    }
    assert [(one.place.file, one.place.path, one.variant) for one in found("L02", plans)] == [
        ("plans/teams/ks.yaml", ("goals", 0, "contributes_to", 0), "below"),
        (P01, ("goals", 0, "contributes_to", 0), "past"),
        (P01, ("goals", 0, "contributes_to", 1), "own"),
    ]


def test_a_wrong_level_is_said_in_full(said: Said) -> None:
    plans = PLANS | {P01: PERSON.replace("ks/feedback", "organisation/tevreden")}
    assert said("L02", plans) == [
        (
            f"{P01} goals.0.contributes_to.0: personal goal `mijn-feedback` contributes to "
            "`organisation/tevreden` and skips the level between"
        )
    ]


def test_an_old_name_works_and_is_told(found: Found, said: Said) -> None:
    team = TEAM.replace("id: feedback,", "id: terugkoppeling, was: [feedback],")
    plans = PLANS | {"plans/teams/ks.yaml": team}
    assert said("L01", plans) == []
    assert said("L08", plans) == [
        (
            f"{P01} goals.0.contributes_to.0: `ks/feedback` is an old name; "
            "today it is `ks/terugkoppeling`"
        )
    ]
    (one,) = found("L08", plans)
    assert one.fix == Fix(one.place, "ks/terugkoppeling")


def test_a_log_tells_an_old_name_once(found: Found) -> None:
    person = PERSON.replace("id: mijn-feedback", "was: [oud]\n        id: mijn-feedback")
    log = """\
        - {date: 2026-04-01, goal: oud, outcome: fluent}
        - {date: 2026-04-02, goal: oud, outcome: fluent}
        """
    (one,) = found("L08", PLANS | {P01: person, "plans/log/p01.yaml": log})
    assert (one.place.path, one.fix) == ((0, "goal"), None)


def test_an_id_used_twice_is_one_mistake(said: Said) -> None:
    plans = PLANS | {
        P01: """\
            goals:
              - {id: a, title: A, contributes_to: [ks/feedback]}
              - {id: a, title: Was b, contributes_to: [ks/feedback]}
            """,
        "plans/log/p01.yaml": "- {date: 2026-04-01, goal: b, outcome: fluent}",
    }
    assert said("L01", plans) == []
    assert len(said("L03", plans)) == 1


def test_a_name_shared_by_two_plans_is_no_wrong_level(said: Said) -> None:
    plans = PLANS | {"plans/people/ks.yaml": "name: K. Smit"}
    assert said("L02", plans) == []


def test_the_goal_of_a_log_is_no_other_persons(found: Found) -> None:
    plans = PLANS | {
        "plans/people/p02.yaml": PERSON.replace("mijn-feedback", "zwijgen"),
        "plans/log/p01.yaml": "- {date: 2026-04-01, goal: zwijgen, outcome: fluent}",
    }
    (one,) = found("L01", plans)
    assert one.args["near"] == ""


def test_a_line_that_takes_back_nothing(said: Said) -> None:
    log = '- {date: 2026-04-01, kind: void, of: "1a2b3c4d"}'
    assert said("L01", PLANS | {"plans/log/p01.yaml": log}) == [
        (
            "plans/log/p01.yaml 0.of: the line of 2026-04-01 takes back `1a2b3c4d`, "
            "but no entry here has that name"
        )
    ]


@pytest.mark.parametrize(
    ("mistake", "told"),
    [
        ("context: [{factor: Druk, effect: hinders, strength: 7}]", 1),
        ("xyz: 3", 1),
        ("sponsor: 4", 1),
        ("support: [{kind: financial, due: ooit}]", 1),
        ("doelstellingen: [{id: feedbak, title: F}]", 0),
        ("cycles: [{form: buddy}]", 0),
    ],
)
def test_a_mistake_elsewhere_in_a_file_hides_no_names(said: Said, mistake: str, told: int) -> None:
    """Unless it is an id, or something that may hold ids."""
    plans = {P01: PERSON.replace("ks/feedback", "ks/feedbak"), TEAM_FILE: f"{TEAM}{mistake}\n"}
    assert len(said("L01", PLANS | plans)) == told
