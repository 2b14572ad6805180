"""Rules about days in plans that cannot be. Days in the log are judged in `logs`."""

import datetime as dt
from collections.abc import Iterator
from typing import Final, NamedTuple

from borgen.checks.rule import Rule, Scene
from borgen.diagnostics import Finding, Place, Related, finding
from borgen.model.plan import Person, Plan, Team, Trajectory


class Period(NamedTuple):
    """A first and a last day as written in a mapping at `place`."""

    place: Place
    starts: str
    first: dt.date | None
    ends: str
    last: dt.date | None


def ends_before_start(scene: Scene) -> Iterator[Finding]:
    """D01: an end before its start."""
    for _, plan in scene.workspace.plans():
        for place, starts, first, ends, last in _periods(plan):
            if first and last and last < first:
                yield finding(
                    "D01",
                    place.value(ends),
                    related=(Related(place.value(starts), "finding.D01.here"),),
                    ends=ends,
                    last=last,
                    starts=starts,
                    first=first,
                )


def _periods(plan: Plan) -> Iterator[Period]:
    if isinstance(plan, Trajectory):
        yield Period(plan.place, "starts", plan.starts, "ends", plan.ends)
    if isinstance(plan, Team):
        for member in plan.members:
            yield Period(member.place, "since", member.since, "until", member.until)
    if isinstance(plan, Person):
        for index, away in enumerate(plan.away):
            place = plan.place.value("away", index)
            yield Period(place, "from", away.start, "until", away.until)
    for factor in plan.context:
        yield Period(factor.place, "since", factor.since, "until", factor.until)
    for cycle in plan.cycles:
        yield Period(cycle.place, "starts", cycle.starts, "until", cycle.until)
        for index, closed in enumerate(cycle.closed):
            place = cycle.place.value("closed", index)
            yield Period(place, "from", closed.start, "until", closed.until)


RULES: Final = (Rule("D01", ends_before_start),)
