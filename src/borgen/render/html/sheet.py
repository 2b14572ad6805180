"""The style sheet of a page, and the policy that lets it apply and keeps everything else out."""

import base64
import hashlib
from pathlib import Path

from markupsafe import Markup

from borgen.render.templates import template_text


def style_sheet(title: str, aside: str, root: Path | None) -> Markup:
    """Return the style sheet with a running head for printed pages.

    Args:
        title: what the report is about, for the head of every printed page.
        aside: of what kind and day it is.
        root: the workspace, whose own `report/report.css` goes before the shipped one.
    """
    head = (
        f"@page{{@top-left{{content:{_css_text(title)}}}@top-right{{content:{_css_text(aside)}}}}}"
    )
    sheet = template_text("report/report.css", root).replace("</", "<\\/")
    return Markup(sheet + head)  # noqa: S704 - no user's text but what `_css_text` wrote out


def content_policy(sheet: str) -> str:
    """Return the content security policy of a page: this style sheet and nothing else."""
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:;"
        " base-uri 'none'; form-action 'none'"
    )


def _css_text(text: str) -> str:
    """Return a text as a CSS string in which nothing but letters and figures stands as it is."""
    return '"' + "".join(c if c.isalnum() and c.isascii() else f"\\{ord(c):x} " for c in text) + '"'
