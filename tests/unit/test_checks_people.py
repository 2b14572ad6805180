"""Who has no plan, and whose goals have no place (P01); owner and sponsor are two people (O01)."""

from collections.abc import Callable

Said = Callable[..., list[str]]

TEAM_FILE = "plans/teams/ks.yaml"
GOALS = "goals: [{id: a, title: A}]"
TEAM = "name: KS\nmembers: [p01, {id: p02, since: 2026-01-01}]"
TRAJECTORY = """\
    title: Koers
    starts: 2026-01-01
    ends: 2026-02-01
    participants: [p01, p03, p02]
    """


def test_who_has_a_plan_and_a_team_is_fine(said: Said) -> None:
    plans = {
        "plans/teams/ks.yaml": TEAM,
        "plans/people/p01.yaml": GOALS,
        "plans/people/p02.yaml": GOALS,
    }
    assert said("P01", plans) == []


def test_members_and_participants_without_a_plan_are_told_once(said: Said) -> None:
    plans = {
        "plans/teams/ks.yaml": TEAM,
        "plans/trajectories/koers.yaml": TRAJECTORY,
        "plans/people/p01.yaml": GOALS,
    }
    assert said("P01", plans) == [
        (
            "plans/teams/ks.yaml members.1.id: "
            "`p02` is a member of team `ks` and has no individual plan yet"
        ),
        (
            "plans/trajectories/koers.yaml participants.1: "
            "`p03` takes part in trajectory `koers` and has no individual plan yet"
        ),
    ]


def test_a_former_member_and_an_unread_plan_are_not_missed(said: Said) -> None:
    plans = {
        "plans/teams/ks.yaml": "name: KS\nmembers: [{id: p01, until: 2026-01-01}, p02]",
        "plans/people/p02.yaml": "goals: [",
    }
    assert said("P01", plans) == []


def test_goals_without_a_team_or_trajectory(said: Said) -> None:
    assert said("P01", {"plans/people/p09.yaml": GOALS}) == [
        "plans/people/p09.yaml -: `p09` has goals, but is in no team and in no trajectory"
    ]
    dropped = {"plans/people/p09.yaml": "goals: [{id: a, title: A, status: dropped}]"}
    assert said("P01", dropped) == []


def test_a_renamed_person_keeps_a_place(said: Said) -> None:
    plans = {
        "plans/teams/ks.yaml": "name: KS\nmembers: [p09]",
        "plans/people/amina.yaml": f"was: [p09]\n{GOALS}",
    }
    assert said("P01", plans) == []


def test_nobody_is_called_alone_while_a_team_could_not_be_read(said: Said) -> None:
    plans = {"plans/people/p09.yaml": GOALS, "plans/teams/ks.yaml": "name: ["}
    assert said("P01", plans) == []


def test_owner_and_sponsor_are_the_same_by_default(said: Said) -> None:
    team = "name: KS\nmembers: []\nlead: hoofd\nsponsor: hoofd\ngoals: [{id: a, title: A}]"
    assert said("O01", {TEAM_FILE: team}) == [
        f"{TEAM_FILE} goals.0{{}}: `hoofd` is both owner and sponsor of goal `a`"
    ]
    assert said("O01", {TEAM_FILE: team.replace("sponsor: hoofd", "sponsor: directeur")}) == []
    assert said("O01", {TEAM_FILE: team.replace("title: A", "title: A, status: dropped")}) == []


def test_a_person_does_not_sponsor_their_own_goal(said: Said) -> None:
    assert said("O01", {"plans/people/p01.yaml": "goals: [{id: a, title: A, sponsor: p01}]"}) == [
        "plans/people/p01.yaml goals.0{}: `p01` is both owner and sponsor of goal `a`"
    ]


def test_nobody_is_not_the_same_as_nobody(said: Said) -> None:
    assert said("O01", {TEAM_FILE: "name: KS\nmembers: []\ngoals: [{id: a, title: A}]"}) == []
    assert (
        said("O01", {"plans/organisation.yaml": "name: O\ngoals: [{id: a, title: A, owner: x}]"})
        == []
    )
