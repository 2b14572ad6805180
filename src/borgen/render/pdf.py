"""A report as PDF for the printer and the archive, set by typst from the same page as the HTML.

The library is heavy and asked for by `pip install 'borgen[pdf]'` only; it brings its own fonts.
"""

import re
from types import ModuleType
from typing import Final

from borgen.characters import visible
from borgen.errors import BorgenError
from borgen.render.options import RenderOptions
from borgen.render.page.glance import glances
from borgen.render.page.whole import page_of
from borgen.render.page.words import Words
from borgen.render.sections import illustrated_sections, row_groups
from borgen.render.templates import filled
from borgen.reports.report import Report

_COLOUR: Final = re.compile(r"var\(--([\w-]+), *[^)]*\)")
_INK: Final = {
    "ink": "#1d1c1a",
    "muted": "#5d5950",
    "line": "#d9d4c7",
    "accent": "#14576b",
    "accent-soft": "#cfdfe2",
    "paper": "#ffffff",
}
"""The colours of a light page: a PDF has no style sheet that could name them."""


def pdf_report(report: Report, options: RenderOptions) -> bytes:
    """Return a report as a tagged PDF; equal reports give equal bytes.

    Raises:
        BorgenError: typst is not installed (`report.pdf_absent`).
    """
    typst = _library()
    words = Words(report, full=options.full)
    page = page_of(report, full=options.full)
    values = {
        "page": page,
        "sections": illustrated_sections(page, words),
        "glances": glances(words),
        "report": report,
        "lang": report.language,
        "t": words.text,
        "grouped": row_groups,
        "number": _number,
        "svg": _coloured,
    }
    source = filled("report/page.typ.j2", values, quote=_escaped)
    made: bytes = typst.compile(source.encode())
    return made


def _escaped(text: str) -> str:
    """Return a text as it stands within a string of typst."""
    return visible(text).replace("\\", "\\\\").replace('"', '\\"')


def _number(value: float | None) -> str:
    return "none" if value is None else f"{value:g}"


def _coloured(svg: str) -> str:
    drawn = _COLOUR.sub(lambda found: _INK[found[1]], svg)
    return drawn.replace('font-family="inherit"', 'font-family="Libertinus Serif"')


def _library() -> ModuleType:
    try:
        import typst  # noqa: PLC0415 - an optional library of 81 MB
    except ImportError:
        raise BorgenError("report.pdf_absent") from None
    return typst
