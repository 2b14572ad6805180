"""Markdown: whatever users wrote stays text, and a workspace may bring its own template."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from borgen.errors import BorgenError
from borgen.links import link
from borgen.load import Loaded
from borgen.render.markdown import escaped_markdown, markdown_report
from borgen.render.options import RenderOptions
from borgen.reports.build import build_report
from borgen.reports.report import Report
from borgen.reports.request import open_request

Load = Callable[..., Loaded]


@pytest.fixture
def report(load_texts: Load) -> Report:
    title = "'A | <b>`b`</b> *c*'"
    plan = f"name: Ann\ngoals: [{{id: feedback, title: {title}, learned: {{date: 2026-03-26}}}}]\n"
    workspace = load_texts({"plans/people/p01.yaml": plan}).workspace
    return build_report(open_request(workspace, link(workspace), date(2026, 6, 1), "person", "p01"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a | b", r"a \| b"),
        ("`rm`", r"\`rm\`"),
        ("<script>x</script>", "&lt;script>x&lt;/script>"),
        ("[x](javascript:y)", r"\[x\](javascript:y)"),
        ("*a* _b_ ~c~ $d$", r"\*a\* \_b\_ \~c\~ \$d\$"),
        ("# kop", r"\# kop"),
        ("1. een", r"1\. een"),
        ("2026 is laat", "2026 is laat"),
        ("- punt", r"\- punt"),
        ("Koers & Kracht", "Koers & Kracht"),
        ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
        ("a\n\n# b", "a # b"),
        ("\x1b[31m", r"\\x1b\[31m"),
    ],
)
def test_signs_of_markdown_and_html_are_text(text: str, shown: str) -> None:
    assert escaped_markdown(text) == shown


def test_a_cell_stays_one_cell(report: Report) -> None:
    row = next(
        line for line in markdown_report(report, RenderOptions()).splitlines() if "A " in line
    )
    assert row.startswith(r"| Ann | A \| &lt;b>\`b\`&lt;/b> \*c\* |")
    assert row.replace(r"\|", "").count("|") == 5


def test_a_workspace_brings_its_own_template(report: Report, tmp_path: Path) -> None:
    own = tmp_path / "templates" / "report" / "person.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("{{ report.goals[0].title }}: {{ t('team_status.open') }}\n", encoding="utf-8")
    text = markdown_report(report, RenderOptions(root=tmp_path))
    assert text == r"A \| &lt;b>\`b\`&lt;/b> \*c\*: open" + "\n"


@pytest.mark.parametrize(
    ("mistake", "told"),
    [
        ("{{ report.nothing }}", {"word": "nothing"}),
        ("{{ x }}", {"word": "x"}),
        ("{% if %}", {}),
        ("{{ 1 / 0 }}", {}),
    ],
)
def test_a_template_that_does_not_work_is_named_with_its_line(
    report: Report, tmp_path: Path, mistake: str, told: dict[str, str]
) -> None:
    own = tmp_path / "templates" / "report" / "person.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text(f"one\n{mistake}\n", encoding="utf-8")
    with pytest.raises(BorgenError) as refused:
        markdown_report(report, RenderOptions(root=tmp_path))
    assert refused.value.key == ("template.unknown_name" if told else "template.broken")
    assert refused.value.args_by_name == {"name": "report/person.md.j2", "line": "2", **told}
