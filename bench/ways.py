"""Time the ways in which people write log lines and plans against the plainest: `python bench/ways.py`.

A hundred people with fifty entries each, all written in one way: the processor's time of `borgen
report organisation --format json`, start-up included, and of reading alone. Every round runs each
way once, and all ways must give the same report. Prints Markdown tables.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from statistics import median
from time import process_time
from typing import Final

from generate import AS_OF, workspace, write
from written import ENDS, LINES, PLAN, PLANS, Facts

PEOPLE: Final = 100
ENTRIES: Final = 50
MOST: Final = 1.5
"""Times the plainest way that any other may take."""
_OUTCOMES: Final = ("independent", "with_help", "independent", "fluent", "missed")


def entries(way: Callable[[Facts], str]) -> str:
    """Return a log in one way of writing."""
    days = (date(2026, 4, 1) + timedelta(days=3 * at) for at in range(ENTRIES))
    return "".join(
        way({"date": str(day), "goal": ("feedback", "delegate")[at % 2], "outcome": _OUTCOMES[at % 5]})
        + "\n"
        for at, day in enumerate(days)
    )  # fmt: skip


def written(folder: Path) -> Iterator[tuple[str, str, Path]]:
    """Write a workspace for each way of writing; yield its table, its name and where it is."""
    usual = {"log": entries(next(iter(LINES.values()))), "people": next(iter(PLANS.values()))}
    found = [
        *(("log", name, entries(way), b"\n", b"") for name, way in LINES.items()),
        *(("log", name, usual["log"], *ends) for name, ends in ENDS.items()),
        *(("people", name, way, b"\n", b"") for name, way in PLANS.items()),
        *(("people", name, usual["people"], *ends) for name, ends in ENDS.items()),
    ]
    for number, (table, name, text, end, mark) in enumerate(found):
        here = folder / str(number)
        write(here, workspace(PEOPLE, PEOPLE * ENTRIES, 1, human=False))
        for at in range(PEOPLE):
            both = {**usual, table: text}
            plan = both["people"](PLAN.format(text="TEXT", team=at // 10))
            for kind, one in (("people", plan), ("log", both["log"])):
                source = one.encode()
                if kind == table:
                    source = mark + source.replace(b"\n", end)
                (here / "plans" / kind / f"p{at:05}.yaml").write_bytes(source)
        yield table, name, here


def command(folder: Path) -> tuple[float, bytes]:
    """Return the seconds of processor that the report takes, and the report."""
    words = [sys.executable, "-m", "borgen", "report", "organisation", "--format", "json"]
    environment = {
        **os.environ, "BORGEN_TODAY": AS_OF.isoformat(), "BORGEN_WORKSPACE": str(folder)
    }  # fmt: skip
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(words, stdout=subprocess.PIPE, env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return seconds, done.stdout


def reading(folder: Path) -> float:
    """Return the seconds of processor that reading alone takes."""
    from borgen.load import load_workspace  # noqa: PLC0415 - the product is measured, not needed
    from borgen.load.files import DiskTree  # noqa: PLC0415

    begun = process_time()
    load_workspace(DiskTree(folder))
    return process_time() - begun


def main() -> None:
    """Run everything and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="alternating runs of each way")
    parser.add_argument(
        "--only", default="", help="ways whose name holds these words, and the plainest"
    )
    asked = parser.parse_args()
    plainest = {next(iter(LINES)), next(iter(PLANS))}
    with tempfile.TemporaryDirectory() as folder:
        ways = {
            (table, name): here
            for table, name, here in written(Path(folder))
            if asked.only in name or name in plainest
        }
        whole: dict[tuple[str, str], list[float]] = {way: [] for way in ways}
        read: dict[tuple[str, str], list[float]] = {way: [] for way in ways}
        reports: dict[bytes, list[str]] = {}
        for turn, (way, here) in product(range(asked.rounds), ways.items()):
            seconds, report = command(here)
            whole[way].append(seconds)
            read[way].append(reading(here))
            if not turn:
                reports.setdefault(report, []).append(way[1])
            print(".", end="", file=sys.stderr, flush=True)
    for table, head in (("log", "an entry"), ("people", "a plan")):
        shown(
            head,
            [(name, whole[kind, name], read[kind, name]) for kind, name in ways if kind == table],
        )
    if len(reports) > 1:
        print("Other reports:", *sorted(reports.values(), key=len)[:-1])


def shown(head: str, rows: list[tuple[str, list[float], list[float]]]) -> None:
    """Print a table of times, each against that of the first row."""
    plainest, read_plainest = median(rows[0][1]), median(rows[0][2])
    print(f"| {head} | ms | times the plainest | reading alone, ms | times |")
    print("|---|--:|--:|--:|--:|")
    for name, whole, read in rows:
        times = median(whole) / plainest
        mark = "**" if times > MOST else ""
        print(
            f"| {name} | {median(whole) * 1000:,.0f} | {mark}{times:.2f}{mark} "
            f"| {median(read) * 1000:,.0f} | {median(read) / read_plainest:.2f} |"
        )
    print()


if __name__ == "__main__":
    main()
