"""`borgen rename`: change an id in every plan, log and private file that names it."""

from typing import Annotated, Literal, TypeAlias

import typer

from borgen.app.editing.context import RefusedFindings, apply_steps, open_edit
from borgen.app.editing.rename import open_rename
from borgen.app.editing.rename_target import new_id, rename_target
from borgen.cli.context import CommandContext
from borgen.cli.edited import changed
from borgen.cli.options import DryRun
from borgen.cli.output import echo
from borgen.errors import BorgenError

Renamable: TypeAlias = Literal["goal", "cycle", "factor", "support", "person", "team", "trajectory"]


def rename(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="old")],
    new: Annotated[str, typer.Argument(metavar="new")],
    kind: Annotated[Renamable | None, typer.Option("--kind")] = None,
    dry_run: DryRun = False,
) -> int:
    """Give something another id everywhere, and leave the old one in `was`."""
    context: CommandContext = ctx.obj
    with open_edit(context.workspace(), context.me, context.today, writing=not dry_run) as edit:
        target = rename_target(edit, old, new.rpartition("/")[2], kind)
        wanted = open_rename(edit, target, new_id(edit, target, new))
        steps = wanted.steps()
        if not steps:
            raise BorgenError("edit.renamed_already", name=target.name, new=wanted.name)
        refuse: RefusedFindings = "errors" if target.interrupted else "all"
        found = apply_steps(edit, steps, refuse=refuse, dry_run=dry_run, verify=wanted.verifier())
    for line in changed(context, found, dry_run=dry_run):
        echo(line)
    if not dry_run:
        text = context.text
        echo()
        echo(text("edit.renamed", old=target.name, new=wanted.name, n=len(found)))
        if target.kind == "person" and context.me == target.id:
            echo(text("edit.renamed.me", new=wanted.new))
        echo(text("edit.renamed.undo", old=target.id, new=wanted.name))
    return 0
