"""Whoever waits is told how far it is: after a moment, not too often, and nothing stays behind."""

import os
import subprocess
import sys

import pytest

from borgen.cli.context import open_context
from borgen.cli.options import SharedOptions
from borgen.cli.progress_bar import DELAY, INTERVAL, ReadingProgress, reading_progress


class Watch:
    """A clock that goes when it is told to, and a line that remembers what was shown on it."""

    def __init__(self) -> None:
        self.now = 100.0
        self.drawn = 0
        self.shown: list[object] = []

    def wait(self) -> ReadingProgress:
        return ReadingProgress(self.draw, lambda: self.now)

    def draw(self) -> "Watch":
        self.drawn += 1
        return self

    def reading(self, done: int, of: int, seconds: float) -> None:
        self.shown.append((done, of, seconds))

    def computing(self) -> None:
        self.shown.append("computing")

    def close(self) -> None:
        self.shown.append("gone")


def test_within_a_moment_nothing_is_shown() -> None:
    watch = Watch()
    wait = watch.wait()
    watch.now += DELAY * 0.4
    wait.read(10, 20)
    wait.read_all()
    watch.now += DELAY * 0.4
    wait.read(20, 20)
    wait.close()
    assert (watch.drawn, watch.shown) == (0, [])


def test_the_time_left_goes_by_the_time_it_took() -> None:
    watch = Watch()
    wait = watch.wait()
    watch.now += 2
    wait.read(50, 200)
    assert watch.shown == [(50, 200, 6)]


def test_it_is_shown_no_more_often_than_anybody_looks() -> None:
    watch = Watch()
    wait = watch.wait()
    watch.now += DELAY
    for done in range(1, 10):
        wait.read(done, 10)
        watch.now += INTERVAL / 4
    assert [shown[0] for shown in watch.shown if isinstance(shown, tuple)] == [1, 5, 9]
    assert watch.drawn == 1


def test_what_takes_half_a_moment_to_read_is_worth_a_word_afterwards() -> None:
    watch = Watch()
    wait = watch.wait()
    watch.now += DELAY / 2
    wait.read_all()
    wait.close()
    wait.close()
    assert watch.shown == ["computing", "gone"]


def test_it_can_make_way_and_come_back() -> None:
    watch = Watch()
    wait = watch.wait()
    watch.now += DELAY
    wait.read(1, 2)
    wait.close()
    wait.read_all()
    assert (watch.drawn, watch.shown) == (2, [(1, 2, DELAY), "gone", "computing"])


def test_nothing_is_shown_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with reading_progress(open_context(SharedOptions(), {})) as wait:
        wait.read(1, 10**9)
        wait.read_all()
    assert capsys.readouterr() == ("", "")


SCRIPT = """\
from borgen.cli.progress_bar import ProgressBar, ReadingProgress
from borgen.text import text_in

wait = ReadingProgress(lambda: ProgressBar(text_in("nl"), color=True), delay=0)
wait.read(1000, 2000)
wait.read_all()
wait.close()
print("klaar")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal there")
def test_on_a_terminal_a_bar_comes_and_goes() -> None:
    ours, theirs = os.openpty()
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        check=True,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert done.stdout.split() == [b"klaar"]
    assert "1.000 van 2.000 bestanden gelezen, nog 1 seconde" in shown
    assert "alles gelezen, nu nog rekenen" in shown
    assert shown.endswith("\x1b[?25h\r\x1b[1A\x1b[2K"), "the line is empty, the cursor is back"
