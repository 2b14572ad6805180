"""The rule about recommended keys that are missing: one finding a file.

Keys that other rules are about are left out: the line upwards (L07), a response to a factor (C01),
support (S01), practice, hours, costs and review of a trajectory (A01, A03, H01). So are keys that
have a default: a lead who owns a goal, a manager or a team's sponsor who sponsors it.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from borgen.checks.rule import CheckContext, Rule
from borgen.diagnostics import Finding, Place, finding
from borgen.links import AnyGoal, goal_owner, goal_sponsor, learned_day
from borgen.model.goal import OrganisationGoal, PersonalGoal, TeamGoal
from borgen.model.plan import Plan, Team
from borgen.model.settings import Settings


def missing_recommended_keys(context: CheckContext) -> Iterator[Finding]:
    """P02: the recommended keys that are missing in a file."""
    settings = context.workspace.settings
    yield from _missing_in_file(context, settings.place, _in_settings(settings))
    for owner, plan in context.workspace.plans():
        yield from _missing_in_file(
            context, plan.place, (*_in_plan(plan), *_in_goals(context, owner, plan))
        )


def _missing_in_file(
    context: CheckContext, place: Place, missing: Iterable[tuple[str, str]]
) -> Iterator[Finding]:
    """Yield the finding of one file; `missing` are pairs of a key and how it is shown."""
    pairs = tuple(missing)
    if pairs and context.fully_read(place.file):
        keys = tuple(key for key, _ in pairs)
        shown = ", ".join(text for _, text in pairs)
        yield finding("P02", place.whole_file(), keys=keys, shown=shown, n=len(keys))


def _in_settings(settings: Settings) -> Iterator[tuple[str, str]]:
    if settings.privacy.purpose is None:
        yield "privacy.purpose", "`privacy.purpose`"
    if settings.privacy.keep_months is None:
        yield "privacy.keep_months", "`privacy.keep_months`"


def _in_plan(plan: Plan) -> Iterator[tuple[str, str]]:
    if isinstance(plan, Team):
        for key in ("lead", "sponsor", "goals", "context", "cycles"):
            if not getattr(plan, key):
                yield key, f"`{key}`"


def _in_goals(context: CheckContext, owner: str, plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield what the goals of a plan lack; with the goals' ids if it is not all of them."""
    goals = [goal for goal in plan.goals if context.is_current(goal) and not _private(goal)]
    lacking: dict[str, list[str]] = {}
    for goal in goals:
        for key in _lacks(context, owner, goal):
            lacking.setdefault(key, []).append(goal.id)
    for key, ids in lacking.items():
        some = f" ({', '.join(ids)})" if len(ids) < len(goals) else ""
        yield f"goals.{key}", f"`{key}`{some}"


def _lacks(context: CheckContext, owner: str, goal: AnyGoal) -> Iterator[str]:
    workspace = context.workspace
    if not isinstance(goal, PersonalGoal) and goal_owner(workspace, owner, goal) is None:
        yield "owner"
    if isinstance(goal, OrganisationGoal):
        yield from _without(goal, ("measure",))
        return
    if isinstance(goal, TeamGoal):
        yield from _without(goal, ("change", "indicators"))
        return
    yield from _without(goal, ("aspect", "contribution"))
    if goal_sponsor(workspace, owner, goal, context.day) is None:
        yield "sponsor"
    if learned_day(workspace, goal) is None:
        yield "learned"
    yield from _without(goal, ("level", "every", "if_then"))
    skill = workspace.skills.get(goal.skill or "")
    if not goal.indicators and not (skill and skill.indicators):
        yield "indicators"


def _without(goal: AnyGoal, keys: Iterable[str]) -> list[str]:
    return [key for key in keys if not getattr(goal, key)]


def _private(goal: AnyGoal) -> bool:
    return isinstance(goal, PersonalGoal) and goal.private


RULES: Final = (Rule("P02", missing_recommended_keys),)
