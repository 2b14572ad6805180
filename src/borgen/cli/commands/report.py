"""`borgen report`: what is in use, what is fading, what blocks it, and what to do next."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from borgen.app.opening import open_workspace
from borgen.app.reporting import report_on, since_day
from borgen.cli.context import Session, session_of
from borgen.cli.days import as_of_day
from borgen.cli.files import write_file
from borgen.cli.options import AsOf
from borgen.cli.output import complain, echo
from borgen.diagnostics import Severity
from borgen.load import Loaded
from borgen.render.formats import ReportFormat, rendered
from borgen.render.paper import Paper
from borgen.reports.values import Audience


def report(  # noqa: PLR0917 - typer reads the interface from the signature
    ctx: typer.Context,
    subject: Annotated[str | None, typer.Argument(metavar="subject")] = None,
    format: Annotated[
        ReportFormat, typer.Option("--format", metavar="text|markdown|json")
    ] = "text",
    output: Annotated[str | None, typer.Option("--output", metavar="file")] = None,
    as_of: AsOf = None,
    since: Annotated[str | None, typer.Option("--since", metavar="date")] = None,
    audience: Annotated[
        Audience | None, typer.Option("--audience", metavar="me|team|organisation")
    ] = None,
    full: Annotated[bool, typer.Option("--full")] = False,
) -> int:
    """Show the report on a person, a team, a trajectory or the organisation."""
    session = session_of(ctx)
    root = session.workspace()
    day = as_of_day(as_of, session.today)
    loaded = open_workspace(root, me=session.me)
    value = report_on(
        loaded.workspace,
        subject,
        day,
        audience=audience,
        me=session.me,
        since=since_day(root, since, day),
        language=session.text.language,
    )
    _tell_broken(loaded, session)
    text = rendered(value, format, _paper(session, root, full=full, file=output is not None))
    _deliver(text, output, session)
    return 0


def _paper(session: Session, root: Path, *, full: bool, file: bool) -> Paper:
    if file:
        return Paper(full=full, root=root)
    return Paper(
        width=session.width,
        color=session.color,
        encoding=sys.stdout.encoding or "utf-8",
        full=full,
        root=root,
    )


def _deliver(text: str, output: str | None, session: Session) -> None:
    if output is None:
        echo(text.rstrip("\n"))
    else:
        write_file(session.directory / output, text)
        echo(session.text("report.written", file=output))


def _tell_broken(loaded: Loaded, session: Session) -> None:
    """Say on standard error that something in the plans could not be read; the rest is told."""
    n = sum(one.severity is Severity.ERROR for one in loaded.findings)
    if n:
        complain(session.text("report.broken", n=n))
