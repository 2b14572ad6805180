"""Measure 9 of one pair: growth, application and rhythm as three bars, and the alternation."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from borgen.model.cycle import FORMS, Stance
from borgen.model.entry import SUCCESS, Entry
from borgen.model.goal import Level
from borgen.progress.use import applications
from borgen.progress.values import AlternationStep, CycleSession, Pair, Progress
from borgen.rhythm import held_and_due, steps_between


def progress(pair: Pair, sessions: Iterable[CycleSession], today: date) -> Progress:
    """Return the three bars of a pair on `today`; a bar without a denominator is None.

    Args:
        pair: the pair.
        sessions: the occurrences since learning of the cycles that concern it.
        today: the report's day.
    """
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
    """Return (latest level - start) / (target - start), kept between 0 and 1.

    The latest level is the last one by somebody else, or the person's own if there is none.
    None where there is no level, or where the goal lacks a start or a target.
    """
    if level is None or level.start is None or level.target is None:
        return None
    rated = [entry for entry in entries if entry.level is not None]
    latest = next((e for e in reversed(rated) if e.by != "self"), rated[-1] if rated else None)
    if latest is None or latest.level is None or level.target == level.start:
        return None
    return min(1.0, max(0.0, (latest.level - level.start) / (level.target - level.start)))


def alternation(
    entries: Iterable[Entry], sessions: Iterable[CycleSession], person: str
) -> tuple[AlternationStep, ...]:
    """Return the steps of action and reflection of a pair, oldest first.

    A reflection in the form of a session held on that day is the same step as that session.

    Args:
        entries: the pair's entries.
        sessions: the occurrences of the cycles that concern the pair.
        person: the person of the pair; sessions that they did not attend are left out.
    """
    done = {step for entry in entries for step in _done(entry)}
    for session in sessions:
        entry = session.occurrence.entry
        if session.occurrence.state == "held" and entry and _attended(entry, person):
            done.add((entry.date, FORMS[session.form].stance, session.form))
    return tuple(AlternationStep(*step) for step in sorted(done))


def _done(entry: Entry) -> Iterator[tuple[date, Stance, str]]:
    if entry.kind == "reflection":
        yield entry.date, "reflection", entry.form or "reflection"
    elif entry.outcome and entry.outcome in SUCCESS:
        yield entry.date, "action", entry.outcome


def _attended(session: Entry, person: str) -> bool:
    """Return whether `person` is among the names in `present`; True where it has no names."""
    return not isinstance(session.present, tuple) or person in session.present
