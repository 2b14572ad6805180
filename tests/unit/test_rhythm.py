"""Which days a cycle is planned on, and which session belongs to which of them."""

from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest

from borgen.links import link
from borgen.model.base import Stretch, known_as
from borgen.model.common import Every, Title
from borgen.model.cycle import Cycle
from borgen.model.entry import Entry, SessionStatus
from borgen.model.ids import Key
from borgen.model.plan import Member, Person, Team
from borgen.model.settings import Settings
from borgen.model.workspace import Workspace
from borgen.rhythm import (
    held_and_due,
    occurrences,
    planned_days,
    sessions_of,
    steps_between,
)

APRIL = date(2026, 4, 1)
MEETING = Cycle(id="overleg", form="team_meeting", starts=APRIL)
FAR = date(2027, 12, 31)


def april(*days: int) -> list[date]:
    return [APRIL + timedelta(days=day - 1) for day in days]


def session(day: date, status: SessionStatus = "held", **more: Any) -> Entry:
    fields: dict[str, Any] = {"owner": "ks", "item": 0, "kind": "session", "cycle": "overleg"}
    return Entry(**(fields | {"date": day, "status": status} | more))


def states(cycle: Cycle, sessions: list[Entry], day: date, **more: Any) -> list[str]:
    return [
        f"{o.day:%d-%m} {o.state}{' extra' if o.extra else ''}"
        for o in occurrences(cycle, sessions, day, **more)
    ]


@pytest.mark.parametrize(
    ("cycle", "days"),
    [
        (MEETING, april(1, 15, 29)),
        (Cycle(id="c", form="buddy", starts=APRIL, every=Every(10, "days")), april(1, 11, 21)),
        (Cycle(id="c", form="buddy", starts=APRIL, until=date(2026, 4, 9)), april(1, 8)),
        (Cycle(id="c", form="challenge", starts=APRIL), april(1)),
        (Cycle(id="c", form="challenge", dates=tuple(april(9, 2, 2)), starts=APRIL), april(2, 9)),
        (Cycle(id="c", form="challenge"), []),
        (
            Cycle(
                id="c",
                form="team_meeting",
                starts=APRIL,
                closed=(Stretch.model_validate({"from": "2026-04-10", "until": "2026-04-15"}),),
            ),
            april(1, 29),
        ),
    ],
)
def test_planned_days(cycle: Cycle, days: list[date]) -> None:
    assert list(planned_days(cycle, date(2026, 4, 30))) == days


def test_a_month_step_keeps_the_day_of_the_start() -> None:
    monthly = Cycle(id="c", form="intervision", starts=date(2026, 1, 31), every=Every(1, "months"))
    assert [f"{day:%d-%m}" for day in planned_days(monthly, date(2026, 4, 30))] == [
        "31-01",
        "28-02",
        "31-03",
        "30-04",
    ]


@pytest.mark.parametrize("every", [Every(3, "days"), Every(2, "weeks"), Every(1, "months")])
def test_as_many_steps_went_by_as_there_are_planned_days(every: Every) -> None:
    start = date(2026, 1, 31)
    cycle = Cycle(id="c", form="buddy", starts=start, every=every)
    for later in range(400):
        day = start + timedelta(days=later)
        assert steps_between(every, start, day) == len(planned_days(cycle, day)) - 1
    assert steps_between(every, start, date(2025, 12, 31)) == 0


@pytest.mark.parametrize("every", [Every(10**6, "months"), Every(10**12, "days")])
def test_an_interval_beyond_the_calendar_leaves_one_day(every: Every) -> None:
    cycle = Cycle(id="c", form="intervision", starts=APRIL, every=every)
    assert planned_days(cycle, date.max) == (APRIL,)


def test_a_session_belongs_to_the_nearest_open_occurrence_within_half_an_interval() -> None:
    sessions = [session(day) for day in april(3, 20)]
    assert states(MEETING, sessions, date(2026, 4, 30)) == [
        "01-04 held",
        "15-04 held",
        "29-04 open",
    ]


def test_a_taken_or_too_distant_occurrence_makes_an_extra_session() -> None:
    sessions = [session(day) for day in april(1, 6)]
    assert states(MEETING, sessions, date(2026, 4, 16)) == [
        "01-04 held",
        "06-04 held extra",
        "15-04 open",
    ]


def test_a_named_occurrence_goes_before_the_nearest() -> None:
    sessions = [session(date(2026, 4, 15)), session(date(2026, 4, 14), planned=date(2026, 4, 15))]
    found = occurrences(MEETING, sessions, date(2026, 4, 16))
    assert [(o.day, o.entry and o.entry.date, o.extra) for o in found] == [
        (date(2026, 4, 1), None, False),
        (date(2026, 4, 15), date(2026, 4, 14), False),
        (date(2026, 4, 15), date(2026, 4, 15), True),
    ]


def test_today_is_planned_and_yesterday_is_open() -> None:
    assert states(MEETING, [], date(2026, 4, 15), last=date(2026, 4, 30)) == [
        "01-04 open",
        "15-04 planned",
        "29-04 planned",
    ]


def test_a_session_held_early_is_there_before_its_planned_day() -> None:
    found = occurrences(MEETING, [session(date(2026, 4, 12))], date(2026, 4, 13))
    assert [(o.day, o.state) for o in found][1:] == [(date(2026, 4, 15), "held")]
    assert held_and_due(found, date(2026, 4, 13)) == (1, 1)


