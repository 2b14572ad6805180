"""Measure 11: what learning cost in money and hours, and the cost per pair in use."""

import datetime as dt
from collections.abc import Iterable

from borgen.frozen import Value
from borgen.model.plan import Activity, Cost, CostCategory, Mode, Trajectory
from borgen.progress.groups import GroupMeasures, Total


class ModeHours(Value, frozen=True):
    """The hours of the activities of one mode, summed over all participants."""

    mode: str
    hours: float
    productive_hours_lost: float


class CategoryCost(Value, frozen=True):
    """The sum of one category of costs, in the workspace's currency."""

    category: CostCategory
    amount: float


class Investment(Total, frozen=True):
    """Measure 11: costs in the workspace's currency, hours summed over all participants.

    Attributes:
        cost, hours, productive_hours_lost: None where nothing is known of them.
        cost_per_pair_in_use_range: the lowest first; the other end is None where the interval of
            use begins at zero.
    """

    currency: str
    cost: float | None
    hours: float | None
    productive_hours_lost: float | None
    by_mode: tuple[ModeHours, ...]
    cost_per_pair_in_use: float | None
    cost_per_pair_in_use_range: tuple[float, float | None] | None
    by_category: tuple[CategoryCost, ...] = ()


def investment(
    trajectories: Iterable[Trajectory], group: GroupMeasures, currency: str, day: dt.date
) -> Investment:
    """Return measure 11 as known on `day`; hidden where `group` is.

    Args:
        trajectories: the trajectories; those that start after `day` do not count.
        group: the pairs that were learned in them.
        currency: the workspace's currency.
        day: the report's day; costs after it do not count, nor do activities that begin after it.
    """
    if group.suppressed:
        return Investment.hidden(currency=currency, by_mode=(), by_category=())
    used = group.use.in_use
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
        cost_per_pair_in_use=cost / used if cost is not None and used else None,
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
    """Return the cost per pair in use at the upper and at the lower end of the interval of use."""
    if cost is None or group.use.interval is None or not group.pairs:
        return None
    low, high = group.use.interval
    if not high:
        return None
    return cost / (high * group.pairs), cost / (low * group.pairs) if low else None
