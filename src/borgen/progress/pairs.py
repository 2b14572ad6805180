"""Which pairs there are on a day, and which entries count for each of them."""

from collections.abc import Collection, Iterator
from datetime import date
from operator import attrgetter
from typing import Final

from borgen.links import Links, learned_day
from borgen.model.entry import Entry, fact, standing
from borgen.model.goal import MEASURED, PersonalGoal, Status, status_on
from borgen.model.ids import Key
from borgen.model.workspace import Workspace
from borgen.progress.values import Pair

_ABOUT_GOALS: Final = frozenset({"application", "reflection"})
_day: Final = attrgetter("date")


def find_pairs(workspace: Workspace, links: Links, person: str, day: date) -> Iterator[Pair]:
    """Yield a person's pairs that count on `day`, by goal id."""
    by_goal = entries_by_goal(workspace, links, person, day)
    for goal, learned, status in _learned_goals(workspace, person, day):
        if status in MEASURED:
            entries = (entry for entry in by_goal.get(goal.id, ()) if entry.date >= learned)
            yield Pair(Key(person, goal.id), goal, learned, status, tuple(entries))


def pairs_without_entries(workspace: Workspace, person: str, day: date) -> Iterator[Pair]:
    """Yield the same pairs as `find_pairs`, without their entries."""
    for goal, learned, status in _learned_goals(workspace, person, day):
        if status in MEASURED:
            yield Pair(Key(person, goal.id), goal, learned, status, ())


def entries_by_goal(
    workspace: Workspace, links: Links, person: str, day: date
) -> dict[str, list[Entry]]:
    """Return the entries of a person's own log that count on `day`, by goal id, oldest first.

    Entries that are equal in all fields count once.
    """
    ids: dict[str, str | None] = {}
    found: dict[str, list[Entry]] = {}
    for entry in standing(workspace.logs.get(person, ()), day):
        text = entry.goal
        if text is None or entry.kind not in _ABOUT_GOALS:
            continue
        if text not in ids:
            target = links.goal(text, person)
            ids[text] = target.key.id if target and target.key.owner == person else None
        goal = ids[text]
        if goal:
            found.setdefault(goal, []).append(entry)
    return {goal: list(_in_order(entries)) for goal, entries in found.items()}


def _in_order(entries: list[Entry]) -> Iterator[Entry]:
    """Yield entries oldest first, equal ones once; entries can only be equal within a day."""
    entries.sort(key=_day)
    start, last = 0, len(entries)
    while start < last:
        end, day = start + 1, entries[start].date
        while end < last and entries[end].date == day:
            end += 1
        if end == start + 1:
            yield entries[start]
        else:
            facts: dict[object, Entry] = {}
            for entry in entries[start:end]:
                facts.setdefault(fact(entry), entry)
            yield from sorted(facts.values(), key=_order)
        start = end


def _order(entry: Entry) -> tuple[str, str, float, int]:
    """Return the sort key within a day: the order of lines has no meaning."""
    return entry.outcome or "", entry.by, entry.level or 0.0, entry.item


def paused_and_dropped(
    workspace: Workspace,
    day: date,
    people: Collection[str] | None = None,
    trajectory: str | None = None,
) -> tuple[int, int]:
    """Return the numbers of learned goals that are paused and that are dropped on `day`.

    Args:
        workspace: the workspace.
        day: the report's day.
        people: count only their goals; by default those of all people.
        trajectory: count only goals learned in it; by default all.
    """
    statuses = [
        status
        for person in (workspace.people if people is None else people)
        for goal, _, status in _learned_goals(workspace, person, day)
        if trajectory is None or goal.trajectory == trajectory
    ]
    return statuses.count("paused"), statuses.count("dropped")


def _learned_goals(
    workspace: Workspace, person: str, day: date
) -> Iterator[tuple[PersonalGoal, date, Status]]:
    plan = workspace.people.get(person)
    for goal in sorted(plan.goals if plan else (), key=lambda goal: goal.id):
        learned = learned_day(workspace, goal)
        if learned and learned <= day and not goal.private:
            yield goal, learned, status_on(goal.status, day)
