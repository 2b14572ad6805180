"""`borgen rename`: change an id in every plan, log and private file that names it."""

from typing import Annotated, Literal, TypeAlias

import typer

from borgen.app.editing.context import FindingsGuard, carry_out, open_edit
from borgen.app.editing.renaming import Renaming
from borgen.app.editing.subjects import new_id, subject_named
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
        subject = subject_named(edit, old, new.rpartition("/")[2], kind)
        renaming = Renaming(edit, subject, new_id(edit, subject, new))
        steps = renaming.steps()
        if not steps:
            raise BorgenError("edit.renamed_already", name=subject.name, new=renaming.name)
        guard: FindingsGuard = "errors" if subject.finished else "everything"
        found = carry_out(edit, steps, guard=guard, dry_run=dry_run, proof=renaming.proof())
    for line in changed(context, found, dry_run=dry_run):
        echo(line)
    if not dry_run:
        text = context.text
        echo()
        echo(text("edit.renamed", old=subject.name, new=renaming.name, n=len(found)))
        if subject.kind == "person" and context.me == subject.id:
            echo(text("edit.renamed.me", new=renaming.new))
        echo(text("edit.renamed.undo", old=subject.id, new=renaming.name))
    return 0
