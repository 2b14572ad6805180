"""The notice to the works council: Markdown by a template that a workspace may bring itself."""

from pathlib import Path

from borgen.render.markdown import escaped_markdown
from borgen.render.templates import filled
from borgen.reports.privacy import Openness
from borgen.text import text_in


def notice_markdown(found: Openness, root: Path) -> str:
    """Return the notice; the template may speak of `found` (as in the JSON), `day` and `t`.

    Raises:
        BorgenError: the workspace's own template does not work.
    """
    text = text_in(found.language)
    values = {"found": found, "agreed": found.agreed, "day": text.day(found.as_of), "t": text}
    return filled(
        f"privacy/notice.{found.language}.md.j2", values, quote=escaped_markdown, root=root
    )
