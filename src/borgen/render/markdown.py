"""Reports, pages and the notice to the works council as Markdown: GitHub's tables, text escaped.

The layout is a template, `report/page.md.j2`; a workspace may bring its own, also for one kind of
subject only (`report/team.md.j2`).
"""

import re
from pathlib import Path
from typing import Final

from markupsafe import Markup

from borgen.characters import visible
from borgen.render import text_bars
from borgen.render.options import RenderOptions
from borgen.render.page.blocks import Bar, Diagram, Page, Timeline
from borgen.render.page.whole import page_of
from borgen.render.page.words import Words
from borgen.render.templates import filled, report_template
from borgen.reports.privacy import PrivacyOverview
from borgen.reports.report import Report
from borgen.text import text_in

_SIGNS: Final = re.compile(r"[\\`*_\[\]|~$]")
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")
_LEADING: Final = re.compile(r"^([#>+=-]|\d+(?=[.)](?:\s|$)))")
_BAR: Final = 12
_TIMELINE: Final = 78


def markdown_report(report: Report, options: RenderOptions) -> str:
    """Return a report as Markdown, by the workspace's own template or the shipped one.

    A template may speak of `page` (what all formats show), `report` (the value, its fields as in
    the JSON), `t` (a text of the catalogue, `t("team_status.open")`), `bar` and `timeline`.

    Raises:
        BorgenError: the workspace's own template does not work.
    """
    values = {
        "page": page_of(report, full=options.full),
        "report": report,
        "t": Words(report).text,
        "bar": _bar,
        "timeline": _timeline,
        "diagram": _diagram,
    }
    name = report_template("md", report.subject.kind, options)
    return filled(name, values, quote=escaped_markdown, root=options.root)


def markdown_page(page: Page) -> str:
    """Return a page by the shipped template."""
    values = {"page": page, "bar": _bar, "timeline": _timeline, "diagram": _diagram}
    return filled("report/page.md.j2", values, quote=escaped_markdown)


def notice_markdown(found: PrivacyOverview, root: Path) -> str:
    """Return the notice to the works council.

    Its template may speak of `found` (as in the JSON), `day` and `t`.

    Raises:
        BorgenError: the workspace's own template does not work.
    """
    text = text_in(found.language)
    values = {"found": found, "agreed": found.agreed, "day": text.day(found.as_of), "t": text}
    return filled(
        f"privacy/notice.{found.language}.md.j2", values, quote=escaped_markdown, root=root
    )


def escaped_markdown(text: str) -> str:
    """Return `text` in one line, every sign that Markdown or HTML interprets escaped."""
    plain = _SIGNS.sub(r"\\\g<0>", visible(text))
    plain = _ENTITY.sub("&amp;", plain).replace("<", "&lt;")
    return _LEADING.sub(lambda lead: _lead(lead[0]), plain)


def _lead(lead: str) -> str:
    """Return the sign that begins a heading, quote or list, escaped."""
    return f"{lead}\\" if lead.isdigit() else f"\\{lead}"


def _bar(row: Bar) -> str:
    return text_bars.bar(row, _BAR)


def _timeline(line: Timeline) -> Markup:
    return Markup("\n".join(text_bars.timeline(line, _TIMELINE)))  # noqa: S704 - words of our own


def _diagram(block: Diagram) -> Markup:
    return Markup(block.source)  # noqa: S704 - escaped where it was made
