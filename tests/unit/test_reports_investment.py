"""What is not known of costs, hours and use is None, never zero."""

from datetime import date

from borgen.model.common import Title
from borgen.model.plan import Activity, Cost, Trajectory
from borgen.progress import measure_group
from borgen.reports.investment import investment

DAY = date(2026, 6, 1)
NOBODY = measure_group((), DAY)


def trajectory(
    starts: date = date(2026, 1, 1),
    costs: tuple[Cost, ...] = (),
    activities: tuple[Activity, ...] = (),
) -> Trajectory:
    return Trajectory(
        title=Title("T"),
        starts=starts,
        ends=DAY,
        participants=("a", "b", "a"),
        costs=costs,
        activities=activities,
    )


def test_nothing_known() -> None:
    told = investment([trajectory()], NOBODY, "EUR", DAY)
    assert (told.cost, told.hours, told.productive_hours_lost) == (None, None, None)
    assert (told.cost_per_pair_in_use, told.cost_per_pair_in_use_range) == (None, None)
    assert not told.suppressed


def test_a_cost_without_anything_in_use_has_no_price_per_pair() -> None:
    told = investment(
        [trajectory(costs=(Cost(category="venue", amount=10.0),))], NOBODY, "EUR", DAY
    )
    assert (told.cost, told.cost_per_pair_in_use, told.cost_per_pair_in_use_range) == (
        10.0,
        None,
        None,
    )


def test_hours_are_for_each_participant_once() -> None:
    activities = (
        Activity(id="x", title=Title("X"), mode="online", hours=3.0),
        Activity(id="y", title=Title("Y"), mode="online"),
    )
    told = investment([trajectory(activities=activities)], NOBODY, "EUR", DAY)
    assert (told.hours, told.productive_hours_lost) == (6.0, 0.0)
    assert [mode.mode for mode in told.by_mode] == ["online"]


def test_a_trajectory_still_to_start_costs_nothing_yet() -> None:
    later = trajectory(date(2026, 7, 1), costs=(Cost(category="venue", amount=10.0),))
    assert investment([later], NOBODY, "EUR", DAY).cost is None
