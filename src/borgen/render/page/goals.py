"""The goals of people as a table: in words, and with numbers where the reader may see them."""

from borgen.render.page.blocks import Table
from borgen.render.page.words import Words
from borgen.reports.agenda import next_text
from borgen.reports.goals import GoalRow


def goal_table(words: Words) -> Table:
    """Return a row a goal, by person: title, team status, next step; never a ranking."""
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
    """Return the rows whose next step can wait: in a team's report, of what is in use."""
    if words.full or words.report.subject.kind != "team":
        return frozenset()
    return frozenset(n for n, row in enumerate(words.report.goals) if row.team_status == "in_use")


def _cells(words: Words, row: GoalRow, *, numbers: bool) -> tuple[str, ...]:
    who = row.name or row.person or words("unknown")
    step = next_words(words, row) or words("no_next_step")
    said = _numbers(words, row) if numbers else ()
    return (who, row.title, status_words(words, row), *said, step)


def status_words(words: Words, row: GoalRow) -> str:
    """Return the status that a team may see, with a sign so that no colour is needed."""
    sign = {"in_use": "●", "asks_for_a_chance": "◐", "open": "○"}[row.team_status]
    return f"{sign} {words.label('team_status', row.team_status)}"


def _numbers(words: Words, row: GoalRow) -> tuple[str, str]:
    if row.suppressed:
        return words("not_shown"), words("not_shown")
    last = words.day(row.last_applied) if row.last_applied else words("not_yet")
    return last, words.band(row.band)


def next_words(words: Words, row: GoalRow) -> str:
    """Return the next step of a goal as a sentence; empty where there is none."""
    return next_text(row.next_step, words.text) if row.next_step else ""
