"""Time borgen and its peers side by side: `python bench/run.py`, tables in Markdown on the way out.

Every round runs each command once, so that whatever else the machine does falls on all alike. Shown
are the time on the wall, the processor's time of the whole process with its children, and the most
memory; `--help` says how to ask for other sizes. Texts and log lines are as people write them.
Not part of the tests: it is slow, and it looks at a clock.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import log, sqrt
from pathlib import Path
from statistics import fmean, median
from time import perf_counter
from typing import Final, NamedTuple

from generate import AS_OF, workspace, write
from peers import PEERS, program

PER_PERSON: Final = 50
SIZES: Final = (10, 100, 1_000, 3_000, 10_000)
BORGEN: Final[Mapping[str, tuple[str, ...]]] = {
    "borgen check": ("check",),
    "borgen report organisation": ("report", "organisation"),
    "borgen report organisation (JSON)": ("report", "organisation", "--format", "json"),
    "borgen report organisation (Markdown)": ("report", "organisation", "--format", "markdown"),
    "borgen report organisation (HTML)": ("report", "organisation", "--format", "html"),
    "borgen report, one person": ("report", "p00001"),
    "borgen explain, one goal": ("--as", "p00001", "explain", "p00001/feedback"),
    "borgen next, one person": ("next", "p00001"),
    "borgen log": ("--as", "p00001", "log", "feedback", "zelfstandig", "--again"),
    "borgen --help": ("--help",),
    "borgen --version": ("--version",),
}


class Tool(NamedTuple):
    """What is timed: a command line and its workspace."""

    words: list[str]
    folder: Path


class Run(NamedTuple):
    """One run of a process: seconds of processor, seconds on the wall, and the most memory in MB."""

    processor: float
    wall: float
    memory: float


def timed(words: Sequence[str], folder: Path) -> Run:
    """Run a command to its end, its words thrown away."""
    environment = {**os.environ, "BORGEN_TODAY": AS_OF.isoformat(), "BORGEN_WORKSPACE": str(folder)}
    begun = perf_counter()
    with subprocess.Popen(
        words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=environment,
    ) as process:  # fmt: skip
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = perf_counter() - begun
    return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def tools(people: int, folder: Path, peers: Path, *, human: bool) -> dict[str, Tool]:
    """Write the input of everything that can be timed at this size; return the tools."""
    entries = people * PER_PERSON
    here = folder / "workspace"
    write(here, workspace(people, entries, 1, human=human))
    borgen = [sys.executable, "-m", "borgen"]
    found = {"python -c pass": Tool([sys.executable, "-c", "pass"], here)}
    found |= {name: Tool([*borgen, *words], here) for name, words in BORGEN.items()}
    for peer in PEERS:
        where = program(peer, peers)
        if where and entries <= peer.most:
            (folder / peer.name).mkdir(parents=True)
            peer.write(folder / peer.name, entries)
            words = (word.replace("{in}", str(folder / peer.name)) for word in peer.words)
            found[peer.name] = Tool([where, *words], here)
    return found


def growth(sizes: Sequence[int], seconds: Sequence[float]) -> tuple[float, float]:
    """Return the exponent of time over size, and half of its 95 % confidence interval."""
    xs, ys = [log(size) for size in sizes], [log(one) for one in seconds]
    spread = sum((x - fmean(xs)) ** 2 for x in xs)
    slope = sum((x - fmean(xs)) * (y - fmean(ys)) for x, y in zip(xs, ys, strict=True)) / spread
    level = fmean(ys) - slope * fmean(xs)
    rest = sum((y - level - slope * x) ** 2 for x, y in zip(xs, ys, strict=True))
    return slope, 1.96 * sqrt(rest / max(1, len(xs) - 2) / spread)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Print a table in Markdown."""
    names = tuple(head)
    lines = [names, ("---", *("--:",) * (len(names) - 1)), *rows]
    print("\n".join(f"| {' | '.join(line)} |" for line in lines), end="\n\n")


def main() -> None:
    """Run everything and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="numbers of people")
    parser.add_argument("--rounds", type=int, default=5, help="alternating runs of each command")
    parser.add_argument(
        "--peers", type=Path, default=Path("bench/.venvs"), help="peers' environments"
    )
    parser.add_argument("--only", default="", help="commands whose name holds this word")
    parser.add_argument("--plain", action="store_true", help="texts as a program writes them")
    asked = parser.parse_args()
    found: dict[tuple[str, int], list[Run]] = {}
    for people in asked.sizes:
        with tempfile.TemporaryDirectory() as folder:
            here = Path(folder)
            there = tools(people, here, asked.peers, human=not asked.plain)
            wanted = {name: tool for name, tool in there.items() if asked.only in name}
            for _, (name, tool) in product(range(asked.rounds), wanted.items()):
                found.setdefault((name, people), []).append(timed(tool.words, tool.folder))
                print(".", end="", file=sys.stderr, flush=True)
    shown(asked.sizes, found)
    missing = [peer.name for peer in PEERS if not program(peer, asked.peers)]
    print(f"Not here: {', '.join(missing)}." if missing else "All peers were here.")


def shown(sizes: Sequence[int], found: Mapping[tuple[str, int], Sequence[Run]]) -> None:
    """Print times with their growth, and memory."""
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} processors, "
          f"{platform.system()}, Python {platform.python_version()}\n")  # fmt: skip
    names = list(dict.fromkeys(name for name, _ in found))
    for title, column, scale in (
        ("Milliseconds on the wall", 1, 1000),
        ("Milliseconds of processor", 0, 1000),
        ("Most memory, MB", 2, 1),
    ):
        print(f"{title}: medians, by number of people; growth with its 95 % interval\n")
        rows = []
        for name in names:
            runs = [(size, run[column]) for size in sizes for run in found.get((name, size), ())]
            cells = (_median(found.get((name, size)), column, scale) for size in sizes)
            rows.append([name, *cells, _growth(runs)])
        table(("", *map(str, sizes), "growth"), rows)


def _growth(runs: Sequence[tuple[int, float]]) -> str:
    if len({size for size, _ in runs}) == 1:
        return ""
    slope, half = growth([size for size, _ in runs], [one for _, one in runs])
    return f"{slope:.2f} ± {half:.2f}"


def _median(runs: Sequence[Run] | None, column: int, scale: int) -> str:
    return f"{median(run[column] for run in runs) * scale:,.0f}" if runs else "-"


if __name__ == "__main__":
    main()
