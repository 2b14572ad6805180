import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from borgen import cores
from borgen.cores import all_done, has_second_core

HERE = os.getpid()


@pytest.fixture(params=["two", "one"], autouse=True)
def _cores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "has_second_core", lambda: request.param == "two")


def squares(n: int) -> list[Callable[[], int]]:
    return [lambda at=at: at * at for at in range(n)]  # type: ignore[misc] # a default, not an argument


@pytest.mark.parametrize("n", [0, 1, 2, 3, 500])
def test_results_come_in_the_order_of_the_parts(n: int) -> None:
    assert all_done(squares(n)) == [at * at for at in range(n)]


def test_a_part_that_fails_in_the_second_process_is_done_in_the_first() -> None:
    def only_here() -> int:
        assert os.getpid() == HERE
        return 7

    assert all_done([only_here] * 40) == [7] * 40


def test_what_a_part_raises_is_raised_and_no_process_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> int:
        raise LookupError("gone")

    begun: list[int] = []
    fork = os.fork

    def remembered() -> int:
        begun.append(fork())
        return begun[-1]

    monkeypatch.setattr(os, "fork", remembered)
    with pytest.raises(LookupError, match="gone"):
        all_done([*squares(20), broken, *squares(20)])
    for pid in begun:
        with pytest.raises(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)


def test_what_cannot_be_handed_over_is_done_again() -> None:
    made: Callable[[], Iterator[int]] = lambda: (at for at in (1, 2))  # noqa: E731 - no pickle of it
    assert [list(one) for one in all_done([made] * 30)] == [[1, 2]] * 30


def test_a_second_process_that_dies_loses_nothing() -> None:
    def deadly() -> int:
        if os.getpid() != HERE:
            os._exit(1)
        return 7

    assert all_done([deadly] * 40) == [7] * 40


def test_where_there_are_too_many_processes_this_one_does_it_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused() -> int:
        raise BlockingIOError

    before = next_descriptor()
    monkeypatch.setattr(os, "fork", refused)
    assert all_done(squares(40)) == [at * at for at in range(40)]
    assert next_descriptor() == before


def test_where_nobody_can_wait_for_a_second_process_there_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    assert has_second_core()
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert not has_second_core()
    finally:
        signal.signal(signal.SIGCHLD, before)


KILLED = """\
import os, pathlib, sys, time
from borgen import cores

cores.has_second_core = lambda: True
told = pathlib.Path(sys.argv[1])

def part():
    with told.open("a") as file:
        file.write("done\\n")
    time.sleep(0.02)

def killed():
    while not told.exists():
        time.sleep(0.001)
    os.kill(os.getpid(), 9)

cores.all_done([part] * 200, killed)
"""


def test_a_second_process_stops_when_the_first_is_killed(tmp_path: Path) -> None:
    told = tmp_path / "told"
    subprocess.run([sys.executable, "-c", KILLED, str(told)], capture_output=True, check=False)
    assert 0 < len(told.read_text().splitlines()) < 100  # its end of our pipe is closed: it is gone


def next_descriptor() -> int:
    descriptor = os.dup(1)
    os.close(descriptor)
    return descriptor


def test_no_file_stays_open() -> None:
    before = next_descriptor()
    all_done(squares(50))
    assert next_descriptor() == before


def test_beside_another_thread_there_is_no_second_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    waiting = threading.Event()
    thread = threading.Thread(target=waiting.wait)
    thread.start()
    try:
        assert not has_second_core()
    finally:
        waiting.set()
        thread.join()
