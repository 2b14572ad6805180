"""`borgen privacy`: who can see what, what is held about somebody, the notice to the council."""

from typing import Annotated

from borgen.app.opening import open_workspace, reading_ahead, with_git
from borgen.app.privacy import about as held_about
from borgen.app.privacy import openness
from borgen.cli.context import Session
from borgen.cli.days import as_of_day
from borgen.cli.files import write_file
from borgen.cli.interface import Option
from borgen.cli.options import AsOf
from borgen.cli.output import echo
from borgen.cli.views import render_options
from borgen.cli.waiting import waiting
from borgen.errors import UsageError
from borgen.render.formats import ViewFormat, render_view
from borgen.render.markdown import notice_markdown
from borgen.render.privacy import about_page, openness_page


def privacy(  # noqa: PLR0917 - the interface is its signature
    session: Session,
    about: Annotated[str | None, Option("--about", metavar="person")] = None,
    notice: Annotated[bool, Option("--notice")] = False,
    output: Annotated[str | None, Option("--output", metavar="file")] = None,
    format: Annotated[ViewFormat, Option("--format", metavar="text|markdown|json")] = "text",
    as_of: AsOf = None,
) -> int:
    """Show who sees what, or what is held about somebody, or write the notice."""
    root = session.workspace()
    if notice and about:
        raise UsageError("privacy.one_thing")
    with waiting(session) as wait:
        ahead = reading_ahead(root, wait.read)
        loaded = with_git(open_workspace(root, me=session.me, ahead=ahead), root)
    day, text = as_of_day(as_of, session.today), session.text
    if about:
        held = held_about(loaded, root, about, day, text.language)
        told = render_view("held", held, about_page(held), format, render_options(session), text)
    else:
        seen = openness(loaded, root, day, text.language)
        if notice:
            told = notice_markdown(seen, root)
        else:
            told = render_view(
                "privacy", seen, openness_page(seen), format, render_options(session), text
            )
    if output is None:
        echo(told.rstrip("\n"))
    else:
        write_file(session.directory / output, told)
        echo(text("privacy.written", file=output))
    return 0
