"""The last boundary: our mistakes, an impatient user, a reader that leaves."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from borgen.yamltext import read

Bench = Callable[[list[dict[str, Any]]], list[dict[str, Any]]]
Place = Callable[..., Path]
Snapshot = Callable[[Path], dict[str, bytes]]

INTERRUPTED = 130
LOG = "plans/log/p01.yaml"
NOTE = "Ruzie met Fatima over haar vader"
BUGGY = """
    import sys
    from borgen.cli.commands import {command} as module
    from borgen.cli.main import run
    def broken(*args, **kwargs):
        name, note = "Fatima", "{note}"
        raise {error}
    module.{inside} = broken
    sys.exit(run(sys.argv[1:]))
"""
ERRORS = (
    'ValueError(f"cannot read {note}")',
    "KeyError(note)",
    "RecursionError(note)",
    'UnicodeEncodeError("ascii", note, 0, 1, note)',
)


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize(
    ("command", "inside", "words"),
    [
        ("check", "check_workspace", ["check"]),
        ("report", "build_report", ["report", "p01", "--as", "p01"]),
        ("log", "open_log_context", ["log", "feedback", "vanzelf", NOTE, "--as", "p01"]),
    ],
)
def test_a_mistake_of_ours_is_told_without_a_word_of_theirs(
    error: str, command: str, inside: str, words: list[str], place: Place, tmp_path: Path
) -> None:
    root, reports = place(), tmp_path / "reports"
    reports.mkdir()
    script = "\n".join(line[4:] for line in BUGGY.splitlines())
    script = script.format(command=command, inside=inside, error=error, note=NOTE)
    done = subprocess.run(
        [sys.executable, "-c", script, *words],
        cwd=root, capture_output=True, check=False, encoding="utf-8",
        env={**os.environ, "TMPDIR": str(reports), "GIT_CONFIG_GLOBAL": os.devnull},
    )  # fmt: skip
    assert done.returncode == 3, done
    (report,) = reports.iterdir()
    assert str(report) in done.stderr
    told = done.stdout + done.stderr + report.read_text(encoding="utf-8")
    assert "Traceback" not in told
    for private in (NOTE, "Fatima", "vader", "feedback"):
        assert private not in told.replace(str(root), "").replace(str(report), "")


@pytest.mark.parametrize("words", ["log feedback zelfstandig --as p01 --minutes {n}", "check"])
def test_interrupted_at_any_moment_nothing_is_half_written(
    words: str, place: Place, full: bool, snapshot: Snapshot, tell: Callable[[str], None]
) -> None:
    """From our first line to our last: before and after that it is Python that is interrupted."""
    root, chance, codes = place(), random.Random(2), []
    before = snapshot(root)
    listen = (
        "signal.signal(signal.SIGINT, signal.default_int_handler)"  # whoever started us may not
    )
    ready = f"import signal, sys; {listen}; from borgen.__main__ import main; print(1, flush=True)"
    for n in range(60 if full else 8):
        said = words.format(n=n + 1).split()
        with subprocess.Popen(
            [sys.executable, "-c", f"{ready}; sys.exit(main())", *said],
            cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
            env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "BORGEN_LANG": "nl"},
        ) as started:  # fmt: skip
            assert started.stdout
            assert started.stdout.readline() == "1\n"
            time.sleep(chance.uniform(0.01, 2 if full else 0.5))
            started.send_signal(signal.SIGINT)
            out, err = started.communicate()
        codes.append(started.returncode)
        assert started.returncode in {0, 1, INTERRUPTED, -signal.SIGINT}, err
        assert "Traceback" not in err
        reading = read((root / LOG).read_bytes())
        assert not reading.problems
        assert isinstance(reading.value, list)
        there = [entry.get("minutes") for entry in reading.value]
        if "log" in words and started.returncode == INTERRUPTED:
            assert (n + 1 in there) == ("- {" in out), (out, err)
        if "log" in words and started.returncode == 0:
            assert n + 1 in there
    if words == "check":
        assert snapshot(root) == before
    tell(f"{words[:5]}: {codes.count(INTERRUPTED)} of {len(codes)} interrupted")


@pytest.mark.parametrize("words", ["check", "report p01 --as p01", "tree", "explain F02", "--help"])
def test_a_reader_that_leaves_is_no_failure(words: str, place: Place) -> None:
    root = place()
    with subprocess.Popen(
        [sys.executable, "-m", "borgen", *words.split()],
        cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1", "GIT_CONFIG_GLOBAL": os.devnull},
    ) as started:  # fmt: skip
        assert started.stdout
        assert started.stderr
        started.stdout.close()
        assert started.stderr.read() == ""
    assert started.returncode in {0, 1, 141, -signal.SIGPIPE}


def test_too_little_memory_is_no_mistake_of_ours(place: Place, bench: Bench) -> None:
    root = place()
    line = b"- {date: 2026-04-01, goal: feedback, outcome: fluent}\n"
    (root / LOG).write_bytes(line * 1_700_000)  # 92 MB: not even the bytes fit twice
    job = {"words": "check", "directory": root, "most_memory": 200_000_000}
    (told,) = bench([job])
    assert told["code"] == 4
    assert re.match(r"fout: er is niet genoeg geheugen", told["err"])
