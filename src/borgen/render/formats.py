"""The formats of a report by name; each is imported when it is asked for, as most are slow to."""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from borgen.render.paper import Paper
from borgen.reports.values import Report

ReportFormat: TypeAlias = Literal["text", "markdown", "html", "json"]
FileFormat: TypeAlias = Literal[ReportFormat, "pdf"]
"""Those, and what only goes in a file."""

_RENDERERS: Final[Mapping[ReportFormat, tuple[str, str]]] = MappingProxyType(
    {
        "text": ("borgen.render.text", "text_report"),
        "markdown": ("borgen.render.markdown", "markdown_report"),
        "html": ("borgen.render.html", "html_report"),
        "json": ("borgen.render.json", "report_json"),
    }
)


def rendered(report: Report, shape: ReportFormat, paper: Paper) -> str:
    """Return a report in a format; the text ends in a line break."""
    module, name = _RENDERERS[shape]
    renderer: Callable[..., str] = getattr(import_module(module), name)
    return renderer(report) if shape == "json" else renderer(report, paper)


def printed(report: Report, paper: Paper) -> bytes:
    """Return a report as PDF.

    Raises:
        BorgenError: the library for it is not installed.
    """
    made: bytes = import_module("borgen.render.pdf").pdf_report(report, paper)
    return made
