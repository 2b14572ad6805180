"""Ids used twice (L03) and roles that look like a person (M06)."""

from collections.abc import Callable

import pytest

from borgen.checks.ids import one_edit
from borgen.diagnostics import Finding

Said = Callable[..., list[str]]
Found = Callable[..., list[Finding]]


def test_an_id_twice_in_a_file_has_both_positions(found: Found, said: Said) -> None:
    plans = {
        "plans/people/p01.yaml": """\
            goals:
              - {id: a, title: A}
              - {id: b, title: B}
              - {title: Nog een, id: a}
            """
    }
    assert said("L03", plans) == [
        "plans/people/p01.yaml goals.2.id: the id `a` is used twice: a second goal has it"
    ]
    (one,) = found("L03", plans)
    assert [related.place.path for related in one.related] == [("goals", 0, "id")]


def test_things_of_two_kinds_may_share_an_id(said: Said) -> None:
    plans = {
        "plans/people/p01.yaml": """\
            goals: [{id: a, title: A}]
            context: [{id: a, factor: A, effect: hinders}]
            cycles: [{id: a, form: buddy}]
            """
    }
    assert said("L03", plans) == []


def test_plans_share_one_list_of_names(said: Said) -> None:
    plans = {
        "plans/people/ks.yaml": "name: K. Smit",
        "plans/teams/ks.yaml": "name: KS\nmembers: []",
    }
    assert said("L03", plans) == [
        "plans/people/ks.yaml -: the id `ks` is used twice: person `ks` shares it with another plan"
    ]


def test_nobody_is_in_two_teams_on_one_day(said: Said) -> None:
    plans = {
        "plans/teams/a.yaml": "name: A\nmembers: [{id: p01, until: 2026-04-30}, p02]",
        "plans/teams/b.yaml": "name: B\nmembers: [{id: p01, since: 2026-04-30}, {id: p02}]",
    }
    assert said("L03", plans) == [
        "plans/teams/b.yaml members.0.id: `p01` is a member twice on one day",
        "plans/teams/b.yaml members.1: `p02` is a member twice on one day",
    ]


def test_a_move_to_another_team_is_fine(said: Said) -> None:
    plans = {
        "plans/teams/a.yaml": "name: A\nmembers: [{id: p01, until: 2026-04-29}]",
        "plans/teams/b.yaml": "name: B\nmembers: [{id: p01, since: 2026-04-30}]",
    }
    assert said("L03", plans) == []


ROLES = {
    "plans/teams/ks.yaml": "name: KS\nmembers: [p01]\nlead: p1\nsponsor: directeur",
    "plans/people/p01.yaml": "manager: p01",
}


def test_a_role_one_edit_from_a_person_is_told(said: Said) -> None:
    assert said("M06", ROLES) == [
        "plans/teams/ks.yaml lead: the role `p1` looks very much like the person `p01`"
    ]


def test_a_person_whose_plan_could_not_be_read_is_no_slip(said: Said) -> None:
    assert said("M06", ROLES | {"plans/people/p1.yaml": "goals: ["}) == []


@pytest.mark.parametrize("other", ["p1", "p001", "p02", "0p1", "p01x", "P01"])
def test_one_edit(other: str) -> None:
    assert one_edit("p01", other)
    assert one_edit(other, "p01")


@pytest.mark.parametrize("other", ["p01", "hr", "p", "p0123", "10p", "p10x"])
def test_more_or_less_than_one_edit(other: str) -> None:
    assert not one_edit("p01", other)


def test_every_role_is_looked_at(found: Found) -> None:
    plans = {
        "plans/organisation.yaml": "name: O\ngoals: [{id: a, title: A, owner: p1}]",
        "plans/teams/ks.yaml": """\
            name: KS
            members: [p01]
            goals: [{id: a, title: A, owner: p1, sponsor: p1}]
            context: [{factor: F, effect: hinders, response: {action: A, owner: p1}}]
            cycles: [{id: c, form: buddy, facilitator: p1}]
            support: [{kind: financial, what: W, by: p1}]
            """,
        "plans/people/p01.yaml": "manager: p1\ngoals: [{id: a, title: A, sponsor: p1}]",
    }
    assert [one.place.path for one in found("M06", plans)] == [
        ("goals", 0, "owner"),
        ("goals", 0, "owner"),
        ("goals", 0, "sponsor"),
        ("context", 0, "response", "owner"),
        ("cycles", 0, "facilitator"),
        ("support", 0, "by"),
        ("manager",),
        ("goals", 0, "sponsor"),
    ]
