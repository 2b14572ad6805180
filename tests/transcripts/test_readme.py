"""Every promise of the READMEs, typed as it stands there: the screens, and the five-minute tour.

A block marked `console` holds commands behind `$` and what they show; `...` alone on a line stands
for anything. The tour's blocks are one session in an empty folder; the others run in the demo.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TOUR = {"README.md": "## Five minutes", "README.nl.md": "## Vijf minuten"}
TODAY = "2026-03-27"
MARK = "@@ what follows was shown by command"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the READMEs speak to a POSIX shell")


class Step(NamedTuple):
    command: str
    shown: list[str]


def steps(page: str) -> Iterator[Step]:
    for block in BLOCK.findall(page):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            yield Step(command, shown.rstrip("\n").split("\n") if shown.strip() else [])


def screens_and_tour(name: str) -> tuple[list[Step], list[Step]]:
    page = (ROOT / name).read_text(encoding="utf-8")
    before, heading, tour = page.partition(TOUR[name])
    assert heading, name
    tour, end, after = tour.partition("\n## ")
    assert end
    return list(steps(before + after)), list(steps(tour))


def shell(commands: list[str], cwd: Path, **environment: str) -> list[list[str]]:
    """Run commands in one session; return the lines that each showed on either stream."""
    script = "".join(f"echo '{MARK}'; {command}\n" for command in commands)
    plain = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "HOME": str(cwd)}
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=cwd,
        env=plain | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return [part.strip("\n").split("\n") for part in done.stdout.split(f"{MARK}\n")[1:]]


def fits(shown: list[str], expected: list[str]) -> bool:
    """Whether lines are as expected; `...` alone takes any number of them."""
    pattern = "\n".join(
        ".*" if line.strip() == "..." else re.escape(line.rstrip()) for line in expected
    ).replace("\n.*\n", "\n(?:.*\n)?")
    return bool(re.fullmatch(pattern, "\n".join(line.rstrip() for line in shown), re.DOTALL))


@pytest.mark.parametrize("name", TOUR)
def test_the_screens_are_real(name: str) -> None:
    screens = [step for step in screens_and_tour(name)[0] if step.command.startswith("borgen")]
    assert screens
    shown = shell([step.command for step in screens], ROOT, BORGEN_TODAY="2026-09-30")
    for step, lines in zip(screens, shown, strict=True):
        assert fits(lines, step.shown), "\n".join([step.command, *lines])


@pytest.mark.parametrize("name", TOUR)
def test_the_tour_works_as_typed(name: str, tmp_path: Path) -> None:
    tour = screens_and_tour(name)[1]
    assert len(tour) >= 5
    shown = shell([step.command for step in tour], tmp_path, BORGEN_TODAY=TODAY)
    for step, lines in zip(tour, shown, strict=True):
        assert fits(lines, step.shown), "\n".join([step.command, *lines])


def test_both_readmes_type_the_same_commands() -> None:
    english, dutch = (
        [
            command.split()[1] if command.startswith("borgen") else command.split()[0]
            for command, _ in screens_and_tour(name)[1]
        ]
        for name in TOUR
    )
    assert english == dutch


@pytest.mark.parametrize("name", TOUR)
def test_links_lead_somewhere(name: str) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!http)([^)#]+)", page)
    assert targets
    assert all((ROOT / target).exists() for target in targets)
