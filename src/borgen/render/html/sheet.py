"""The style sheet of a page, and the policy that lets it apply and keeps everything else out."""

import base64
import hashlib
from pathlib import Path

from markupsafe import Markup

from borgen.render.templates import template_text


def style_sheet(title: str, aside: str, root: Path | None, *, site: bool = False) -> Markup:
    """Return the style sheet with a running head for printed pages.

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
    return Markup(sheet + head)  # noqa: S704 - no user's text but what `_css_text` wrote out


def content_policy(sheet: str) -> str:
    """Return the content security policy of a page: this style sheet and nothing else."""
    return (
        f"default-src 'none'; style-src {style_source(sheet)}; img-src data:;"
        " base-uri 'none'; form-action 'none'"
    )


def style_source(sheet: str) -> str:
    """Return how a content security policy names a style sheet: by its digest."""
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _css_text(text: str) -> str:
    """Return a text as a CSS string in which nothing but letters and figures stands as it is."""
    return '"' + "".join(c if c.isalnum() and c.isascii() else f"\\{ord(c):x} " for c in text) + '"'
