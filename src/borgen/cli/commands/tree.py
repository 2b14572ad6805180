"""`borgen tree`: the line of sight from the organisation's goals to a person's, and back."""

from typing import Annotated

import typer

from borgen.app.reporting import request_on
from borgen.cli.context import CommandContext
from borgen.cli.days import as_of_day
from borgen.cli.options import AsOf, Subject
from borgen.cli.output import echo
from borgen.cli.views import opened, render_options
from borgen.model.ids import ORGANISATION
from borgen.render.formats import ViewFormat, render_view
from borgen.render.tree import tree_page
from borgen.reports.tree import build_tree


def tree(
    ctx: typer.Context,
    subject: Subject = None,
    format: Annotated[ViewFormat, typer.Option("--format")] = "text",
    as_of: AsOf = None,
) -> int:
    """Draw the line of sight of a subject; of the whole organisation where none is named."""
    context: CommandContext = ctx.obj
    workspace = opened(context, subject)
    request = request_on(
        workspace,
        subject or ORGANISATION,
        as_of_day(as_of, context.today),
        me=context.me,
        language=context.text.language,
    )
    value = build_tree(request)
    page = tree_page(value, diagram=format == "markdown")
    echo(
        render_view("tree", value, page, format, render_options(context), context.text).rstrip("\n")
    )
    return 0
