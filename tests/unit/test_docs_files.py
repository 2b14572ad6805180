"""docs/files.md lists every key of every file, as the models define them."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

from borgen.load.expected import Expected, keys_of
from borgen.model.base import MOST, Model
from borgen.model.common import Every, Title
from borgen.model.entry import LINES
from borgen.model.plan import DOCUMENTS

PAGE = Path(__file__).parents[2] / "docs" / "files.md"
START = "<!-- The tables below are written by the tests, from the models. -->\n"
NAMES = {
    "settings": "`borgen.yaml`",
    "organisation": "`plans/organisation.yaml`",
    "trajectory": "`plans/trajectories/<id>.yaml`",
    "team": "`plans/teams/<id>.yaml`",
    "person": "`plans/people/<id>.yaml`",
    "skills": "`plans/skills.yaml`",
    "erased": "`plans/erased.yaml`",
    "private": "`private/people/<id>.yaml`",
}
WORDS: dict[Any, str] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    dt.date: "day",
    Every: "interval, `2 weeks`",
    Title: "text, or `{nl, en}`",
}


def models_within(model: type[Model]) -> Iterator[type[Model]]:
    for key in keys_of(model).values():
        inner = (key.expected.items or key.expected).model
        if inner and key.expected.kind is not Title:
            yield inner
            yield from models_within(inner)


def said(expected: Expected) -> str:
    if expected.items:
        many = "mapping of lists of" if expected.kind is dict else "list of"
        return f"{many} {said(expected.items)}"
    if expected.choices:
        return ", ".join(f"`{choice}`" for choice in expected.choices)
    if expected.is_id:
        return "id"
    if expected.model and expected.kind is not Title:
        return f"[{expected.model.__name__}](#{expected.model.__name__.lower()})"
    bounds = ""
    if expected.kind in {int, float} and expected.low > -MOST:
        top = f" to {expected.high:g}" if expected.high < MOST else " or more"
        bounds = f", {expected.low:g}{top}"
    return WORDS[expected.kind] + bounds


def default(info: FieldInfo) -> str:
    value = info.default
    if info.is_required() or value in {None, ()} or info.default_factory:
        return ""
    return f" Default: `{value}`."


def table(model: type[Model]) -> Iterator[str]:
    yield from ("| key | what stands there | |", "|---|---|---|")
    fields = {info.alias or name: info for name, info in model.model_fields.items()}
    for key in keys_of(model).values():
        info = fields[key.name]
        star = "*" if key.required else ""
        meaning = f"{info.description}{default(info)}"
        yield f"| `{key.name}`{star} | {said(key.expected)} | {meaning} |"


def tables() -> str:
    lines = [START.rstrip()]
    inner: dict[str, type[Model]] = {}
    for role, name in NAMES.items():
        lines += ["", f"### {name}", "", *table(DOCUMENTS[role])]
        inner |= {model.__name__: model for model in models_within(DOCUMENTS[role])}
    for kind, line in LINES.items():
        lines += ["", f"### A line of a log: {kind}", "", *table(line)]
    for name, model in sorted(inner.items()):
        meaning = (model.__doc__ or "").split("\n", maxsplit=1)[0]
        lines += ["", f"### {name}", "", meaning, "", *table(model)]
    return "\n".join(lines) + "\n"


def test_every_document_has_a_table() -> None:
    assert set(NAMES) == set(DOCUMENTS)


def test_the_page_lists_every_key(golden: Callable[[Path, str], None]) -> None:
    before = PAGE.read_text(encoding="utf-8").partition(START)[0]
    golden(PAGE, before + tables())


def test_every_key_is_described() -> None:
    models = [*DOCUMENTS.values(), *LINES.values()]
    models += [inner for model in models for inner in models_within(model)]
    for model in models:
        for name, info in model.model_fields.items():
            assert info.description, (model, name)
            assert info.description.endswith(".") or ".." in info.description, (model, name)
