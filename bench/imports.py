"""What imports cost: `python bench/imports.py`, tables in Markdown on the way out.

Of each library the processor's time of a fresh process that does nothing else, against `python -c
pass`; then of some commands how much of their time each package's modules take by themselves (`-X
importtime`, which makes everything slower: read the shares).
"""

import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from itertools import product
from pathlib import Path
from statistics import median
from typing import Final

from generate import AS_OF, workspace, write
from run import timed

ROUNDS: Final = 9
LIBRARIES: Final = (
    "re, enum, typing, pathlib", "msgspec", "yaml", "ruamel.yaml", "jinja2", "rich.console",
    "pydantic.main", "typer", "typer, pydantic.main", "borgen.model.plan", "borgen.load",
    "borgen.cli.main",
)  # fmt: skip
COMMANDS: Final = (
    ("--help",),
    ("--as", "p00001", "log", "feedback", "fluent", "--again"),
    ("check",),
)
_LINE: Final = re.compile(r"import time: +(\d+) \| +\d+ \| +(\S+)")


def main() -> None:
    """Run everything and print it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, workspace(10, 500, 1))
        found: dict[str, list[float]] = {}
        for _, one in product(range(ROUNDS), ("", *LIBRARIES)):
            code = f"import {one}" if one else "pass"
            found.setdefault(one, []).append(timed([sys.executable, "-c", code], folder).processor)
        usual = median(found.pop(""))
        print("| import | ms | times `python -c pass` |\n|---|--:|--:|")
        for one, runs in found.items():
            print(f"| {one} | {min(runs) * 1000:.0f} | {median(runs) / usual:.1f} |")
        print()
        shares = {" ".join(words): by_package(words, folder) for words in COMMANDS}
    print("| of all imports, % | " + " | ".join(f"`{one}`" for one in shares), "|", sep="")
    print("|---|" + "--:|" * len(shares))
    for package in sorted(set().union(*shares.values()), key=lambda one: -max(by[one] for by in shares.values())):  # fmt: skip
        cells = [round(100 * by[package] / by.total()) for by in shares.values()]
        if max(cells) > 1:
            print(f"| {package} | " + " | ".join(map(str, cells)), "|")


def by_package(words: tuple[str, ...], folder: Path) -> Counter[str]:
    """Return the microseconds that importing each package's own modules takes in a command."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "borgen", *words],
        cwd=folder, capture_output=True, text=True, check=True,
        env={**os.environ, "BORGEN_TODAY": AS_OF.isoformat()},
    )  # fmt: skip
    found: Counter[str] = Counter()
    for time, module in _LINE.findall(done.stderr):
        package, *inner = module.split(".")
        inside = package == "borgen" and inner
        name = f"borgen.{inner[0]}" if inside else package.removeprefix("_")
        found[name if inside or name in _NAMED else "Python's own"] += int(time)
    return found


_NAMED: Final = frozenset({"annotated_types", "borgen", "msgspec", "pydantic", "pydantic_core", "rich", "typer", "typing_extensions", "typing_inspection", "yaml", "ruamel"})  # fmt: skip

if __name__ == "__main__":
    main()
