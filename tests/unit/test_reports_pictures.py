"""The series behind pictures: the report's own numbers, cut to what an audience may see."""

import json
from collections.abc import Callable, Mapping
from datetime import date, timedelta

import pytest

from borgen.links import OwnerKind, link
from borgen.load import Loaded
from borgen.model.workspace import Workspace
from borgen.render.json import report_json
from borgen.reports.build import build_report
from borgen.reports.line_picture import LinePicture
from borgen.reports.report import Pictures, Report
from borgen.reports.request import open_request
from borgen.reports.tree import build_tree
from borgen.reports.use_over_time import UseOverTime
from borgen.reports.visibility import Audience

HALF_YEAR = date(2026, 9, 30)
DAYS = (date(2026, 4, 8), date(2026, 6, 25), HALF_YEAR)
LATE = date(2026, 6, 1)


def report(  # noqa: PLR0913 - what may be asked
    workspace: Workspace,
    kind: OwnerKind,
    subject: str,
    day: date = HALF_YEAR,
    *,
    me: str | None = None,
    audience: Audience | None = None,
) -> Report:
    links = link(workspace)
    return build_report(
        open_request(workspace, links, day, kind, subject, me=me, audience=audience, pictures=True)
    )


def pictures(found: Report) -> Pictures:
    assert found.pictures is not None
    return found.pictures


def use(found: Report) -> UseOverTime:
    series = pictures(found).use
    assert series is not None
    return series


def line(found: Report) -> LinePicture:
    drawn = pictures(found).line
    assert drawn is not None
    return drawn


def team(**learned: date) -> Mapping[str, str]:
    """A team of people who learned one goal each, and applied it a week later."""
    goals = "goals: [{id: g, title: Doel, contributes_to: [t/shared], learned: {date: %s}}]\n"
    entry = "- {date: %s, goal: g, outcome: independent}\n"
    members = ", ".join(learned)
    return {
        "plans/organisation.yaml": "name: O\ngoals: [{id: o, title: O}]\n",
        "plans/teams/t.yaml": f"name: T\nmembers: [{members}]\n"
        "goals: [{id: shared, title: S, contributes_to: [organisation/o]}]\n",
        **{f"plans/people/{who}.yaml": goals % day for who, day in learned.items()},
        **{
            f"plans/log/{who}.yaml": entry % (day + timedelta(days=7))
            for who, day in learned.items()
        },
    }


def test_a_report_has_no_pictures_unless_asked(case: Workspace) -> None:
    assert build_report(open_request(case, link(case), HALF_YEAR, "team", "ks")).pictures is None


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("person", ["p01", "p04", "p09"])
def test_a_curve_passes_through_todays_figures(case: Workspace, person: str, day: date) -> None:
    told = json.loads(report_json(report(case, "person", person, day, me=person)))
    for curve, goal in zip(told["pictures"]["curves"], told["goals"], strict=True):
        now = [point for point in curve["points"] if point["day"] == told["as_of"]][-1]
        assert curve["goal"] == goal["ref"]
        assert curve["crosses_target_on"] == goal["crosses_target_on"]
        assert now["projected"] == goal["retention"]
        assert now["baseline"] == goal["baseline"]
        assert [now["low"], now["high"]] == goal["band"]


def test_a_curve_is_never_below_doing_nothing_and_stays_in_its_band(case: Workspace) -> None:
    for curve in pictures(report(case, "person", "p04", me="p04")).curves:
        assert all(
            p.baseline <= p.projected and p.low <= p.projected <= p.high for p in curve.points
        )
        assert [p.day for p in curve.points] == sorted(p.day for p in curve.points)
        assert curve.points[0].day == curve.learned
        assert curve.points[-1].day > max(curve.horizon, curve.today)


@pytest.mark.parametrize("sees", ["status", "patterns", "numbers"])
def test_nobody_else_gets_a_curve(load_texts: Callable[..., Loaded], sees: str) -> None:
    day = date(2026, 3, 1)
    texts = dict(team(p01=day, p02=day, p03=day))
    texts["borgen.yaml"] = f"borgen: 1\nname: N\nprivacy: {{team_sees: {sees}}}\n"
    workspace = load_texts(texts).workspace
    assert pictures(report(workspace, "person", "p01", LATE, me="p01")).curves
    assert not pictures(report(workspace, "person", "p01", LATE, me="p02")).curves
    assert not pictures(report(workspace, "team", "t", LATE, me="p01")).curves
    named = {node.id for node in line(report(workspace, "team", "t", LATE)).nodes}
    assert ("p01" in named) is (sees != "patterns")


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        ("team", "ks"),
        ("team", "bv"),
        ("organisation", "organisation"),
        ("trajectory", "koers-en-kracht"),
    ],
)
def test_the_last_week_is_what_the_report_says(
    case: Workspace, kind: OwnerKind, subject: str, day: date
) -> None:
    told = json.loads(report_json(report(case, kind, subject, day)))
    last = told["pictures"]["use"]["points"][-1]
    for key in ("in_use", "share", "benchmark"):
        assert last[key] == told["use"][key]
    assert (last["pairs"], last["day"]) == (told["pairs"], told["as_of"])


