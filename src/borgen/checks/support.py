"""Rules about promised support: whether all three kinds are planned and what is delivered."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, get_args

from borgen.checks.rule import CheckContext, Rule
from borgen.diagnostics import Finding, Word, finding
from borgen.model.context import SupportKind
from borgen.model.plan import Team, Trajectory

KINDS: Final[tuple[SupportKind, ...]] = get_args(SupportKind)


def missing_kinds(context: CheckContext) -> Iterator[Finding]:
    """S01: a team or trajectory plan without one of the three kinds of support."""
    plans: Iterable[Trajectory | Team] = chain(
        context.workspace.trajectories.values(), context.workspace.teams.values()
    )
    for plan in plans:
        planned = {support.kind for support in plan.support}
        missing = tuple(Word(f"support.{kind}") for kind in KINDS if kind not in planned)
        if missing and context.intact(plan.place.file, keys=("support",)):
            yield finding("S01", plan.place.whole_file(), kinds=missing, n=len(missing))


def overdue_support(context: CheckContext) -> Iterator[Finding]:
    """S02: support past its due date and not delivered by the day."""
    for _, plan in context.workspace.plans():
        for support in plan.support:
            late = support.due is not None and support.due < context.day
            if late and (support.delivered is None or support.delivered > context.day):
                yield finding(
                    "S02",
                    support.place.first_key(),
                    variant="by" if support.by else "",
                    what=support.what,
                    by=support.by or "",
                    due=support.due or context.day,
                )


RULES: Final = (
    Rule("S01", missing_kinds),
    Rule("S02", overdue_support),
)
