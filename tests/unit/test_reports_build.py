"""Reports on small workspaces of every shape: who sees what, and what cannot be worked out."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from borgen.links import OwnerKind, link
from borgen.load import Loaded
from borgen.model.base import known_as
from borgen.model.common import Title
from borgen.model.entry import Entry
from borgen.model.goal import Learned, PersonalGoal
from borgen.model.plan import Activity, Cost, Member, Person, Team, Trajectory
from borgen.model.settings import PrivacySettings, Settings
from borgen.model.workspace import Workspace
from borgen.render.json import report_json
from borgen.reports.build import build_report
from borgen.reports.report import Report
from borgen.reports.request import open_request
from borgen.reports.suppression import is_few

LEARNED, DAY = date(2026, 1, 1), date(2026, 2, 1)
Texts = Callable[..., Loaded]


def report(workspace: Workspace, kind: OwnerKind, subject: str, **asked: Any) -> Report:
    return build_report(open_request(workspace, link(workspace), DAY, kind, subject, **asked))


def organisation(workspace: Workspace) -> Report:
    return report(workspace, "organisation", "organisation")


def person(id_: str, *, trajectory: str | None = None) -> Person:
    goal = PersonalGoal(
        id="listen",
        title=Title("Listen first"),
        learned=Learned(date=LEARNED),
        trajectory=trajectory,
    )
    return known_as(Person(goals=(goal,)), id=id_)


def applied(id_: str) -> tuple[Entry, ...]:
    return (Entry(id_, 0, date(2026, 1, 9), goal="listen", outcome="independent"),)


def workspace(
    teams: Mapping[str, int],
    alone: int = 0,
    learners: Mapping[str, int] = MappingProxyType({}),
    *,
    silent: tuple[str, ...] = (),
    privacy: PrivacySettings | None = None,
) -> Workspace:
    """People a0, a1, .. of team a, and x0, x1, .. of none; `learners` of each take part in t."""
    groups = {**teams, "x": alone}
    pupils = [f"{group}{n}" for group in groups for n in range(learners.get(group, 0))]
    people = {
        f"{group}{n}": person(f"{group}{n}", trajectory="t" if f"{group}{n}" in pupils else None)
        for group, size in sorted(groups.items())
        for n in range(size)
    }
    trajectory = Trajectory(
        title=Title("T"),
        starts=LEARNED,
        ends=LEARNED,
        participants=tuple(pupils),
        activities=(
            Activity(id="a", title=Title("A"), mode="online", hours=4.0, productive_hours_lost=1.0),
            Activity(
                id="b", title=Title("B"), mode="offline", dates=(date(2027, 1, 1),), hours=9.0
            ),
        ),
        costs=(
            Cost(category="venue", amount=900.0),
            Cost(category="other", amount=50.0, date=date(2027, 1, 1)),
        ),
    )
    return Workspace(
        settings=Settings(borgen=1, name=Title("Test"), privacy=privacy or PrivacySettings()),
        trajectories={"t": known_as(trajectory, id="t")},
        teams={
            team: known_as(
                Team(
                    name=Title(team),
                    members=tuple(Member(id=f"{team}{n}") for n in range(size)),
                ),
                id=team,
            )
            for team, size in sorted(teams.items())
        },
        people=people,
        logs={id_: () if id_ in silent else applied(id_) for id_ in people},
    )


GROUPS = st.dictionaries(st.sampled_from("abcd"), st.integers(1, 8), max_size=4)


@given(GROUPS, st.integers(0, 7))
@settings(max_examples=60, deadline=None)
def test_no_small_group_follows_from_an_organisation_report(
    teams: dict[str, int], alone: int
) -> None:
    told = organisation(workspace(teams, alone))
    people = sum(teams.values()) + alone
    assert told.suppressed == is_few(people, 5)
    shown = [row.people for row in told.groups if row.people is not None]
    assert not any(is_few(size, 5) for size in shown)
    if told.suppressed:
        assert not shown
        assert told.people is told.pairs is told.use.in_use is told.transfer.gap is None
    else:
        assert not is_few(people - sum(shown), 5)


@given(GROUPS, st.integers(0, 7), st.data())
@settings(max_examples=60, deadline=None)
def test_no_small_group_follows_from_two_reports(
    teams: dict[str, int], alone: int, data: st.DataObject
) -> None:
    """The organisation's total minus the trajectory's, and each team's likewise."""
    assume(teams)
    sizes = {**teams, "x": alone}
    learners = {group: data.draw(st.integers(0, size)) for group, size in sizes.items()}
    made = workspace(teams, alone, learners)
    whole, part = organisation(made), report(made, "trajectory", "t")
    if part.people is not None and whole.people is not None:
        assert not is_few(whole.people - part.people, 5)
        assert not is_few(part.people, 5)
    in_whole = {row.team: row.people for row in whole.groups}
    for row in part.groups:
        team = in_whole[row.team]
        assert row.people is None or team is None or not is_few(team - row.people, 5)
        assert row.people is None or row.people >= 5


