"""`borgen report`: what is in use, what is fading, what blocks it, and what to do next."""

import sys
from typing import Annotated, Final

from borgen.app.opening import open_about, reading_ahead
from borgen.app.reporting import report_on, since_day
from borgen.cli.context import Session
from borgen.cli.days import as_of_day
from borgen.cli.files import write_file
from borgen.cli.interface import Argument, Option
from borgen.cli.options import AsOf
from borgen.cli.output import complain, echo
from borgen.cli.rereading import tell_reading
from borgen.cli.views import tell_broken
from borgen.cli.waiting import waiting
from borgen.errors import UsageError
from borgen.frozen import replace
from borgen.load.about import Entries
from borgen.render.formats import FileFormat, render_pdf, render_report
from borgen.render.options import RenderOptions
from borgen.reports.values import Audience, Report

_LAID_OUT: Final = frozenset({"markdown", "html"})
"""The formats that are laid out by a template."""

_DRAWN: Final = frozenset({"html", "pdf"})
"""The formats that show pictures."""


def report(  # noqa: PLR0917 - the interface is its signature
    session: Session,
    subject: Annotated[str | None, Argument(metavar="subject")] = None,
    format: Annotated[
        FileFormat, Option("--format", metavar="text|markdown|html|pdf|json")
    ] = "text",
    output: Annotated[str | None, Option("--output", metavar="file")] = None,
    as_of: AsOf = None,
    since: Annotated[str | None, Option("--since", metavar="date")] = None,
    audience: Annotated[
        Audience | None, Option("--audience", metavar="me|team|organisation")
    ] = None,
    full: Annotated[bool, Option("--full")] = False,
    template: Annotated[str | None, Option("--template", metavar="starter")] = None,
    no_cache: Annotated[bool, Option("--no-cache")] = False,
    verbose: Annotated[bool, Option("-v", "--verbose")] = False,
) -> int:
    """Show the report on a person, a team, a trajectory or the organisation."""
    root = session.workspace()
    _refuse(format, output, template)
    day = as_of_day(as_of, session.today)
    mine = subject == session.me and audience in {None, "me"}
    entries: Entries = "sessions" if mine else "all"
    options = RenderOptions(full=full, root=root, template=template)
    with waiting(session) as wait:
        ahead = reading_ahead(root, wait.read, keep=not no_cache)
        loaded = open_about(root, subject, me=session.me, entries=entries, ahead=ahead)
        wait.close()
        tell_broken(loaded, session)
        tell_reading(session, loaded, ahead, verbose=verbose)
        began = since_day(root, since, day)
        pictures = format in _DRAWN and _can_draw(session)
        wait.read_all()
        value = report_on(
            loaded.workspace,
            subject,
            day,
            audience=audience,
            me=session.me,
            since=began,
            language=session.text.language,
            pictures=pictures,
        )
        made = _made(value, format, options if output else _on_screen(options, session))
    _deliver(made, output, session)
    return 0


def _refuse(shape: FileFormat, output: str | None, template: str | None) -> None:
    if template and shape not in _LAID_OUT:
        raise UsageError("template.no_layout", format=shape)
    if shape == "pdf" and output is None:
        raise UsageError("report.pdf_to_file")


def _made(value: Report, shape: FileFormat, options: RenderOptions) -> str | bytes:
    return render_pdf(value, options) if shape == "pdf" else render_report(value, shape, options)


def _on_screen(options: RenderOptions, session: Session) -> RenderOptions:
    encoding = sys.stdout.encoding or "utf-8"
    return replace(options, width=session.width, color=session.color, encoding=encoding)


def _can_draw(session: Session) -> bool:
    """Return whether pictures can be drawn here; say what is missing where they cannot."""
    from borgen.render.charts import is_available  # noqa: PLC0415 - only a page needs it

    if not is_available():
        complain(f"{session.text('chart.absent')}\n{session.text('chart.absent.help')}")
    return is_available()


def _deliver(made: str | bytes, output: str | None, session: Session) -> None:
    if output is not None:
        write_file(session.directory / output, made)
        echo(session.text("report.written", file=output))
    elif isinstance(made, str):
        echo(made.rstrip("\n"))
