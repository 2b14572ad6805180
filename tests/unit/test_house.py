"""The house rules that a machine can hold: sizes, names, equal catalogues, no strangers."""

import ast
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from string import Formatter

import pytest

from borgen.diagnostics import SEVERITIES
from borgen.text.catalogue import FAMILIES, family

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
MODULE_LINES = 300
FUNCTION_LINES = 30
VAGUE = {"utils", "util", "helpers", "helper", "manager", "process", "data", "misc"}
CATALOGUES = sorted({path.stem for path in (ROOT / "src/borgen/text/nl").glob("[a-z]*.py")})


def functions(source: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
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
    assert len(text.splitlines()) <= MODULE_LINES
    assert source.stem not in VAGUE
    assert ast.get_docstring(ast.parse(text)), "a module says what belongs in it"
    long = [f.name for f in functions(source) if statements_length(f) > FUNCTION_LINES]
    assert not long


@pytest.mark.parametrize("module", CATALOGUES)
def test_languages_have_equal_keys_and_placeholders(module: str) -> None:
    dutch, english = (family(language, (module,)) for language in ("nl", "en"))
    assert dutch.keys() == english.keys()
    for key, template in dutch.items():
        names = [
            {name for _, name, _, _ in Formatter().parse(text) if name}
            for text in (template, english[key])
        ]
        assert names[0] == names[1], key


def test_every_catalogue_belongs_to_a_family() -> None:
    assert set(CATALOGUES) == {"labels", *chain.from_iterable(FAMILIES.values())}


@pytest.mark.parametrize("code", SEVERITIES)
def test_every_code_has_words(code: str) -> None:
    findings = family("nl", FAMILIES["finding"])
    assert any(key == f"finding.{code}" or key.startswith(f"finding.{code}.") for key in findings)


def test_the_source_has_no_leftovers() -> None:
    leftovers = re.compile(r"TODO|FIXME|NotImplementedError|pragma: no cover")
    found = [s.name for s in SOURCES if leftovers.search(s.read_text(encoding="utf-8"))]
    assert not found
