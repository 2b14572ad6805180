"""`borgen add`: a goal, a person or a context factor more, where it belongs in the plans."""

from typing import Annotated

import typer

from borgen.app.editing.bench import carry_out, opened
from borgen.cli.adding.wish import Said, added, kind_of
from borgen.cli.context import CommandContext
from borgen.cli.edited import changed, way_back
from borgen.cli.options import DryRun
from borgen.cli.output import echo
from borgen.errors import UsageError


def add(
    ctx: typer.Context,
    kind: Annotated[str | None, typer.Argument(metavar="goal|person|factor")] = None,
    whose: Annotated[str | None, typer.Argument(metavar="whose")] = None,
    words: Annotated[str | None, typer.Argument(metavar="words")] = None,
    id: Annotated[str | None, typer.Option("--id", metavar="id")] = None,
    contributes_to: Annotated[
        list[str] | None, typer.Option("--contributes-to", "--goal", metavar="goal")
    ] = None,
    aspect: Annotated[str | None, typer.Option("--aspect", metavar="aspect")] = None,
    every: Annotated[str | None, typer.Option("--every", metavar="rhythm")] = None,
    learned: Annotated[str | None, typer.Option("--learned", metavar="date")] = None,
    sponsor: Annotated[str | None, typer.Option("--sponsor", metavar="person")] = None,
    effect: Annotated[str | None, typer.Option("--effect", metavar="hinders|stimulates")] = None,
    actor: Annotated[str | None, typer.Option("--actor", metavar="words")] = None,
    strength: Annotated[str | None, typer.Option("--strength", metavar="1-3")] = None,
    lever: Annotated[str | None, typer.Option("--lever", metavar="1-12")] = None,
    response: Annotated[str | None, typer.Option("--response", metavar="words")] = None,
    strategy: Annotated[
        str | None,
        typer.Option("--strategy", metavar="strategy"),
    ] = None,
    who: Annotated[str | None, typer.Option("--who", metavar="person")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="date")] = None,
    team: Annotated[str | None, typer.Option("--team", metavar="team")] = None,
    trajectory: Annotated[str | None, typer.Option("--trajectory", metavar="trajectory")] = None,
    manager: Annotated[str | None, typer.Option("--manager", metavar="person")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="date")] = None,
    dry_run: DryRun = False,
) -> int:
    """Add a goal, a person or a factor; ask for what was not said where somebody can answer."""
    context: CommandContext = ctx.obj
    said = Said(
        kind=kind_of(kind), first=whose, second=words, id=id, to=_split(contributes_to),
        aspect=aspect, every=every, learned=learned, sponsor=sponsor, effect=effect, actor=actor,
        strength=strength, lever=lever, response=response, strategy=strategy, who=who, due=due,
        team=team, trajectory=trajectory, manager=manager, since=since,
    )  # fmt: skip
    said = _complete(context, said)
    with opened(context.workspace(), context.me, context.today, writing=not dry_run) as bench:
        new = added(context, bench, said)
        found = carry_out(bench, new.steps, guard="errors", dry_run=dry_run)
    for line in changed(context, found, dry_run=dry_run):
        echo(line)
    if not dry_run:
        echo()
        echo(context.text(f"edit.added.{said.kind}", name=new.name))
        for line in way_back(context, found):
            echo(line)
    return 0


def _complete(context: CommandContext, said: Said) -> Said:
    """Ask for what is missing, if there is somebody to ask; the lock is not held meanwhile."""
    if said.kind and said.is_enough():
        return said
    if not context.interactive:
        if said.kind is None:
            raise UsageError("edit.say_more", example=context.text("edit.example.goal"))
        return said
    from borgen.cli.adding import questions  # noqa: PLC0415 - 100 ms, and only now needed

    with opened(context.workspace(), context.me, context.today, writing=False) as bench:
        return questions.asked(context.text, bench, said)


def _split(words: list[str] | None) -> tuple[str, ...]:
    return tuple(part for word in words or () for part in word.replace(",", " ").split())
