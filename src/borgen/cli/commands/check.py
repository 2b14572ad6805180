"""`borgen check`: every finding at once, each with its place and its remedy."""

import os
from pathlib import Path, PurePosixPath
from typing import Annotated, Final, Literal, TypeAlias

import typer

from borgen.app.checking import check_workspace
from borgen.app.opening import open_staged, open_workspace, with_git
from borgen.cli.context import CommandContext
from borgen.cli.days import as_of_day
from borgen.cli.options import AsOf, Verbose
from borgen.cli.output import echo
from borgen.cli.progress_bar import reading_progress
from borgen.cli.views import tell_read
from borgen.diagnostics import Severity
from borgen.errors import UsageError
from borgen.render.findings import CheckResult, findings_concise, findings_json, findings_text

Format: TypeAlias = Literal["text", "concise", "json"]

REFUSED: Final = "F10"
"""A format that is newer than this borgen: nothing could be judged."""


def check(
    ctx: typer.Context,
    paths: Annotated[list[str] | None, typer.Argument(metavar="paths")] = None,
    format: Annotated[Format, typer.Option("--format")] = "text",
    as_of: AsOf = None,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    staged: Annotated[bool, typer.Option("--staged")] = False,
    verbose: Verbose = False,
) -> int:
    """Show all findings; 0 without errors, 1 with errors, 2 where the format is too new."""
    context: CommandContext = ctx.obj
    root = context.workspace()
    with reading_progress(context) as wait:
        if staged:
            loaded = open_staged(root, me=context.me)
        else:
            loaded = open_workspace(root, me=context.me, progress=wait.read)
        wait.read_all()
        found = check_workspace(
            with_git(loaded, root),
            as_of_day(as_of, context.today),
            today=context.today,
            within=[_inside(root, context, path, staged=staged) for path in paths or ()],
        )
        shown = _shown(found, format, context)
    tell_read(loaded, context, verbose=verbose)
    if shown:
        echo(shown.removesuffix("\n"))
    return _exit_code(found, strict=strict)


def _shown(found: CheckResult, shape: Format, context: CommandContext) -> str:
    match shape:
        case "text":
            return findings_text(found, context.text, color=context.color, width=context.width)
        case "concise":
            return findings_concise(found, context.text, color=context.color)
        case "json":
            return findings_json(found, context.text)


def _exit_code(found: CheckResult, *, strict: bool) -> int:
    if any(at.finding.code == REFUSED for at in found.located):
        return 2
    failing = found.count(Severity.ERROR) + (found.count(Severity.WARNING) if strict else 0)
    return 1 if failing else 0


def _inside(root: Path, context: CommandContext, path: str, *, staged: bool) -> PurePosixPath:
    """Return a path of the command line relative to the workspace's root."""
    full = Path(os.path.normpath(context.directory / path))
    if not staged and not full.exists():
        raise UsageError("error.no_such_path", path=path)
    if not full.is_relative_to(root):
        raise UsageError("error.path_outside", path=path)
    return PurePosixPath(full.relative_to(root).as_posix())
