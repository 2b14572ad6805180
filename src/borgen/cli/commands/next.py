"""`borgen next`: what is due soon, and what should have been done already."""

from typing import Annotated

import typer

from borgen.app.reporting import subject_of
from borgen.cli.context import CommandContext
from borgen.cli.days import as_of_day
from borgen.cli.options import AsOf, Subject
from borgen.cli.output import echo
from borgen.cli.views import opened, render_options
from borgen.cli.words import whole
from borgen.links import link
from borgen.render.formats import ViewFormat, render_view
from borgen.render.upcoming import upcoming_page
from borgen.reports.upcoming import WITHIN, build_upcoming


def next(  # noqa: A001 - the name of the command
    ctx: typer.Context,
    subject: Subject = None,
    within: Annotated[str | None, typer.Option("--within", metavar="number")] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code")] = False,
    format: Annotated[ViewFormat, typer.Option("--format")] = "text",
    as_of: AsOf = None,
) -> int:
    """Show what is due for a subject; for me where none is named. 1 if asked and anything is."""
    context: CommandContext = ctx.obj
    workspace = opened(context)
    links = link(workspace)
    me = links.owner(context.me) if context.me else None
    kind, owner = subject_of(workspace, links, subject or me)
    value = build_upcoming(
        workspace,
        links,
        as_of_day(as_of, context.today),
        kind,
        owner,
        within=whole(within, "--within", least=0) if within else WITHIN,
        me=me,
        language=context.text.language,
    )
    page = upcoming_page(value)
    echo(
        render_view("next", value, page, format, render_options(context), context.text).rstrip("\n")
    )
    return 1 if exit_code and value.due else 0
