"""The line of sight as a page: trees, goals without a line, counts both ways; and as flowchart."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from borgen.characters import visible
from borgen.render.page.blocks import (
    Block,
    Branch,
    Branches,
    Diagram,
    Item,
    Page,
    Section,
    items,
    section,
)
from borgen.reports.tree import GoalTree, TreeGoal, TreeLine
from borgen.text import Text, text_in

_MARKED: Final = ("draft", "paused")
_ACTED_ON: Final = re.compile(r"[^\w .,:!?+=/'-]")
"""What Mermaid may interpret: everything but letters, figures and the plainest marks."""


def tree_page(tree: GoalTree, *, diagram: bool = False) -> Page:
    """Return the line of sight as a page; `diagram` adds a Mermaid flowchart, for Markdown."""
    text = text_in(tree.language)
    goals = {goal.goal: goal for goal in tree.goals}
    sections = (
        section(text(f"tree.{tree.direction}"), *_trees(tree, goals, text, diagram=diagram)),
        None if tree.goals else Section(text("tree.empty"), ()),
        section(text("tree.loose"), Branches(_branches(tree.loose, goals, text))),
        *_orphans(tree, goals, text),
        section(text("tree.coverage"), *_counts(tree, text)),
    )
    kind = text(f"kind.{tree.subject.kind}")
    return Page(
        title=text("tree.title", title=tree.subject.title),
        aside=text("report.aside", kind=kind, day=text.day(tree.as_of)),
        subtitle=" · ".join(_subtitle(tree, text)),
        sections=tuple(found for found in sections if found),
        closing=text("tree.closing"),
    )


def _subtitle(tree: GoalTree, text: Text) -> Iterator[str]:
    if tree.workspace != tree.subject.title:
        yield tree.workspace
    yield text("tree.goals", n=len(tree.goals))
    if tree.subject.kind != "person" and tree.coverage.people:
        yield text("report.people", n=tree.coverage.people)


def _trees(
    tree: GoalTree, goals: Mapping[str, TreeGoal], text: Text, *, diagram: bool
) -> Iterator[Block]:
    if diagram and tree.goals:
        yield Diagram(flowchart(tree))
    yield Branches(_branches(tree.lines, goals, text))


def _branches(
    lines: Iterable[TreeLine], goals: Mapping[str, TreeGoal], text: Text
) -> tuple[Branch, ...]:
    return tuple(_branch(line, goals, text) for line in lines)


def _branch(line: TreeLine, goals: Mapping[str, TreeGoal], text: Text) -> Branch:
    goal = goals[line.goal]
    name = f"{goal.goal} {text('tree.again')}" if line.again else goal.goal
    return Branch(_said(goal, text), name, _branches(line.lines, goals, text), goal.owner)


def _said(goal: TreeGoal, text: Text) -> str:
    """Return whose goal it is and what it says, marked where it is not simply under way."""
    marks = [f"({text(f'status.{goal.status}')})"] if goal.status in _MARKED else []
    marks += [text("tree.private")] if goal.private else []
    whose = "" if goal.level == "organisation" else f"{goal.owner_name}: "
    return " ".join([f"{whose}{goal.title}", *marks])


def _orphans(tree: GoalTree, goals: Mapping[str, TreeGoal], text: Text) -> Iterator[Section | None]:
    orphans = tree.orphans
    told = {line.goal for line in tree.loose}
    for key, names in (
        ("organisation_unserved", orphans.organisation_goals_unserved),
        ("shared_unserved", orphans.shared_goals_unserved),
        ("serving_nothing", tuple(n for n in orphans.goals_serving_nothing if n not in told)),
    ):
        rows = tuple(
            Branch(_said(goals[name], text), name, about=goals[name].owner) for name in names
        )
        yield section(text(f"tree.{key}"), Branches(rows))
    yield section(
        text("tree.without_line"),
        items("", (Item(person) for person in orphans.people_without_line)),
    )


def _counts(tree: GoalTree, text: Text) -> Iterator[Block | None]:
    found = tree.coverage
    down: tuple[tuple[str, int | None, int | None], ...] = (
        ("down.organisation", found.organisation_goals_served, found.organisation_goals),
        ("down.shared", found.shared_goals_served, found.shared_goals),
    )
    up: tuple[tuple[str, int | None, int | None], ...] = (
        ("up.shared", found.shared_goals_reaching, found.shared_goals),
        ("up.personal", found.personal_goals_reaching, found.personal_goals),
        ("up.people", found.people_reaching, found.people),
    )
    if tree.subject.kind == "person":
        down, up = (), up[1:2]
    for way, rows in (("down", down), ("up", up)):
        told = (
            Item(text(f"tree.{key}", n=total, count=n))
            for key, n, total in rows
            if n is not None and total
        )
        yield items(text(f"tree.way.{way}"), told)


def flowchart(tree: GoalTree) -> str:
    """Return a Mermaid flowchart of all goals, each with lines to what it contributes to."""
    return "\n".join(["flowchart LR", *(f"  {line}" for line in _flow(tree))])


def escaped_mermaid(text: str) -> str:
    """Return a text for Mermaid in which nothing is interpreted."""
    return _ACTED_ON.sub(lambda found: f"#{ord(found[0])};", visible(text))


def _flow(tree: GoalTree) -> Iterator[str]:
    numbers = {goal.goal: f"g{n}" for n, goal in enumerate(tree.goals, start=1)}
    for goal in tree.goals:
        yield f'{numbers[goal.goal]}["{_label(goal)}"]'
    for goal in tree.goals:
        for above in goal.serves:
            yield f"{numbers[goal.goal]} --> {numbers[above]}"


def _label(goal: TreeGoal) -> str:
    who = "" if goal.level == "organisation" else f"{goal.owner_name}: "
    return f"{escaped_mermaid(who + goal.title)}<br/>{escaped_mermaid(goal.goal)}"
