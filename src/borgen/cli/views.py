"""What the commands that show a part of the plans have in common: reading them, and their paper."""

import sys

from borgen.app.opening import open_workspace
from borgen.cli.context import CommandContext
from borgen.cli.output import complain
from borgen.cli.progress_bar import reading_progress
from borgen.diagnostics import Severity
from borgen.errors import UsageError
from borgen.load import Loaded
from borgen.model.workspace import Workspace, plan_file
from borgen.render.options import RenderOptions


def opened(context: CommandContext, person: str | None = None) -> Workspace:
    """Return the workspace, or as much of it as concerns `person` where that is the id of one.

    What is broken in what was read is told on standard error, the rest is shown.
    """
    root = context.workspace()
    is_person = person is not None and (root / plan_file(person, "person")).is_file()
    people = (person,) if person and is_person else None
    with reading_progress(context) as wait:
        loaded = open_workspace(root, me=context.me, people=people, progress=wait.read)
    tell_broken(loaded, context)
    return loaded.workspace


def tell_broken(loaded: Loaded, context: CommandContext) -> None:
    """Say on standard error that something in the plans could not be read; the rest is told.

    Raises:
        UsageError: the workspace was written by a newer borgen: nothing was read.
    """
    if any(one.code == "F10" for one in loaded.findings):
        raise UsageError("error.newer_format")
    n = sum(one.severity is Severity.ERROR for one in loaded.findings)
    if n:
        complain(context.text("report.broken", n=n))


def tell_read(loaded: Loaded, context: CommandContext, *, verbose: bool) -> None:
    """Say on standard error how much was read, if asked."""
    if verbose:
        files = context.text("problems.files", n=loaded.files)
        entries = context.text("problems.entries", n=loaded.entries)
        complain(context.text("cli.reading.files", files=files, entries=entries))


def render_options(context: CommandContext) -> RenderOptions:
    """Return what standard output is."""
    encoding = sys.stdout.encoding or "utf-8"
    return RenderOptions(width=context.width, color=context.color, encoding=encoding)
