"""The line of sight for readers who see no names: goals of the organisation and shared ones."""

from collections.abc import Iterable

from borgen.frozen import replace
from borgen.reports.tree import GoalTree, TreeLine


def nameless(tree: GoalTree) -> GoalTree:
    """Return a line of sight without the goals of people, and without counts of people."""
    kept = {goal.goal for goal in tree.goals if goal.level != "person"}

    def only(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for name in names if name in kept)

    def pruned(lines: Iterable[TreeLine]) -> tuple[TreeLine, ...]:
        return tuple(replace(line, lines=pruned(line.lines)) for line in lines if line.goal in kept)

    return replace(
        tree,
        coverage=replace(
            tree.coverage, personal_goals=0, personal_goals_reaching=0, people=0, people_reaching=0
        ),
        orphans=replace(
            tree.orphans,
            goals_serving_nothing=only(tree.orphans.goals_serving_nothing),
            people_without_line=(),
        ),
        goals=tuple(
            replace(goal, serves=only(goal.serves), served_by=only(goal.served_by))
            for goal in tree.goals
            if goal.goal in kept
        ),
        lines=pruned(tree.lines),
        loose=pruned(tree.loose),
    )
