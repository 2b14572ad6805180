"""The JSON contract, version 1: keys are only ever added."""

import json
from datetime import date

import pytest

from borgen.links import OwnerKind, link
from borgen.model.workspace import Workspace
from borgen.render.json import report_json
from borgen.reports.build import build_report
from borgen.reports.request import open_request

CONTRACT = {
    "": "version kind as_of subject audience model preset target people pairs paused dropped"
    " transfer use retention evidence rhythm growth measures causes investment goals groups"
    " context support sessions agenda",
    "subject": "kind id title",
    "transfer": "applied_ever applied_within_grace judged gap benchmark_gap status",
    "use": "in_use quiet unknown share interval bounds benchmark",
    "retention": "mean below_target preserved_mean mean_band",
    "evidence": "coverage good fair thin none",
    "rhythm": "due held",
    "causes": "no_chance open_factor promise_overdue unknown",
    "investment": "cost hours productive_hours_lost cost_per_pair_in_use"
    " cost_per_pair_in_use_range",
}
ROWS = {
    "growth": "aspect pairs measured grown",
    "measures": "goal baseline latest target due",
    "groups": "team people pairs in_use suppressed",
    "agenda": "code args text owner",
    "goals": "person goal title status in_use quiet last_applied retention stability gap band"
    " baseline preserved crosses_target_on observed evidence progress team_status",
}
STATUSES = {
    "applied",
    "attempted",
    "missed",
    "no_opportunity",
    "reflection_only",
    "no_observation",
}


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        ("organisation", "organisation"),
        ("trajectory", "koers-en-kracht"),
        ("team", "ks"),
        ("person", "p04"),
    ],
)
def test_the_keys_of_the_contract(case: Workspace, kind: OwnerKind, subject: str) -> None:
    report = build_report(
        open_request(case, link(case), date(2026, 9, 30), kind, subject, me="p04")
    )
    told = json.loads(report_json(report))
    assert (told["version"], told["kind"], told["as_of"]) == (1, "report", "2026-09-30")
    for part, keys in CONTRACT.items():
        node = told[part] if part else told
        assert node is None or set(keys.split()) <= node.keys()
    for part, keys in ROWS.items():
        assert all(set(keys.split()) <= row.keys() for row in told[part])
    assert set(told["transfer"]["status"]) == STATUSES


def test_words_numbers_and_days(case: Workspace) -> None:
    report = build_report(
        open_request(case, link(case), date(2026, 9, 30), "person", "p04", me="p04")
    )
    text = report_json(report)
    told = json.loads(text)
    row = told["goals"][1]
    assert row["band"] == list(report.goals[1].band or ())
    assert row["retention"] == report.goals[1].retention
    assert row["last_applied"] == "2026-04-30"
    assert "één" in text or "Eén" in text
    assert text.startswith('{\n  "version": 1,\n  "kind": "report",\n  "as_of": "2026-09-30"')
