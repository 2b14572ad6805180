"""Rules about the support that was promised: are all three kinds there, and was it delivered."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, get_args

from borgen.checks.rule import Rule, Scene
from borgen.diagnostics import Finding, Word, finding
from borgen.model.context import SupportKind
from borgen.model.plan import Team, Trajectory

KINDS: Final[tuple[SupportKind, ...]] = get_args(SupportKind)


def missing_kinds(scene: Scene) -> Iterator[Finding]:
    """S01: a team or trajectory plan without one of the three kinds of support."""
    plans: Iterable[Trajectory | Team] = chain(
        scene.workspace.trajectories.values(), scene.workspace.teams.values()
    )
    for plan in plans:
        there = {support.kind for support in plan.support}
        missing = tuple(Word(f"support.{kind}") for kind in KINDS if kind not in there)
        if missing and scene.kept(plan.place.file, keys=("support",)):
            yield finding("S01", plan.place.whole_file(), kinds=missing, n=len(missing))


def overdue_support(scene: Scene) -> Iterator[Finding]:
    """S02: support past its due date and not delivered by the day."""
    for _, plan in scene.workspace.plans():
        for support in plan.support:
            late = support.due is not None and support.due < scene.day
            if late and (support.delivered is None or support.delivered > scene.day):
                yield finding(
                    "S02",
                    support.place.first_key(),
                    variant="by" if support.by else "",
                    what=support.what,
                    by=support.by or "",
                    due=support.due or scene.day,
                )


RULES: Final = (
    Rule("S01", missing_kinds),
    Rule("S02", overdue_support),
)
