"""Killed at any moment: what was acknowledged is there, what is torn is found and repaired."""

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from borgen.yamltext import read

Bench = Callable[[list[dict[str, Any]]], list[dict[str, Any]]]
Place = Callable[..., Path]
Snapshot = Callable[[Path], dict[str, bytes]]

KILLED = -9
LOG = "plans/log/p01.yaml"
LOGGING = "log feedback zelfstandig --as p01 --date 2026-09-29 --minutes"
STRIKES = ("before", "after", "torn")


def visible(files: dict[str, bytes]) -> dict[str, bytes]:
    """Leave out hidden files: what a death left beside a file, and the lock."""
    return {name: content for name, content in files.items() if "/." not in f"/{name}"}


def minutes(log: Path) -> list[int]:
    entries = read(log.read_bytes()).value
    assert isinstance(entries, list), log
    return [entry["minutes"] for entry in entries if "minutes" in entry]


def test_killed_at_every_call_that_changes_the_disk(
    command: tuple[str, str],
    bench: Bench,
    place: Place,
    snapshot: Snapshot,
    repaired: Callable[[Path], int],
    full: bool,
    tell: Callable[[str], None],
) -> None:
    (name, words), root = command, place()
    start = root.with_name("start")
    shutil.copytree(root, start)
    before = visible(snapshot(root))
    (whole,) = bench([{"words": words, "directory": root, "watch": True}])
    assert whole["code"] == 0, whole
    after = visible(snapshot(root))
    calls = whole["calls"].splitlines()
    moments = [
        (at, how)
        for at, call in enumerate(calls, 1)
        for how in STRIKES
        if how != "torn" or call.startswith("write")
    ]
    for at, how in moments if full else random.Random(7).sample(moments, min(6, len(moments))):
        shutil.rmtree(root)
        shutil.copytree(start, root)
        job = {"words": words, "directory": root}
        (struck,) = bench([{**job, "fault": {"at": at, "how": how}}])
        moment = (name, at, calls[at - 1], how)
        assert struck["code"] == KILLED, moment
        repaired(root)
        assert list(_halves(before, visible(snapshot(root)), after)) == [], moment
        (again,) = bench([job])
        assert again["code"] in {0, 1, 2}, (moment, again)
        then = visible(snapshot(root))
        if name == "init":  # whoever has a goal of that name already gets another
            assert then.keys() == after.keys(), (moment, again)
            assert bench([{"words": "check", "directory": root}])[0]["code"] == 0, moment
        else:
            assert then == after, (moment, again)
    tell(f"{name}: killed at {len(moments)} moments around {len(calls)} calls")


def _halves(
    before: dict[str, bytes], now: dict[str, bytes], after: dict[str, bytes]
) -> Iterator[str]:
    """Yield the files that are lost, or neither what they were nor what some file becomes.

    A log that was being opened may hold its heading only, or nothing yet; a file that is renamed
    may have its new text already.
    """
    for file, content in now.items():
        heading = after.get(file, b"").splitlines(keepends=True)[:1]
        begun = "/log/" in file and content in {b"", *heading}
        if content not in {before.get(file), *after.values()} and not begun:
            yield file
    yield from (file for file in before if file in after and file not in now)


def test_killed_at_random(
    bench: Bench,
    place: Place,
    repaired: Callable[[Path], int],
    full: bool,
    tell: Callable[[str], None],
) -> None:
    """Four writers at once, each killed at its own moment; nobody may lose another's entry."""
    root, chance = place(), random.Random(4)
    warm = [{"words": f"{LOGGING} {n}", "directory": root} for n in range(1, 5)]
    took = max(one["seconds"] for one in bench(warm))
    said, killed, torn, number = {1, 2, 3, 4}, 0, 0, 4
    while killed < (500 if full else 12):
        jobs = [
            {
                **warm[0],
                "words": f"{LOGGING} {number + n}",
                "kill_after": chance.uniform(0.2, 1) * took,
            }
            for n in range(1, 5)
        ]
        number += 4
        for job, result in zip(jobs, bench(jobs), strict=True):
            killed += result["code"] == KILLED
            if result["code"] == 0 or "- {" in result["out"]:
                said.add(int(job["words"].split()[-1]))
        torn += repaired(root)
        found = minutes(root / LOG)
        assert said <= set(found)
        assert len(found) == len(set(found))
    tell(f"{killed} of {number} `log` killed: {len(said)} said it was there, {len(found)} were")
