"""Reports as Markdown, good to paste in a mail or a commit: GitHub's tables, users' text escaped.

The layout is a template, `report/page.md.j2`; a workspace may bring its own, also for one kind of
subject only (`report/team.md.j2`). The words stand in `page`.
"""

import re
from typing import Final

from markupsafe import Markup

from borgen.characters import visible
from borgen.render.page.blocks import Bar, Diagram, Page, Timeline
from borgen.render.page.whole import page_of
from borgen.render.page.words import Words
from borgen.render.paper import Paper
from borgen.render.templates import filled, report_template
from borgen.render.text import drawing
from borgen.reports.values import Report

_SIGNS: Final = re.compile(r"[\\`*_\[\]|~$]")
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")
_LEADING: Final = re.compile(r"^([#>+=-]|\d+(?=[.)](?:\s|$)))")
_BAR: Final = 12
_TIMELINE: Final = 78


def markdown_report(report: Report, paper: Paper) -> str:
    """Return a report as Markdown, by the workspace's own template or the shipped one.

    A template may speak of `page` (what all formats show), `report` (the value, its fields as in
    the JSON), `t` (a text of the catalogue, `t("team_status.open")`), `bar` and `timeline`.

    Raises:
        BorgenError: the workspace's own template does not work.
    """
    values = {
        "page": page_of(report, full=paper.full),
        "report": report,
        "t": Words(report).text,
        "bar": _bar,
        "timeline": _timeline,
        "diagram": _diagram,
    }
    name = report_template("md", report.subject.kind, paper)
    return filled(name, values, quote=escaped_markdown, root=paper.root)


def markdown_page(page: Page, _paper: Paper) -> str:
    """Return any page by the shipped template."""
    values = {"page": page, "bar": _bar, "timeline": _timeline, "diagram": _diagram}
    return filled("report/page.md.j2", values, quote=escaped_markdown)


def escaped_markdown(text: str) -> str:
    """Return `text` in one line, every sign that Markdown or HTML would act on made plain."""
    plain = _SIGNS.sub(r"\\\g<0>", visible(text))
    plain = _ENTITY.sub("&amp;", plain).replace("<", "&lt;")
    return _LEADING.sub(lambda lead: _lead(lead[0]), plain)


def _lead(lead: str) -> str:
    """Return what would begin a heading, quote or list, so that it does not."""
    return f"{lead}\\" if lead.isdigit() else f"\\{lead}"


def _bar(row: Bar) -> str:
    return drawing.bar(row, _BAR)


def _timeline(line: Timeline) -> Markup:
    return Markup("\n".join(drawing.timeline(line, _TIMELINE)))  # noqa: S704 - words of our own


def _diagram(block: Diagram) -> Markup:
    return Markup(block.source)  # noqa: S704 - escaped where it was made
