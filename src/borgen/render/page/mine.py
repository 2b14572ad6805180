"""My own goals, for me alone: three bars, the projection as a band, and what comes next."""

from collections.abc import Iterator

from borgen.render.page.blocks import (
    Bar,
    Bars,
    Block,
    Facts,
    Item,
    Section,
    Sentence,
    items,
    section,
)
from borgen.render.page.fading import crossing
from borgen.render.page.goals import next_words
from borgen.render.page.rhythm import in_turn
from borgen.render.page.words import Words
from borgen.reports.goals import GoalRow
from borgen.reports.report import Note


def my_goal(words: Words, row: GoalRow) -> Section | None:
    """Return one goal of mine as a section of its own."""
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
        said = words("mastery", band=words.band(row.band), target=words.share(words.report.target))
        yield Bar(words("bar.mastery"), said, low, high, words.report.target)


def _facts(words: Words, row: GoalRow) -> Iterator[tuple[str, str]]:
    if not row.private:
        yield words("fact.use"), _use(words, row)
    if row.crosses_target_on:
        yield words("fact.fading"), crossing(words, row)
    if row.alternation:
        yield words("fact.in_turn"), in_turn(words, row.alternation)
    step = next_words(words, row)
    if step:
        yield words("fact.next"), step
    told = row.next_step is not None and row.next_step.code == "if_then"
    for plan in row.if_then[told:]:
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
        said = words(
            "rated", grade=words.label("evidence", row.evidence.grade), n=row.evidence.rated
        )
        yield (
            words("fact.evidence"),
            f"{said}{words('self_only') if row.evidence.self_only else ''}",
        )
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
    """Yield what I wrote down, the latest first; private ones are marked."""
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
