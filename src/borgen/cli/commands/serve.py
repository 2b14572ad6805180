"""`borgen serve`: the workspace as pages in a browser, on this machine, that follow the files."""

import sys
import webbrowser
from importlib import import_module
from types import ModuleType
from typing import Annotated, Any, Final, TypeAlias

import typer

from borgen.cli.bugs import report_bug
from borgen.cli.context import CommandContext, clock_day
from borgen.cli.days import as_of_day
from borgen.cli.options import AsOf
from borgen.cli.output import complain, echo
from borgen.cli.words import whole
from borgen.errors import BorgenError, UsageError
from borgen.reports.visibility import Audience

_PORTS: Final = 65_535

Service: TypeAlias = Any
"""The server, of a module that is imported when it is needed."""


def serve(
    ctx: typer.Context,
    port: Annotated[str | None, typer.Option("--port", metavar="number")] = None,
    open: Annotated[bool, typer.Option("--open")] = False,
    as_of: AsOf = None,
    audience: Annotated[Audience | None, typer.Option("--audience")] = None,
    host: Annotated[str, typer.Option("--host", metavar="address")] = "127.0.0.1",
    network: Annotated[bool, typer.Option("--network")] = False,
) -> int:
    """Serve pages until interrupted, which is exit code 0."""
    context: CommandContext = ctx.obj
    start = _site()
    service = start.SiteService(
        start.ServeOptions(
            root=context.workspace(),
            host=host,
            network=network,
            port=_port(port),
            me=context.me,
            audience=audience,
            language=context.text.language,
            day=as_of_day(as_of, context.today) if as_of else None,
            today=clock_day,
        ),
        failed=lambda error: report_bug(error, context.text),
    )
    service.run(ready=lambda: _ready(service, context, browser=open))
    echo(f"\n{context.text('site.done')}")
    return 0


def _site() -> ModuleType:
    """Import the server; its packages are an extra.

    Raises:
        BorgenError: they are not installed.
    """
    try:
        return import_module("borgen.server.start")
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] == "borgen":
            raise
        raise BorgenError("site.not_installed") from missing


def _port(word: str | None) -> int:
    port = whole(word, "--port", least=0) if word else 0
    if port > _PORTS:
        raise UsageError("error.no_such_port", word=str(word), most=str(_PORTS))
    return port


def _ready(service: Service, context: CommandContext, *, browser: bool) -> None:
    text = context.text
    echo(text("site.ready", url=service.url))
    echo(text(f"site.for.{service.reader.audience}", me=service.reader.me or ""))
    if service.beyond:
        complain(text("site.beyond_now"))
    sys.stdout.flush()
    if browser:
        webbrowser.open(service.url)
