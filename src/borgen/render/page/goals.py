"""Goals: those of several people as a table, and my own with bars, a projected band and facts.

Whether a team sees numbers beside a goal is decided in `reports`; see `GoalRow.suppressed`.
"""

from collections.abc import Iterator

from borgen.render.page.blocks import (
    Bar,
    Bars,
    Block,
    Facts,
    Item,
    Section,
    Sentence,
    Table,
    items,
    section,
)
from borgen.render.page.fading import crossing
from borgen.render.page.rhythm import in_turn
from borgen.render.page.words import Words
from borgen.reports.agenda import next_text
from borgen.reports.goals import GoalRow
from borgen.reports.report import Note


def goal_table(words: Words) -> Table:
    """Return a row for each goal, by person: title, team status, next step; never a ranking."""
    numbers = any(not row.suppressed for row in words.report.goals)
    head = ("who", "goal", "status", *(("last_applied", "mastery") if numbers else ()), "next_step")
    return Table(
        head=tuple(words(f"head.{name}") for name in head),
        rows=tuple(_cells(words, row, numbers=numbers) for row in words.report.goals),
        wide=1,
        below=len(head) - 1,
        brief=_brief(words),
        sign="→",
        about=tuple(row.person or "" for row in words.report.goals),
    )


def _brief(words: Words) -> frozenset[int]:
    """Return the rows without a next step: in a team's report, of goals in use."""
    if words.full or words.report.subject.kind != "team":
        return frozenset()
    return frozenset(n for n, row in enumerate(words.report.goals) if row.team_status == "in_use")


def _cells(words: Words, row: GoalRow, *, numbers: bool) -> tuple[str, ...]:
    who = row.name or row.person or words("unknown")
    step = _next_step(words, row) or words("no_next_step")
    figures = _numbers(words, row) if numbers else ()
    return (who, row.title, _status(words, row), *figures, step)


def _status(words: Words, row: GoalRow) -> str:
    """Return the status that a team may see, with a sign so that it does not depend on colour."""
    sign = {"in_use": "●", "asks_for_a_chance": "◐", "open": "○"}[row.team_status]
    return f"{sign} {words.label('team_status', row.team_status)}"


def _numbers(words: Words, row: GoalRow) -> tuple[str, str]:
    if row.suppressed:
        return words("not_shown"), words("not_shown")
    last = words.day(row.last_applied) if row.last_applied else words("not_yet")
    return last, words.band(row.band)


def _next_step(words: Words, row: GoalRow) -> str:
    """Return the next step of a goal as a sentence; empty where there is none."""
    return next_text(row.next_step, words.text) if row.next_step else ""


def my_goal(words: Words, row: GoalRow) -> Section | None:
    """Return a goal of the reader's own as a section."""
    title = words("private_goal", title=row.title) if row.private else row.title
    bars, facts = Bars(tuple(_bars(words, row))), Facts(tuple(_facts(words, row)))
    return section(title, bars, facts, name=row.goal)


def _bars(words: Words, row: GoalRow) -> Iterator[Bar]:
    progress = row.progress
    if progress is None:
        return
    yield Bar(
        words("bar.growth"),
        words("growth_part", share=words.share(progress.growth))
        if progress.growth is not None
        else words("no_observation"),
        progress.growth,
    )
    yield Bar(
        words("bar.application"),
        words("applications", n=progress.applications)
        if progress.opportunities is None
        else words("of_planned", n=progress.applications, total=progress.opportunities),
        progress.application,
    )
    yield Bar(
        words("bar.rhythm"),
        words("sessions", n=progress.held, total=progress.due) if progress.due else words("no_due"),
        progress.rhythm,
    )
    if row.band:
        low, high = row.band
        band = words("mastery", band=words.band(row.band), target=words.share(words.report.target))
        yield Bar(words("bar.mastery"), band, low, high, words.report.target)


def _facts(words: Words, row: GoalRow) -> Iterator[tuple[str, str]]:
    if not row.private:
        yield words("fact.use"), _use(words, row)
    if row.crosses_target_on:
        yield words("fact.fading"), crossing(words, row)
    if row.alternation:
        yield words("fact.in_turn"), in_turn(words, row.alternation)
    step = _next_step(words, row)
    if step:
        yield words("fact.next"), step
    shown = row.next_step is not None and row.next_step.code == "if_then"
    for plan in row.if_then[shown:]:
        yield words("fact.if_then"), words("if_then", cue=plan.cue, action=plan.action)
    if words.full:
        yield from _evidence(words, row)


def _use(words: Words, row: GoalRow) -> str:
    if row.in_use and row.last_applied:
        return words("in_use_last", day=row.last_applied)
    if row.quiet and row.last_applied:
        return words("quiet_since", day=row.last_applied)
    return words("not_applied", status=words.label("transfer", row.status or "no_observation"))


def _evidence(words: Words, row: GoalRow) -> Iterator[tuple[str, str]]:
    if row.evidence:
        grade = words.label("evidence", row.evidence.grade)
        rated = words("rated", grade=grade, n=row.evidence.rated)
        yield words("fact.evidence"), rated + (words("self_only") if row.evidence.self_only else "")
    if row.observed:
        band = words.band(row.observed.interval)
        yield words("fact.observed"), words("observed", n=row.observed.n, band=band)
    if row.baseline is not None:
        yield words("fact.baseline"), words("baseline", share=words.share(row.baseline))
    if row.sponsor:
        yield words("fact.sponsor"), row.sponsor
    if row.serves:
        yield words("fact.serves"), "; ".join(row.serves)


def note_blocks(words: Words) -> Iterator[Block]:
    """Yield the reader's own notes, the latest first; private ones are marked."""
    notes = sorted(words.report.notes, key=lambda note: note.day, reverse=True)
    shown = notes if words.full else notes[:5]
    found = items(words("notes"), (_note(words, note) for note in shown))
    if found:
        yield found
    if len(shown) < len(notes):
        yield Sentence(words("more", n=len(notes) - len(shown)), aside=True)


def _note(words: Words, note: Note) -> Item:
    what = words.label("outcome", note.what)
    if what == note.what:
        what = words.label("form", note.what)
    head = " · ".join(part for part in (words.day(note.day), note.goal or "", what) if part)
    private = words("private_mark") if note.private else ""
    return Item(f"{head}{private}", (note.note,) if note.note else ())
