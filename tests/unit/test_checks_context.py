"""What hinders and stimulates (C01-C03), and what was promised (S01, S02)."""

from collections.abc import Callable
from datetime import date

Said = Callable[..., list[str]]
TEAM = "plans/teams/ks.yaml"
HEAD = "name: KS\nmembers: []\n"


def test_a_hindering_factor_without_a_response(said: Said) -> None:
    context = """\
context:
  - {factor: De waan van de dag, effect: hinders}
  - {factor: Tijd, effect: hinders, response: {strategy: accept, action: Zo is het}}
  - {factor: Voorbij, effect: hinders, until: 2026-06-30}
  - {factor: Nog niet, effect: hinders, since: 2027-01-01}
"""
    assert said("C01", {TEAM: HEAD + context}) == [
        f"{TEAM} context.0{{}}: nobody has a response yet to what hinders: De waan van de dag"
    ]


def test_a_factor_in_a_file_with_a_mistake_may_have_a_response(said: Said) -> None:
    context = "context: [{factor: X, effect: hinders, response: {action: 3, owner: {}}}]"
    assert said("C01", {TEAM: HEAD + context}) == []


def test_a_mistake_elsewhere_in_the_file_hides_no_response(said: Said) -> None:
    rush = "context: [{factor: X, effect: hinders}, {factor: Y, effect: stimulates, lever: 13}]\n"
    assert len(said("C01", {TEAM: HEAD + rush})) == 1
    assert len(said("S01", {TEAM: HEAD + rush})) == 1
    assert said("C03", {TEAM: HEAD + rush}) == []


def test_a_response_past_its_day_and_not_done(said: Said) -> None:
    context = """\
context:
  - {factor: A, effect: hinders, response: {action: Rooster, owner: directeur, due: 2026-04-15}}
  - {factor: B, effect: hinders, response: {action: Lijst, due: 2026-04-15, done: 2026-07-01}}
  - {factor: C, effect: hinders, response: {action: Later, due: 2026-09-30}}
"""
    assert said("C02", {TEAM: HEAD + context}) == [
        (
            f"{TEAM} context.0{{}}: the response of `directeur` should have been there "
            "by 2026-04-15 and is not marked as done: Rooster"
        )
    ]
    assert len(said("C02", {TEAM: HEAD + context}, date(2026, 6, 25))) == 2


def test_a_stimulating_factor_that_nobody_uses(said: Said) -> None:
    context = """\
context:
  - {factor: Nieuw systeem, effect: stimulates}
  - {factor: Koppels, effect: stimulates, response: {strategy: use, action: Houden}}
"""
    assert said("C03", {TEAM: HEAD + context}) == [
        f"{TEAM} context.0{{}}: nobody makes use yet of what stimulates: Nieuw systeem"
    ]


def test_the_three_kinds_of_support(said: Said) -> None:
    two = "support: [{kind: instrumental, what: Uren}, {kind: financial, what: Geld}]"
    three = two.replace("[{", "[{kind: managerial, what: Bila}, {")
    assert said("S01", {TEAM: HEAD + two}) == [
        f"{TEAM} -: this plan promises no support of this kind: managerial"
    ]
    assert said("S01", {TEAM: HEAD}) == [
        (
            f"{TEAM} -: this plan promises no support of these kinds: "
            "instrumental, financial, managerial"
        )
    ]
    assert said("S01", {TEAM: HEAD + three}) == []
    assert said("S01", {TEAM: HEAD + "support: [{kind: managerial}]"}) == []


def test_support_past_its_day_and_not_delivered(said: Said) -> None:
    support = """\
support:
  - {kind: managerial, what: Bij de opening, by: directeur, due: 2026-08-27}
  - {kind: managerial, what: Bila, due: 2026-04-01, delivered: 2026-04-07}
  - {kind: financial, what: Zonder dag}
"""
    assert said("S02", {TEAM: HEAD + support}) == [
        (
            f"{TEAM} support.0{{}}: `directeur` promised this support for 2026-08-27 and it is not "
            "marked as delivered: Bij de opening"
        )
    ]
    assert len(said("S02", {TEAM: HEAD + support}, date(2026, 4, 6))) == 1
