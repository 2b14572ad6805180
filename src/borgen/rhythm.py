"""Recurrence: the days a cycle is planned on, and which logged session belongs to which of them.

Measures of a person or team are computed in `progress`; whether something is missing is checked in
`checks`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import ceil, inf
from typing import Literal, TypeAlias

from borgen.dates import days_between, months_between, plus_days, plus_months
from borgen.frozen import Value
from borgen.links import Links
from borgen.model.common import Every
from borgen.model.cycle import FORMS, Cycle
from borgen.model.entry import Entry, standing
from borgen.model.ids import Key
from borgen.model.workspace import Workspace

OccurrenceState: TypeAlias = Literal["held", "cancelled", "moved", "open", "planned"]


class Occurrence(Value, frozen=True):
    """One time that a cycle was planned, or held without a plan.

    Attributes:
        day: the planned day; of an unplanned session the day it was held.
        group: which of the cycle's groups, counted from 1; None in a cycle without groups.
        state: `open` is before the report's day and not in the log; `planned` is that day or
            later; `moved` no longer counts, its new day is an occurrence of its own.
        entry: its log entry.
        to: the new day of a moved one, if given.
        extra: held without having been planned.
    """

    day: date
    group: int | None
    state: OccurrenceState
    entry: Entry | None = None
    to: date | None = None
    extra: bool = False


def interval(cycle: Cycle) -> Every | None:
    """Return a cycle's interval: its own, else its form's; None if it is held once."""
    return cycle.every or FORMS[cycle.form].every


def planned_days(cycle: Cycle, last: date) -> tuple[date, ...]:
    """Return the days a cycle is planned on up to `last`: not after `until`, not while closed.

    They are its `dates`, else the days from `starts` on by its interval. A month step keeps the
    day of the start: 31 January, 28 February, 31 March.
    """
    end = min(last, cycle.until or last)
    days = sorted(set(cycle.dates)) if cycle.dates else _recurring(cycle, end)
    closed = cycle.closed
    return tuple(
        day
        for day in days
        if day <= end and not (closed and any(day in stretch for stretch in closed))
    )


def _recurring(cycle: Cycle, end: date) -> Iterable[date]:
    every, start = interval(cycle), cycle.starts
    if start is None:
        return ()
    if every is None:
        return (start,)
    if every.unit == "months":
        months = range(0, months_between(start, end) + 1, every.n)
        return (plus_months(start, later) for later in months)
    return map(date.fromordinal, range(start.toordinal(), end.toordinal() + 1, _length(every)))


def _length(every: Every) -> int:
    """Return the days in an interval of days or weeks."""
    return every.n * 7 if every.unit == "weeks" else every.n


def steps_between(every: Every, start: date, day: date) -> int:
    """Return how many whole intervals have passed from `start` to `day`; 0 before `start`."""
    if every.unit != "months":
        return max(0, days_between(start, day)) // _length(every)
    times = months_between(start, day) // every.n
    ahead = plus_months(start, times * every.n) > day
    return max(0, times - ahead)


def occurrences(
    cycle: Cycle, sessions: Iterable[Entry], day: date, last: date | None = None
) -> tuple[Occurrence, ...]:
    """Return a cycle's occurrences up to `last` (default: `day`) as they are known on `day`.

    A session belongs to the occurrence it names as `planned`, else to the nearest open one
    within half an interval. A held session that fits none is an extra occurrence; one held before
    its planned day is included. With groups there is one occurrence per group.

    Args:
        cycle: the cycle.
        sessions: its session entries, see `sessions_of`; their order does not matter.
        day: the report's day; later entries do not count.
        last: the last planned day to return.
    """
    known = [entry for entry in sessions if entry.date <= day]
    found = (
        occurrence
        for group, theirs in _by_group(cycle, known)
        for occurrence in _of_group(cycle, group, _distinct(theirs), day, last or day)
    )
    return tuple(sorted(found, key=lambda o: (o.day, o.group or 0, o.extra)))


def held_and_due(found: Iterable[Occurrence], day: date) -> tuple[int, int]:
    """Return how many sessions were held, and how many were due: planned up to `day`.

    A cancelled one was due; a moved one is due on its new day; an extra one is held only.
    """
    held = due = 0
    for occurrence in found:
        held += occurrence.state == "held"
        due += occurrence.day <= day and occurrence.state != "moved" and not occurrence.extra
    return held, due


def sessions_by_cycle(
    workspace: Workspace, links: Links, day: date
) -> Mapping[Key, tuple[Entry, ...]]:
    """Return the session entries that count on `day` by the cycle they name.

    They stand in the log of the cycle's owner or of somebody the cycle covers (`is_covered`).
    """
    found: dict[Key, list[Entry]] = {}
    for owner, log in workspace.logs.items():
        named = {entry.cycle for entry in log if entry.cycle}
        found_for = {cycle: links.cycle(cycle, owner) for cycle in named}
        targets = {
            cycle: target
            for cycle, target in found_for.items()
            if target and is_covered(links, target.key, owner)
        }
        for entry in standing(log, day) if targets else ():
            target = targets.get(entry.cycle or "") if entry.kind == "session" else None
            if target:
                found.setdefault(target.key, []).append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


def is_covered(links: Links, cycle: Key, owner: str) -> bool:
    """Return whether the log of `owner` may hold sessions of a cycle.

    It may where the cycle is the owner's own, or that of a plan which the owner belongs or belonged
    to, or where the owner is in one of the cycle's groups.
    """
    home = links.owner(owner) or owner
    return cycle.owner in links.homes(home) or any(
        home in group for group in links.cycles[cycle].groups
    )


def sessions_of(workspace: Workspace, links: Links, key: Key, day: date) -> tuple[Entry, ...]:
    """Return the session entries of one cycle; for many cycles take `sessions_by_cycle`."""
    return sessions_by_cycle(workspace, links, day).get(key, ())


def _by_group(cycle: Cycle, sessions: list[Entry]) -> Iterable[tuple[int | None, list[Entry]]]:
    """Return each group with its sessions; a session without a group is its writer's, or all's."""
    if not cycle.groups:
        return ((None, sessions),)
    groups: dict[int | None, list[Entry]] = {n: [] for n in range(1, len(cycle.groups) + 1)}
    group_of = {who: n for n, members in reversed([*enumerate(cycle.groups, 1)]) for who in members}
    for entry in sessions:
        named = entry.group or group_of.get(entry.owner)
        for group in groups if named is None else {named}.intersection(groups):
            groups[group].append(entry)
    return groups.items()


def _distinct(sessions: Iterable[Entry]) -> list[Entry]:
    """Return the sessions without duplicates: logged by two people, or twice by one."""
    facts: dict[object, Entry] = {}
    for entry in sorted(sessions, key=lambda e: (e.date, e.planned is None, e.owner, e.item)):
        key = (entry.date, entry.status, entry.planned, entry.to, entry.n)
        facts.setdefault(key, entry)
    exact = {(e.date, e.status, e.to, e.n) for e in facts.values() if e.planned}
    return [
        entry
        for entry in facts.values()
        if not exact or entry.planned or (entry.date, entry.status, entry.to, entry.n) not in exact
    ]


def _of_group(
    cycle: Cycle, group: int | None, sessions: Sequence[Entry], day: date, last: date
) -> Iterator[Occurrence]:
    half = _half_interval(cycle)
    days = list(planned_days(cycle, _reach(sessions, last, half)))
    moved, new_days = _moved(days, sessions, half)
    settled = _settled(days, moved, new_days, sessions, half)
    for slot, planned in enumerate(days):
        entry = moved.get(slot) or settled.get(slot)
        if planned > last and not (entry and entry.status == "held"):
            continue
        if entry and entry.status:
            yield Occurrence(planned, group, entry.status, entry, entry.to)
        else:
            yield Occurrence(planned, group, "open" if planned < day else "planned")
    placed = {id(entry) for entry in settled.values()}
    for entry in sessions:
        if id(entry) not in placed and entry.status == "held":
            yield Occurrence(entry.date, group, "held", entry, extra=True)


def _half_interval(cycle: Cycle) -> float:
    """Return the days a session may differ from its plan; infinite for a single occurrence."""
    dates = sorted(set(cycle.dates))
    if len(dates) > 1:
        return days_between(dates[0], dates[-1]) / (len(dates) - 1) / 2
    every = interval(cycle)
    return every.days / 2 if every else inf


def _reach(sessions: Sequence[Entry], last: date, half: float) -> date:
    """Return the last planned day that a given session may belong to."""
    furthest = max([last, *(entry.planned or entry.date for entry in sessions)])
    return date.max if half == inf else plus_days(furthest, ceil(half))


def _moved(
    days: list[date], sessions: Sequence[Entry], half: float
) -> tuple[dict[int, Entry], dict[date, date]]:
    """Return the entries of moved slots, and new days by old day; new days are added to `days`."""
    moved: dict[int, Entry] = {}
    new_days: dict[date, date] = {}
    moves = [entry for entry in sessions if entry.status == "moved"]
    for entry in sorted(moves, key=lambda e: (e.date, e.planned or e.date, e.to or date.max)):
        near = min(_near(days, _hint(entry, new_days), half, moved), default=None)
        if near is None:
            continue
        slot = near[1]
        moved[slot] = entry
        if entry.to:
            new_days[days[slot]] = entry.to
            new_days.pop(entry.to, None)
            days.append(entry.to)
    return moved, new_days


def _settled(
    days: Sequence[date],
    moved: Mapping[int, Entry],
    new_days: Mapping[date, date],
    sessions: Sequence[Entry],
    half: float,
) -> dict[int, Entry]:
    """Return the entries of held or cancelled slots: with `planned` first, then the nearest."""
    hints = [
        (number, entry, _hint(entry, new_days))
        for number, entry in enumerate(sessions)
        if entry.status in {"held", "cancelled"}
    ]
    if not moved and len({hint for *_, hint in hints}.intersection(days)) == len(hints):
        return {days.index(hint): entry for _, entry, hint in hints}  # each on a day of its own
    offers = sorted(
        (entry.planned is None, distance, entry.status != "held", number, slot)
        for number, entry, hint in hints
        for distance, slot in _near(days, hint, half, moved)
    )
    settled: dict[int, Entry] = {}
    placed: set[int] = set()
    for *_, number, slot in offers:
        if slot not in settled and number not in placed:
            settled[slot] = sessions[number]
            placed.add(number)
    return settled


def _hint(entry: Entry, new_days: Mapping[date, date]) -> date:
    """Return the planned day of an entry, else its date; the new day where that was moved."""
    day = entry.planned or entry.date
    while day in new_days:
        day = new_days[day]
    return day


def _near(
    days: Sequence[date], hint: date, half: float, taken: Mapping[int, Entry]
) -> list[tuple[int, int]]:
    """Return (distance in days, slot) of the slots within half an interval of `hint`."""
    return [
        (distance, slot)
        for slot, day in enumerate(days)
        if (distance := abs((day - hint).days)) <= half and slot not in taken
    ]
