"""The reports on the worked case give the figures of the worked case."""

import json
from datetime import date
from typing import Any

import pytest

from borgen.errors import BorgenError
from borgen.links import OwnerKind, link
from borgen.model.workspace import Workspace
from borgen.render.json import report_json
from borgen.reports.build import build_report
from borgen.reports.report import Report
from borgen.reports.request import open_request

TOTALS: tuple[tuple[OwnerKind, str], ...] = (
    ("organisation", "organisation"),
    ("trajectory", "koers-en-kracht"),
)
DAY_30, DAY_91, HALF_YEAR = date(2026, 4, 25), date(2026, 6, 25), date(2026, 9, 30)


def report(case: Workspace, kind: OwnerKind, subject: str, day: date, **asked: Any) -> Report:
    return build_report(open_request(case, link(case), day, kind, subject, **asked))


def document(case: Workspace, kind: OwnerKind, subject: str, day: date, **asked: Any) -> Any:
    return json.loads(report_json(report(case, kind, subject, day, **asked)))


@pytest.mark.parametrize(
    ("day", "figures"),
    [
        (DAY_30, (14, 14, 0.963, 0, 7)),
        (DAY_91, (15, 13, 0.907, 0, 6)),
        (HALF_YEAR, (18, 14, 0.885, 8, 6)),
    ],
)
def test_the_table_of_the_case(
    case: Workspace, day: date, figures: tuple[int, int, float, int, int]
) -> None:
    ever, in_use, mean, below, ks = figures
    told = document(case, "organisation", "organisation", day)
    assert (told["people"], told["pairs"]) == (12, 24)
    assert told["transfer"]["applied_ever"] == ever
    assert told["transfer"]["applied_within_grace"] == 14
    assert told["transfer"]["judged"] == 24
    assert round(told["transfer"]["gap"], 2) == 0.42
    assert told["use"]["in_use"] == in_use
    assert round(told["retention"]["mean"], 3) == mean
    assert told["retention"]["below_target"] == below
    assert {group["team"]: group["in_use"] for group in told["groups"]} == {
        "bv": None,
        "ks": ks,
        "pv": None,
    }
    assert [group["suppressed"] for group in told["groups"]] == [True, False, True]


def test_what_it_cost(case: Workspace) -> None:
    for kind, subject in TOTALS:
        cost = document(case, kind, subject, HALF_YEAR)["investment"]
        assert (cost["cost"], cost["hours"], cost["productive_hours_lost"]) == (56820, 1128, 888)
        assert round(cost["cost_per_pair_in_use"]) == 4059
        low, high = cost["cost_per_pair_in_use_range"]
        assert low < 4059 < high


def test_no_person_in_a_report_for_the_organisation(case: Workspace) -> None:
    names = [f'"{p.name.text}"' for p in case.people.values() if p.name]
    assert len(names) == 12
    for kind, subject in TOTALS:
        text = report_json(report(case, kind, subject, HALF_YEAR))
        assert not [name for name in (*names, *(f'"{p}"' for p in case.people)) if name in text]


@pytest.mark.parametrize(("team", "in_use", "pairs"), [("ks", 6, 10), ("pv", 5, 8), ("bv", 3, 6)])
def test_a_team_sees_its_totals_and_words(
    case: Workspace, team: str, in_use: int, pairs: int
) -> None:
    told = document(case, "team", team, HALF_YEAR)
    assert (told["use"]["in_use"], told["pairs"]) == (in_use, pairs)
    assert (told["causes"], told["investment"]) == (None, None)
    assert len(told["goals"]) == pairs
    hidden = ("status", "in_use", "quiet", "retention", "gap", "band", "last_applied", "progress")
    for row in told["goals"]:
        assert row["suppressed"]
        assert [row[key] for key in hidden] == [None] * len(hidden)
        assert row["team_status"] in ("in_use", "asks_for_a_chance", "open")
        assert row["next_step"]["text"]


def test_a_team_report_is_an_agenda(case: Workspace) -> None:
    told = document(case, "team", "ks", DAY_91)
    assert [item["code"] for item in told["agenda"]] == [
        "promise_overdue",
        "response_overdue",
        "chance_asked",
        "quiet",
        "crossing_soon",
    ]
    assert all(item["owner"] and item["owner_name"] and item["text"] for item in told["agenda"])
    assert told["agenda"][2]["args"]["name"] == "Bas"
    assert told["moved"]["since"] == "2026-06-16"
    assert told["moved"]["meeting"]


def test_what_moved_since_a_day_that_is_asked_for(case: Workspace) -> None:
    told = document(case, "team", "ks", HALF_YEAR, since=DAY_91)
    assert told["moved"]["began"] == ["p03/decide"]
    assert (told["moved"]["newly_in_use"], told["moved"]["meeting"]) == (1, False)
    assert told["agenda"][-1]["code"] == "celebrate"
    assert told["agenda"][-1]["args"]["name"] == "Chantal"


def test_the_organisation_opens_with_its_own_promises_and_figures(case: Workspace) -> None:
    told = document(case, "organisation", "organisation", HALF_YEAR)
    assert told["agenda"][0]["code"] == "promise_overdue"
    assert told["agenda"][0]["owner"] == "directeur"
    assert [row["latest"] for row in told["measures"]] == [7.4, 14, 12.8]
    assert told["causes"] == {
        "no_chance": 1,
        "open_factor": 0,
        "promise_overdue": 2,
        "unknown": 7,
        "suppressed": False,
    }


def test_i_see_my_own_numbers(case: Workspace) -> None:
    told = document(case, "person", "p07", HALF_YEAR, me="p07")
    row = told["goals"][1]
    assert (row["ref"], row["person"], row["goal"], row["status"], row["suppressed"]) == (
        "p07/prioritise",
        "p07",
        "prioritise",
        "no_observation",
        False,
    )
    assert round(row["retention"], 3) == 0.700
    assert row["crosses_target_on"] == "2026-07-12"
    assert told["audience"] == "me"
    assert told["use"]["in_use"] == 0


def test_a_colleague_sees_no_numbers(case: Workspace) -> None:
    told = document(case, "person", "p07", HALF_YEAR, me="p06")
    assert told["audience"] == "team"
    assert told["suppressed"]
    assert told["pairs"] is None
    assert [row["team_status"] for row in told["goals"]] == ["open", "open"]
    with pytest.raises(BorgenError):
        report(case, "person", "p07", HALF_YEAR, me="p06", audience="me")


def test_a_small_team_is_hidden_from_the_organisation(case: Workspace) -> None:
    assert report(case, "team", "pv", HALF_YEAR, audience="organisation").suppressed
    shown = report(case, "team", "ks", HALF_YEAR, audience="organisation")
    assert shown.use.in_use == 6
    assert shown.goals == ()


def test_both_languages(case: Workspace) -> None:
    dutch = document(case, "team", "ks", HALF_YEAR)
    english = document(case, "team", "ks", HALF_YEAR, language="en")
    assert dutch["agenda"][0]["text"].startswith("Toegezegd voor 27 aug 2026")
    assert english["agenda"][0]["text"].startswith("Promised for 27 Aug 2026")
    assert english["subject"]["title"] == "Customer & Service"


def test_same_files_same_day_same_bytes(case: Workspace) -> None:
    once = report_json(report(case, "organisation", "organisation", HALF_YEAR))
    assert once == report_json(report(case, "organisation", "organisation", HALF_YEAR))
    assert once.endswith("}\n")
