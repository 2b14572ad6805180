"""C04, E01, E02: what a rating or a status is based on."""

from collections.abc import Callable
from datetime import date

import pytest

from borgen.checks.evidence import RULES
from borgen.checks.rule import CheckContext
from borgen.diagnostics import Finding
from borgen.links import link
from borgen.load import Loaded

Load = Callable[..., Loaded]
Look = Callable[..., list[Finding]]
DAY = date(2026, 9, 30)

GOAL = """\
goals:
  - id: delegate
    title: I delegate
    contributes_to: [ks/decide]
    learned: {date: 2026-03-26}
"""
TEAM = """\
name: Service
members: [p01]
goals: [{id: decide, title: We decide close to the customer}]
"""
TWICE = """\
- {date: 2026-04-30, goal: delegate, outcome: no_opportunity}
- {date: 2026-06-04, goal: delegate, outcome: no_opportunity}
"""
ALONE = """\
- {date: 2026-07-07, goal: delegate, outcome: independent}
- {date: 2026-08-18, goal: delegate, outcome: with_help}
"""


@pytest.fixture
def found(load_texts: Load) -> Look:
    """Return what the rules find about one goal with a log."""

    def look(log: str, person: str = GOAL, team: str = TEAM, day: date = DAY) -> list[Finding]:
        files = {"plans/people/p01.yaml": person, "plans/teams/ks.yaml": team}
        workspace = load_texts(files | {"plans/log/p01.yaml": log}).workspace
        context = CheckContext(workspace, link(workspace), day)
        return [finding for rule in RULES for finding in rule.find(context)]

    return look


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def test_c04_twice_no_opportunity_and_no_factor(found: Look) -> None:
    [finding] = found(TWICE)
    assert finding.code == "C04"
    assert finding.args == {"goal": "delegate", "n": 2}
    assert finding.place.file == "plans/people/p01.yaml"
    assert finding.place.path == ("goals", 0)


def test_c04_once_is_not_enough(found: Look) -> None:
    assert found(TWICE.splitlines()[0]) == []


def test_c04_an_entry_may_name_the_factor(found: Look) -> None:
    assert found(TWICE.replace("no_opportunity}", "no_opportunity, factor: rush}", 1)) == []


@pytest.mark.parametrize("goals", ["[p01/delegate]", "[decide]"])
def test_c04_a_factor_of_the_team_may_name_the_goal(found: Look, goals: str) -> None:
    context = f"context: [{{factor: No mandate, effect: hinders, goals: {goals}}}]\n"
    assert found(TWICE, team=TEAM + context) == []
    assert codes(found(TWICE, team=TEAM + context.replace("hinders", "stimulates"))) == ["C04"]


def test_c04_a_factor_of_ones_own_is_about_all_own_goals(found: Look) -> None:
    context = "context: [{factor: No time, effect: hinders}]\n"
    assert found(TWICE, person=GOAL + context) == []
    assert codes(found(TWICE, team=TEAM + context)) == ["C04"]


def test_e01_self_alone_for_ninety_days(found: Look) -> None:
    [finding] = found(ALONE)
    assert finding.code == "E01"
    assert finding.args == {"goal": "delegate", "n": 2, "days": 90}
    assert finding.place.path == ("goals", 0)


@pytest.mark.parametrize(
    "log",
    [
        "",
        "- {date: 2026-07-02, goal: delegate, outcome: independent}\n",
        ALONE + "- {date: 2026-07-03, goal: delegate, outcome: not_achieved, by: peer}\n",
        "- {date: 2026-08-18, goal: delegate, outcome: missed}\n",
    ],
    ids=["nothing", "long ago", "a peer too", "no rating"],
)
def test_e01_is_quiet(found: Look, log: str) -> None:
    assert found(log) == []


def test_e01_waits_until_ninety_days_have_passed(found: Look) -> None:
    late = GOAL.replace("2026-03-26", "2026-07-03")
    assert found(ALONE, person=late) == []
    assert codes(found(ALONE, person=late, day=date(2026, 10, 1))) == ["E01"]


@pytest.mark.parametrize("status", ["achieved", "maintained"])
def test_e02_a_claim_that_nobody_else_has_seen(found: Look, status: str) -> None:
    claimed = f"{GOAL}    status: {status}\n"
    [finding] = found(ALONE, person=claimed)
    assert finding.code == "E02"
    assert finding.args == {"goal": "delegate", "status": f"status.{status}"}
    assert codes(found("", person=claimed)) == ["E02"]


def test_e02_another_source_is_enough(found: Look) -> None:
    seen = ALONE + "- {date: 2026-09-18, goal: delegate, outcome: independent, by: customer}\n"
    assert found(seen, person=f"{GOAL}    status: achieved\n") == []


def test_e02_what_was_seen_before_learning_is_no_proof(found: Look) -> None:
    early = "- {date: 2026-03-25, goal: delegate, outcome: independent, by: peer}\n"
    assert codes(found(early, person=f"{GOAL}    status: achieved\n")) == ["E02"]


def test_e02_reads_the_status_of_the_day(found: Look) -> None:
    later = GOAL + "    status: [{status: active}, {status: achieved, since: 2026-10-01}]\n"
    assert codes(found(ALONE, person=later)) == ["E01"]


def test_rules_keep_quiet_about_a_log_that_was_not_read_whole(found: Look) -> None:
    assert found(ALONE + "- {date: 2026-09-18, goal: delegate, outcome: [\n") == []


def test_private_goals_are_not_looked_at(load_texts: Load) -> None:
    files = {
        "plans/people/p01.yaml": "name: Amina\n",
        "private/people/p01.yaml": GOAL.replace("    contributes_to: [ks/decide]\n", ""),
        "plans/log/p01.yaml": ALONE,
    }
    workspace = load_texts(files, me="p01").workspace
    context = CheckContext(workspace, link(workspace), DAY)
    assert [finding for rule in RULES for finding in rule.find(context)] == []
