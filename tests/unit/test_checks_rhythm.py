"""R01-R04: what is planned around a goal, and what happened of it."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from borgen.checks.rhythm import RULES
from borgen.checks.rule import CheckContext
from borgen.diagnostics import Finding
from borgen.links import link
from borgen.load import Loaded

Load = Callable[[Mapping[str, str]], Loaded]
Look = Callable[..., list[Finding]]
DAY = date(2026, 5, 1)

PERSON = """\
goals:
  - id: feedback
    title: I give feedback
    contributes_to: [ks/together]
    learned: {date: 2026-03-26}
"""
TEAM = """\
name: Service
members: [p01]
goals:
  - {id: together, title: We give each other feedback}
  - {id: other, title: Something else}
cycles:
"""
MEETING = "  - {id: meeting, form: team_meeting, starts: 2026-04-02, every: 2 weeks}\n"
COACHING = "  - {id: coaching, form: coaching, starts: 2026-04-02, every: 4 weeks}\n"
MOVED = """\
- {date: 2026-04-01, kind: session, cycle: meeting, status: moved, to: 2026-04-15}
"""


@pytest.fixture
def found(load_texts: Load) -> Look:
    """Return what the rules find in a team's cycles, around one goal."""

    def look(cycles: str, person: str = PERSON, day: date = DAY, **more: str) -> list[Finding]:
        files = {"plans/people/p01.yaml": person, "plans/teams/ks.yaml": TEAM + cycles}
        files |= {f"plans/{name.replace('__', '/')}.yaml": text for name, text in more.items()}
        workspace = load_texts(files).workspace
        context = CheckContext(workspace, link(workspace), day)
        return [finding for rule in RULES for finding in rule.find(context)]

    return look


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings if finding.code != "R04"]


def test_action_and_reflection_in_turn_up_to_the_horizon_is_fine(found: Look) -> None:
    assert codes(found(MEETING + COACHING)) == []


def test_r01_tells_the_longest_stretch_without_action(found: Look) -> None:
    [finding] = found(
        MEETING + "  - {id: coaching, form: coaching, dates: [2026-05-06, 2026-08-12]}\n",
        day=date(2026, 4, 1),
    )
    assert (finding.code, finding.variant) == ("R01", "action")
    assert finding.args["first"] == date(2026, 5, 6)
    assert finding.args["last"] == date(2026, 8, 12)
    assert finding.args["n"] == 98
    assert finding.place.file == "plans/people/p01.yaml"
    assert finding.place.path == ("goals", 0)


def test_r01_eight_weeks_is_not_too_long(found: Look) -> None:
    dates = "[2026-05-21, 2026-07-16, 2026-09-10]"  # 56 days after learning, and after each other
    assert codes(found(f"{MEETING}  - {{id: coach, form: coaching, dates: {dates}}}\n")) == []
    later = dates.replace("05-21", "05-22")
    assert codes(found(f"{MEETING}  - {{id: coach, form: coaching, dates: {later}}}\n")) == ["R01"]


def test_r01_tells_of_both_in_one_finding(found: Look) -> None:
    [finding] = found("  - {id: a, form: buddy, dates: [2026-04-02, 2026-09-01]}\n")
    assert (finding.code, finding.variant) == ("R01", "both")
    assert finding.args["n"] == 182


def test_r02_nothing_in_the_first_thirty_days(found: Look) -> None:
    late = "starts: 2026-04-26"
    assert codes(found(MEETING.replace("starts: 2026-04-02", late) + COACHING)) == []
    assert codes(
        found((MEETING + COACHING).replace("starts: 2026-04-02", late), day=date(2026, 4, 1))
    ) == ["R02"]
    on_day_thirty = "starts: 2026-04-25"
    assert codes(found((MEETING + COACHING).replace("starts: 2026-04-02", on_day_thirty))) == []


def test_r02_alone_speaks_of_a_goal_without_any_cycle(found: Look) -> None:
    [finding] = found("  []\n")
    assert (finding.code, finding.variant) == ("R02", "none")


def test_r03_nothing_in_the_last_third(found: Look) -> None:
    until = (MEETING + COACHING).replace("weeks}", "weeks, until: 2026-07-25}")
    [finding] = found(until, day=date(2026, 4, 1))
    assert finding.code == "R03"
    assert finding.args == {
        "goal": "feedback",
        "first": date(2026, 7, 26),
        "last": date(2026, 9, 24),
    }
    one_more = until + "  - {id: balance, form: half_year_review, dates: [2026-07-26]}\n"
    assert "R03" not in codes(found(one_more, day=date(2026, 4, 1)))


def test_an_empty_start_is_told_once(found: Look) -> None:
    late = (MEETING + COACHING).replace("2026-04-02", "2026-05-28")  # day 63
    assert codes(found(late)) == ["R02"]


def test_rules_ask_only_for_cycles_that_concern_the_goal(found: Look) -> None:
    elsewhere = (MEETING + COACHING).replace("starts:", "goals: [other], starts:")
    assert [f.variant for f in found(elsewhere) if f.code == "R02"] == ["none"]
    here = (MEETING + COACHING).replace("starts:", "goals: [together], starts:")
    assert codes(found(here)) == []


