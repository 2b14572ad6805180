"""The formats of a report by name; each is imported when it is asked for, as most are slow to."""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from borgen.render.paper import Paper
from borgen.reports.values import Report

ReportFormat: TypeAlias = Literal["text", "markdown", "html", "json"]

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
