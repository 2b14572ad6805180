"""Measure 9: growth, application and rhythm as three bars, and the alternation of what was done."""

from collections.abc import Iterable, Sequence
from datetime import date

from borgen.model.cycle import FORMS
from borgen.model.entry import SUCCESS, Entry
from borgen.model.goal import Level
from borgen.progress.use import applications
from borgen.progress.values import Pair, Progress, Session, Step
from borgen.rhythm import held_and_due, steps_between


def progress(pair: Pair, sessions: Iterable[Session], today: date) -> Progress:
    """Return the three bars of a pair; each is None where it cannot be said."""
    every = pair.goal.every
    applied = len(applications(pair.entries))
    opportunities = steps_between(every, pair.learned, today) if every else None
    held, due = held_and_due((s.occurrence for s in sessions if s.tracked), today)
    return Progress(
        growth=growth(pair.goal.level, pair.entries),
        application=_bar(applied, opportunities),
        applications=applied,
        opportunities=opportunities,
        rhythm=_bar(held, due),
        held=held,
        due=due,
    )


def _bar(done: int, planned: int | None) -> float | None:
    return min(1.0, done / planned) if planned else None


def growth(level: Level | None, entries: Sequence[Entry]) -> float | None:
    """Return how far from start to target the latest level is, 0-1.

    Somebody else's level goes before one's own, however old.
    """
    if level is None or level.start is None or level.target is None:
        return None
    rated = [entry for entry in entries if entry.level is not None]
    latest = next((e for e in reversed(rated) if e.by != "self"), rated[-1] if rated else None)
    if latest is None or latest.level is None or level.target == level.start:
        return None
    return min(1.0, max(0.0, (latest.level - level.start) / (level.target - level.start)))


def alternation(
    entries: Iterable[Entry], sessions: Iterable[Session], person: str
) -> tuple[Step, ...]:
    """Return what was done, oldest first: tried or applied, reflected on, and sessions held.

    A reflection in a form on the day of such a session is that session.
    """
    steps = {step: None for step in (_step(entry) for entry in entries) if step}
    for session in sessions:
        entry = session.occurrence.entry
        if entry and session.occurrence.state == "held":
            present = entry.present
            if not isinstance(present, tuple) or person in present:
                steps[Step(entry.date, FORMS[session.form].stance, session.form)] = None
    return tuple(sorted(steps, key=lambda step: (step.day, step.stance, step.what)))


def _step(entry: Entry) -> Step | None:
    if entry.kind == "reflection":
        return Step(entry.date, "reflection", entry.form or "reflection")
    if entry.outcome and entry.outcome in SUCCESS:
        return Step(entry.date, "action", entry.outcome)
    return None