def test_a_moved_session_counts_on_its_new_day() -> None:
    moved = session(date(2026, 4, 14), "moved", planned=date(2026, 4, 15), to=date(2026, 4, 20))
    before = occurrences(MEETING, [moved], date(2026, 4, 16))
    assert [(o.state, o.to) for o in before] == [("open", None), ("moved", date(2026, 4, 20))]
    assert held_and_due(before, date(2026, 4, 16)) == (0, 1)
    held = session(date(2026, 4, 20), planned=date(2026, 4, 15))
    assert states(MEETING, [moved, held], date(2026, 4, 28)) == [
        "01-04 open",
        "15-04 moved",
        "20-04 held",
    ]


def test_a_session_may_be_moved_twice_and_back() -> None:
    away = session(date(2026, 4, 10), "moved", planned=date(2026, 4, 15), to=date(2026, 4, 20))
    back = session(date(2026, 4, 11), "moved", planned=date(2026, 4, 20), to=date(2026, 4, 15))
    held = session(date(2026, 4, 15))
    assert states(MEETING, [away, back, held], date(2026, 4, 21)) == [
        "01-04 open",
        "15-04 moved",
        "15-04 held",
        "20-04 moved",
    ]


def test_moved_without_a_new_day_is_not_due() -> None:
    found = occurrences(MEETING, [session(APRIL, "moved")], date(2026, 4, 2))
    assert held_and_due(found, date(2026, 4, 2)) == (0, 0)


def test_moving_what_was_never_planned_moves_nothing() -> None:
    stray = session(date(2026, 4, 1), "moved", planned=date(2026, 2, 1), to=date(2026, 4, 2))
    assert states(MEETING, [stray], date(2026, 4, 3)) == ["01-04 open"]


def test_a_cancelled_session_was_due() -> None:
    found = occurrences(MEETING, [session(APRIL, "cancelled")], date(2026, 4, 2))
    assert [o.state for o in found] == ["cancelled"]
    assert held_and_due(found, date(2026, 4, 2)) == (0, 1)


def test_each_group_has_its_own_occurrences() -> None:
    cycle = Cycle(id="c", form="intervision", starts=APRIL, groups=(("p01", "p06"), ("p02", "p07")))
    by_number = session(APRIL, group=2)
    by_writer = session(APRIL, owner="p06")
    of_all = session(date(2026, 4, 29), owner="ks")
    found = occurrences(cycle, [by_number, by_writer, of_all], date(2026, 4, 30))
    assert [(o.day.day, o.group, o.state) for o in found] == [
        (1, 1, "held"),
        (1, 2, "held"),
        (29, 1, "held"),
        (29, 2, "held"),
    ]


def test_one_session_that_two_people_logged_is_one() -> None:
    sessions = [session(APRIL), session(APRIL, owner="p01", planned=APRIL), session(APRIL, item=4)]
    assert states(MEETING, sessions, date(2026, 4, 2)) == ["01-04 held"]
    assert states(MEETING, [*sessions, session(APRIL, n=2)], date(2026, 4, 2)) == [
        "01-04 held",
        "01-04 held extra",
    ]


def test_what_is_held_once_may_be_held_any_day() -> None:
    review = Cycle(id="c", form="half_year_review", starts=date(2026, 9, 24))
    assert states(review, [session(date(2026, 11, 2))], FAR) == ["24-09 held"]


def test_irregular_dates_have_their_average_interval() -> None:
    guest = Cycle(id="c", form="mystery_guest", dates=(date(2026, 5, 13), date(2026, 9, 16)))
    assert states(guest, [session(date(2026, 7, 1))], FAR) == ["13-05 held", "16-09 open"]
    assert states(guest, [session(date(2027, 2, 1))], FAR)[-1] == "01-02 held extra"


def test_the_order_of_entries_does_not_matter() -> None:
    entries = [
        session(date(2026, 4, 6)),
        session(date(2026, 4, 2)),
        session(date(2026, 4, 14), "cancelled"),
        session(date(2026, 4, 10), "moved", planned=date(2026, 4, 29), to=date(2026, 5, 4)),
    ]
    found = {occurrences(MEETING, list(order), date(2026, 5, 5)) for order in permutations(entries)}
    assert len(found) == 1


def test_a_later_session_is_not_known_yet() -> None:
    assert states(MEETING, [session(APRIL)], date(2026, 3, 31), last=APRIL) == ["01-04 planned"]


def test_sessions_stand_in_any_log_and_taken_back_or_private_ones_do_not_count() -> None:
    in_person = session(APRIL, owner="p01")
    in_team = session(date(2026, 4, 15), cycle="ks/overleg")
    workspace = Workspace(
        settings=Settings(borgen=1, name=Title("Test")),
        teams={
            "ks": known_as(
                Team(name=Title("Klant & Service"), members=(Member(id="p01"),), cycles=(MEETING,)),
                id="ks",
            )
        },
        people={"p01": known_as(Person(), id="p01")},
        logs={
            "p01": (in_person, session(APRIL, private=True), session(APRIL, void=True)),
            "ks": (in_team, session(APRIL, cycle="onbekend"), session(FAR)),
        },
    )
    found = sessions_of(workspace, link(workspace), Key("ks", "overleg"), date(2026, 5, 1))
    assert found == (in_person, in_team)


def test_a_session_in_the_log_of_somebody_the_cycle_does_not_cover_does_not_count() -> None:
    team = Team(name=Title("Klant & Service"), members=(Member(id="p01"),), cycles=(MEETING,))
    workspace = Workspace(
        settings=Settings(borgen=1, name=Title("Test")),
        teams={"ks": known_as(team, id="ks")},
        people={id_: known_as(Person(), id=id_) for id_ in ("p01", "p02")},
        logs={id_: (session(APRIL, owner=id_, cycle="ks/overleg"),) for id_ in ("p01", "p02")},
    )
    (entry,) = sessions_of(workspace, link(workspace), Key("ks", "overleg"), FAR)
    assert entry.owner == "p01"
