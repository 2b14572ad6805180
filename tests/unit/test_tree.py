"""The line of sight: from the organisation to a person and back, and what hangs loose."""

import json
import re
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
from borgen.render.tree import escaped_mermaid, flowchart, tree_page
from borgen.reports.request import open_request
from borgen.reports.tree import GoalTree, TreeLine, build_tree
from borgen.text import Language, text_in

HALF_YEAR = date(2026, 9, 30)
GOLDEN = Path(__file__).parents[1] / "golden" / "views"


def tree(  # noqa: PLR0913 - a question in one line
    workspace: Workspace,
    kind: OwnerKind,
    subject: str,
    *,
    day: date = HALF_YEAR,
    me: str | None = None,
    language: Language = "en",
) -> GoalTree:
    return build_tree(
        open_request(workspace, link(workspace), day, kind, subject, me=me, language=language)
    )


def drawn(lines: tuple[TreeLine, ...]) -> list[object]:
    """Trees as nested lists; what was told before as `goal..`."""
    return [
        [line.goal, *drawn(line.lines)] if line.lines else line.goal + ".." * line.again
        for line in lines
    ]


PLANS = {
    "plans/organisation.yaml": """\
        name: House
        goals:
          - {id: happy, title: Happy customers}
          - {id: fast, title: Fast decisions}
          - {id: alone, title: Nobody serves this}
          - {id: gone, title: Dropped, status: dropped}
        """,
    "plans/teams/ks.yaml": """\
        name: Service
        members: [p01, {id: p02, until: 2026-06-30}, p03]
        goals:
          - {id: ask, title: We ask, contributes_to: [organisation/happy, organisation/fast]}
          - {id: lost, title: We drift, contributes_to: [organisation/gone]}
          - {id: bare, title: We wait, contributes_to: [organisation/fast], status: paused}
        """,
    "plans/trajectories/course.yaml": """\
        title: Course
        starts: 2026-01-01
        ends: 2026-02-01
        participants: [p02]
        contributes_to: [organisation/fast]
        goals: [{id: shared, title: We learn}]
        """,
    "plans/people/p01.yaml": """\
        name: Amina
        goals:
          - {id: listen, title: I listen, contributes_to: [ks/ask]}
          - {id: drift, title: I drift, contributes_to: [ks/lost]}
          - {id: new, title: I start, status: draft, contributes_to: [ks/ask]}
        """,
    "plans/people/p02.yaml": """\
        goals:
          - {id: answer, title: I answer, contributes_to: [ks/ask]}
          - {id: learn, title: I learn, contributes_to: [course/shared]}
        """,
    "plans/people/p03.yaml": "goals: [{id: idle, title: I think}]\n",
    "private/people/p01.yaml": "goals: [{id: secret, title: I dare, contributes_to: [ks/ask]}]\n",
}


@pytest.fixture
def small(load_texts: Callable[..., Loaded]) -> Workspace:
    return load_texts(PLANS, me="p01").workspace


def test_from_the_organisation_down(small: Workspace) -> None:
    found = tree(small, "organisation", "organisation")
    assert drawn(found.lines) == [
        ["organisation/happy", ["ks/ask", "p01/listen", "p01/new"]],
        ["organisation/fast", ["course/shared", "p02/learn"], "ks/ask..", "ks/bare"],
        "organisation/alone",
    ]
    assert drawn(found.loose) == [["ks/lost", "p01/drift"], "p02/answer", "p03/idle"]


def test_what_hangs_loose(small: Workspace) -> None:
    found = tree(small, "organisation", "organisation")
    assert found.orphans.organisation_goals_unserved == ("organisation/alone",)
    assert found.orphans.shared_goals_unserved == ("ks/bare",)
    assert found.orphans.goals_serving_nothing == ("ks/lost", "p02/answer", "p03/idle")
    assert found.orphans.people_without_line == ("p03",)


def test_coverage_both_ways(small: Workspace) -> None:
    found = tree(small, "organisation", "organisation").coverage
    assert (found.organisation_goals_served, found.organisation_goals) == (2, 3)
    assert (found.shared_goals_served, found.shared_goals_reaching, found.shared_goals) == (3, 3, 4)
    assert (found.personal_goals_reaching, found.personal_goals) == (3, 6)
    assert (found.people_reaching, found.people) == (2, 3)


