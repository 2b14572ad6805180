"""Rules about lines of the log: days that cannot be, twins and contradictions (D02-D05)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from borgen.checks.glance import glances
from borgen.checks.personal import goal_keys, learned_goals
from borgen.checks.rule import Rule, Scene, once
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
    for owner, glance in glances(scene).items():
        for entry in scene.workspace.logs[owner] if glance.later_than(tomorrow) else ():
            if entry.date > tomorrow and not entry.void:
                yield finding("D02", _place(entry), day=entry.date)


def before_its_time(scene: Scene) -> Iterator[Finding]:
    """Yield D03: an entry from before its goal was learned, or before anything is observed."""
    known = {at.key: at for at in learned_goals(scene)}
    for owner, glance in glances(scene).items():
        keys = goal_keys(scene)[owner]
        early = {
            word: known[keys[word]]
            for word, lines in glance.about.items()
            if keys.get(word) in known and lines.first < known[keys[word]].counts_from
        }
        for entry in scene.workspace.logs[owner] if early else ():
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


def twins(scene: Scene) -> Iterator[Finding]:
    """Yield D04: the same line again. Lines that differ in `n` are meant to be two."""
    for entries in _doubles(scene).values():
        first: dict[object, Entry] = {}
        for entry in entries:
            twin = first.setdefault(fact(entry), entry)
            if twin is not entry and not entry.void:
                yield finding(
                    "D04", _place(entry), related=(Related(_place(twin), "finding.D04.here"),)
                )


def contradictions(scene: Scene) -> Iterator[Finding]:
    """Yield D05: two lines of one date, goal, kind and source that say different things."""
    for owner, entries in _doubles(scene).items():
        keys = goal_keys(scene)[owner]
        told: dict[object, dict[object, Entry]] = {}
        for entry in entries:
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


@once
def _doubles(scene: Scene) -> Mapping[str, Sequence[Entry]]:
    """Return the lines of each log that may share their day and goal with another one."""
    return dict(_with_doubles(scene))


def _with_doubles(scene: Scene) -> Iterator[tuple[str, Sequence[Entry]]]:
    for owner, glance in glances(scene).items():
        keys = goal_keys(scene)[owner]
        if len({*keys.values()}) < len(keys):  # two words for one goal
            yield owner, scene.workspace.logs[owner]
        elif doubles := [entry for lines in glance.about.values() for entry in lines.doubles]:
            yield owner, sorted(doubles, key=lambda entry: (entry.private, entry.item))


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
