"""What tests of harm share: a workspace to harm, and a bench on which commands run and are struck.

Every test has a cheap form, which is the usual one; `BORGEN_TRIES=full` asks for the figures of
`docs/reliability.md`, and `-s` shows them.
"""

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from borgen.yamltext import read

collect_ignore_glob = [] if sys.platform == "linux" else ["test_*.py"]
"""Forks, signals and full disks are tried where they are cheap; the code is the same elsewhere."""

PEOPLE = tuple(f"p{n:02}" for n in range(1, 11))
DAY = "2026-09-30"
PLANS: Mapping[str, str] = {
    "borgen.yaml": "borgen: 1\nname: Proef\nlanguage: nl\n",
    "plans/organisation.yaml": "name: Proef\ngoals: [{id: klant, title: Klanten blijven}]\n",
    "plans/teams/ks.yaml": (
        f"name: Klantenservice\nlead: p02\nmembers: [{', '.join(PEOPLE)}]\n"
        "goals:\n  - {id: feedback, title: Feedback, contributes_to: [organisation/klant]}\n"
        "support:\n  - {id: uren, kind: financial, what: Twee uur per week, by: p02}\n"
    ),
    **{
        f"plans/people/{one}.yaml": (
            "# met de hand geschreven\n"
            "goals:\n  - {id: feedback, title: Ik geef feedback, contributes_to: [ks/feedback],"
            " learned: {date: 2026-03-26}}\n"
        )
        for one in PEOPLE
    },
    **{
        f"plans/log/{one}.yaml": "- {date: 2026-04-01, goal: feedback, outcome: independent}\n"
        for one in PEOPLE
    },
}

COMMANDS = {
    "log": "log feedback zelfstandig --as p01 --minutes 15",
    "log-new": "log ks/feedback --value 14,5",
    "log-note": "log feedback vanzelf 'Eerst vragen' --as p01",
    "log-private": "log feedback geprobeerd Moeilijk --private --as p01",
    "undo": "log --undo --as p01",
    "init": (
        "init leiderschap --yes --team sales --member p21 --member p22 --readers everybody"
        " --starts 2026-01-08 --ends 2026-03-26"
    ),
    "done": "done ks/uren",
    "add-goal": "add goal p01 Luisteren --id luister --contributes-to ks/feedback",
    "add-person": "add person p31 --team ks",
    "add-factor": "add factor ks Drukte --id druk --effect hinders",
    "rename-goal": "rename p01/feedback terugkoppelen",
    "rename-person": "rename p01 anna",
    "erase": "erase p03 --yes",
}
"""Every command that writes; `--as p01` decides whose private folder it may be."""


@pytest.fixture(params=COMMANDS)
def command(request: pytest.FixtureRequest) -> tuple[str, str]:
    """Every command that writes, one after the other: its name and its words."""
    name: str = request.param
    return name, COMMANDS[name]


@pytest.fixture(scope="session")
def full() -> bool:
    """Whether the figures are asked for, and not only the cheap form."""
    return os.environ.get("BORGEN_TRIES") == "full"


@pytest.fixture(scope="session")
def tell() -> Callable[[str], None]:
    """Print a figure; `-s` shows it."""
    return lambda figure: print(f"\n  {figure}", flush=True)  # noqa: T201 - what was asked for


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in git, to be copied."""
    root = tmp_path_factory.mktemp("pristine")
    for name, text in PLANS.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    (root / ".gitignore").write_bytes(b"private/\n")
    subprocess.run(["git", "init", "-q", "-b", "main", str(root)], check=True)
    shutil.rmtree(root / ".git" / "hooks", ignore_errors=True)
    return root


@pytest.fixture
def place(pristine: Path, tmp_path: Path) -> Callable[[str], Path]:
    """Make a fresh copy of the workspace under a name."""

    def make(name: str = "w") -> Path:
        root = tmp_path / name
        if root.exists():
            shutil.rmtree(root)
        shutil.copytree(pristine, root)
        return root

    return make


@pytest.fixture(scope="session")
def bench() -> Iterator[Callable[[Sequence[Mapping[str, Any]]], list[dict[str, Any]]]]:
    """Run jobs at the same time and say what became of each; see `workbench.py`."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("BORGEN_", "GIT_"))
    }
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("workbench.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**environment, "BORGEN_TODAY": DAY, "GIT_CONFIG_GLOBAL": os.devnull},
    ) as server:
        requests, answers = server.stdin, server.stdout
        assert requests
        assert answers

        def ask(jobs: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
            requests.write(json.dumps([{**job, **_plain(job)} for job in jobs]))
            requests.write("\n")
            requests.flush()
            answer: list[dict[str, Any]] = json.loads(answers.readline())
            return answer

        yield ask
        requests.close()


def _plain(job: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"words": shlex.split(job["words"]), "directory": str(job["directory"])}


@pytest.fixture(scope="session")
def snapshot() -> Callable[[Path], dict[str, bytes]]:
    """Return every file under a folder but git's own, with its bytes; a folder ends in a slash."""

    def take(root: Path) -> dict[str, bytes]:
        found = (path for path in root.rglob("*") if ".git" not in path.relative_to(root).parts)
        return {
            path.relative_to(root).as_posix() + "/" * path.is_dir(): (
                b"" if path.is_dir() else path.read_bytes()
            )
            for path in found
        }

    return take


@pytest.fixture(scope="session")
def repaired() -> Callable[[Path], int]:
    """Take out of every log what is torn, as the fix of F02 says; return how many were."""

    def repair(root: Path) -> int:
        count = 0
        for log in (*root.glob("plans/log/*.yaml"), *root.glob("private/log/*.yaml")):
            source = log.read_bytes()
            for problem in read(source).problems:
                assert problem.variant == "torn_last_line", (log, problem)
                assert problem.fix
                span, text = problem.fix
                lines = source.splitlines(keepends=True)
                kept = lines[span.line - 1].decode(errors="replace")[: span.column - 1] + text
                log.write_bytes(b"".join(lines[: span.line - 1]) + kept.encode())
                count += 1
        return count

    return repair
