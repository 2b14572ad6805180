"""The line of sight as a Mermaid flowchart. What it shows is decided in `reports.tree`."""

import re
from collections.abc import Iterator
from typing import Final

from borgen.characters import visible
from borgen.reports.tree import GoalTree, TreeGoal

_ACTED_ON: Final = re.compile(r"[^\w .,:!?+=/'-]")
"""Everything but letters, figures and the plainest marks is written as its number."""


def flowchart(tree: GoalTree) -> str:
    """Return a flowchart of all goals, each with lines to what it contributes to."""
    return "\n".join(["flowchart LR", *(f"  {line}" for line in _lines(tree))])


def quoted(text: str) -> str:
    """Return a text that Mermaid shows and never obeys, whatever stands in it."""
    return _ACTED_ON.sub(lambda found: f"#{ord(found[0])};", visible(text))


def _lines(tree: GoalTree) -> Iterator[str]:
    numbers = {goal.goal: f"g{n}" for n, goal in enumerate(tree.goals, start=1)}
    for goal in tree.goals:
        yield f'{numbers[goal.goal]}["{_label(goal)}"]'
    for goal in tree.goals:
        for above in goal.serves:
            yield f"{numbers[goal.goal]} --> {numbers[above]}"


def _label(goal: TreeGoal) -> str:
    who = "" if goal.level == "organisation" else f"{goal.owner_name}: "
    return f"{quoted(who + goal.title)}<br/>{quoted(goal.goal)}"
