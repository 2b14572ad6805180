"""`borgen tree`: the line of sight from the organisation's goals to a person's, and back."""

from typing import Annotated

from borgen.app.reporting import subject_of
from borgen.cli.context import Session
from borgen.cli.days import as_of_day
from borgen.cli.interface import Argument, Option
from borgen.cli.options import AsOf
from borgen.cli.output import echo
from borgen.cli.views import opened, render_options
from borgen.links import link
from borgen.model.ids import ORGANISATION
from borgen.render.formats import ViewFormat, render_view
from borgen.render.tree import tree_page
from borgen.reports.tree import build_tree


def tree(
    session: Session,
    subject: Annotated[str | None, Argument(metavar="subject")] = None,
    format: Annotated[ViewFormat, Option("--format", metavar="text|markdown|json")] = "text",
    as_of: AsOf = None,
) -> int:
    """Draw the line of sight of a subject; of the whole organisation where none is named."""
    workspace = opened(session, subject, "own")
    links = link(workspace)
    kind, owner = subject_of(workspace, links, subject or ORGANISATION)
    value = build_tree(
        workspace,
        links,
        as_of_day(as_of, session.today),
        kind,
        owner,
        me=links.owner(session.me) if session.me else None,
        language=session.text.language,
    )
    page = tree_page(value, diagram=format == "markdown")
    echo(
        render_view("tree", value, page, format, render_options(session), session.text).rstrip("\n")
    )
    return 0
