"""`borgen privacy`: who can see what, what is held about somebody, the notice to the council."""

from typing import Annotated

import typer

from borgen.app.opening import open_workspace, with_git
from borgen.app.privacy import find_personal_data, privacy_overview
from borgen.cli.context import CommandContext
from borgen.cli.days import as_of_day
from borgen.cli.options import AsOf, Output
from borgen.cli.output import echo, write_file
from borgen.cli.progress_bar import reading_progress
from borgen.cli.views import render_options
from borgen.errors import UsageError
from borgen.render.formats import ViewFormat, render_view
from borgen.render.markdown import notice_markdown
from borgen.render.privacy import personal_data_page, privacy_page


def privacy(
    ctx: typer.Context,
    about: Annotated[str | None, typer.Option("--about", metavar="person")] = None,
    notice: Annotated[bool, typer.Option("--notice")] = False,
    output: Output = None,
    format: Annotated[ViewFormat, typer.Option("--format")] = "text",
    as_of: AsOf = None,
) -> int:
    """Show who sees what, or what is held about somebody, or write the notice."""
    context: CommandContext = ctx.obj
    root = context.workspace()
    if notice and about:
        raise UsageError("privacy.one_thing")
    with reading_progress(context) as wait:
        loaded = open_workspace(root, me=context.me, progress=wait.read)
        loaded = with_git(loaded, root)
    day, text = as_of_day(as_of, context.today), context.text
    if about:
        held = find_personal_data(loaded, root, about, day, text.language)
        told = render_view(
            "held", held, personal_data_page(held), format, render_options(context), text
        )
    else:
        seen = privacy_overview(loaded, root, day, text.language)
        if notice:
            told = notice_markdown(seen, root)
        else:
            told = render_view(
                "privacy", seen, privacy_page(seen), format, render_options(context), text
            )
    if output is None:
        echo(told.rstrip("\n"))
    else:
        write_file(context.directory, output, told)
        echo(text("privacy.written", file=output))
    return 0
