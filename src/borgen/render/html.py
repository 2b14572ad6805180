"""Reports and pages as HTML files that need nothing else: no script, font or image from elsewhere.

Sentences come from `page`, charts from `charts`, the layout from `templates/report`. Links to
other pages are up to who has other pages: see `SiteFrame`.
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Final

from markupsafe import Markup, escape

from borgen.characters import escaped, visible
from borgen.frozen import Value, field
from borgen.render.options import RenderOptions
from borgen.render.page.blocks import Bar, Page
from borgen.render.page.glance import Glance, glances
from borgen.render.page.whole import page_of
from borgen.render.page.words import Words
from borgen.render.sections import IllustratedSection, illustrated_sections, row_groups
from borgen.render.templates import filled, report_template, template_text
from borgen.reports.report import Report
from borgen.text import Text

_PARTS: Final = 40
"""How many parts a bar is drawn in at most; a larger count is drawn as one bar."""
_WIDE: Final = 100
_GAP: Final = 0.14
"""How much of a part is left open, a share of 1."""
_EVEN: Final = ' vector-effect="non-scaling-stroke"'
_NOTHING: Final = Markup()


class NavLink(Value, frozen=True):
    """A link to another page; `here` marks the page that it is on."""

    text: str
    href: str
    here: bool = False


class SiteFrame(Value, frozen=True, kw_only=True):
    """What a page that is one of several shows around and in its report.

    Attributes:
        links: the links that stand above the report.
        hrefs: ids of people, teams and trajectories, and the addresses of their reports; an id
            that it lacks is shown without a link.
        head: what else belongs in the page's head, such as a script; safe HTML.
        notice: what stands above the report, such as findings; safe HTML.
    """

    links: tuple[NavLink, ...] = ()
    hrefs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    head: Markup = _NOTHING
    notice: Markup = _NOTHING


class HtmlPage(Value, frozen=True):
    """A page as HTML, and how a content security policy names its style sheet."""

    html: str
    style_source: str


def html_report(report: Report, options: RenderOptions) -> str:
    """Return a report as one HTML file on its own; see `html_page`."""
    return html_page(report, options).html


def html_page(report: Report, options: RenderOptions, *, site: SiteFrame | None = None) -> HtmlPage:
    """Return a report as a page that stands on its own.

    Args:
        report: the report; its charts are drawn if it was built with them.
        options: how complete, by which template, and the workspace whose templates go first.
        site: the other pages there are, if any.

    Raises:
        BorgenError: the workspace's own template does not work; the charting library is not
            installed.
    """
    words = Words(report, full=options.full)
    page = page_of(report, full=options.full)
    values = {
        "sections": illustrated_sections(page, words),
        "glances": glances(words),
        "report": report,
    }
    name = report_template("html", report.subject.kind, options)
    return _filled(name, page, words.text, options.root, site, values)


def html_view(  # noqa: PLR0913 - the page, and what stands around it
    page: Page,
    kind: str,
    text: Text,
    *,
    site: SiteFrame,
    opening: Sequence[Glance] = (),
    excerpts: Sequence[IllustratedSection] = (),
    root: Path | None = None,
) -> HtmlPage:
    """Return a page of a site that is no report.

    Args:
        page: its title and sections.
        kind: what the page is, for its style.
        text: the catalogue, in the language of the page.
        site: the other pages there are.
        opening: the answers that it opens with.
        excerpts: sections with lines of files, after the page's own.
        root: the workspace, whose own templates go first.

    Raises:
        BorgenError: the workspace's own template does not work.
    """
    sections = (*page.sections, *excerpts)
    values = {"sections": sections, "glances": opening, "kind": kind}
    return _filled("site/page.html.j2", page, text, root, site, values)


def _filled(  # noqa: PLR0913, PLR0917 - all that a template may speak of
    name: str,
    page: Page,
    text: Text,
    root: Path | None,
    site: SiteFrame | None,
    values: Mapping[str, object],
) -> HtmlPage:
    sheet = style_sheet(visible(page.title), visible(page.aside), root, site=site is not None)
    source = _style_source(sheet)
    shared = {
        "page": page,
        "site": site,
        "lang": text.language,
        "t": text,
        "bar": bar,
        "grouped": row_groups,
        "anchor": _anchor,
        "exactly": _escaped_line,
        "svg": _svg,
        "sheet": sheet,
        "policy": _policy(source),
    }
    html = filled(name, {**shared, **values}, quote=escaped_html, root=root)
    return HtmlPage(html, source)


def style_sheet(title: str, aside: str, root: Path | None, *, site: bool = False) -> Markup:
    """Return the style sheet, with a running head for printed pages.

    Args:
        title: what the report is about, for the head of every printed page.
        aside: of what kind and day it is.
        root: the workspace, whose own `report/report.css` goes before the shipped one.
        site: whether to add what only the pages of a site have.
    """
    head = (
        f"@page{{@top-left{{content:{_css_text(title)}}}@top-right{{content:{_css_text(aside)}}}}}"
    )
    names = ("report/report.css", "site/site.css") if site else ("report/report.css",)
    sheet = "".join(template_text(name, root) for name in names).replace("</", "<\\/")
    return Markup(sheet + head)  # noqa: S704 - the only text of users is what `_css_text` escaped


def _css_text(text: str) -> str:
    """Return a text as a CSS string, all but ASCII letters and digits escaped."""
    return '"' + "".join(c if c.isalnum() and c.isascii() else f"\\{ord(c):x} " for c in text) + '"'


def _style_source(sheet: str) -> str:
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _policy(style_source: str) -> str:
    """Return the content security policy of a page on its own: its style sheet, nothing else."""
    return (
        f"default-src 'none'; style-src {style_source}; img-src data:;"
        " base-uri 'none'; form-action 'none'"
    )


def escaped_html(text: str) -> Markup:
    """Return `text` in one line, safe in HTML and in its attributes."""
    return escape(visible(text))


def _escaped_line(text: str) -> Markup:
    """Return a line of a file, safe in HTML, with its spaces."""
    return escape(escaped(text))


def _svg(chart: str) -> Markup:
    return Markup(chart)  # noqa: S704 - charts escape users' text where they draw it


def _anchor(name: str) -> str:
    """Return the name of a section as an id: `p01/feedback` is `p01-feedback`."""
    return name.replace("/", "-")


def bar(row: Bar) -> Markup:
    """Return a bar as SVG, in as many parts as it counts; the words beside it say the same."""
    if row.value is None:
        return Markup()
    shapes = "".join((*_filling(row), *_mark(row)))
    return Markup(  # noqa: S704 - numbers and words of our own
        f'<svg class="bar" viewBox="0 0 {_WIDE} 10" preserveAspectRatio="none" aria-hidden="true"'
        f' focusable="false">{shapes}</svg>'
    )


def _filling(row: Bar) -> Iterator[str]:
    value = row.value or 0
    if row.of and row.of <= _PARTS:
        wide, full = _WIDE / row.of, round(value * row.of)
        for n in range(row.of):
            yield _rect("full" if n < full else "rest", n * wide, wide * (1 - _GAP))
        return
    yield _rect("rest", 0, _WIDE)
    ends = (0.0, value, *((row.upto,) if row.upto is not None else ()))
    for (start, end), name in zip(pairwise(ends), ("full", "band"), strict=False):
        yield _rect(name, start * _WIDE, (end - start) * _WIDE)


def _mark(row: Bar) -> Iterator[str]:
    if row.mark is not None:
        at = f"{row.mark * _WIDE:.2f}"
        yield f'<line class="mark" x1="{at}" x2="{at}" y1="-3" y2="13"{_EVEN}/>'


def _rect(name: str, x: float, width: float) -> str:
    line = _EVEN if name == "band" else ""
    return f'<rect class="{name}" x="{x:.2f}" y="0" width="{max(width, 0):.2f}" height="10"{line}/>'
