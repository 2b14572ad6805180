"""What is due as a page: overdue, within a week, later."""

from typing import Final, get_args

from borgen.diagnostics import Arg
from borgen.render.page.blocks import Page, Section, Sentence, Table, section
from borgen.reports.upcoming import Due, Upcoming, When
from borgen.text import Text, text_in

_NEAR: Final = {0: "today", 1: "tomorrow", -1: "yesterday"}


def upcoming_page(upcoming: Upcoming) -> Page:
    """Return what is due as a page."""
    text = text_in(upcoming.language)
    kind = text(f"kind.{upcoming.subject.kind}")
    until = text("next.until", day=text.day(upcoming.until))
    whose = [upcoming.workspace] if upcoming.workspace != upcoming.subject.title else []
    sections = tuple(_section(upcoming, when, text) for when in get_args(When))
    return Page(
        title=text("next.title", title=upcoming.subject.title),
        aside=text("report.aside", kind=kind, day=text.day(upcoming.as_of)),
        subtitle=" · ".join([*whose, until]),
        sections=tuple(found for found in sections if found) or (_nothing(upcoming, text),),
        closing=text("next.closing_me" if upcoming.audience == "me" else "next.closing"),
    )


def _nothing(upcoming: Upcoming, text: Text) -> Section:
    told = text("next.nothing", day=text.day(upcoming.until))
    return Section(text("next.coming"), (Sentence(told),))


def _section(upcoming: Upcoming, when: When, text: Text) -> Section | None:
    rows = tuple(_row(upcoming, due, text) for due in upcoming.due if due.when == when)
    return section(text(f"next.{when}"), Table(head=("", "", "", ""), rows=rows, wide=2, below=3))


def _row(upcoming: Upcoming, due: Due, text: Text) -> tuple[str, str, str, str]:
    day = text.day(due.date, year=due.date.year != upcoming.as_of.year)
    whose = due.who_name if due.kind != "crossing" else None
    return day, _away(due.days, text), _title(due, text), " · ".join(_stand(due, whose, text))


def _away(days: int, text: Text) -> str:
    """Return how far a day is from today, as people say it."""
    if days in _NEAR:
        return text(f"next.{_NEAR[days]}")
    return text("next.ahead" if days > 0 else "next.ago", n=abs(days))


def _title(due: Due, text: Text) -> str:
    title = due.title
    if due.kind == "session" and due.about:
        title = text("next.of_team", title=title, team=due.about)
    if due.groups:
        title = text("next.group", title=title, groups=tuple(str(group) for group in due.groups))
    return title


def _stand(due: Due, whose: str | None, text: Text) -> tuple[str, ...]:
    """Return whose move it is, and where it stands."""
    key = {"goal": "goal_past", "crossing": "crossed"}.get(due.kind, due.kind)
    args: dict[str, Arg] = {}
    if due.days >= 0:
        key = due.kind
    if due.missed:
        key = "session_missed"
        args["days"] = tuple(text.day(day, year=False) for day in due.missed)
    if due.kind == "response":
        args["about"] = due.about or ""
    if due.target is not None:
        args["target"] = round(due.target * 100)
    state = text(f"next.{key}", **args)
    return (whose, state) if whose else (state,)
