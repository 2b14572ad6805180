"""Bars and timelines as characters."""

from datetime import date, timedelta

import pytest

from borgen.render.page.blocks import Bar, Lane, Timeline
from borgen.render.text_bars import bar, timeline

START = date(2026, 3, 30)


@pytest.mark.parametrize(
    ("row", "drawn"),
    [
        (Bar("", "", 0.0), "░░░░░░░░░░"),
        (Bar("", "", 0.001), "█░░░░░░░░░"),
        (Bar("", "", 0.5), "█████░░░░░"),
        (Bar("", "", 0.999), "█████████░"),
        (Bar("", "", 1.0), "██████████"),
        (Bar("", "", None), ""),
        (Bar("", "", 0.4, upto=0.7), "████▒▒▒░░░"),
        (Bar("", "", 0.4, upto=0.7, mark=0.8), "████▒▒▒░│░"),
        (Bar("", "", 0.4, mark=1.0), "████░░░░░│"),
    ],
)
def test_a_bar(row: Bar, drawn: str) -> None:
    assert bar(row, 10) == drawn


def weeks(n: int) -> tuple[date, ...]:
    return tuple(START + n * timedelta(days=7) for n in range(n))


def line(n: int) -> Timeline:
    mondays = weeks(n)
    return Timeline(
        lanes=(
            Lane("reflection", "R", ((mondays[0], "held"), (mondays[-1], "planned"))),
            Lane("action", "A", ((mondays[1], "missed"),)),
        ),
        mondays=mondays,
        months=((mondays[0], "Mar"), (mondays[1], "Apr")),
        legend="",
    )


def test_a_timeline_stands_above_its_months_and_a_mere_week_of_one_gives_way() -> None:
    assert timeline(line(4), 40) == (
        "reflection  R     o",
        "action        ·",
        "              Apr",
    )


def test_many_weeks_stand_closer_and_the_latest_win() -> None:
    lanes = timeline(line(40), 40)
    assert max(len(lane) for lane in lanes) <= 40
    assert lanes[0].endswith("o")
    assert "R" not in lanes[0][12:]
