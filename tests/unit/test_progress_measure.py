"""Measures of pairs, from plans and logs as they stand in files."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TypeAlias

import pytest

from borgen.frozen import replace
from borgen.links import link
from borgen.load import Loaded
from borgen.model.base import known_as
from borgen.model.entry import Entry
from borgen.model.workspace import Workspace
from borgen.progress import measure_pairs, pair_details, paused_and_dropped, review_steps
from borgen.progress.values import PairMeasures

Load: TypeAlias = Callable[[Mapping[str, str]], Loaded]
LEARNED = date(2026, 3, 26)
GOAL = """
  - id: feedback
    title: I give feedback
    contributes_to: [ks/feedback]
    learned: {date: 2026-03-26, rating: good}
"""
TEAM = """
name: Customers
members: [p01, {id: p02, until: 2026-06-30}]
goals: [{id: feedback, title: We give feedback}, {id: decide, title: We decide}]
"""


def after(days: int) -> date:
    return LEARNED + timedelta(days=days)


def person(goals: str = GOAL, **more: str) -> str:
    return "\n".join([f"{key}: {value}" for key, value in more.items()] + [f"goals:{goals}"])


def log(*lines: str) -> str:
    return "".join(f"- {{{line}}}\n" for line in lines)


def entry(days: int, outcome: str = "independent", more: str = "") -> str:
    return f"date: {after(days)}, goal: feedback, outcome: {outcome}{more}"


def measured(workspace: Workspace, days: int) -> tuple[PairMeasures, ...]:
    return measure_pairs(workspace, link(workspace), after(days))


@pytest.fixture
def only(load_texts: Load) -> Callable[..., PairMeasures]:
    """Measure the single pair of p01 with these log lines on a day after learning."""

    def measure(*lines: str, days: int = 90, plan: str = "", **texts: str) -> PairMeasures:
        files = {"plans/people/p01.yaml": plan or person(), "plans/log/p01.yaml": log(*lines)}
        loaded = load_texts(files | {f"plans/{path}.yaml": text for path, text in texts.items()})
        (found,) = measured(loaded.workspace, days)
        return found

    return measure


def test_a_pair_that_was_applied_and_went_quiet(only: Callable[..., PairMeasures]) -> None:
    found = only(entry(10), entry(20, "with_help"), days=81)
    assert (found.transfer, found.in_use, found.quiet, found.unknown) == (
        "applied",
        False,
        True,
        False,
    )
    assert found.applied_within_grace
    assert found.judged
    assert found.last_applied == after(20)
    assert only(entry(10), entry(20), days=80).in_use


def test_silence_of_ninety_days_is_unknown(only: Callable[..., PairMeasures]) -> None:
    assert not only(entry(0), days=90).unknown
    assert only(entry(0), days=91).unknown


def test_entries_before_learning_and_after_the_day_do_not_count(
    only: Callable[..., PairMeasures],
) -> None:
    assert only(entry(-1), entry(91)).pair.entries == ()
    assert len(only(entry(0), entry(90)).pair.entries) == 2


def test_equal_lines_are_one_fact_and_another_time_is_another(
    only: Callable[..., PairMeasures],
) -> None:
    assert only(entry(5), entry(5)).applications == 1
    assert only(entry(5), entry(5, more=", n: 2")).applications == 2


def test_a_goal_keeps_its_history_under_an_old_id(only: Callable[..., PairMeasures]) -> None:
    plan = person(GOAL.replace("id: feedback\n", "id: giving\n    was: [feedback]\n"))
    assert only(entry(5), entry(9).replace("feedback", "p01/giving"), plan=plan).evidence.rated == 2


def test_the_arithmetic_follows_one_rating_a_day(only: Callable[..., PairMeasures]) -> None:
    found = only(
        entry(14, "fluent"), entry(14, "independent", ", by: peer"), entry(42, "with_help")
    )
    steps = review_steps(found.pair)
    assert [(s.day, s.rating) for s in steps] == [
        (LEARNED, "good"),
        (after(14), "good"),
        (after(42), "hard"),
    ]
    assert found.retention.stability == steps[-1].memory.stability == pytest.approx(69.590306)


def test_practice_counts_at_most_as_hard(only: Callable[..., PairMeasures]) -> None:
    found = only(entry(14, "fluent", ", setting: practice"))
    assert [step.rating for step in review_steps(found.pair)] == ["good", "hard"]
    assert found.transfer == "reflection_only"
    assert not found.in_use


@pytest.mark.parametrize(
    ("status", "count", "apart"),
    [
        ("active", 1, (0, 0)),
        ("maintained", 1, (0, 0)),
        ("[{status: active}, {status: paused, since: 2026-06-24}]", 0, (1, 0)),
        ("[{status: active}, {status: paused, since: 2026-06-25}]", 1, (0, 0)),
        ("dropped", 0, (0, 1)),
        ("draft", 0, (0, 0)),
    ],
)
def test_status_on_the_day_decides(
    load_texts: Load, status: str, count: int, apart: tuple[int, int]
) -> None:
    plan = person(f"{GOAL}    status: {status}\n")
    workspace = load_texts({"plans/people/p01.yaml": plan}).workspace
    assert len(measured(workspace, 90)) == count
    assert paused_and_dropped(workspace, after(90)) == apart


def test_a_goal_not_learned_yet_is_no_pair(load_texts: Load) -> None:
    workspace = load_texts({"plans/people/p01.yaml": person()}).workspace
    assert measured(workspace, -1) == ()
    assert len(measured(workspace, 0)) == 1


def test_observation_begins_when_the_trajectory_says(only: Callable[..., PairMeasures]) -> None:
    trajectory = (
        "title: T\nstarts: 2026-01-15\nends: 2026-03-26\nparticipants: [p01]\n"
        "observed_from: 2026-05-01\n"
    )
    plan = person(GOAL.replace("    learned: {date: 2026-03-26, rating: good}\n", ""))
    found = only(entry(9), plan=f"{plan}    trajectory: kk\n", **{"trajectories/kk": trajectory})
    assert found.pair.learned == LEARNED
    assert not found.judged


def test_being_away_stretches_window_and_grace(only: Callable[..., PairMeasures]) -> None:
    away = "[{from: 2026-04-01, until: 2026-04-20}]"
    found = only(entry(50), days=90, plan=person(away=away))
    assert found.applied_within_grace
    assert not only(entry(50), days=90).applied_within_grace


CYCLE = "cycles: [{id: overleg, form: team_meeting, starts: 2026-04-07%s}]\n"


@pytest.mark.parametrize(
    ("cycle", "due"),
    [
        (TEAM + CYCLE % "", 6),
        (TEAM + CYCLE % ", goals: [feedback]", 6),
        (TEAM + CYCLE % ", goals: [decide]", 0),
        (TEAM + CYCLE % ", track: false", 0),
        (TEAM + CYCLE % ", groups: [[p02], [p01]]", 6),
        (TEAM + CYCLE % ", groups: [[p02]]", 0),
        (TEAM.replace("[p01,", "[{id: p01, since: 2026-05-01},") + CYCLE % "", 4),
        (TEAM.replace("[p01, ", "[") + CYCLE % "", 0),
    ],
)
def test_whose_rhythm_a_cycle_is(only: Callable[..., PairMeasures], cycle: str, due: int) -> None:
    found = only(days=90, **{"teams/ks": cycle})
    assert pair_details(found, after(90)).progress.due == due


def test_sessions_held_make_rhythm_and_alternation(only: Callable[..., PairMeasures]) -> None:
    held = "date: 2026-04-08, kind: session, cycle: overleg, status: held"
    found = only(entry(5), days=30, **{"teams/ks": TEAM + CYCLE % "", "log/ks": log(held)})
    details = pair_details(found, after(30))
    assert (details.progress.held, details.progress.due) == (1, 2)
    assert [(step.stance, step.what) for step in details.alternation] == [
        ("action", "independent"),
        ("reflection", "team_meeting"),
    ]


HINDERS = "context: [{id: f, factor: No time, effect: hinders%s}]\n"
PROMISE = "support: [{kind: financial, what: Money, due: 2026-05-01%s}]\n"


@pytest.mark.parametrize(
    ("lines", "team", "cause"),
    [
        ((), TEAM, "unknown"),
        ((entry(10, "no_opportunity"),), TEAM + HINDERS % "", "no_chance"),
        ((entry(10, "no_opportunity"), entry(20, "missed")), TEAM, "unknown"),
        ((), TEAM + HINDERS % "" + PROMISE % "", "open_factor"),
        ((), TEAM + HINDERS % ", goals: [feedback]", "open_factor"),
        ((), TEAM + HINDERS % ", goals: [decide]", "unknown"),
        ((), TEAM + HINDERS % ", until: 2026-06-01", "unknown"),
        ((), TEAM + HINDERS % ", since: 2026-07-01", "unknown"),
        ((), TEAM + HINDERS % ", response: {action: a, done: 2026-06-24}", "unknown"),
        ((), TEAM + HINDERS % ", response: {action: a, done: 2026-06-25}", "open_factor"),
        ((), TEAM + HINDERS.replace("hinders", "stimulates") % "", "unknown"),
        ((), TEAM.replace("[p01, ", "[") + HINDERS % "", "unknown"),
        ((), TEAM + PROMISE % "", "promise_overdue"),
        ((), TEAM + PROMISE % ", delivered: 2026-06-25", "promise_overdue"),
        ((), TEAM + PROMISE % ", delivered: 2026-06-24", "unknown"),
        ((), TEAM + PROMISE.replace("05-01", "06-24") % "", "unknown"),
        ((entry(80),), TEAM + HINDERS % "", None),
        ((entry(10),), TEAM + HINDERS % "", "open_factor"),
    ],
)
def test_whose_gap_it_is(
    only: Callable[..., PairMeasures], lines: tuple[str, ...], team: str, cause: str | None
) -> None:
    assert only(*lines, days=90, **{"teams/ks": team}).cause == cause


def test_a_void_restores_the_number_from_its_day_on(
    only: Callable[..., PairMeasures], load_texts: Load
) -> None:
    mistake = entry(20, "not_achieved")
    unrelated = f"date: {after(40)}, kind: void, of: '00000000'"
    logged = load_texts({"plans/log/p01.yaml": log(mistake, unrelated)}).workspace.logs["p01"]
    taken_back = unrelated.replace("00000000", logged[0].name)
    without, mistaken = only(entry(10)), only(entry(10), mistake)
    corrected = only(entry(10), mistake, taken_back)
    assert corrected.retention == without.retention != mistaken.retention
    assert pair_details(corrected, after(90)) == pair_details(without, after(90))
    assert only(entry(10), mistake, taken_back, days=39).retention == (
        only(entry(10), mistake, days=39).retention
    )


def test_private_goals_and_entries_are_measured_nowhere(load_texts: Load) -> None:
    workspace = load_texts(
        {"plans/people/p01.yaml": person(), "plans/log/p01.yaml": log(entry(10))}
    ).workspace
    private = tuple(replace(e, private=True) for e in workspace.logs["p01"])
    (found,) = measured(replace(workspace, logs={"p01": private}), 90)
    assert found.pair.entries == ()
    plan = workspace.people["p01"]
    goals = tuple(known_as(g.model_copy(), private=True) for g in plan.goals)
    hidden = plan.model_copy(update={"goals": goals})
    assert measured(replace(workspace, people={"p01": hidden}), 90) == ()


def test_people_can_be_chosen(case: Workspace) -> None:
    found = measure_pairs(case, link(case), after(188), ["p06", "p01"])
    assert [str(each.pair.key) for each in found] == [
        "p01/delegate",
        "p01/feedback",
        "p06/decide",
        "p06/hardtalk",
    ]
    everybody = measured(case, 188)
    assert set(found) < set(everybody)


@pytest.mark.parametrize("days", [0, 30, 91, 188])
def test_the_day_never_sees_the_future(case: Workspace, days: int) -> None:
    known: dict[str, tuple[Entry, ...]] = {
        owner: tuple(e for e in rows if e.date <= after(days)) for owner, rows in case.logs.items()
    }
    assert measured(replace(case, logs=known), days) == measured(case, days)


def test_the_order_of_lines_never_matters(case: Workspace) -> None:
    reversed_logs = {owner: rows[::-1] for owner, rows in case.logs.items()}
    assert measured(replace(case, logs=reversed_logs), 188) == measured(case, 188)
