"""`borgen done`: mark a response or support as done; without an id, list what is open."""

from textwrap import fill
from typing import Annotated

import typer

from borgen.app.editing.context import apply_steps, open_edit
from borgen.app.editing.done import Promise, done_change, open_promises, promise_named
from borgen.cli.context import CommandContext
from borgen.cli.days import recent_day
from borgen.cli.edited import changed, way_back
from borgen.cli.options import DryRun
from borgen.cli.output import echo, printable, wrapped
from borgen.errors import BorgenError


def done(
    ctx: typer.Context,
    id: Annotated[str | None, typer.Argument(metavar="promise")] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="date")] = None,
    dry_run: DryRun = False,
) -> int:
    """Write the day behind a response or support, or show what is still open."""
    context: CommandContext = ctx.obj
    kept = recent_day(date, context.today) if date else context.today
    if kept > context.today:
        raise BorgenError("edit.future", day=kept)
    writing = id is not None and not dry_run
    with open_edit(context.workspace(), context.me, context.today, writing=writing) as edit:
        if id is None:
            _list(context, open_promises(edit))
            return 0
        promise = promise_named(edit, id)
        found = apply_steps(edit, [done_change(promise, kept)], refuse="none", dry_run=dry_run)
    for line in changed(context, found, dry_run=dry_run):
        echo(line)
    if not dry_run:
        echo()
        said = f"edit.done.{promise.kind}"
        echo(printable(context.text(said, what=promise.what, day=context.text.day(kept))))
        for line in way_back(context, found):
            echo(line)
    return 0


def _list(context: CommandContext, waiting: list[Promise]) -> None:
    text = context.text
    if not waiting:
        echo(text("edit.open.none"))
        return
    echo(text("edit.open", n=len(waiting)))
    width = max(len(_due(context, one)) for one in waiting)
    for one in waiting:
        head = f"  {_due(context, one):{width}}  {one.name}"
        echo(printable(f"{head}  ({one.who})" if one.who else head))
        margin = " " * (width + 4)
        said = fill(one.what, context.width, initial_indent=margin, subsequent_indent=margin)
        echo("\n".join(map(printable, said.split("\n"))))
    named = next((one.name for one in waiting if one.id), None)
    echo()
    how = text("edit.open.how", example=named) if named else text("edit.open.no_id")
    echo(wrapped(how, context.width, 2))


def _due(context: CommandContext, one: Promise) -> str:
    return context.text.day(one.due) if one.due else context.text("edit.open.no_day")
