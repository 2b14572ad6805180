"""A whole report as a page: the sections of each kind of subject, in their order."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from borgen.links import OwnerKind
from borgen.render.page import context, fading, goals, investment, rhythm, use
from borgen.render.page.blocks import MOST, Block, Item, Items, Page, Section, items, section
from borgen.render.page.words import Words
from borgen.reports.agenda import AgendaItem, agenda_text
from borgen.reports.report import Report

_Sections = Iterator[Section | None]


def page_of(report: Report, *, full: bool = False) -> Page:
    """Return a report as a page; without `full` two screens at most."""
    words = Words(report, full=full)
    sections = _SECTIONS[report.subject.kind](words)
    return Page(
        title=report.subject.title,
        aside=words(
            "aside", kind=words.label("kind", report.subject.kind), day=words.text.day(report.as_of)
        ),
        subtitle=" · ".join(_subtitle(words)),
        sections=tuple(found for found in sections if found),
        closing=words("closing", model=f"{report.model}, {report.preset}"),
    )


def _subtitle(words: Words) -> Iterator[str]:
    report = words.report
    if report.workspace != report.subject.title:
        yield report.workspace
    if report.subject.kind != "person":
        if report.people is None:
            yield words("not_shown_people")
        elif report.people:
            yield words("people", n=report.people)
    if report.pairs:
        yield words("pairs", n=report.pairs)
    if report.paused:
        yield words("paused", n=report.paused)
    if report.dropped:
        yield words("dropped", n=report.dropped)


def _team(words: Words) -> _Sections:
    yield _moved(words)
    yield _answer(words, "applying", *use.use_blocks(words), goals.goal_table(words))
    yield _answer(words, "fading", *fading.fading_blocks(words))
    yield _answer(words, "blocks", *context.factor_blocks(words), *context.promise_blocks(words))
    yield _answer(words, "next", *rhythm.rhythm_blocks(words))
    yield _agenda(words)


def _organisation(words: Words) -> _Sections:
    yield _answer(words, "promises", *context.promise_blocks(words))
    yield _answer(words, "measures", *investment.measure_blocks(words))
    yield _answer(words, "applying", *use.use_blocks(words), *use.group_blocks(words))
    yield _answer(words, "fading", *fading.fading_blocks(words))
    yield _answer(words, "blocks", *context.cause_blocks(words), *context.factor_blocks(words))
    yield _answer(words, "investment", *investment.investment_blocks(words))
    yield _moved(words)
    yield _answer(words, "next", *rhythm.rhythm_blocks(words))
    yield _agenda(words)


def _person(words: Words) -> _Sections:
    if words.report.audience != "me":
        yield _answer(words, "applying", goals.goal_table(words))
        yield _agenda(words)
        return
    for row in words.report.goals:
        yield goals.my_goal(words, row)
    yield _answer(words, "promised_me", *context.promise_blocks(words))
    yield _answer(words, "blocks_me", *context.factor_blocks(words))
    yield _answer(words, "next_me", *rhythm.rhythm_blocks(words))
    yield _agenda(words)
    yield _answer(words, "notes", *goals.note_blocks(words))


def _answer(words: Words, question: str, *blocks: Block | None) -> Section | None:
    """Return the section that answers a question; `blocks_me` has the name of `blocks`."""
    return section(words(f"q.{question}"), *blocks, name=_NAMES.get(question, question))


def _agenda(words: Words) -> Section | None:
    heading = "my_agenda" if words.report.audience == "me" else "agenda"
    return section(words(heading), agenda_list(words), name="agenda")


def agenda_list(words: Words) -> Items | None:
    """Return the agenda; my name is left out of my own."""
    return items("", (_agenda_item(words, item) for item in words.report.agenda), numbered=True)


def _agenda_item(words: Words, item: AgendaItem) -> Item:
    mine = words.report.audience == "me" and item.owner == words.report.subject.id
    who = item.owner_name or item.owner or words("nobody_yet")
    return Item(agenda_text(item, words.text), who="" if mine else who)


def _moved(words: Words) -> Section | None:
    """Return what changed since the last meeting, in counts and in kept promises."""
    moved = words.report.moved
    if moved is None:
        return None
    heading = words("since_meeting" if moved.meeting else "since", day=moved.since)
    return section(heading, items("", (Item(text) for text in _moves(words))), name="moved")


def _moves(words: Words) -> Iterator[str]:
    moved = words.report.moved
    if moved is None:
        return
    if moved.suppressed:
        yield words("moved_hidden")
    counts = {
        "moved_applications": moved.applications,
        "moved_in_use": moved.newly_in_use,
        "moved_quiet": moved.newly_quiet,
        "moved_sessions": moved.sessions_held,
    }
    changes = [words(key, n=n) for key, n in counts.items() if n]
    yield ", ".join(changes) if changes else words("moved_nothing")
    done = [words("moved_delivered", what=what) for what in moved.delivered]
    done += [words("moved_answered", what=what) for what in moved.answered]
    shown = done if words.full else done[:MOST]
    yield from shown
    if len(shown) < len(done):
        yield words("more", n=len(done) - len(shown))


_NAMES: Final = {"blocks_me": "blocks", "next_me": "next", "promised_me": "promises"}
_SECTIONS: Final[Mapping[OwnerKind, Callable[[Words], _Sections]]] = {
    "team": _team,
    "organisation": _organisation,
    "trajectory": _organisation,
    "person": _person,
}
