"""The page on templates lists every value a template can use, as the classes have them."""

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any, get_args, get_type_hints

from borgen.frozen import Value
from borgen.render.html import SiteFrame
from borgen.render.page.blocks import Page
from borgen.render.page.glance import Glance
from borgen.render.sections import IllustratedSection
from borgen.reports.report import Report

PAGE = Path(__file__).parents[2] / "docs" / "templates.md"
MARKER = re.compile(r"\A.*?^<!-- [^\n]* -->\n", re.DOTALL | re.MULTILINE)
ATTRIBUTE = re.compile(
    r"^ {4}([\w, ]+|[\w]+ to [\w]+): (.+?)(?=^ {4}\S|\Z)", re.DOTALL | re.MULTILINE
)
ROOTS = (Report, Page, IllustratedSection, Glance, SiteFrame)


def reached(*kinds: type) -> Iterator[type]:
    """Yield the classes that a value is made of, each after the one that needs it first."""
    waiting, seen = list(kinds), set[type]()
    while waiting:
        kind = waiting.pop(0)
        if kind in seen:
            continue
        seen.add(kind)
        yield kind
        waiting += [one for hint in get_type_hints(kind).values() for one in _classes(hint)]


def _classes(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and issubclass(hint, Value):
        yield hint
    for part in get_args(hint):
        yield from _classes(part)


def fields(kind: type) -> Iterator[tuple[str, str, str]]:
    """Yield each field of a class: its name, its type as written, and what is said of it."""
    body = ast.parse(dedent(inspect.getsource(kind))).body[0]
    assert isinstance(body, ast.ClassDef)
    said = _attributes(inspect.getdoc(kind) or "")
    for node, after in zip(body.body, [*body.body[1:], None], strict=True):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            name = node.target.id
            below = after.value if isinstance(after, ast.Expr) else None
            told = below.value if isinstance(below, ast.Constant) else said.get(name, "")
            written = ast.unparse(node.annotation).replace("dt.date", "date")
            yield name, written, " ".join(str(told).split())
    if kind.__base__ not in {None, Value}:
        yield from fields(kind.__base__)


def _attributes(doc: str) -> dict[str, str]:
    """Return what the `Attributes` of a docstring say; one line may speak of several."""
    _, _, listed = doc.partition("Attributes:\n")
    return {
        name: " ".join(text.split())
        for names, text in ATTRIBUTE.findall(listed)
        for name in names.split(", ")
    }


def listing() -> str:
    parts = []
    for kind in reached(*ROOTS):
        summary = (inspect.getdoc(kind) or "").split("\n\nAttributes:")[0]
        rows = [
            f"| `{name}` | `{shown.replace('|', 'or')}` | {said.replace('|', '')} |"
            for name, shown, said in fields(kind)
        ]
        table = "\n".join(("| name | type | what it is |", "| --- | --- | --- |", *rows))
        parts.append(f"\n### {kind.__name__}\n\n{summary}\n\n{table}\n")
    return "".join(parts)


def test_the_page_lists_every_value(golden: Callable[[Path, str], None]) -> None:
    head = MARKER.match(PAGE.read_text(encoding="utf-8"))
    assert head
    golden(PAGE, head[0] + listing())


def test_the_blocks_it_names_are_those_of_the_shipped_page() -> None:
    folder = PAGE.parents[1] / "templates/report"
    shipped = "".join(file.read_text(encoding="utf-8") for file in folder.glob("*.html.j2"))
    said = re.search(r"The blocks of the shipped page are (.+?)\.\n", PAGE.read_text("utf-8"))
    assert said
    told = re.findall(r"`(\w+)`", said[1])
    assert told == [name for name in re.findall(r"{% block (\w+) %}", shipped) if name in told]
    assert "closing" in told
