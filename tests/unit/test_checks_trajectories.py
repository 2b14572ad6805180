"""A programme: practice (A01), purpose (A02), price (A03) and its half-year review (H01)."""

from collections.abc import Callable

import pytest

Said = Callable[..., list[str]]
FILE = "plans/trajectories/koers.yaml"
HEAD = "title: Koers\nstarts: 2026-01-15\nends: 2026-03-26\nparticipants: [p01]\n"
WHOLE = """\
contributes_to: [organisation/tevreden]
activities: [{id: a, title: A, mode: on_the_job, hours: 8}]
costs: [{category: venue, amount: 100}]
cycles: [{id: balans, form: half_year_review, dates: [2026-09-24]}]
"""


@pytest.mark.parametrize("code", ["A01", "A02", "A03", "H01"])
def test_a_whole_programme_says_nothing(said: Said, code: str) -> None:
    assert said(code, {FILE: HEAD + WHOLE}) == []


def test_a_bare_programme_lacks_everything(said: Said) -> None:
    assert [said(code, {FILE: HEAD}) for code in ("A01", "A02", "A03", "H01")] == [
        [f"{FILE} -: trajectory `koers` has no part on the job"],
        [f"{FILE} -: trajectory `koers` serves no goal"],
        [f"{FILE} -: trajectory `koers` tells neither its hours nor its costs"],
        [f"{FILE} -: no half-year review is planned after trajectory `koers`"],
    ]


def test_hours_and_costs_are_told_apart(said: Said) -> None:
    no_hours = WHOLE.replace(", hours: 8", "")
    no_costs = WHOLE.replace("costs: ", "x-costs: ")
    assert said("A03", {FILE: HEAD + no_hours}) == [
        f"{FILE} -: trajectory `koers` does not tell its hours"
    ]
    assert said("A03", {FILE: HEAD + no_costs}) == [
        f"{FILE} -: trajectory `koers` does not tell its costs"
    ]


def test_a_goal_that_contributes_is_purpose_enough(said: Said) -> None:
    goals = "goals: [{id: g, title: G, contributes_to: [organisation/tevreden]}]\n"
    assert said("A02", {FILE: HEAD + goals}) == []


@pytest.mark.parametrize(
    ("day", "findings"),
    [("2026-08-22", 1), ("2026-08-23", 0), ("2026-10-22", 0), ("2026-10-23", 1)],
)
def test_a_review_falls_150_to_210_days_after_the_end(said: Said, day: str, findings: int) -> None:
    plans = {FILE: HEAD + WHOLE.replace("2026-09-24", day)}
    assert len(said("H01", plans)) == findings


def test_a_review_in_a_participants_team_will_do(said: Said) -> None:
    cycle = "cycles: [{id: balans, form: half_year_review, dates: [2026-09-24]}]"
    team = f"name: KS\nmembers: [p01]\n{cycle}"
    assert said("H01", {FILE: HEAD, "plans/teams/ks.yaml": team}) == []
    other = team.replace("[p01]", "[p02]")
    assert len(said("H01", {FILE: HEAD, "plans/teams/ks.yaml": other})) == 1


def test_a_programme_observed_only_later_is_forgiven_its_review(said: Said) -> None:
    assert said("H01", {FILE: HEAD + "observed_from: 2026-11-01\n"}) == []


@pytest.mark.parametrize(
    ("mistake", "silent"),
    [
        ("activities: [{id: a, mode: practice}]", {"A01", "A03"}),
        ("costs: [{category: venue}]", {"A03"}),
        ("cycles: [{form: half_year_review}]", {"A01", "A02", "A03", "H01"}),
        ("support: [{kind: financial}]", set()),
        ("contributes_to: [3]", {"A02"}),
    ],
)
def test_nothing_is_missed_where_a_mistake_may_hide_it(
    said: Said, mistake: str, silent: set[str]
) -> None:
    codes = ("A01", "A02", "A03", "H01")
    assert {code for code in codes if not said(code, {FILE: f"{HEAD}{mistake}\n"})} == silent


def test_an_end_before_its_start_asks_for_no_review(said: Said) -> None:
    assert said("H01", {FILE: HEAD.replace("2026-03-26", "2026-01-01")}) == []
