"""Rules about dates in plans (D01) and about dates and repetition in logs (D02-D05)."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from borgen.checks.log_index import goal_keys, learned_goals, log_indexes
from borgen.checks.rule import CheckContext, Rule, cached
from borgen.dates import plus_days
from borgen.diagnostics import Finding, Part, Place, Related, finding
from borgen.model.entry import Entry, fact
from borgen.model.plan import Person, Plan, Team, Trajectory
from borgen.model.workspace import log_file


class Period(NamedTuple):
    """A first and a last day in the mapping at `place`, with the keys they stand under."""

    place: Place
    starts: str
    first: dt.date | None
    ends: str
    last: dt.date | None


def ends_before_start(context: CheckContext) -> Iterator[Finding]:
    """D01: an end before its start."""
    for _, plan in context.workspace.plans():
        for place, starts, first, ends, last in _periods(plan):
            if first and last and last < first:
                yield finding(
                    "D01",
                    place.value(ends),
                    related=(Related(place.value(starts), "finding.D01.here"),),
                    ends=ends,
                    last=last,
                    starts=starts,
                    first=first,
                )


def _periods(plan: Plan) -> Iterator[Period]:
    if isinstance(plan, Trajectory):
        yield Period(plan.place, "starts", plan.starts, "ends", plan.ends)
    if isinstance(plan, Team):
        for member in plan.members:
            yield Period(member.place, "since", member.since, "until", member.until)
    if isinstance(plan, Person):
        for index, away in enumerate(plan.away):
            place = plan.place.value("away", index)
            yield Period(place, "from", away.start, "until", away.until)
    for factor in plan.context:
        yield Period(factor.place, "since", factor.since, "until", factor.until)
    for cycle in plan.cycles:
        yield Period(cycle.place, "starts", cycle.starts, "until", cycle.until)
        for index, closed in enumerate(cycle.closed):
            place = cycle.place.value("closed", index)
            yield Period(place, "from", closed.start, "until", closed.until)


def future_entries(context: CheckContext) -> Iterator[Finding]:
    """D02: an entry dated later than tomorrow by the clock, whatever the context's day."""
    tomorrow = plus_days(context.today or context.day, 1)
    for owner, index in log_indexes(context).items():
        for entry in context.workspace.logs[owner] if index.has_after(tomorrow) else ():
            if entry.date > tomorrow and not entry.void:
                yield finding("D02", _place(entry), day=entry.date)


def entries_before_learning(context: CheckContext) -> Iterator[Finding]:
    """D03: an entry from before its goal was learned, or before its trajectory is observed."""
    known = {at.key: at for at in learned_goals(context)}
    for owner, index in log_indexes(context).items():
        keys = goal_keys(context)[owner]
        early = {
            text: known[keys[text]]
            for text, group in index.by_goal.items()
            if keys.get(text) in known and group.first < known[keys[text]].counts_from
        }
        for entry in context.workspace.logs[owner] if early else ():
            at = early.get(entry.goal)
            if at is None or entry.void or entry.date >= at.counts_from:
                continue
            unlearned = entry.date < at.learned
            yield finding(
                "D03",
                _place(entry),
                variant="" if unlearned else "observed",
                goal=at.goal.id,
                day=entry.date,
                first=at.learned if unlearned else at.counts_from,
            )


def repeated_entries(context: CheckContext) -> Iterator[Finding]:
    """D04: an entry equal to an earlier one of its log. Entries that differ in `n` are not."""
    for entries in _same_day_entries(context).values():
        earlier: dict[object, Entry] = {}
        for entry in entries:
            equal = earlier.setdefault(fact(entry), entry)
            if equal is not entry and not entry.void:
                related = (Related(_place(equal), "finding.D04.here"),)
                yield finding("D04", _place(entry), related=related)


def contradictory_entries(context: CheckContext) -> Iterator[Finding]:
    """D05: two entries of one date, goal, kind and source with different content."""
    for owner, entries in _same_day_entries(context).items():
        keys = goal_keys(context)[owner]
        by_subject: dict[object, dict[object, Entry]] = {}
        for entry in entries:
            if entry.void or entry.kind not in ("application", "measurement"):
                continue
            goal = keys.get(entry.goal) or entry.goal
            subject = (entry.date, goal, entry.kind, entry.by, entry.n, entry.private)
            versions = by_subject.setdefault(subject, {})
            if versions.setdefault(_content(entry), entry) is entry and len(versions) > 1:
                other = next(iter(versions.values()))
                yield finding(
                    "D05",
                    _place(entry),
                    related=(Related(_place(other), "finding.D05.here"),),
                    goal=entry.goal or "",
                    day=entry.date,
                )


@cached
def _same_day_entries(context: CheckContext) -> Mapping[str, Sequence[Entry]]:
    """Return the entries of each log, by owner, that may share date and goal with another one."""
    return dict(_by_owner(context))


def _by_owner(context: CheckContext) -> Iterator[tuple[str, Sequence[Entry]]]:
    for owner, index in log_indexes(context).items():
        keys = goal_keys(context)[owner]
        if len({*keys.values()}) < len(keys):  # one goal is written in two ways
            yield owner, context.workspace.logs[owner]
        elif entries := [entry for group in index.by_goal.values() for entry in group.same_day]:
            yield owner, sorted(entries, key=lambda entry: (entry.private, entry.item))


def _content(entry: Entry) -> tuple[object, ...]:
    """Return what an entry claims; a note only explains it."""
    return (
        entry.outcome,
        entry.level,
        entry.setting,
        entry.form,
        entry.factor,
        entry.minutes,
        entry.value,
    )


def _place(entry: Entry) -> Place:
    file = log_file(entry.owner, private=entry.private)
    return Place(file, (entry.item,), Part.FIRST_KEY)


RULES: Final[tuple[Rule, ...]] = (
    Rule("D01", ends_before_start),
    Rule("D02", future_entries),
    Rule("D03", entries_before_learning),
    Rule("D04", repeated_entries),
    Rule("D05", contradictory_entries),
)
