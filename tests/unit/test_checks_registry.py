"""All rules in one list, and what a workspace chose not to see."""

from datetime import date
from types import MappingProxyType

from borgen.checks import RULES, check, ignored_by_settings
from borgen.diagnostics import SEVERITIES, Place, finding
from borgen.links import link
from borgen.model.base import known_as
from borgen.model.common import Title
from borgen.model.settings import CheckSettings, Settings
from borgen.model.workspace import Workspace


def test_every_code_about_plans_and_logs_has_a_rule() -> None:
    at_the_door = {"M01", "M02", "M03", "M04", "M05"}
    codes = {code for code in SEVERITIES if code[0] != "F"} - at_the_door
    assert {rule.code for rule in RULES} == codes


def test_an_empty_workspace_only_has_settings_to_fill_in() -> None:
    settings = Settings(borgen=1, name=Title(text="T"))
    workspace = Workspace(settings=known_as(settings, place=Place("borgen.yaml")))
    found = check(workspace, link(workspace), date(2026, 9, 30))
    assert [(one.code, one.place.file) for one in found] == [("P02", "borgen.yaml")]


def test_settings_leave_findings_out_by_code_and_file() -> None:
    ignore = MappingProxyType({"V02": ("plans/organisation.yaml", "plans/people/*")})
    settings = Settings(borgen=1, name=Title(text="T"), check=CheckSettings(ignore=ignore))
    files = ("plans/organisation.yaml", "plans/people/p01.yaml", "plans/teams/ks.yaml")
    findings = [finding(code, Place(file)) for code in ("V01", "V02") for file in files]
    left = ignored_by_settings(findings, settings)
    assert [(one.code, one.place.file) for one in left] == [
        ("V01", "plans/organisation.yaml"),
        ("V01", "plans/people/p01.yaml"),
        ("V01", "plans/teams/ks.yaml"),
        ("V02", "plans/teams/ks.yaml"),
    ]
