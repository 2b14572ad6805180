"""Goals that nothing serves (L04, L05, L07) and members who contribute nothing (L06)."""

from collections.abc import Callable

from borgen.diagnostics import Finding, Severity

Said = Callable[..., list[str]]
Found = Callable[..., list[Finding]]

ORGANISATION = "name: Org\ngoals: [{id: tevreden, title: Tevreden}]"
TEAM = """\
    name: KS
    members: [p01]
    goals: [{id: feedback, title: F, contributes_to: [organisation/tevreden]}]
    """
PERSON = "goals: [{id: mijn, title: Mijn, contributes_to: [ks/feedback]}]"
LINE = {
    "plans/organisation.yaml": ORGANISATION,
    "plans/teams/ks.yaml": TEAM,
    "plans/people/p01.yaml": PERSON,
}


def test_a_whole_line_says_nothing(said: Said) -> None:
    for code in ("L04", "L05", "L06", "L07"):
        assert said(code, LINE) == []


def test_an_organisation_goal_that_nobody_serves(said: Said) -> None:
    plans = LINE | {"plans/organisation.yaml": ORGANISATION.replace("[{", "[{id: x, title: X}, {")}
    assert said("L04", plans) == [
        (
            "plans/organisation.yaml goals.0{}: organisation goal `x` "
            "is served by no goal of a team or trajectory"
        )
    ]


def test_a_dropped_goal_serves_nothing_and_asks_for_nothing(said: Said) -> None:
    plans = LINE | {"plans/teams/ks.yaml": TEAM.replace("title: F", "title: F, status: dropped")}
    assert len(said("L04", plans)) == 1
    assert said("L05", plans | {"plans/people/p01.yaml": "goals: []"}) == []


def test_a_team_goal_that_nobody_serves(said: Said) -> None:
    assert said("L05", LINE | {"plans/people/p01.yaml": "goals: []"}) == [
        "plans/teams/ks.yaml goals.0{}: team goal `ks/feedback` is served by nobody's own goal"
    ]


def test_a_private_goal_serves_nothing_that_others_see(said: Said) -> None:
    plans = LINE | {"plans/people/p01.yaml": "name: P", "private/people/p01.yaml": PERSON}
    assert len(said("L05", plans, me="p01")) == 1
    assert len(said("L06", plans, me="p01")) == 1


def test_absence_is_not_asserted_of_files_that_could_not_be_read(said: Said) -> None:
    plans = LINE | {"plans/people/p01.yaml": "goals: ["}
    assert said("L05", plans) == []
    assert said("L06", plans) == []
    assert said("L04", LINE | {"plans/teams/ks.yaml": "name: ["}) == []


def test_a_misspelt_reference_is_one_mistake(said: Said) -> None:
    plans = LINE | {"plans/people/p01.yaml": PERSON.replace("ks/feedback", "ks/feedbak")}
    assert len(said("L01", plans)) == 1
    assert said("L05", plans) == []
    assert said("L06", plans) == []


def test_a_member_without_a_contribution(said: Said) -> None:
    plans = LINE | {
        "plans/teams/ks.yaml": TEAM.replace("[p01]", "[p01, {id: p02, since: 2026-01-01}]"),
        "plans/people/p02.yaml": "goals: [{id: eigen, title: Eigen}]",
    }
    assert said("L06", plans) == [
        "plans/teams/ks.yaml members.1.id: `p02` contributes to none of the goals of team `ks`"
    ]


def test_somebody_who_left_need_not_contribute(said: Said) -> None:
    plans = LINE | {
        "plans/teams/ks.yaml": TEAM.replace("[p01]", "[p01, {id: p02, until: 2026-01-01}]"),
        "plans/people/p02.yaml": "name: Oud-lid",
    }
    assert said("L06", plans) == []


def test_a_goal_that_contributes_to_nothing_yet(said: Said, found: Found) -> None:
    plans = LINE | {"plans/people/p01.yaml": "goals: [{id: mijn, title: Mijn}]"}
    assert said("L07", plans) == [
        "plans/people/p01.yaml goals.0{}: personal goal `mijn` contributes to nothing yet"
    ]
    assert [one.severity for one in found("L07", plans)] == [Severity.WARNING]


def test_without_organisation_goals_it_is_a_note(found: Found) -> None:
    plans = {"plans/teams/ks.yaml": "name: KS\nmembers: []\ngoals: [{id: a, title: A}]"}
    assert [one.severity for one in found("L07", plans)] == [Severity.NOTE]


def test_the_line_of_a_trajectory_is_that_of_its_goals(said: Said) -> None:
    trajectory = """\
        title: Koers
        starts: 2026-01-01
        ends: 2026-02-01
        participants: [p01]
        goals: [{id: t, title: T}]
        """
    path = "plans/trajectories/koers.yaml"
    assert len(said("L07", LINE | {path: trajectory})) == 1
    line = "contributes_to: [organisation/tevreden]"
    contributing = trajectory.replace("participants: [p01]", f"participants: [p01]\n        {line}")
    assert said("L07", LINE | {path: contributing}) == []


def test_being_in_two_teams_is_one_mistake(said: Said) -> None:
    other = TEAM.replace("KS", "BV").replace("id: feedback", "id: tijd")
    plans = LINE | {"plans/teams/bv.yaml": other}
    assert len(said("L03", plans)) == 1
    assert said("L06", plans) == []


def test_a_goal_past_its_level_is_one_mistake(said: Said) -> None:
    plans = LINE | {"plans/people/p01.yaml": PERSON.replace("ks/feedback", "organisation/tevreden")}
    assert len(said("L02", plans)) == 1
    assert said("L06", plans) == []


def test_a_team_without_goals_asks_for_no_contribution(said: Said) -> None:
    assert said("L06", LINE | {"plans/teams/ks.yaml": "name: KS\nmembers: [p01]"}) == []
