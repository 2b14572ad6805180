"""Owner and sponsor are two people (O01)."""

from collections.abc import Callable

Said = Callable[..., list[str]]
TEAM = "plans/teams/ks.yaml"


def test_owner_and_sponsor_are_the_same_by_default(said: Said) -> None:
    team = "name: KS\nmembers: []\nlead: hoofd\nsponsor: hoofd\ngoals: [{id: a, title: A}]"
    assert said("O01", {TEAM: team}) == [
        f"{TEAM} goals.0{{}}: `hoofd` is both owner and sponsor of goal `a`"
    ]
    assert said("O01", {TEAM: team.replace("sponsor: hoofd", "sponsor: directeur")}) == []
    assert said("O01", {TEAM: team.replace("title: A", "title: A, status: dropped")}) == []


def test_a_person_does_not_sponsor_their_own_goal(said: Said) -> None:
    assert said("O01", {"plans/people/p01.yaml": "goals: [{id: a, title: A, sponsor: p01}]"}) == [
        "plans/people/p01.yaml goals.0{}: `p01` is both owner and sponsor of goal `a`"
    ]


def test_nobody_is_not_the_same_as_nobody(said: Said) -> None:
    assert said("O01", {TEAM: "name: KS\nmembers: []\ngoals: [{id: a, title: A}]"}) == []
    assert (
        said("O01", {"plans/organisation.yaml": "name: O\ngoals: [{id: a, title: A, owner: x}]"})
        == []
    )