def test_membership_is_of_the_day(small: Workspace) -> None:
    then = tree(small, "team", "ks", day=date(2026, 6, 30))
    assert "p02/answer" in {goal.goal for goal in then.goals}
    assert then.coverage.people == 3
    now = tree(small, "team", "ks")
    assert "p02/answer" not in {goal.goal for goal in now.goals}
    assert (now.coverage.people, now.coverage.organisation_goals) == (2, None)
    assert now.orphans.organisation_goals_unserved == ()


def test_a_trajectory_has_its_own_goals_and_those_learned_in_it(small: Workspace) -> None:
    found = tree(small, "trajectory", "course")
    assert drawn(found.lines) == [["organisation/fast", ["course/shared", "p02/learn"]]]


def test_from_a_person_up_with_private_goals_for_me_alone(small: Workspace) -> None:
    mine = tree(small, "person", "p01", me="p01")
    assert drawn(mine.lines) == [
        ["p01/listen", ["ks/ask", "organisation/happy", "organisation/fast"]],
        ["p01/drift", "ks/lost"],
        ["p01/new", "ks/ask.."],
        ["p01/secret", "ks/ask.."],
    ]
    assert "private: for me alone" in text_page(tree_page(mine), RenderOptions())
    for other in (tree(small, "person", "p01", me="p02"), tree(small, "team", "ks", me="p01")):
        assert "p01/secret" not in {goal.goal for goal in other.goals}


def test_marks_and_headings(small: Workspace) -> None:
    shown = text_page(tree_page(tree(small, "organisation", "organisation")), RenderOptions())
    assert "Amina: I start (draft)" in shown
    assert "Service: We wait (paused)" in shown
    assert "(see above)" in shown
    assert "2 of 3 organisation goals are served." in shown
    assert "Dropped" not in shown


def test_an_empty_workspace(load_texts: Callable[..., Loaded]) -> None:
    found = tree(load_texts({}).workspace, "organisation", "organisation")
    assert found.goals == ()
    assert "There are no goals yet" in text_page(tree_page(found), RenderOptions())
    assert "mermaid" not in markdown_page(tree_page(found, diagram=True))


def test_the_case_is_whole(case: Workspace) -> None:
    found = tree(case, "organisation", "organisation").coverage
    assert (found.organisation_goals_served, found.organisation_goals) == (3, 3)
    assert (found.personal_goals_reaching, found.personal_goals) == (24, 24)
    assert (found.people_reaching, found.people) == (12, 12)


@pytest.mark.parametrize(("kind", "subject"), [("organisation", "organisation"), ("person", "p04")])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_golden(
    case: Workspace,
    golden: Callable[[Path, str], None],
    kind: OwnerKind,
    subject: str,
    language: Language,
) -> None:
    page = tree_page(tree(case, kind, subject, language=language))
    golden(GOLDEN / f"tree-{subject}-{language}.txt", text_page(page, RenderOptions()))


def test_golden_markdown(case: Workspace, golden: Callable[[Path, str], None]) -> None:
    page = tree_page(tree(case, "team", "pv"), diagram=True)
    golden(GOLDEN / "tree-pv-en.md", markdown_page(page))


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_id_is_cut_and_nothing_overflows(case: Workspace, width: int) -> None:
    found = tree(case, "organisation", "organisation")
    shown = text_page(tree_page(found), RenderOptions(width=width))
    assert max(len(line) for line in shown.splitlines()) <= width
    assert not [goal.goal for goal in found.goals if goal.goal not in shown]


def test_mermaid_shows_what_users_wrote_and_never_obeys_it() -> None:
    evil = 'a"] --> x; click g1 <script> `%%{init}%%` end#1 ] \x1b[31m'
    shown = escaped_mermaid(evil)
    plain = re.sub(r"#\d+;", "", shown)
    assert not set('"[]<>`%{}();|#\x1b') & set(plain)
    assert "#34;#93; --#62; x#59;" in shown


def test_a_flowchart_has_a_line_for_each_contribution(small: Workspace) -> None:
    found = tree(small, "organisation", "organisation")
    lines = flowchart(found).splitlines()
    assert lines[0] == "flowchart LR"
    assert sum(" --> " in line for line in lines) == sum(len(g.serves) for g in found.goals)


def test_json(small: Workspace) -> None:
    document = json.loads(
        value_json("tree", tree(small, "organisation", "organisation"), text_in("en"))
    )
    assert (document["version"], document["kind"], document["direction"]) == (1, "tree", "down")
    ask = next(goal for goal in document["goals"] if goal["goal"] == "ks/ask")
    assert ask["serves"] == ["organisation/happy", "organisation/fast"]
    assert ask["served_by"] == ["p01/listen", "p01/new"]
