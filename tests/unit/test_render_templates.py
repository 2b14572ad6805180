"""The door to Jinja: the workspace's templates first, a sandbox, nothing undefined."""

from pathlib import Path

import pytest

from borgen.errors import BorgenError
from borgen.render.templates import filled, template_names


def template(root: Path, name: str, text: str) -> None:
    file = root / "templates" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_the_shipped_templates_are_found_without_a_workspace() -> None:
    assert "report/page.md.j2" in template_names("report/*.md.j2")


def test_own_templates_stand_beside_the_shipped_ones(tmp_path: Path) -> None:
    template(tmp_path, "report/own.md.j2", "x")
    names = template_names("report/*.md.j2", tmp_path)
    assert {"report/own.md.j2", "report/page.md.j2"} <= set(names)
    assert list(names) == sorted(names)


def test_values_are_quoted_once_and_the_template_never(tmp_path: Path) -> None:
    template(tmp_path, "a.j2", "{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m(name) }} b\n")
    assert filled("a.j2", {"name": "a"}, quote=lambda t: f"({t})", root=tmp_path) == "<(a)> b\n"


def test_a_template_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BorgenError, match=r"template.absent"):
        filled("init/none.yaml.j2", {}, quote=str, root=tmp_path)


@pytest.mark.parametrize(
    "attack",
    ["{{ ''.__class__.__mro__ }}", "{{ f.__globals__ }}", "{{ rows.append(1) }}"],
)
def test_the_sandbox_holds(tmp_path: Path, attack: str) -> None:
    template(tmp_path, "a.j2", attack)
    with pytest.raises(BorgenError, match=r"template.broken"):
        filled("a.j2", {"f": template, "rows": [1]}, quote=str, root=tmp_path)


def test_a_template_reads_nothing_outside_its_folders(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    template(tmp_path, "a.j2", "{% include '../secret' %}")
    with pytest.raises(BorgenError, match=r"template.absent"):
        filled("a.j2", {}, quote=str, root=tmp_path)
