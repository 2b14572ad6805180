"""What learning cost in money and hours, and what that is per pair in use."""

import datetime as dt
from collections.abc import Iterable

from borgen.model.plan import Activity, Cost, CostCategory, Mode, Trajectory
from borgen.progress.values import GroupMeasures
from borgen.reports.values import CategoryCost, Investment, ModeHours


def investment(
    trajectories: Iterable[Trajectory], group: GroupMeasures | None, currency: str, day: dt.date
) -> Investment:
    """Return measure 11 as known on `day`; blank where `group` is None.

    A sum of which nothing is known is None, not zero.

    Args:
        trajectories: what was invested in; those that start later count as nothing yet.
        group: the pairs that were learned in them.
        currency: the workspace's.
        day: later costs do not count; neither do activities of which every date is later.
    """
    if group is None:
        return Investment(currency, None, None, None, (), None, None, suppressed=True)
    begun = [trajectory for trajectory in trajectories if trajectory.starts <= day]
    costs = [c for t in begun for c in t.costs if c.date is None or c.date <= day]
    modes = _by_mode(begun, day)
    cost = sum(cost.amount for cost in costs) if costs else None
    return Investment(
        currency=currency,
        cost=cost,
        hours=sum(mode.hours for mode in modes) if modes else None,
        productive_hours_lost=sum(m.productive_hours_lost for m in modes) if modes else None,
        by_mode=modes,
        cost_per_pair_in_use=cost / group.in_use if cost is not None and group.in_use else None,
        cost_per_pair_in_use_range=_range(cost, group),
        by_category=_by_category(costs),
    )


def _by_category(costs: Iterable[Cost]) -> tuple[CategoryCost, ...]:
    amounts: dict[CostCategory, float] = {}
    for cost in costs:
        amounts[cost.category] = amounts.get(cost.category, 0.0) + cost.amount
    return tuple(CategoryCost(category, amounts[category]) for category in sorted(amounts))


def _by_mode(trajectories: Iterable[Trajectory], day: dt.date) -> tuple[ModeHours, ...]:
    hours: dict[Mode, tuple[float, float]] = {}
    for trajectory in trajectories:
        people = len(set(trajectory.participants))
        for activity in trajectory.activities:
            if activity.hours is not None and _begun(activity, day):
                spent, lost = hours.get(activity.mode, (0.0, 0.0))
                hours[activity.mode] = (
                    spent + people * activity.hours,
                    lost + people * (activity.productive_hours_lost or 0.0),
                )
    return tuple(ModeHours(mode, *hours[mode]) for mode in sorted(hours))


def _begun(activity: Activity, day: dt.date) -> bool:
    return not activity.dates or min(activity.dates) <= day


def _range(cost: float | None, group: GroupMeasures) -> tuple[float, float | None] | None:
    """Return the cost per pair in use at both ends of the interval of use, the lowest first."""
    if cost is None or group.use_interval is None or not group.pairs:
        return None
    low, high = group.use_interval
    if not high:
        return None
    return cost / (high * group.pairs), cost / (low * group.pairs) if low else None
