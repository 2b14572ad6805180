"""What a command takes, told without a clock: functions called, and libraries imported."""

import importlib
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from borgen.app.checking import check_workspace
from borgen.app.logging.context import open_log_context
from borgen.app.reporting import request_on
from borgen.checks import check
from borgen.links import link
from borgen.load import load_workspace
from borgen.load.files import TextTree
from borgen.reports.build import build_report

BENCH = Path(__file__).resolve().parents[2] / "bench"
PEOPLE = 20
ENTRIES = 10
"""Log lines for each person, sessions included."""


@pytest.fixture(scope="module")
def generate() -> Any:
    """The generator that the measurements use."""
    return script("generate")


@pytest.fixture(scope="module")
def ways() -> Any:
    """The ways of writing that the measurements compare."""
    return script("ways")


def script(name: str) -> Any:
    """Import a script of the measurements."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(BENCH)
        return importlib.import_module(name)


def calls(work: Callable[[], object]) -> int:
    """Return how many functions `work` calls, those of C included."""
    count = 0

    def note(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def checked(files: Mapping[str, str], as_of: Any) -> Callable[[], object]:
    return lambda: check_workspace(load_workspace(TextTree(files)), as_of, today=as_of)


def reported(files: Mapping[str, str], as_of: Any) -> Callable[[], object]:
    def work() -> object:
        workspace = load_workspace(TextTree(files)).workspace
        return build_report(
            request_on(
                workspace, "organisation", as_of, audience=None, me=None, since=None, language="nl"
            )
        )

    return work


@pytest.fixture(scope="module", params=[checked, reported])
def counted(request: pytest.FixtureRequest, generate: Any) -> list[int]:
    found = []
    for people in (PEOPLE, 2 * PEOPLE, 4 * PEOPLE):
        files = dict(generate.workspace(people, people * ENTRIES, 1))
        work = request.param(files, generate.AS_OF)
        work()  # what is looked up once and kept does not count
        found.append(calls(work))
    return found


def test_twice_the_people_is_twice_the_work(counted: list[int]) -> None:
    one, two, four = counted
    assert (four - two) / (two - one) < 2.15
    assert two / one < 2.1, counted


def test_a_plan_and_a_line_of_a_log_are_read_in_few_calls(generate: Any) -> None:
    def reading(people: int, entries: int) -> int:
        return loading(dict(generate.workspace(people, people * entries, 1)))

    usual = reading(20, 20)
    assert (reading(20, 60) - usual) / (20 * 40) < 40
    assert (reading(40, 20) - usual) / 20 < 2000


def test_log_reads_no_more_where_more_people_are(generate: Any, tmp_path: Path) -> None:
    def opening(people: int) -> int:
        root = tmp_path / str(people)
        generate.write(root, generate.workspace(people, people * ENTRIES, 1))
        open_log_context(root, "p00001", generate.AS_OF)
        return calls(lambda: open_log_context(root, "p00001", generate.AS_OF))

    assert (opening(100) - opening(10)) / 90 < 45, "calls a person: names of files only"


def loading(files: Mapping[str, str]) -> int:
    """Return the calls that loading takes where nothing is wrong."""
    tree = TextTree({"borgen.yaml": "borgen: 1\nname: A\n", **files})
    assert not load_workspace(tree).findings  # and what is looked up once does not count
    return calls(lambda: load_workspace(tree))


def test_no_way_of_writing_a_line_is_much_slower_than_another(ways: Any) -> None:
    found = {
        name: loading({"plans/log/p01.yaml": ways.entries(way)}) for name, way in ways.LINES.items()
    }
    assert max(found.values()) < 2.2 * next(iter(found.values())), found


def test_no_way_of_writing_a_plan_is_much_slower_than_another(ways: Any) -> None:
    plan = ways.PLAN.format(text="TEXT", team=0)
    found = {
        name: loading({"plans/people/p01.yaml": way(plan)}) for name, way in ways.PLANS.items()
    }
    assert max(found.values()) < 1.6 * next(iter(found.values())), found


def test_the_rules_look_at_logs_not_at_each_line(generate: Any) -> None:
    def looked(entries: int) -> int:
        files = dict(generate.workspace(PEOPLE, PEOPLE * entries, 1))
        workspace = load_workspace(TextTree(files)).workspace
        return calls(lambda: check(workspace, link(workspace), generate.AS_OF))

    looked(ENTRIES)  # what is looked up once and kept does not count
    few, many = looked(ENTRIES), looked(10 * ENTRIES)
    assert (many - few) / (PEOPLE * 9 * ENTRIES) < 3, "calls a line"


HEAVY = frozenset(
    {
        "argparse",
        "click",
        "jinja2",
        "prompt_toolkit",
        "questionary",
        "rich",
        "ruamel",
        "typer",
        "yaml",
    }
)
IMPORTS = {
    ("--version",): "",
    ("--help",): "typer yaml",
    ("log", "--help"): "typer yaml",
    ("--as", "p00001", "log", "feedback", "fluent"): "typer yaml",
    ("done",): "typer yaml",
    ("check",): "typer yaml",
    ("next", "p00001"): "rich typer yaml",
    ("report", "p00001"): "rich typer yaml",
    ("report", "--format", "json"): "typer yaml",
}
"""The libraries that each command imports: `ruamel` to edit, `rich` to lay text out."""

SCRIPT = """\
import sys
from borgen.__main__ import main
code = main()
print(code, *sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize("words", IMPORTS, ids=" ".join)
def test_a_command_imports_what_it_needs(
    words: tuple[str, ...], generate: Any, tmp_path: Path
) -> None:
    generate.write(tmp_path, generate.workspace(5, 100, 1))
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *words],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "BORGEN_TODAY": generate.AS_OF.isoformat()},
    )
    code, *modules = done.stderr.split()
    assert code == "0"
    assert HEAVY & set(modules) == set(IMPORTS[words].split())
