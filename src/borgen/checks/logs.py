"""Rules about lines of the log: days that cannot be, twins and contradictions (D02-D05)."""

from collections.abc import Iterator
from typing import Final

from borgen.checks.personal import goal_keys, learned_goals
from borgen.checks.rule import Rule, Scene
from borgen.dates import plus_days
from borgen.diagnostics import Finding, Part, Place, Related, finding
from borgen.model.entry import Entry, fact
from borgen.model.workspace import log_file


def _place(entry: Entry) -> Place:
    file = log_file(entry.owner, private=entry.private)
    return Place(file, (entry.item,), Part.FIRST_KEY)


def ahead_of_the_clock(scene: Scene) -> Iterator[Finding]:
    """Yield D02: an entry later than tomorrow by the clock, whatever day is looked back from."""
    tomorrow = plus_days(scene.today or scene.day, 1)
    for log in scene.workspace.logs.values():
        for entry in log:
            if entry.date > tomorrow and not entry.void:
                yield finding("D02", _place(entry), day=entry.date)


def before_its_time(scene: Scene) -> Iterator[Finding]:
    """Yield D03: an entry from before its goal was learned, or before anything is observed."""
    known = {at.key: at for at in learned_goals(scene)}
    for owner, log in scene.workspace.logs.items():
        keys = goal_keys(scene)[owner]
        learned = {word: known[key] for word, key in keys.items() if key in known}
        for entry in log:
            at = learned.get(entry.goal)
            if at is None or entry.void or entry.date >= at.counts_from:
                continue
            early = entry.date < at.learned
            yield finding(
                "D03",
                _place(entry),
                variant="" if early else "observed",
                goal=at.goal.id,
                day=entry.date,
                first=at.learned if early else at.counts_from,
            )


def twins(scene: Scene) -> Iterator[Finding]:
    """Yield D04: the same line again. Lines that differ in `n` are meant to be two."""
    for log in scene.workspace.logs.values():
        first: dict[object, Entry] = {}
        for entry in log:
            twin = first.setdefault(fact(entry), entry)
            if twin is not entry and not entry.void:
                yield finding(
                    "D04", _place(entry), related=(Related(_place(twin), "finding.D04.here"),)
                )


def contradictions(scene: Scene) -> Iterator[Finding]:
    """Yield D05: two lines of one date, goal, kind and source that say different things."""
    for owner, log in scene.workspace.logs.items():
        keys = goal_keys(scene)[owner]
        told: dict[object, dict[object, Entry]] = {}
        for entry in log:
            if entry.void or entry.kind not in ("application", "measurement"):
                continue
            goal = keys.get(entry.goal) or entry.goal
            subject = (entry.date, goal, entry.kind, entry.by, entry.n, entry.private)
            versions = told.setdefault(subject, {})
            if versions.setdefault(_said(entry), entry) is entry and len(versions) > 1:
                other = next(iter(versions.values()))
                yield finding(
                    "D05",
                    _place(entry),
                    related=(Related(_place(other), "finding.D05.here"),),
                    goal=entry.goal or "",
                    day=entry.date,
                )


def _said(entry: Entry) -> tuple[object, ...]:
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


RULES: Final[tuple[Rule, ...]] = (
    Rule("D02", ahead_of_the_clock),
    Rule("D03", before_its_time),
    Rule("D04", twins),
    Rule("D05", contradictions),
)
