"""Fifty at once, beside commands that replace files: every acknowledged entry is there, whole."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from borgen.load import load_workspace
from borgen.load.files import DiskTree
from borgen.yamltext import read

Bench = Callable[[list[dict[str, Any]]], list[dict[str, Any]]]
Place = Callable[..., Path]

EDITS: Sequence[str] = (
    "rename p01/feedback terugkoppelen",
    "rename p01/terugkoppelen feedback",
    "add factor ks Drukte --effect hinders",
    "add goal p01 Luisteren --contributes-to ks/feedback",
)
"""The first two change lines of the log that everybody writes to: they replace it, whole."""


def test_fifty_writers_beside_editors(
    bench: Bench,
    place: Place,
    full: bool,
    tell: Callable[[str], None],
) -> None:
    root, chance = place(), random.Random(50)
    rounds, writers = (20, 50) if full else (2, 12)
    said: Counter[tuple[str, int]] = Counter()
    codes: Counter[int] = Counter()
    for round_ in range(rounds):
        jobs = []
        for n in range(writers):
            owner = "p01" if n % 2 else f"p{chance.randint(2, 9):02}"
            minutes = 1 + round_ * writers + n
            words = f"log {owner}/feedback zelfstandig --as p10 --by peer --date 2026-09-29"
            jobs.append(_job(root, f"{words} --minutes {minutes}"))
        edits = [_job(root, words) for words in (EDITS[round_ % 2], *EDITS[2:])]
        for at, edit in enumerate(edits):
            jobs.insert(at * writers // 3, edit)
        for job, result in zip(jobs, bench(jobs), strict=True):
            assert result["code"] in {0, 1}, (job, result)
            codes[result["code"]] += 1
            if job["words"].startswith("log") and result["code"] == 0:
                said[job["words"][4:7], int(job["words"].split()[-1])] += 1
    found = Counter(
        (log.stem, entry["minutes"])
        for log in (root / "plans/log").iterdir()
        for entry in _entries(log)
    )
    assert found == said
    assert not [one for one in load_workspace(DiskTree(root)).findings if one.code[0] == "F"]
    assert not list(root.rglob("*.borgen-tmp"))
    tell(
        f"{rounds} rounds of {writers} writers and 3 editors: {sum(said.values())} entries"
        f" acknowledged, {sum(found.values())} there; {codes[1]} edits or entries refused"
    )


def _job(root: Path, words: str) -> dict[str, Any]:
    return {"words": words, "directory": root}


def _entries(log: Path) -> list[dict[str, Any]]:
    reading = read(log.read_bytes())
    assert not reading.problems, log
    assert isinstance(reading.value, list)
    return [entry for entry in reading.value if "minutes" in entry]
