"""Measure 9: growth, application and rhythm as three bars, and the alternation of what was done."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from borgen.model.cycle import FORMS, Stance
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
    done = {step for entry in entries for step in _done(entry)}
    for session in sessions:
        entry = session.occurrence.entry
        if session.occurrence.state == "held" and entry and _took_part(entry, person):
            done.add((entry.date, FORMS[session.form].stance, session.form))
    return tuple(Step(*step) for step in sorted(done))


def _done(entry: Entry) -> Iterator[tuple[date, Stance, str]]:
    if entry.kind == "reflection":
        yield entry.date, "reflection", entry.form or "reflection"
    elif entry.outcome and entry.outcome in SUCCESS:
        yield entry.date, "action", entry.outcome


def _took_part(session: Entry, person: str) -> bool:
    """Return whether somebody was there, as far as it was written down who was."""
    return not isinstance(session.present, tuple) or person in session.present
