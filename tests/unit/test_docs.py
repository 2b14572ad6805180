"""What the documentation shows is read as it stands."""

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from borgen.checks import check
from borgen.links import link
from borgen.load import Loaded
from borgen.text import text_in

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```yaml\n# (?P<file>\S+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
GLOSSARY_ROW = re.compile(r"^\|(?!---|\s*English).*\|$", re.MULTILINE)
LABELS = ("kind.", "form.", "stance.", "transfer.", "use.", "severity.", "explain.stability")
"""Texts that a row of the glossary has literally."""


def test_the_files_on_the_page_are_a_workspace_without_mistakes(
    load_texts: Callable[[Mapping[str, str]], Loaded],
) -> None:
    page = (DOCS / "files.md").read_text(encoding="utf-8")
    files = {block["file"]: block["text"] for block in BLOCK.finditer(page)}
    assert len(files) == page.count("```yaml")
    loaded = load_texts(files)
    found = check(
        loaded.workspace, link(loaded.workspace), date(2026, 4, 8), today=date(2026, 9, 30)
    )
    told = [(one.code, one.place.file) for one in (*loaded.findings, *found)]
    assert told == [("P02", "plans/people/p02.yaml")]


def test_the_glossary_names_what_exists() -> None:
    page = (DOCS / "glossary.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in row.split("|")[1:-1]] for row in GLOSSARY_ROW.findall(page)]
    assert len(rows) >= 40
    assert len({english for english, *_ in rows}) == len(rows)
    defined = set(defined_names())
    for english, dutch, code, _ in rows:
        for name in re.findall(r"`([^`]+)`", code):
            assert name in defined or ("." in name and text_in("nl").has(name)), name
            if name.startswith(LABELS):
                assert text_in("en")(name) in english
                assert text_in("nl")(name) in dutch


def defined_names() -> Iterator[str]:
    """Yield the names of the classes, types, functions and fields in the source."""
    for source in (DOCS.parent / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                yield node.name
            elif isinstance(node, ast.AnnAssign):
                yield ast.unparse(node.target)
