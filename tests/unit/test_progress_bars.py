"""Three bars and an alternation: growth, application, rhythm, and what was done in which order."""

from datetime import date, timedelta
from typing import Any

import pytest

from borgen.model.common import Every, Title
from borgen.model.entry import Entry
from borgen.model.goal import Level, PersonalGoal
from borgen.model.ids import Key
from borgen.progress.bars import alternation, growth, progress
from borgen.progress.values import CycleSession, Pair
from borgen.rhythm import Occurrence

LEARNED = date(2026, 3, 26)
SCALE = Level(start=2, target=4, scale=5)


def after(days: int) -> date:
    return LEARNED + timedelta(days=days)


def entry(day: int, **more: Any) -> Entry:
    return Entry(owner="p01", item=0, date=after(day), goal="feedback", **more)


def pair(*entries: Entry, every: Every | None = None) -> Pair:
    goal = PersonalGoal(id="feedback", title=Title("Feedback"), level=SCALE, every=every)
    return Pair(Key("p01", goal.id), goal, LEARNED, "active", entries)


def session(day: int, state: Any = "held", *, tracked: bool = True, **more: Any) -> CycleSession:
    held = entry(day, kind="session", **more) if state == "held" else None
    occurrence = Occurrence(after(day), None, state, held)
    return CycleSession(Key("ks", "overleg"), "team_meeting", tracked, occurrence)


@pytest.mark.parametrize(
    ("levels", "share"),
    [
        ([], None),
        ([(3, "self")], 0.5),
        ([(3, "self"), (4, "self")], 1.0),
        ([(3, "peer"), (4, "self")], 0.5),
        ([(4, "self"), (3, "peer"), (2, "coach"), (4, "self")], 0.0),
        ([(1, "peer")], 0.0),
        ([(5, "peer")], 1.0),
    ],
)
def test_growth_from_the_latest_level_of_another_first(
    levels: list[tuple[float, Any]], share: float | None
) -> None:
    entries = [entry(n, level=level, by=by) for n, (level, by) in enumerate(levels)]
    assert growth(SCALE, entries) == share


@pytest.mark.parametrize("level", [None, Level(start=2), Level(target=4), Level(start=3, target=3)])
def test_growth_that_cannot_be_said(level: Level | None) -> None:
    assert growth(level, [entry(1, level=3)]) is None


@pytest.mark.parametrize(
    ("every", "today", "opportunities", "bar"),
    [
        (None, 90, None, None),
        (Every(2, "weeks"), 13, 0, None),
        (Every(2, "weeks"), 14, 1, 1.0),
        (Every(2, "weeks"), 70, 5, 0.4),
        (Every(1, "months"), 31, 1, 1.0),
        (Every(1, "months"), 122, 4, 0.5),
    ],
)
def test_applications_over_opportunities(
    every: Every | None, today: int, opportunities: int | None, bar: float | None
) -> None:
    entries = [entry(3, outcome="independent"), entry(9, outcome="with_help")]
    found = progress(pair(*entries, every=every), (), after(today))
    assert (found.applications, found.opportunities) == (2, opportunities)
    assert found.application == bar


def test_rhythm_is_of_tracked_cycles() -> None:
    sessions = [session(1), session(15, "open"), session(16, tracked=False)]
    found = progress(pair(), sessions, after(20))
    assert (found.held, found.due, found.rhythm) == (1, 2, 0.5)
    assert progress(pair(), (), after(20)).rhythm is None


def test_alternation_of_action_and_reflection() -> None:
    entries = [
        entry(1, outcome="not_achieved"),
        entry(5, outcome="missed"),
        entry(8, kind="reflection"),
        entry(15, kind="reflection", form="team_meeting"),
        entry(20, outcome="independent"),
    ]
    sessions = [
        session(15),
        session(22, present=("p02",)),
        session(23, present=("p01", "p02")),
        session(29, "open"),
    ]
    assert [(s.day, s.stance, s.what) for s in alternation(entries, sessions, "p01")] == [
        (after(1), "action", "not_achieved"),
        (after(8), "reflection", "reflection"),
        (after(15), "reflection", "team_meeting"),
        (after(20), "action", "independent"),
        (after(23), "reflection", "team_meeting"),
    ]
