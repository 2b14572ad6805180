"""A whole report as HTML: the page's sections with their pictures, filled in in a template."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from markupsafe import Markup

from borgen.characters import visible
from borgen.render.html.drawing import anchor, bar, escaped_html, exactly, grouped
from borgen.render.html.placing import Answer, pictured, placed
from borgen.render.html.sheet import content_policy, style_sheet
from borgen.render.html.site import Site
from borgen.render.options import RenderOptions
from borgen.render.page.blocks import Page
from borgen.render.page.glance import Glance, glances
from borgen.render.page.whole import page_of
from borgen.render.page.words import Words
from borgen.render.templates import filled, report_template
from borgen.reports.values import Report
from borgen.text import Text


def html_report(report: Report, options: RenderOptions) -> str:
    """Return a report as one HTML file on its own; see `html_page`."""
    return html_page(report, options)


def html_page(report: Report, options: RenderOptions, *, site: Site | None = None) -> str:
    """Return a report as a page that stands on its own.

    Args:
        report: what to tell; its pictures are drawn if it was built with them.
        options: how complete, by which template, and whose workspace's templates to look at first.
        site: the other pages there are, if any.

    Raises:
        BorgenError: the workspace's own template does not work; the charting library is not
            installed.
    """
    words = Words(report, full=options.full)
    page = page_of(report, full=options.full)
    values = {
        "sections": pictured(page, words, placed(report)),
        "glances": glances(words),
        "report": report,
    }
    name = report_template("html", report.subject.kind, options)
    return _laid_out(name, page, words.text, options.root, site, values)


def html_view(  # noqa: PLR0913 - what is shown, and where it stands
    page: Page,
    kind: str,
    text: Text,
    *,
    site: Site,
    opening: Sequence[Glance] = (),
    excerpts: Sequence[Answer] = (),
    root: Path | None = None,
) -> str:
    """Return a page of a site that is no report: it has sections, and may open with answers.

    Args:
        page: what to tell.
        kind: what the page is, for its style.
        text: the words, in the language of the page.
        site: the other pages there are.
        opening: the answers that it opens with.
        excerpts: sections with lines of files, after the page's own.
        root: the workspace, whose own templates go first.

    Raises:
        BorgenError: the workspace's own template does not work.
    """
    sections = (*page.sections, *excerpts)
    values = {"sections": sections, "glances": opening, "kind": kind}
    return _laid_out("site/page.html.j2", page, text, root, site, values)


def _laid_out(  # noqa: PLR0913, PLR0917 - all that a template may speak of
    name: str,
    page: Page,
    text: Text,
    root: Path | None,
    site: Site | None,
    values: Mapping[str, object],
) -> str:
    sheet = style_sheet(visible(page.title), visible(page.aside), root, site=site is not None)
    shared = {
        "page": page,
        "site": site,
        "lang": text.language,
        "t": text,
        "bar": bar,
        "grouped": grouped,
        "anchor": anchor,
        "exactly": exactly,
        "svg": _svg,
        "sheet": sheet,
        "policy": content_policy(sheet),
    }
    return filled(name, {**shared, **values}, quote=escaped_html, root=root)


def _svg(drawn: str) -> Markup:
    return Markup(drawn)  # noqa: S704 - charts escape users' words where they draw them
