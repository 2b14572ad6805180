"""What is due soon and what is overdue, for whom, and what of it nobody else sees."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from borgen.links import OwnerKind, link
from borgen.load import Loaded
from borgen.model.workspace import Workspace
from borgen.render.json import value_json
from borgen.render.markdown import markdown_page
from borgen.render.options import RenderOptions
from borgen.render.text import text_page
from borgen.render.upcoming import upcoming_page
from borgen.reports.request import open_request
from borgen.reports.upcoming import WITHIN, Upcoming, build_upcoming
from borgen.text import Language, text_in

HALF_YEAR = date(2026, 9, 30)
GOLDEN = Path(__file__).parents[1] / "golden" / "views"
DAY = date(2026, 5, 6)


def upcoming(  # noqa: PLR0913 - a question in one line
    workspace: Workspace,
    kind: OwnerKind,
    subject: str,
    day: date = DAY,
    *,
    within: int = WITHIN,
    me: str | None = None,
    language: Language = "en",
) -> Upcoming:
    return build_upcoming(
        open_request(workspace, link(workspace), day, kind, subject, me=me, language=language),
        within=within,
    )


def told(found: Upcoming) -> list[tuple[str, str, int]]:
    return [(due.when, due.title, due.days) for due in found.due]


PLANS = {
    "plans/organisation.yaml": """\
        name: House
        goals:
          - {id: happy, title: Happy, measure: {due: 2026-05-16}}
          - {id: done, title: Done, status: achieved, measure: {due: 2026-05-16}}
        support:
          - {kind: financial, what: A budget, by: director, due: 2026-04-30}
          - {kind: managerial, what: Time, by: p01, due: 2026-05-06}
          - {kind: managerial, what: Kept, due: 2026-04-01, delivered: 2026-05-06}
          - {kind: managerial, what: Far off, due: 2026-12-01}
        """,
    "plans/teams/ks.yaml": """\
        name: Service
        lead: p01
        members: [p01, p02, p03]
        goals: [{id: ask, title: We ask, due: 2026-05-01, contributes_to: [organisation/happy]}]
        context:
          - factor: No time
            effect: hinders
            response: {action: Make room, owner: p02, due: 2026-05-08}
          - factor: Solved
            effect: hinders
            response: {action: Done, due: 2026-05-01, done: 2026-05-01}
        cycles:
          - {id: meeting, form: team_meeting, title: Meeting, starts: 2026-04-14, every: 2 weeks}
        """,
    "plans/trajectories/course.yaml": """\
        title: Course
        starts: 2026-01-01
        ends: 2026-03-01
        observed_from: 2026-04-20
        participants: [p01, p02, p03]
        cycles:
          - id: intervision
            form: intervision
            title: Intervision
            groups: [[p01], [p02], [p03]]
            dates: [2026-04-10, 2026-05-05, 2026-05-12, 2026-05-20]
          - {id: buddy, form: buddy, title: Buddy, dates: [2026-05-01, 2026-05-07]}
          - {id: review, form: half_year_review, title: Review, dates: [2026-05-13]}
        """,
    "plans/people/p01.yaml": """\
        name: Amina
        goals:
          - {id: slow, title: I ask, learned: {date: 2026-01-20}}
          - {id: fast, title: I know, learned: {date: 2026-01-20}, fades: fast}
        """,
    "plans/log/ks.yaml": """\
        - {date: 2026-04-14, cycle: meeting, status: held}
        """,
    "plans/log/course.yaml": """\
        - {date: 2026-05-05, cycle: intervision, group: 3, status: held}
        """,
}


@pytest.fixture
def small(load_texts: Callable[..., Loaded]) -> Workspace:
    return load_texts(PLANS).workspace


def test_for_a_team(small: Workspace) -> None:
    found = upcoming(small, "team", "ks")
    assert told(found) == [
        ("overdue", "Meeting", -8),
        ("overdue", "A budget", -6),
        ("overdue", "We ask", -5),
        ("overdue", "Intervision", -1),
        ("this_week", "Time", 0),
        ("this_week", "Make room", 2),
        ("this_week", "Intervision", 6),
        ("this_week", "Meeting", 6),
        ("later", "Review", 7),
        ("later", "Intervision", 14),
    ]
    by_title = {(due.title, due.when): due for due in found.due}
    assert by_title["Intervision", "overdue"].groups == (1, 2)
    assert by_title["Intervision", "later"].groups == ()
    assert by_title["Make room", "this_week"].about == "No time"
    assert by_title["Time", "this_week"].who_name == "Amina"


def test_sessions_that_nobody_logged_are_one_line_a_cycle(small: Workspace) -> None:
    found = upcoming(small, "team", "ks", date(2026, 6, 1), within=0)
    meeting = next(due for due in found.due if due.title == "Meeting")
    assert meeting.missed == (date(2026, 4, 28), date(2026, 5, 12), date(2026, 5, 26))
    shown = text_page(upcoming_page(found), RenderOptions(width=120))
    assert "nobody wrote down whether it was held: 28 Apr, 12 May, 26 May" in shown


def test_what_is_not_tracked_is_shown_to_me_and_never_chased(small: Workspace) -> None:
    assert not [due for due in upcoming(small, "team", "ks").due if due.title == "Buddy"]
    mine = upcoming(small, "person", "p01", me="p01")
    assert [(due.when, due.days) for due in mine.due if due.title == "Buddy"] == [("this_week", 1)]


def test_crossing_days_are_for_me_alone(small: Workspace) -> None:
    mine = upcoming(small, "person", "p01", me="p01")
    assert [due.title for due in mine.due if due.kind == "crossing"] == ["I know", "I ask"]
    for kind, subject, me in (
        ("person", "p01", "p02"),
        ("person", "p01", None),
        ("team", "ks", "p01"),
        ("organisation", "organisation", "p01"),
    ):
        found = upcoming(small, kind, subject, me=me)  # type: ignore[arg-type] # kinds by name
        assert not [due for due in found.due if due.kind == "crossing"]
    shown = text_page(upcoming_page(mine), RenderOptions(width=120))
    assert "comes under an estimated 80 % then, if nothing happens" in shown
    assert "under an estimated 80 % since that day" in shown


def test_my_group_only(small: Workspace) -> None:
    found = upcoming(small, "person", "p03", within=6)
    assert [due.days for due in found.due if due.title == "Intervision"] == [6]


def test_the_organisation_names_the_team_and_its_own_goals(small: Workspace) -> None:
    found = upcoming(small, "organisation", "organisation")
    assert next(due for due in found.due if due.title == "Meeting").about == "Service"
    assert [due.title for due in found.due if due.kind == "goal"] == ["Happy"]


def test_nothing_is_due(load_texts: Callable[..., Loaded]) -> None:
    found = upcoming(load_texts({}).workspace, "organisation", "organisation")
    assert found.due == ()
    shown = text_page(upcoming_page(found), RenderOptions())
    assert "Nothing overdue" in shown
    assert "Coming up\n" in shown
    assert "Within a week" not in shown


@pytest.mark.parametrize(
    ("days", "said"), [(0, "today"), (1, "tomorrow"), (2, "in 2 days"), (-1, "yesterday")]
)
def test_days_as_people_say_them(small: Workspace, days: int, said: str) -> None:
    day = date(2026, 5, 8)
    found = upcoming(small, "team", "ks", date.fromordinal(day.toordinal() - days))
    shown = text_page(upcoming_page(found), RenderOptions(width=120)).splitlines()
    assert any(said in line and "Make room" in line for line in shown)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_goldens(case: Workspace, golden: Callable[[Path, str], None], language: Language) -> None:
    team = upcoming(case, "team", "ks", HALF_YEAR, language=language)
    golden(GOLDEN / f"next-ks-{language}.txt", text_page(upcoming_page(team), RenderOptions()))
    mine = upcoming(case, "person", "p02", HALF_YEAR, me="p02", language=language)
    golden(GOLDEN / f"next-p02-{language}.txt", text_page(upcoming_page(mine), RenderOptions()))


def test_markdown_and_json(small: Workspace) -> None:
    found = upcoming(small, "team", "ks")
    assert "| 30 Apr | 6 days ago | A budget |" in markdown_page(upcoming_page(found))
    document = json.loads(value_json("next", found, text_in("en")))
    assert (document["version"], document["kind"], document["until"]) == (1, "next", "2026-05-20")
    assert document["due"][0]["missed"] == ["2026-04-28"]
