"""What rules look up in the logs: an index of each log, measured goals, and entries by goal.

The index is made in one pass, so that a rule reads lines only where it may find something.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from borgen.checks.rule import CheckContext, cached
from borgen.frozen import Value
from borgen.links import learned_day
from borgen.model.entry import Entry, standing
from borgen.model.goal import MEASURED, PersonalGoal, Status, status_on
from borgen.model.ids import Key
from borgen.progress.use import observed_from


class EntryGroup(Value, frozen=True):
    """The entries of a log that write their goal in the same way, in the order of the log.

    Attributes:
        entries: at least one.
        first: the earliest date among them.
        last: the latest date among them.
        same_day: those that share their date with another one.
    """

    entries: Sequence[Entry]
    first: dt.date
    last: dt.date
    same_day: Sequence[Entry]


class LogIndex(Value, frozen=True):
    """What stands in one log.

    Attributes:
        by_goal: its entries by the goal as written; None for entries without one.
        cycles: the references to cycles in it, each once.
        factors: the references to factors in it, each once.
        present: the ids of people who were present, each once.
        has_notes: whether any entry has a note.
        has_voids: whether any entry takes another one back.
    """

    by_goal: Mapping[str | None, EntryGroup]
    cycles: tuple[str, ...]
    factors: tuple[str, ...]
    present: tuple[str, ...]
    has_notes: bool
    has_voids: bool

    def has_after(self, day: dt.date) -> bool:
        """Return whether any entry is dated after `day`."""
        return any(group.last > day for group in self.by_goal.values())


@cached
def log_indexes(context: CheckContext) -> Mapping[str, LogIndex]:
    """Return the index of each log by its owner."""
    return {owner: _index(log) for owner, log in context.workspace.logs.items()}


def _index(log: Sequence[Entry]) -> LogIndex:
    by_goal: dict[str | None, list[Entry]] = defaultdict(list)
    for entry in log:
        by_goal[entry.goal].append(entry)
    present = {entry.present for entry in log}
    people = {one for one in present if isinstance(one, tuple)}
    return LogIndex(
        by_goal={goal: _group(entries) for goal, entries in by_goal.items()},
        cycles=tuple({entry.cycle for entry in log if entry.cycle}),
        factors=tuple({entry.factor for entry in log if entry.factor}),
        present=tuple({person for some in people for person in some}),
        has_notes=any(entry.note for entry in log),
        has_voids=any(entry.of for entry in log),
    )


def _group(entries: Sequence[Entry]) -> EntryGroup:
    days = sorted([entry.date for entry in entries])
    same_day: Sequence[Entry] = ()
    if len(set(days)) < len(days):
        shared = {one for one, other in pairwise(days) if one == other}
        same_day = [entry for entry in entries if entry.date in shared]
    return EntryGroup(entries, days[0], days[-1], same_day)


class LearnedGoal(Value, frozen=True):
    """A measured personal goal that has a learned day.

    Attributes:
        counts_from: the learned day, or the day from which its trajectory is observed if later.
    """

    key: Key
    goal: PersonalGoal
    learned: dt.date
    counts_from: dt.date
    status: Status


@cached
def measured_goals(context: CheckContext) -> tuple[tuple[Key, PersonalGoal, Status], ...]:
    """Return the personal goals that are measured on the day, learned already or not."""
    return tuple(
        (Key(person.id, goal.id), goal, status)
        for person in context.workspace.people.values()
        for goal in person.goals
        if (status := status_on(goal.status, context.day)) in MEASURED and not goal.private
    )


@cached
def learned_goals(context: CheckContext) -> tuple[LearnedGoal, ...]:
    """Return the measured goals that have a learned day, before or after the context's day."""
    return tuple(_learned_goals(context))


def _learned_goals(context: CheckContext) -> Iterator[LearnedGoal]:
    for key, goal, status in measured_goals(context):
        if learned := learned_day(context.workspace, goal):
            first = max(learned, observed_from(context.workspace, goal) or dt.date.min)
            yield LearnedGoal(key, goal, learned, first, status)


@cached
def goal_keys(context: CheckContext) -> Mapping[str, Mapping[str | None, Key]]:
    """Return for each log, by owner, the goals it refers to by the reference as written."""
    return {owner: _keys(context, owner, index) for owner, index in log_indexes(context).items()}


def _keys(context: CheckContext, owner: str, index: LogIndex) -> Mapping[str | None, Key]:
    targets = {text: context.links.goal(text, owner) for text in index.by_goal if text}
    return {text: target.key for text, target in targets.items() if target}


@cached
def entries_by_goal(context: CheckContext) -> Mapping[Key, Sequence[Entry]]:
    """Return the entries that count on the day, by the goal they are about."""
    found: dict[Key, Sequence[Entry]] = {}
    for owner, index in log_indexes(context).items():
        keys = goal_keys(context)[owner]
        for text, entries in _counting_entries(context, owner, index).items():
            if text in keys:
                key = keys[text]
                found[key] = [*found[key], *entries] if key in found else entries
    return found


def _counting_entries(
    context: CheckContext, owner: str, index: LogIndex
) -> Mapping[str | None, Sequence[Entry]]:
    """Return the entries of a log that count on the day, by their goal as written."""
    all_count = owner != context.workspace.me and not index.has_voids
    if all_count and not index.has_after(context.day):
        return {text: group.entries for text, group in index.by_goal.items()}
    found: dict[str | None, list[Entry]] = {}
    for entry in standing(context.workspace.logs[owner], context.day):
        found.setdefault(entry.goal, []).append(entry)
    return found