@pytest.mark.parametrize(
    ("members", "silent", "hidden"),
    [
        (3, (), False),
        (2, (), True),
        (3, ("a0",), True),
        (4, ("a0",), False),
        (4, ("a0", "a1", "a2", "a3"), False),
    ],
)
def test_a_team_sees_its_totals_if_enough_members_have_data(
    members: int, silent: tuple[str, ...], *, hidden: bool
) -> None:
    told = report(workspace({"a": members}, silent=silent), "team", "a")
    assert told.suppressed == told.use.suppressed == hidden
    assert (told.use.in_use is None) == hidden
    assert len(told.goals) == members


def test_patterns_name_nobody() -> None:
    made = workspace({"a": 4}, privacy=PrivacySettings(team_sees="patterns"))
    told = report(made, "team", "a", since=LEARNED)
    assert told.goals == ()
    assert told.use.in_use == 4
    assert told.agenda[-1].code == "celebrate_count"
    assert '"a0' not in report_json(told)


def test_numbers_are_all_there_if_the_team_agreed() -> None:
    made = workspace({"a": 4}, privacy=PrivacySettings(team_sees="numbers"))
    row = report(made, "team", "a").goals[0]
    assert (row.status, row.in_use, row.suppressed) == ("applied", True, False)
    assert row.retention is not None
    colleague = report(made, "person", "a1", me="a0")
    assert (colleague.goals[0].in_use, colleague.suppressed) == (True, False)


def test_costs_and_hours_until_the_day_and_nothing_of_a_few_people() -> None:
    told = report(workspace({"a": 6}, learners={"a": 6}), "trajectory", "t")
    assert told.investment is not None
    assert (told.investment.cost, told.investment.cost_per_pair_in_use) == (900.0, 150.0)
    assert (told.investment.hours, told.investment.productive_hours_lost) == (24.0, 6.0)
    few = report(workspace({"a": 6}, learners={"a": 4}), "trajectory", "t")
    assert few.investment is not None
    assert few.causes is not None
    assert few.investment.suppressed
    assert few.causes.suppressed
    assert few.investment.cost_per_pair_in_use is few.causes.unknown is None


def test_the_organisations_price_is_of_what_its_trajectories_taught() -> None:
    told = organisation(workspace({"a": 11}, learners={"a": 6})).investment
    assert told is not None
    assert (told.cost, told.cost_per_pair_in_use, told.suppressed) == (900.0, 150.0, False)
    few_others = organisation(workspace({"a": 9}, learners={"a": 6})).investment
    assert few_others is not None
    assert (few_others.cost, few_others.cost_per_pair_in_use) == (900.0, None)
    assert few_others.suppressed


def test_blank_is_null_and_marked_in_json() -> None:
    told = json.loads(report_json(organisation(workspace({"a": 2}))))
    for part in ("transfer", "use", "retention", "evidence", "rhythm", "causes", "investment"):
        assert told[part].pop("suppressed")
    assert set(told["transfer"].pop("status").values()) == {None}
    assert told["transfer"].pop("benchmark_gap") == 0.38
    assert told["investment"].pop("currency") == "EUR"
    assert told["investment"].pop("by_mode") == []
    assert told["investment"].pop("by_category") == []
    for part in ("transfer", "use", "retention", "evidence", "rhythm", "causes", "investment"):
        assert set(told[part].values()) == {None}
    assert [told[key] for key in ("people", "pairs", "paused", "dropped")] == [None] * 4


