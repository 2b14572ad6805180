"""`borgen next`: what is due soon, and what should have been done already."""

from typing import Annotated

from borgen.app.reporting import subject_of
from borgen.cli.context import Session
from borgen.cli.days import as_of_day
from borgen.cli.interface import Argument, Option
from borgen.cli.options import AsOf
from borgen.cli.output import echo
from borgen.cli.views import opened, render_options
from borgen.cli.words import whole
from borgen.links import link
from borgen.render.formats import ViewFormat, render_view
from borgen.render.upcoming import upcoming_page
from borgen.reports.upcoming import WITHIN, build_upcoming


def next(  # noqa: A001, PLR0917 - the name of the verb; the interface is its signature
    session: Session,
    subject: Annotated[str | None, Argument(metavar="subject")] = None,
    within: Annotated[str | None, Option("--within", metavar="number")] = None,
    exit_code: Annotated[bool, Option("--exit-code")] = False,
    format: Annotated[ViewFormat, Option("--format", metavar="text|markdown|json")] = "text",
    as_of: AsOf = None,
) -> int:
    """Show what is due for a subject; for me where none is named. 1 if asked and anything is."""
    person = subject or session.me
    workspace = opened(session, person, "sessions" if person == session.me else "all")
    links = link(workspace)
    me = links.owner(session.me) if session.me else None
    kind, owner = subject_of(workspace, links, subject or me)
    value = build_upcoming(
        workspace,
        links,
        as_of_day(as_of, session.today),
        kind,
        owner,
        within=whole(within, "--within", least=0) if within else WITHIN,
        me=me,
        language=session.text.language,
    )
    page = upcoming_page(value)
    echo(
        render_view("next", value, page, format, render_options(session), session.text).rstrip("\n")
    )
    return 1 if exit_code and value.due else 0
