"""The house rules that a machine can hold: sizes, names, equal catalogues, no strangers."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from string import Formatter

import pytest

from borgen.diagnostics import SEVERITIES
from borgen.text.catalogue import MODULES, texts

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
TEXTS = ROOT / "src/borgen/text"
MODULE_LINES = 300
SMALL_MODULE_LINES = 40
MEDIAN_LINES = 90, 180
FUNCTION_LINES = 30
VAGUE = {"utils", "util", "helpers", "helper", "manager", "process", "data", "misc"}
CATALOGUES = sorted({path.stem for path in (TEXTS / "nl").glob("[a-z]*.py")})
CODE = [source for source in SOURCES if source.parent not in {TEXTS / "nl", TEXTS / "en"}]
"""Every module but those of sentences, which may be as long as they need to be."""

SMALL = {
    "__main__.py",
}
"""Modules that are yet to join another one, or to say why they stand alone."""

SHARED_NAMES = {
    "Page",
}
"""Names of classes and types that still mean several things."""


def parsed(source: Path) -> ast.Module:
    return ast.parse(source.read_text(encoding="utf-8"))


def defined_types(source: Path) -> Iterator[str]:
    """Yield the names of the classes and type aliases of a module."""
    for node in ast.walk(parsed(source)):
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias":
            yield ast.unparse(node.target)


def functions(source: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(parsed(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def statements_length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function without its signature and docstring."""
    body = function.body
    documented = isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
    first = body[1] if documented and len(body) > 1 else body[0]
    return (function.end_lineno or first.lineno) - first.lineno + 1


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_held_in_mind(source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    assert source not in CODE or len(text.splitlines()) <= MODULE_LINES
    assert source.stem not in VAGUE
    assert ast.get_docstring(ast.parse(text)), "a module says what belongs in it"
    long = [f.name for f in functions(source) if statements_length(f) > FUNCTION_LINES]
    assert not long


def test_modules_are_neither_splinters_nor_large() -> None:
    """A module under 40 lines says in its docstring: "Alone because ..."."""
    lines = {
        source: len(source.read_text(encoding="utf-8").splitlines())
        for source in CODE
        if source.name != "__init__.py"
    }
    low, high = MEDIAN_LINES
    assert low <= median(lines.values()) <= high
    small = {
        str(source.relative_to(ROOT / "src/borgen"))
        for source, length in lines.items()
        if length < SMALL_MODULE_LINES
        if "Alone because " not in (ast.get_docstring(parsed(source)) or "")
    }
    assert small <= SMALL


def test_a_name_means_one_thing() -> None:
    homes: dict[str, set[str]] = {}
    for source in SOURCES:
        for name in defined_types(source):
            homes.setdefault(name, set()).add(str(source.relative_to(ROOT / "src/borgen")))
    shared = {name: places for name, places in homes.items() if len(places) > 1}
    assert shared.keys() <= SHARED_NAMES, shared


@pytest.mark.parametrize("module", CATALOGUES)
def test_languages_have_equal_keys_and_placeholders(module: str) -> None:
    dutch, english = texts("nl", module), texts("en", module)
    assert dutch.keys() == english.keys()
    for key, template in dutch.items():
        names = [
            {name for _, name, _, _ in Formatter().parse(text) if name}
            for text in (template, english[key])
        ]
        assert names[0] == names[1], key


def test_every_key_stands_where_it_is_looked_up() -> None:
    for module in CATALOGUES:
        words = {key.partition(".")[0] for key in texts("nl", module)}
        assert {MODULES.get(word, "labels") for word in words} == {module}


@pytest.mark.parametrize("code", SEVERITIES)
def test_every_code_has_words(code: str) -> None:
    findings = texts("nl", "findings")
    assert any(key == f"finding.{code}" or key.startswith(f"finding.{code}.") for key in findings)


def test_the_source_has_no_leftovers() -> None:
    leftovers = re.compile(r"TODO|FIXME|NotImplementedError|pragma: no cover")
    found = [s.name for s in SOURCES if leftovers.search(s.read_text(encoding="utf-8"))]
    assert not found
