"""Measure 12: whose gap it is, for a pair that is quiet or was never applied."""

from collections.abc import Sequence

from borgen.model.entry import Entry
from borgen.model.ids import Key
from borgen.progress.surroundings import Surroundings, concerns
from borgen.progress.values import Cause


def cause(entries: Sequence[Entry], around: Sequence[Surroundings], line: frozenset[Key]) -> Cause:
    """Return the first cause that holds.

    Args:
        entries: the pair's entries, oldest first.
        around: what the plans that cover the person on the day put around goals.
        line: the goal's lineage.
    """
    at_work = [e for e in entries if e.kind == "application" and e.setting == "work"]
    if at_work and at_work[-1].outcome == "no_opportunity":
        return "no_chance"
    if any(concerns(aim, line) for plan in around for aim in plan.hindrances):
        return "open_factor"
    if any(concerns(aim, line) for plan in around for aim in plan.overdue):
        return "promise_overdue"
    return "unknown"
