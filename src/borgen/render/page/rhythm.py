"""The rhythm of reflection and action: sessions held, not logged, and planned."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from borgen.model.cycle import Stance
from borgen.progress.values import AlternationStep
from borgen.render.page.blocks import (
    MOST,
    Block,
    Facts,
    Item,
    Lane,
    Sentence,
    Timeline,
    WeekState,
    items,
)
from borgen.render.page.words import Words
from borgen.reports.sessions import SessionRow

_WEEKS: Final = 30
"""How many weeks back a timeline goes at most."""
_SOON: Final = 3
"""How many planned sessions are listed in a report that is not full."""
_STANCES: Final[tuple[Stance, ...]] = ("reflection", "action")
_RANK: Final[Mapping[WeekState, int]] = {"missed": 0, "planned": 1, "held": 2}
_WEEK: Final = timedelta(days=7)


def rhythm_blocks(words: Words) -> Iterator[Block]:
    """Yield the timeline, the sessions that were not logged, and the planned ones."""
    report = words.report
    line = timeline(words)
    if line:
        yield line
    rows = report.sessions
    waiting = [row for row in rows if row.state == "open"]
    missing = list(_not_logged(words, waiting))
    listed = missing if words.full else missing[:MOST]
    found = items(words("not_logged"), listed)
    if found:
        yield found
    if len(listed) < len(missing):
        yield Sentence(words("more", n=len(missing) - len(listed)), aside=True)
    coming = coming_sessions(words)
    shown = coming if words.full else coming[:_SOON]
    if shown:
        rows_shown = tuple((words.day(day), title) for day, title in shown)
        yield Facts(rows_shown, heading=words("coming"))


def coming_sessions(words: Words) -> list[tuple[date, str]]:
    """Return day and title of the planned sessions, the nearest first."""
    rows, today, teams = words.report.sessions, words.report.as_of, _teams(words)
    return sorted({(_day(row), _title(words, row, teams)) for row in rows if _day(row) > today})


def _not_logged(words: Words, rows: Iterable[SessionRow]) -> Iterator[Item]:
    """Yield a line for each cycle with the days of its sessions that were not logged."""
    teams = _teams(words)
    cycles: dict[str, list[SessionRow]] = {}
    for row in rows:
        cycles.setdefault(row.cycle, []).append(row)
    for missing in cycles.values():
        days = ", ".join(words.day(day) for day in sorted({row.day for row in missing}))
        yield Item(_title(words, missing[0], teams), (days,))


def _teams(words: Words) -> Mapping[str, str]:
    return {group.team: group.title for group in words.report.groups}


def _title(words: Words, row: SessionRow, teams: Mapping[str, str]) -> str:
    """Return the title of a session, with its team in a report on several teams."""
    team = teams.get(row.cycle.partition("/")[0])
    return row.title if team is None else words("session_of", title=row.title, team=team)


def _day(row: SessionRow) -> date:
    """Return the day of a session, the new one if it was moved."""
    return row.to if row.state == "moved" and row.to else row.day


def _state(row: SessionRow, today: date) -> WeekState:
    if row.state == "held":
        return "held"
    return "planned" if _day(row) > today else "missed"


def timeline(words: Words) -> Timeline | None:
    """Return the weeks in which sessions were held, missed or planned; None without any."""
    report = words.report
    states: dict[Stance, dict[date, WeekState]] = {stance: {} for stance in _STANCES}
    for row in report.sessions:
        week, state = monday(_day(row)), _state(row, report.as_of)
        weeks = states[row.stance]
        weeks[week] = max(weeks.get(week, state), state, key=_RANK.__getitem__)
    days = sorted({week for weeks in states.values() for week in weeks})
    if not days:
        return None
    first = max(days[0], monday(report.as_of) - _WEEKS * _WEEK)
    mondays = tuple(first + n * _WEEK for n in range((days[-1] - first).days // 7 + 1))
    return Timeline(
        lanes=tuple(
            Lane(
                words.label("stance", stance),
                words(f"letter.{stance}"),
                tuple(
                    sorted((week, state) for week, state in states[stance].items() if week >= first)
                ),
            )
            for stance in _STANCES
        ),
        mondays=mondays,
        months=tuple(_months(words, mondays)),
        legend=_legend(words),
        count=_count(words),
    )


def _legend(words: Words) -> str:
    due, held = words.report.rhythm.due, words.report.rhythm.held
    if not due or held is None:
        return words("timeline")
    return words("timeline_held", n=held, total=due)


def _count(words: Words) -> str:
    due, held = words.report.rhythm.due, words.report.rhythm.held
    return words("held", n=held, total=due) if due and held is not None else ""


def monday(day: date) -> date:
    """Return the Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def _months(words: Words, mondays: Iterable[date]) -> Iterator[tuple[date, str]]:
    """Yield each month's name with the first Monday in it."""
    before = None
    for day in mondays:
        if day.month != before:
            yield day, words.text(f"month.{day.month}")
        before = day.month


def in_turn(words: Words, steps: tuple[AlternationStep, ...], most: int = 24) -> str:
    """Return the latest `most` steps as letters, such as `A R A`."""
    letters = " ".join(words(f"letter.{step.stance}") for step in steps[-most:])
    return f"… {letters}" if len(steps) > most else letters
