"""`borgen report`: what is in use, what is fading, what blocks it, and what to do next."""

import sys
from typing import Annotated, Final

import typer

from borgen.app.opening import open_workspace
from borgen.app.reporting import request_on, since_day
from borgen.cli.context import CommandContext
from borgen.cli.days import as_of_day
from borgen.cli.options import AsOf, Output, Subject, Verbose
from borgen.cli.output import complain, echo, write_file
from borgen.cli.progress_bar import reading_progress
from borgen.cli.views import tell_broken, tell_read
from borgen.errors import UsageError
from borgen.frozen import replace
from borgen.render.formats import FileFormat, render_pdf, render_report
from borgen.render.options import RenderOptions
from borgen.reports.build import build_report
from borgen.reports.report import Report
from borgen.reports.visibility import Audience

_LAID_OUT: Final = frozenset({"markdown", "html"})
"""The formats that are laid out by a template."""

_DRAWN: Final = frozenset({"html", "pdf"})
"""The formats that show pictures."""


def report(
    ctx: typer.Context,
    subject: Subject = None,
    format: Annotated[FileFormat, typer.Option("--format")] = "text",
    output: Output = None,
    as_of: AsOf = None,
    since: Annotated[str | None, typer.Option("--since", metavar="date")] = None,
    audience: Annotated[Audience | None, typer.Option("--audience")] = None,
    full: Annotated[bool, typer.Option("--full")] = False,
    template: Annotated[str | None, typer.Option("--template", metavar="starter")] = None,
    verbose: Verbose = False,
) -> int:
    """Show the report on a person, a team, a trajectory or the organisation."""
    context: CommandContext = ctx.obj
    root = context.workspace()
    _refuse(format, output, template)
    day = as_of_day(as_of, context.today)
    options = RenderOptions(full=full, root=root, template=template)
    with reading_progress(context) as wait:
        loaded = open_workspace(root, me=context.me, progress=wait.read)
        wait.close()
        tell_broken(loaded, context)
        tell_read(loaded, context, verbose=verbose)
        began = since_day(root, since, day)
        pictures = format in _DRAWN and _can_draw(context)
        wait.read_all()
        request = request_on(
            loaded.workspace,
            subject,
            day,
            audience=audience,
            me=context.me,
            since=began,
            language=context.text.language,
            pictures=pictures,
        )
        shown = options if output else _on_screen(options, context)
        made = _made(build_report(request), format, shown)
    _deliver(made, output, context)
    return 0


def _refuse(shape: FileFormat, output: str | None, template: str | None) -> None:
    if template and shape not in _LAID_OUT:
        raise UsageError("template.no_layout", format=shape)
    if shape == "pdf" and output is None:
        raise UsageError("report.pdf_to_file")


def _made(value: Report, shape: FileFormat, options: RenderOptions) -> str | bytes:
    return render_pdf(value, options) if shape == "pdf" else render_report(value, shape, options)


def _on_screen(options: RenderOptions, context: CommandContext) -> RenderOptions:
    encoding = sys.stdout.encoding or "utf-8"
    return replace(options, width=context.width, color=context.color, encoding=encoding)


def _can_draw(context: CommandContext) -> bool:
    """Return whether pictures can be drawn here; say what is missing where they cannot."""
    from borgen.render.charts import is_available  # noqa: PLC0415 - only a page needs it

    if not is_available():
        complain(f"{context.text('chart.absent')}\n{context.text('chart.absent.help')}")
    return is_available()


def _deliver(made: str | bytes, output: str | None, context: CommandContext) -> None:
    if output is not None:
        write_file(context.directory, output, made)
        echo(context.text("report.written", file=output))
    elif isinstance(made, str):
        echo(made.rstrip("\n"))
