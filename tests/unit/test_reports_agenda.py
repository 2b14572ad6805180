"""What a meeting is asked to talk about, in which order, and whose move it is."""

from collections.abc import Callable
from datetime import date

import pytest

from borgen.links import link
from borgen.load import Loaded
from borgen.reports.agenda import AgendaItem, agenda_text, most_pressing, next_text
from borgen.reports.build import build_report
from borgen.reports.report import Report
from borgen.reports.request import open_request
from borgen.text.catalogue import text_in

Texts = Callable[..., Loaded]
DAY = date(2026, 6, 1)


def items(*codes: str) -> list[AgendaItem]:
    return [AgendaItem(code, {}, None) for code in codes]


def codes(agenda: tuple[AgendaItem, ...]) -> list[str]:
    return [item.code for item in agenda]


def test_at_most_five_and_two_of_a_kind() -> None:
    candidates = items("a", "a", "a", "b", "c", "d", "e", "f")
    assert codes(most_pressing(candidates)) == ["a", "a", "b", "c", "d"]


def test_good_news_closes_the_meeting() -> None:
    candidates = items("a", "b", "c", "d", "e", "celebrate", "celebrate")
    assert codes(most_pressing(candidates)) == ["a", "b", "c", "d", "celebrate"]
    assert codes(most_pressing(items("celebrate"))) == ["celebrate"]
    assert most_pressing([]) == ()


TEAM = {
    "plans/teams/a.yaml": """\
        name: A
        lead: lead
        members: [p01]
        context:
          - {id: one, factor: Unanswered, effect: hinders}
          - id: two
            factor: Answered
            effect: hinders
            strength: 3
            response: {action: Soon, owner: x, due: 2026-07-01}
          - {id: three, factor: Overdue, effect: hinders, response: {action: Late, due: 2026-05-01}}
          - {id: four, factor: Solved, effect: hinders, response: {action: Did, done: 2026-05-01}}
          - {id: five, factor: Over, effect: hinders, until: 2026-05-01}
          - {id: six, factor: Nice, effect: stimulates}
        cycles:
          - {id: meet, form: team_meeting, starts: 2026-05-05, every: 1 weeks, facilitator: host}
        support:
          - {id: s, kind: managerial, what: Promise, by: boss, due: 2026-05-01}
          - {id: t, kind: managerial, what: In time, by: boss, due: 2026-07-01}
          - {id: u, kind: managerial, what: Kept, by: boss, due: 2026-05-01, delivered: 2026-05-02}
        """,
    "plans/log/a.yaml": "- {date: 2026-05-12, kind: session, cycle: meet, status: held}\n",
    "plans/people/p01.yaml": "goals: [{id: g, title: G, learned: {date: 2026-05-01}}]\n",
}


def report(loaded: Loaded, kind: str, subject: str, day: date = DAY) -> Report:
    workspace = loaded.workspace
    return build_report(open_request(workspace, link(workspace), day, kind, subject))  # type: ignore[arg-type]


def test_the_order_of_a_team_meeting(load_texts: Texts) -> None:
    agenda = report(load_texts(TEAM), "team", "a").agenda
    assert [(item.code, item.owner) for item in agenda] == [
        ("promise_overdue", "boss"),
        ("response_overdue", "lead"),
        ("factor_blocks", "x"),
        ("factor_unanswered", "lead"),
        ("session_not_logged", "host"),
    ]
    assert dict(agenda[4].args) == {"title": "team meeting", "n": 3, "of": 4}
    assert agenda_text(agenda[0], text_in("en")) == "Promised for 1 May 2026, not done yet: Promise"


def test_what_moved_is_told_since_the_last_meeting(load_texts: Texts) -> None:
    moved = report(load_texts(TEAM), "team", "a").moved
    assert moved is not None
    assert (moved.since, moved.meeting, moved.sessions_held) == (date(2026, 5, 12), True, 0)
    assert report(load_texts(TEAM), "team", "a", date(2026, 5, 12)).moved is None