PLANS = {
    "plans/teams/a.yaml": """\
        name: A
        lead: p04
        members: [p01, p02, p03]
        goals: [{id: calm, title: Calm talks}]
        """,
    "plans/people/p01.yaml": """\
        manager: chief
        goals:
          - {id: listen, title: Listen first, contributes_to: [a/calm], learned: {date: 2026-01-01}}
          - {id: later, title: Later, learned: {date: 2026-06-01}, if_then: [{if: x, then: y}]}
        context: [{id: noise, factor: Noise, effect: hinders}]
        """,
    "plans/people/p02.yaml": "name: Bo\ngoals: [{id: g, title: G, learned: {date: 2026-01-01}}]\n",
    "plans/people/p03.yaml": "goals: [{id: g, title: G, learned: {date: 2026-01-01}}]\n",
    "plans/log/p01.yaml": """\
        - {date: 2026-01-05, goal: listen, outcome: missed}
        - {date: 2026-01-20, goal: listen, outcome: no_opportunity, factor: noise}
        """,
    "private/people/p01.yaml": "goals: [{id: secret, title: My secret}]\n",
    "private/log/p01.yaml": """\
        - {date: 2026-01-21, goal: listen, outcome: fluent, note: "only mine"}
        """,
    "private/names.yaml": "p02: Nickname\n",
}


def test_only_i_see_what_is_private(load_texts: Texts) -> None:
    loaded = load_texts(PLANS, me="p01").workspace
    mine = report(loaded, "person", "p01", me="p01")
    assert [(row.goal, row.private) for row in mine.goals] == [
        ("p01/later", False),
        ("p01/listen", False),
        ("p01/secret", True),
    ]
    assert [(note.note, note.private) for note in mine.notes] == [("only mine", True)]
    assert mine.goals[1].status == "missed"
    assert [row.factor for row in mine.context] == ["Noise"]
    for audience in ("team", "organisation"):
        theirs = report_json(report(loaded, "person", "p01", me="p01", audience=audience))
        assert not [word for word in ("secret", "only mine", "Noise") if word in theirs]


def test_private_files_change_nothing_for_others(load_texts: Texts) -> None:
    with_mine = load_texts(PLANS, me="p01").workspace
    without = load_texts(PLANS).workspace
    told = [report_json(report(made, "team", "a")) for made in (with_mine, without)]
    assert told[0] == told[1]
    assert "Nickname" not in told[0]
    assert "Bo" in told[0]


def test_who_asks_for_a_chance_asks_the_sponsor(load_texts: Texts) -> None:
    told = report(load_texts(PLANS).workspace, "team", "a")
    assert told.goals[0].team_status == "asks_for_a_chance"
    assert (told.agenda[0].code, told.agenda[0].owner) == ("chance_asked", "chief")
    assert told.agenda[0].args["name"] == "p01"


def test_a_person_without_a_plan_has_an_empty_report(load_texts: Texts) -> None:
    told = report(load_texts(PLANS).workspace, "person", "p09", me="p09")
    assert (told.goals, told.pairs, told.use.share) == ((), 0, None)
    assert json.loads(report_json(told))["goals"] == []


def test_a_goal_belongs_to_the_trajectory_it_names_or_serves(load_texts: Texts) -> None:
    learned = "learned: {date: 2026-01-01}"
    people = {
        f"plans/people/p0{n}.yaml": f"""\
            goals:
              - {{id: named, title: N, trajectory: t, {learned}}}
              - {{id: serving, title: S, contributes_to: [t/calm], {learned}}}
              - {{id: other, title: O, {learned}}}
            """
        for n in range(1, 6)
    }
    course = """\
        title: T
        starts: 2025-12-01
        ends: 2026-01-01
        participants: [p01, p02, p03, p04, p05]
        goals: [{id: calm, title: Calm}]
        """
    made = load_texts({**people, "plans/trajectories/t.yaml": course}).workspace
    assert report(made, "trajectory", "t").pairs == 10
    assert organisation(made).pairs == 15
