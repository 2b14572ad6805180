"""Reports of very many teams, sessions and promises are pages of bounded size."""

from datetime import date, timedelta

import pytest

from borgen.frozen import replace
from borgen.links import link
from borgen.model.workspace import Workspace
from borgen.render.charts.timeline import timeline_chart
from borgen.render.page.blocks import Bars, Items, Page, Sentence
from borgen.render.page.whole import page_of
from borgen.render.page.words import Words
from borgen.reports.build import build_report
from borgen.reports.report import Report
from borgen.reports.request import open_request
from borgen.reports.sessions import SessionRow
from borgen.reports.since import Movement
from borgen.reports.totals import GroupRow

DAY = date(2026, 9, 30)


@pytest.fixture
def report(case: Workspace) -> Report:
    return build_report(
        open_request(case, link(case), DAY, "organisation", "organisation", language="en")
    )


def teams(n: int) -> tuple[GroupRow, ...]:
    """Return teams of which one is too small, one has nothing in use, and one a half."""
    few = (
        GroupRow("t0", "Team 0", None, None, None, suppressed=True),
        GroupRow("t1", "Team 1", 5, 10, 0),
        GroupRow("t2", "Team 2", 5, 10, 5),
    )
    return few + tuple(GroupRow(f"t{i}", f"Team {i}", 5, 10, 10) for i in range(3, n))


def sessions(n: int) -> tuple[SessionRow, ...]:
    """Return sessions in four weeks of which nobody logged anything, each of its own cycle."""
    return tuple(
        SessionRow(
            cycle=f"t{i}/talk",
            title="Talk",
            form="team_meeting",
            stance="reflection",
            day=DAY - timedelta(days=1 + i % 4 * 7),
            state="open",
            facilitator=None,
            group=None,
            to=None,
        )
        for i in range(n)
    )


def blocks(page: Page, name: str, kind: type) -> list[object]:
    return [
        one
        for part in page.sections
        if part.name == name
        for one in part.blocks
        if type(one) is kind
    ]


def said(page: Page, name: str) -> str:
    return " ".join(one.text for one in blocks(page, name, Sentence) if isinstance(one, Sentence))


def bars(page: Page) -> dict[str, str]:
    *_, last = blocks(page, "applying", Bars)
    assert isinstance(last, Bars)
    return {row.label: row.words for row in last.rows}


def test_a_hundred_teams_are_told_one_by_one(report: Report) -> None:
    page = page_of(replace(report, groups=teams(100)))
    assert len(bars(page)) == 100
    assert "--full" not in said(page, "applying")


def test_of_more_teams_it_is_told_how_many_are_how_far(report: Report) -> None:
    page = page_of(replace(report, groups=teams(101)))
    assert bars(page) == {
        "0 to 25 %": "1 of 101",
        "25 to 50 %": "0 of 101",
        "50 to 75 %": "1 of 101",
        "75 to 100 %": "98 of 101",
        "too small to show": "1 of 101",
    }
    assert "borgen report TEAM" in said(page, "applying")
    assert len(bars(page_of(replace(report, groups=teams(101)), full=True))) == 101


@pytest.mark.parametrize(("n", "shown"), [(25, 25), (26, 25)])
def test_a_long_list_says_how_many_are_left_out(report: Report, n: int, shown: int) -> None:
    page = page_of(replace(report, sessions=sessions(n)))
    (found,) = blocks(page, "next", Items)
    assert isinstance(found, Items)
    assert len(found.rows) == shown
    assert ("and 1 more; all: --full" in said(page, "next")) == (n > shown)


def test_of_many_kept_promises_the_first_are_told(report: Report) -> None:
    kept = Movement(
        since=DAY,
        meeting=False,
        applications=0,
        newly_in_use=0,
        newly_quiet=0,
        began=(),
        delivered=tuple(f"Promise {n}" for n in range(30)),
        answered=(),
        sessions_held=0,
    )
    for full, lines in ((False, 27), (True, 31)):
        page = page_of(replace(report, moved=kept), full=full)
        (found,) = blocks(page, "moved", Items)
        assert isinstance(found, Items)
        assert len(found.rows) == lines


@pytest.mark.parametrize(("n", "rows"), [(400, 400), (401, 4)])
def test_the_table_of_very_many_sessions_counts_weeks(report: Report, n: int, rows: int) -> None:
    chart = timeline_chart(Words(replace(report, sessions=sessions(n))))
    assert chart is not None
    assert len(chart.rows) == rows
    assert ("--format json" in " ".join(chart.header)) == (n != rows)