@pytest.mark.parametrize(
    ("goal", "measured", "state"),
    [
        ("measure: {baseline: 1, target: 2}", "", "unknown"),
        ("measure: {baseline: 1, target: 2}", "date: 2026-07-01, value: 2", "unknown"),
        ("measure: {baseline: 1, target: 2}", "date: 2026-05-20, value: 2", None),
        (
            "measure: {baseline: 9, target: 2, due: 2026-05-01}",
            "date: 2026-05-20, value: 3",
            "late",
        ),
        ("measure: {baseline: 9, target: 2, due: 2026-05-01}", "date: 2026-05-20, value: 2", None),
        ("measure: {baseline: 9, target: 2}", "date: 2026-05-20, value: 10", "still"),
        ("measure: {baseline: 1, target: 9}", "date: 2026-01-20, value: 5", "old"),
        ("measure: {baseline: 1, target: 9}", "date: 2026-05-20, value: 5", None),
        ("measure: {unit: mark}", "date: 2026-05-20, value: 5", None),
        ("why: because", "", None),
    ],
)
def test_figures_that_need_a_word(
    load_texts: Texts, goal: str, measured: str, state: str | None
) -> None:
    entry = f"- {{kind: measurement, goal: g, {measured}}}\n" if measured else ""
    texts = {
        "plans/organisation.yaml": f"name: O\ngoals: [{{id: g, title: G, owner: boss, {goal}}}]\n",
        "plans/log/organisation.yaml": entry,
    }
    agenda = report(load_texts(texts), "organisation", "organisation").agenda
    said = [(item.code, item.args["state"], item.owner) for item in agenda]
    assert said == ([("figure", f"agenda.figure.{state}", "boss")] if state else [])


MINE = """\
goals:
  - {id: new, title: New, learned: {date: 2026-01-01}, if_then: [{if: x happens, then: I do y}]}
  - {id: chance, title: Chance, sponsor: boss, learned: {date: 2026-01-01}}
  - {id: quiet, title: Quiet, learned: {date: 2026-01-01}}
  - {id: used, title: Used, learned: {date: 2026-01-01}}
cycles:
  - {id: talk, form: progress_talk, dates: [2026-06-08], title: Talk}
"""
LOG = """\
- {date: 2026-03-01, goal: chance, outcome: no_opportunity}
- {date: 2026-01-05, goal: quiet, outcome: independent}
- {date: 2026-04-20, goal: used, outcome: independent}
- {date: 2026-05-10, goal: used, outcome: independent}
- {date: 2026-05-20, goal: used, outcome: fluent}
"""


def test_my_own_list(load_texts: Texts) -> None:
    texts = {"plans/people/p01.yaml": MINE, "plans/log/p01.yaml": LOG}
    workspace = load_texts(texts).workspace
    told = build_report(open_request(workspace, link(workspace), DAY, "person", "p01", me="p01"))
    assert [(item.code, item.owner) for item in told.agenda] == [
        ("my_chance", "boss"),
        ("my_first_time", "p01"),
        ("my_quiet", "p01"),
        ("my_session", "p01"),
        ("my_celebrate", "p01"),
    ]
    words = text_in("en")
    assert [next_text(row.next_step, words) for row in told.goals if row.next_step] == [
        "a chance through boss",
        "if x happens, then I do y",
        "8 Jun 2026: Talk",
        "8 Jun 2026: Talk",
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_one_of_something_is_no_plural(language: str) -> None:
    one, two = (AgendaItem("quiet", {"n": n}, None) for n in (1, 2))
    text = text_in("nl" if language == "nl" else "en")
    assert "1" not in agenda_text(one, text)
    assert "2" in agenda_text(two, text)


def test_due_for_upkeep_before_it_goes_quiet(load_texts: Texts) -> None:
    plan = "goals: [{id: g, title: G, fades: fast, learned: {date: 2026-05-01}}]\n"
    log = "- {date: 2026-05-02, goal: g, outcome: with_help}\n"
    workspace = load_texts({"plans/people/p01.yaml": plan, "plans/log/p01.yaml": log}).workspace
    told = build_report(open_request(workspace, link(workspace), DAY, "person", "p01", me="p01"))
    assert told.agenda[0].code == "my_crossing"
    assert told.agenda[0].args["day"] == told.goals[0].crosses_target_on