def test_weeks_in_which_too_few_had_logged_are_blank(case: Workspace) -> None:
    points = use(report(case, "team", "ks")).points
    assert (points[0].in_use, points[0].suppressed) == (None, True)
    assert not any(point.suppressed for point in points[1:])


def test_a_newcomer_is_not_told_by_the_difference(load_texts: Callable[..., Loaded]) -> None:
    first, later = date(2026, 3, 1), date(2026, 5, 1)
    texts = team(p01=first, p02=first, p03=first, p04=later)
    points = use(report(load_texts(texts).workspace, "team", "t", LATE)).points
    hidden = {point.day < later for point in points if point.suppressed}
    shown = [point.day for point in points if not point.suppressed]
    assert hidden == {True}
    assert min(shown) >= later


def test_a_team_too_small_has_no_use_to_draw(load_texts: Callable[..., Loaded]) -> None:
    day = date(2026, 3, 1)
    found = report(load_texts(team(p01=day, p02=day)).workspace, "team", "t", LATE)
    assert found.suppressed
    assert pictures(found).use is None


@pytest.mark.parametrize("subject", ["ks", "bv", "pv"])
def test_the_organisation_sees_use_of_a_team_only_where_it_may(
    case: Workspace, subject: str
) -> None:
    found = report(case, "team", subject, audience="organisation")
    assert (pictures(found).use is None) is found.suppressed is (subject != "ks")


def test_the_organisations_line_names_nobody_and_counts_no_small_team(case: Workspace) -> None:
    nodes = line(report(case, "organisation", "organisation")).nodes
    counted = {node.id: node.people for node in nodes if node.level == "people"}
    assert counted == {"people:ks/feedback": 5, "people:ks/beslissen": 5}
    assert not {node.id for node in nodes} & set(case.people)
    assert not any(node.title for node in nodes if node.level == "people")


def test_my_line_holds_my_goals_and_what_they_serve(case: Workspace) -> None:
    drawn = line(report(case, "person", "p04", me="p04"))
    assert ("p04/feedback", "ks/feedback") in {(link.lower, link.upper) for link in drawn.links}
    ends = {end for link in drawn.links for end in (link.lower, link.upper)}
    assert ends <= {node.id for node in drawn.nodes}


def test_the_line_in_a_report_is_that_of_the_tree(load_texts: Callable[..., Loaded]) -> None:
    """Of a trajectory as a whole, and of a team only for its members on the day."""
    texts = {
        "plans/organisation.yaml": "name: O\ngoals: [{id: top, title: Top, owner: hr}]\n",
        "plans/trajectories/k.yaml": """
            title: K
            starts: 2026-01-01
            ends: 2026-03-01
            participants: [p01]
            contributes_to: [organisation/top]
            goals: [{id: k1, title: Samen}]
        """,
        "plans/teams/t.yaml": """
            name: T
            members: [{id: p01, until: 2026-04-01}]
            goals: [{id: t1, title: Team, contributes_to: [organisation/top]}]
        """,
        "plans/people/p01.yaml": """
            goals: [{id: g, title: G, contributes_to: [k/k1, t/t1], learned: {date: 2026-03-01}}]
        """,
    }
    workspace = load_texts(texts).workspace
    drawn = line(report(workspace, "person", "p01", LATE, me="p01"))
    links = {(link.lower, link.upper) for link in drawn.links}
    tree = build_tree(open_request(workspace, link(workspace), LATE, "person", "p01", me="p01"))
    assert links == {(goal.goal, above) for goal in tree.goals for above in goal.serves}
    assert links == {("p01/g", "k/k1"), ("k/k1", "organisation/top")}


def test_costs_by_category_add_up(case: Workspace) -> None:
    investment = report(case, "trajectory", "koers-en-kracht").investment
    assert investment
    assert sum(row.amount for row in investment.by_category) == investment.cost == 56820