def test_rules_respect_groups(found: Look) -> None:
    grouped = (MEETING + COACHING).replace("starts:", "groups: [[p02, p03]], starts:")
    assert codes(found(grouped)) == ["R02"]
    assert codes(found(grouped.replace("p03", "p01"))) == []


def test_rules_take_own_cycles_and_those_of_the_organisation(found: Look) -> None:
    own = PERSON + "cycles:\n" + COACHING
    organisation = "name: All\ncycles:\n" + MEETING
    assert codes(found("  []\n", person=own, organisation=organisation)) == []


def test_rules_leave_dropped_drafts_and_unlearned_goals_alone(found: Look) -> None:
    for status in ("draft", "paused", "dropped"):
        assert codes(found("  []\n", person=f"{PERSON}    status: {status}\n")) == []
    assert (
        codes(found("  []\n", person=PERSON.replace("    learned: {date: 2026-03-26}\n", ""))) == []
    )


def test_nothing_before_observed_from_is_held_against_anybody(found: Look) -> None:
    trajectory = """\
title: Course
starts: 2026-01-15
ends: 2026-03-26
observed_from: 2026-07-01
participants: [p01]
"""
    person = PERSON.replace("learned: {date: 2026-03-26}", "trajectory: course")
    late = (MEETING + COACHING).replace("2026-04-02", "2026-07-02")
    assert codes(found(late, person=person, trajectories__course=trajectory)) == []
    without = trajectory.replace("observed_from: 2026-07-01\n", "")
    assert codes(found(late, person=person, trajectories__course=without)) == ["R01", "R02"]


def test_rules_keep_quiet_about_what_may_stand_in_an_unreadable_file(found: Look) -> None:
    assert codes(found("  []\n", organisation="name: All\ncycles: [\n")) == []


def test_r04_counts_what_is_not_logged_once_a_cycle(found: Look) -> None:
    log = """\
- {date: 2026-04-02, kind: session, cycle: meeting, status: held}
- {date: 2026-04-16, kind: session, cycle: meeting, status: cancelled}
"""
    findings = found(MEETING, day=date(2026, 5, 29), log__ks=log)
    [finding] = [finding for finding in findings if finding.code == "R04"]
    assert finding.args == {"cycle": "ks/meeting", "n": 3, "total": 5, "first": date(2026, 4, 30)}
    assert finding.place.file == "plans/teams/ks.yaml"
    assert finding.place.path == ("cycles", 0)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("- {date: 2026-04-02, goal: a}", 1),
        ("- {date: 2026-04-02, kind: reflection, form: golf}", 1),
        ("- {date: 2026-04-02, kind: session, cycle: meeting}", 0),
        ("- {date: 2026-04-02, kind: golf, cycle: meeting}", 0),
        ("- meeting", 0),
    ],
)
def test_r04_is_quiet_about_a_line_that_may_be_a_session(found: Look, line: str, told: int) -> None:
    findings = found(MEETING, day=date(2026, 5, 29), log__ks=f"{line}\n")
    assert sum(finding.code == "R04" for finding in findings) == told


@pytest.mark.parametrize(
    ("cycles", "log"),
    [
        (MEETING, "- {date: 2026-04-02, kind: session, cycle: meeting, status: held}\n"),
        (MEETING.replace("every:", "track: false, every:"), ""),
        (MEETING.replace("team_meeting", "buddy"), ""),
        (
            MEETING,
            MOVED,
        ),
    ],
    ids=["held", "untracked", "never chased", "moved"],
)
def test_r04_is_quiet(found: Look, cycles: str, log: str) -> None:
    findings = found(cycles, day=date(2026, 4, 14), log__ks=log)
    assert "R04" not in [finding.code for finding in findings]


def test_r04_a_moved_session_counts_on_its_new_day_only(found: Look) -> None:
    findings = found(MEETING, day=date(2026, 4, 16), log__ks=MOVED)
    [finding] = [finding for finding in findings if finding.code == "R04"]
    assert (finding.args["n"], finding.args["total"]) == (1, 1)
    assert finding.args["first"] == date(2026, 4, 15)


def test_r04_a_session_of_today_is_not_past(found: Look) -> None:
    assert "R04" not in [f.code for f in found(MEETING, day=date(2026, 4, 2))]
    assert "R04" in [f.code for f in found(MEETING, day=date(2026, 4, 3))]


def test_r04_asks_nothing_from_before_observed_from(found: Look) -> None:
    course = f"""\
title: Course
starts: 2026-01-15
ends: 2026-03-26
observed_from: 2026-04-10
participants: [p01]
cycles:
{MEETING}"""
    [finding] = [f for f in found("  []\n", trajectories__course=course) if f.code == "R04"]
    assert finding.place.file == "plans/trajectories/course.yaml"
    assert (finding.args["n"], finding.args["first"]) == (2, date(2026, 4, 16))
