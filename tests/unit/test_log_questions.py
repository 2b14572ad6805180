"""`borgen log` without words: it asks, with arrow keys, and leaving writes nothing."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any, TypeAlias

import pytest

pexpect = pytest.importorskip("pexpect")
Terminal: TypeAlias = Any

DOWN, ENTER, LEAVE = "\x1b[B", "\r", "\x03"
PERSON = """
    goals:
      - {id: delegate, title: Delegeren, learned: {date: 2026-03-26}}
      - {id: feedback, title: Feedback geven, learned: {date: 2026-03-26}}
      - {id: prioritise, title: Prioriteren, learned: {date: 2026-03-26}}
    context:
      - {id: druk, factor: Het is druk, effect: hinders}
"""
LOG = """
    - {date: 2026-04-20, goal: feedback, outcome: independent}
    - {date: 2026-04-01, goal: delegate, outcome: independent}
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name, text in {
        "borgen.yaml": "borgen: 1\nname: T\nlanguage: nl\n",
        "plans/people/p01.yaml": PERSON,
        "plans/log/p01.yaml": LOG,
    }.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text).lstrip(), encoding="utf-8")
    return tmp_path


@pytest.fixture
def terminal(place: Path) -> Iterator[Terminal]:
    environ = {**os.environ, "BORGEN_PERSON": "p01", "BORGEN_TODAY": "2026-05-06", "TERM": "xterm"}
    child = pexpect.spawn(
        sys.executable,
        ["-m", "borgen", "log"],
        cwd=str(place / "plans"),
        env=environ,
        encoding="utf-8",
        dimensions=(24, 80),
        timeout=90,
    )
    yield child
    child.close(force=True)


def lines(place: Path, file: str = "plans/log/p01.yaml") -> list[str]:
    return (place / file).read_text(encoding="utf-8").splitlines()


def test_the_goal_that_was_quiet_longest_comes_first(place: Path, terminal: Terminal) -> None:
    terminal.expect("Aan welk leerdoel werkte je")
    terminal.expect("prioritise.*delegate.*feedback")
    terminal.send(DOWN + ENTER)
    terminal.expect("Hoe ging het")
    terminal.expect("toegepast zonder hulp")
    terminal.send(DOWN + ENTER)
    terminal.expect("Wat wil je onthouden")
    terminal.send("Het lukte" + ENTER)
    terminal.expect("In gebruik: 2 keer")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 0
    assert lines(place)[-1] == "- {date: 2026-05-06, goal: delegate, outcome: independent}"
    assert lines(place, "private/log/p01.yaml")[-1].endswith('note: "Het lukte"}')


def test_without_opportunity_it_asks_what_stood_in_the_way(place: Path, terminal: Terminal) -> None:
    terminal.expect("Aan welk leerdoel")
    terminal.send(ENTER)
    terminal.expect("Hoe ging het")
    terminal.send(DOWN * 5 + ENTER)
    terminal.expect("Wat wil je onthouden")
    terminal.send(ENTER)
    terminal.expect("Wat stond in de weg")
    terminal.expect("Het is druk")
    terminal.send(ENTER)
    terminal.expect(pexpect.EOF)
    assert lines(place)[-1] == (
        "- {date: 2026-05-06, goal: prioritise, outcome: no_opportunity, factor: druk}"
    )


def test_leaving_writes_nothing(place: Path, terminal: Terminal) -> None:
    before = lines(place)
    terminal.expect("Aan welk leerdoel")
    terminal.send(ENTER)
    terminal.expect("Hoe ging het")
    terminal.send(LEAVE)
    terminal.expect("Gestopt. Er is niets geschreven.")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 130
    assert lines(place) == before
    assert not (place / "private").exists()
