"""Rules about trajectories: practice, purpose, price, and the review after half a year."""

from collections.abc import Iterator
from typing import Final

from borgen.checks.rule import CheckContext, Rule
from borgen.dates import plus_days
from borgen.diagnostics import Finding, finding
from borgen.model.cycle import Cycle
from borgen.model.ids import ORGANISATION
from borgen.model.plan import Trajectory
from borgen.model.workspace import plan_file
from borgen.rhythm import planned_days

HALF_YEAR_DAYS: Final = (150, 210)
"""The days after the end of a trajectory between which its half-year review belongs."""


def without_practice(context: CheckContext) -> Iterator[Finding]:
    """A01: a trajectory without an on-the-job part."""
    for trajectory in _intact_trajectories(context, "activities"):
        if not any(activity.mode == "on_the_job" for activity in trajectory.activities):
            yield finding("A01", trajectory.place.whole_file(), trajectory=trajectory.id)


def without_purpose(context: CheckContext) -> Iterator[Finding]:
    """A02: a trajectory that serves no goal, itself or through its goals."""
    for trajectory in _intact_trajectories(context, "contributes_to", "goals"):
        above = trajectory.contributes_to or any(g.contributes_to for g in trajectory.goals)
        if not above:
            yield finding("A02", trajectory.place.whole_file(), trajectory=trajectory.id)


def without_price(context: CheckContext) -> Iterator[Finding]:
    """A03: a trajectory without hours or without costs."""
    for trajectory in _intact_trajectories(context, "activities", "costs"):
        hours = any(activity.hours is not None for activity in trajectory.activities)
        if hours and trajectory.costs:
            continue
        missing = "costs" if hours else "hours" if trajectory.costs else ""
        place = trajectory.place.whole_file()
        yield finding("A03", place, variant=missing, trajectory=trajectory.id)


def without_review(context: CheckContext) -> Iterator[Finding]:
    """H01: no half-year review planned between 150 and 210 days after a trajectory ends."""
    for trajectory in _intact_trajectories(context, "cycles", "starts", "ends", "observed_from"):
        first, last = (plus_days(trajectory.ends, days) for days in HALF_YEAR_DAYS)
        observed_later = trajectory.observed_from is not None and trajectory.observed_from > last
        files = (plan_file(ORGANISATION, "organisation"), "plans/teams/")
        if (
            observed_later
            or trajectory.ends < trajectory.starts
            or not context.intact(*files, keys=("cycles",))
        ):
            continue
        reviews = (c for c in _cycles_about(context, trajectory) if c.form == "half_year_review")
        if not any(first <= day for cycle in reviews for day in planned_days(cycle, last)):
            yield finding(
                "H01",
                trajectory.place.whole_file(),
                trajectory=trajectory.id,
                first=first,
                last=last,
            )


def _intact_trajectories(context: CheckContext, *keys: str) -> Iterator[Trajectory]:
    """Yield the trajectories of which nothing under `keys` was dropped."""
    for trajectory in context.workspace.trajectories.values():
        if context.intact(trajectory.place.file, keys=keys):
            yield trajectory


def _cycles_about(context: CheckContext, trajectory: Trajectory) -> Iterator[Cycle]:
    """Yield the cycles of a trajectory, its participants' teams and the organisation."""
    teams = {
        team
        for person in trajectory.participants
        for team in context.links.teams_of.get(person, ())
    }
    for owner, plan in context.workspace.plans():
        if owner in {trajectory.id, ORGANISATION} or owner in teams:
            yield from plan.cycles


RULES: Final = (
    Rule("A01", without_practice),
    Rule("A02", without_purpose),
    Rule("A03", without_price),
    Rule("H01", without_review),
)
