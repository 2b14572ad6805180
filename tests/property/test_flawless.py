"""What is read in one go is what the ordinary way makes of it, and whatever has a flaw is left."""

from copy import deepcopy
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgen.load.document import document
from borgen.load.flawless import flawless
from borgen.yamltext import read

CASE: Final = Path(__file__).parents[2] / "plans"
ROLES: Final = {"trajectories": "trajectory", "teams": "team", "people": "person"}
FILES: Final = sorted(file for folder in ROLES for file in (CASE / folder).glob("*.yaml"))
"""Plans as they are written: each is changed at a few places."""

texts = ("", "x", "x y", "true", "ks/feedback", "2 weeks", "2026-03-26", "2026-02-30", "active")
numbers = (0, 1, 7, -1, 10**400, 2.0, 2.5, float("nan"), float("inf"), True, False)
nested: tuple[Any, ...] = (
    [],
    {},
    [None],
    [""],
    ["x"],
    [1],
    [["x"]],
    {"nl": "x"},
    {"id": "x"},
    {"status": "draft"},
)
values = st.sampled_from((None, *texts, *numbers, *nested)).map(deepcopy)
keys = st.sampled_from(("id", "title", "place", "text", "x-mine", "goals", "status", "why not"))
changes = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), keys, values), max_size=3)


def raw(file: Path) -> Any:
    return read(file.read_bytes()).value


def spots(node: Any) -> list[Any]:
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    mine = [node] if isinstance(node, dict | list) else []
    return mine + [spot for one in inner for spot in spots(one)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_plans_of_the_case_are_flawless(file: Path) -> None:
    role = ROLES[file.parent.name]
    ordinary = document("f", role, raw(file), id="a")
    assert repr(flawless("f", role, raw(file), id="a")) == repr(ordinary.value)


@given(st.sampled_from(FILES), changes)
def test_one_go_or_the_ordinary_way(file: Path, edits: list[tuple[float, str, Any]]) -> None:
    changed, role = raw(file), ROLES[file.parent.name]
    for where, key, value in edits:
        places = spots(changed)
        node = places[int(where * len(places))]
        if isinstance(node, dict):
            names = [*node, key]
            node[names[int(where * 997 % len(names))]] = value
        else:
            node.append(value)
    ordinary = document("f", role, changed, id="a")
    value = flawless("f", role, changed, id="a")
    clean = not ordinary.findings and not ordinary.lost
    assert value is None or (clean and repr(value) == repr(ordinary.value))
    unwritten = any(
        name.startswith("x-") for node in spots(changed) for name in node if isinstance(name, str)
    )
    assert value is not None or not clean or unwritten
