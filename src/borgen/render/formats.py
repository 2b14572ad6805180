"""The formats of reports and views by name; each is imported when it is used, as most are slow to.

A view is a smaller page: the line of sight, what is due, an arithmetic, who sees what.
"""

from typing import Literal, TypeAlias

from borgen.frozen import Value
from borgen.render.options import RenderOptions
from borgen.render.page.blocks import Page
from borgen.reports.report import Report
from borgen.text import Text

ViewFormat: TypeAlias = Literal["text", "markdown", "json"]
ReportFormat: TypeAlias = Literal["text", "markdown", "html", "json"]
FileFormat: TypeAlias = Literal[ReportFormat, "pdf"]
"""The formats of a report that is written to a file."""


def render_report(report: Report, format_: ReportFormat, options: RenderOptions) -> str:
    """Return a report in a format; the text ends in a line break."""
    match format_:
        case "text":
            from borgen.render.text import text_report

            return text_report(report, options)
        case "markdown":
            from borgen.render.markdown import markdown_report

            return markdown_report(report, options)
        case "html":
            from borgen.render.html import html_report

            return html_report(report, options)
        case "json":
            from borgen.render.json import report_json

            return report_json(report)


def render_pdf(report: Report, options: RenderOptions) -> bytes:
    """Return a report as PDF.

    Raises:
        BorgenError: the library for it is not installed.
    """
    from borgen.render.pdf import pdf_report

    return pdf_report(report, options)


def render_view(  # noqa: PLR0913, PLR0917 - a value, its page, and how to render them
    kind: str, value: Value, page: Page, format_: ViewFormat, options: RenderOptions, text: Text
) -> str:
    """Return a view in a format; the text ends in a line break.

    Args:
        kind: the `kind` in the JSON.
        value: the frozen value, for JSON.
        page: the same for people.
        format_: the format.
        options: width, colour, encoding.
        text: the catalogue for the sentences in the JSON.
    """
    match format_:
        case "text":
            from borgen.render.text import text_page

            return text_page(page, options)
        case "markdown":
            from borgen.render.markdown import markdown_page

            return markdown_page(page)
        case "json":
            from borgen.render.json import value_json

            return value_json(kind, value, text)
