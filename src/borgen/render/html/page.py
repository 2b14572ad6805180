"""A whole report as HTML: the page's sections with their pictures, filled in in a template."""

from markupsafe import Markup

from borgen.render.html.drawing import anchor, bar, escaped, grouped
from borgen.render.html.placing import pictured, placed
from borgen.render.html.sheet import content_policy, style_sheet
from borgen.render.html.site import Site
from borgen.render.page.glance import glances
from borgen.render.page.whole import page_of
from borgen.render.page.words import Words
from borgen.render.paper import Paper
from borgen.render.templates import filled, report_template
from borgen.render.visible import visible
from borgen.reports.values import Report


def html_report(report: Report, paper: Paper) -> str:
    """Return a report as one HTML file on its own; see `html_page`."""
    return html_page(report, paper)


def html_page(report: Report, paper: Paper, *, site: Site | None = None) -> str:
    """Return a report as a page that stands on its own.

    Args:
        report: what to tell; its pictures are drawn if it was built with them.
        paper: how complete, by which template, and whose workspace's templates to look at first.
        site: the other pages there are, if any.

    Raises:
        BorgenError: the workspace's own template does not work; the charting library is not
            installed.
    """
    words = Words(report, full=paper.full)
    page = page_of(report, full=paper.full)
    sheet = style_sheet(visible(page.title), visible(page.aside), paper.root)
    values = {
        "page": page,
        "sections": pictured(page, words, placed(report)),
        "glances": glances(words),
        "report": report,
        "site": site,
        "lang": report.language,
        "t": words.text,
        "bar": bar,
        "grouped": grouped,
        "anchor": anchor,
        "svg": _svg,
        "sheet": sheet,
        "policy": content_policy(sheet),
    }
    name = report_template("html", report.subject.kind, paper)
    return filled(name, values, quote=escaped, root=paper.root)


def _svg(drawn: str) -> Markup:
    return Markup(drawn)  # noqa: S704 - charts escape users' words where they draw them
