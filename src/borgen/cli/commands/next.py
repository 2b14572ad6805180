"""`borgen next`: what is due soon, and what should have been done already."""

from typing import Annotated

import typer

from borgen.app.reporting import request_on
from borgen.cli.context import CommandContext
from borgen.cli.days import as_of_day
from borgen.cli.options import AsOf, Subject
from borgen.cli.output import echo
from borgen.cli.views import opened, render_options
from borgen.cli.words import whole
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
    request = request_on(
        workspace,
        subject,
        as_of_day(as_of, context.today),
        me=context.me,
        language=context.text.language,
        default_to_me=True,
    )
    value = build_upcoming(request, whole(within, "--within", least=0) if within else WITHIN)
    page = upcoming_page(value)
    echo(
        render_view("next", value, page, format, render_options(context), context.text).rstrip("\n")
    )
    return 1 if exit_code and value.due else 0
