"""D02-D05: impossible dates, repeated and contradictory entries in the log."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from borgen.checks.dates import RULES
from borgen.checks.rule import CheckContext
from borgen.diagnostics import Finding, Part, Place
from borgen.frozen import replace
from borgen.links import link
from borgen.load import Loaded
from borgen.model.entry import Entry

Load = Callable[..., Loaded]
Look = Callable[..., list[Finding]]
DAY = date(2026, 5, 20)

PERSON = """\
goals:
  - id: feedback
    title: I give feedback
    trajectory: course
    learned: {date: 2026-03-26}
"""
COURSE = """\
title: Course
starts: 2026-01-15
ends: 2026-03-26
participants: [p01]
"""
LINE = "- {date: 2026-05-12, goal: feedback, outcome: independent}\n"


@pytest.fixture
def found(load_texts: Load) -> Look:
    """Return what the rules find in the log of p01."""

    def look(
        log: str, day: date = DAY, today: date | None = None, course: str = COURSE
    ) -> list[Finding]:
        files: Mapping[str, str] = {
            "plans/people/p01.yaml": PERSON,
            "plans/trajectories/course.yaml": course,
            "plans/log/p01.yaml": log,
        }
        workspace = load_texts(files).workspace
        context = CheckContext(workspace, link(workspace), day, today)
        return [finding for rule in RULES for finding in rule.find(context)]

    return look


def at(item: int, file: str = "plans/log/p01.yaml") -> Place:
    return Place(file, (item,), Part.FIRST_KEY)


def test_a_plain_log_is_fine(found: Look) -> None:
    assert found(LINE + LINE.replace("05-12", "05-13")) == []


def test_d02_later_than_tomorrow(found: Look) -> None:
    assert found(LINE, day=date(2026, 5, 11)) == []
    [finding] = found(LINE, day=date(2026, 5, 10))
    assert (finding.code, finding.place) == ("D02", at(0))
    assert finding.args == {"day": date(2026, 5, 12)}


def test_d02_is_judged_by_the_clock_when_looking_back(found: Look) -> None:
    assert found(LINE, day=date(2026, 4, 1), today=date(2026, 5, 20)) == []
    assert [f.code for f in found(LINE, day=DAY, today=date(2026, 5, 1))] == ["D02"]


def test_d03_before_learned(found: Look) -> None:
    [finding] = found(LINE + LINE.replace("05-12", "03-25"))
    assert (finding.code, finding.variant, finding.place) == ("D03", "", at(1))
    assert finding.args["first"] == date(2026, 3, 26)


def test_d03_before_observed_from(found: Look) -> None:
    [finding] = found(LINE, course=f"{COURSE}observed_from: 2026-05-13\n")
    assert (finding.code, finding.variant, finding.place) == ("D03", "observed", at(0))
    assert finding.args["first"] == date(2026, 5, 13)


def test_d04_points_at_the_later_twin_and_relates_the_first(found: Look) -> None:
    findings = found(LINE + LINE.replace("05-12", "05-13") + LINE + LINE)
    assert [(finding.code, finding.place) for finding in findings] == [
        ("D04", at(2)),
        ("D04", at(3)),
    ]
    assert [finding.related[0].place for finding in findings] == [at(0), at(0)]


def test_d04_keys_in_another_order_are_the_same_line(found: Look) -> None:
    turned = "- {outcome: independent, goal: feedback, date: 2026-05-12}\n"
    assert [finding.code for finding in found(LINE + turned)] == ["D04"]


def test_a_line_with_its_own_n_is_meant_to_be_another(found: Look) -> None:
    assert found(LINE + LINE.replace("}", ", n: 2}")) == []
    assert found(LINE + LINE.replace("independent}", "missed, n: 2}")) == []


@pytest.mark.parametrize(
    "other",
    [
        LINE.replace("independent", "missed"),
        LINE.replace("}", ", level: 3}"),
        LINE.replace("}", ", setting: practice}"),
        LINE.replace("goal: feedback", "goal: p01/feedback").replace("independent", "fluent"),
    ],
)
def test_d05_two_lines_that_contradict_each_other(found: Look, other: str) -> None:
    [finding] = found(LINE + other)
    assert (finding.code, finding.place) == ("D05", at(1))
    assert finding.related[0].place == at(0)


@pytest.mark.parametrize(
    "other",
    [
        LINE.replace("independent}", "missed, by: peer}"),
        LINE.replace("}", ', note: "Nog iets"}'),
        "- {date: 2026-05-12, goal: feedback, kind: reflection, form: intervision}\n",
    ],
    ids=["another source", "a note more", "another kind"],
)
def test_d05_is_quiet_about_what_may_stand_together(found: Look, other: str) -> None:
    assert found(LINE + other) == []


def test_d05_a_third_line_is_told_once(found: Look) -> None:
    missed = LINE.replace("independent", "missed")
    assert [finding.code for finding in found(LINE + missed + missed)] == ["D04", "D05"]


def voided(entry: Entry, **changes: Any) -> Entry:
    return replace(entry, void=True, **changes)


def test_voided_lines_are_left_alone(load_texts: Load) -> None:
    loaded = load_texts({"plans/people/p01.yaml": PERSON, "plans/log/p01.yaml": LINE})
    [entry] = loaded.workspace.logs["p01"]
    log = (
        entry,
        voided(entry, item=1, outcome="missed"),
        voided(entry, item=2),
        voided(entry, item=3, date=date(2062, 5, 12)),
        voided(entry, item=4, date=date(2026, 1, 1)),
    )
    workspace = loaded.workspace.__class__(
        settings=loaded.workspace.settings, people=loaded.workspace.people, logs={"p01": log}
    )
    context = CheckContext(workspace, link(workspace), DAY)
    assert [finding for rule in RULES for finding in rule.find(context)] == []


def test_a_private_entry_is_found_in_its_own_file(load_texts: Load) -> None:
    files = {"plans/people/p01.yaml": PERSON, "private/log/p01.yaml": LINE + LINE}
    workspace = load_texts(files, me="p01").workspace
    findings = [
        f for rule in RULES for f in rule.find(CheckContext(workspace, link(workspace), DAY))
    ]
    assert [finding.place for finding in findings] == [at(1, "private/log/p01.yaml")]
