"""`borgen init`: a new programme, and around it whatever the workspace still lacks."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from borgen.app.starting.begin import begin, remember
from borgen.app.starting.ground import Ground, open_ground
from borgen.app.starting.plan import planned_files
from borgen.app.starting.settle import Start, settle
from borgen.app.starting.wish import Wish, readers_named
from borgen.cli.context import CommandContext
from borgen.cli.init.days import planned_day
from borgen.cli.init.told import by_hand, made, next_steps, shown
from borgen.cli.options import DryRun
from borgen.cli.output import echo
from borgen.cli.words import whole
from borgen.errors import UsageError
from borgen.frozen import replace


def init(
    ctx: typer.Context,
    trajectory: Annotated[str | None, typer.Argument()] = None,
    template: Annotated[str | None, typer.Option("--template", metavar="starter")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="words")] = None,
    starts: Annotated[str | None, typer.Option("--starts", metavar="date")] = None,
    ends: Annotated[str | None, typer.Option("--ends", metavar="date")] = None,
    team: Annotated[str | None, typer.Option("--team", metavar="team")] = None,
    member: Annotated[list[str] | None, typer.Option("--member", metavar="person")] = None,
    goal: Annotated[str | None, typer.Option("--goal", metavar="words")] = None,
    organisation: Annotated[str | None, typer.Option("--organisation", metavar="words")] = None,
    serves: Annotated[str | None, typer.Option("--serves", metavar="words")] = None,
    readers: Annotated[str | None, typer.Option("--readers", metavar="person")] = None,
    keep_months: Annotated[str | None, typer.Option("--keep-months", metavar="number")] = None,
    yes: Annotated[bool, typer.Option("--yes")] = False,
    dry_run: DryRun = False,
) -> int:
    """Start a programme: ask or take flags, make the files, say what now."""
    context: CommandContext = ctx.obj
    wish = Wish(
        trajectory=trajectory, starter=template, title=title, starts=_day(context, starts),
        ends=_day(context, ends), organisation=organisation, serves=serves, team=team,
        members=_members(member), goal=goal, readers=readers_named(readers) if readers else None,
        keep_months=whole(keep_months, "--keep-months") if keep_months else None,
    )  # fmt: skip
    if not (yes or context.interactive):
        raise UsageError("init.nobody_to_ask")
    me = context.me
    if not yes:
        context, wish, me = _asked(context, wish)
    return _start(context, wish, me, dry_run=dry_run)


def _start(context: CommandContext, wish: Wish, me: str | None, *, dry_run: bool) -> int:
    ground = _ground(context)
    start = settle(ground, wish)
    files = planned_files(ground, start)
    if dry_run:
        lines = [*shown(files), context.text("init.dry_run", n=len(files))]
    else:
        lines = list(made(context.text, start, files, context.width))
        left = list(by_hand(context.text, ground, start, files, context.width))
        begin(ground, files)
        lines += [*_remembered(context, ground, start, me), *left]
        lines += next_steps(context.text, ground, start, me, context.width)
    for line in lines:
        echo(line)
    return 0


def _asked(context: CommandContext, wish: Wish) -> tuple[CommandContext, Wish, str | None]:
    from borgen.cli.init import questions  # noqa: PLC0415 - 100 ms, and only now needed

    language_asked = context.root is None and not context.language_told
    if language_asked:
        context = replace(context, text=questions.asked_language())
    ask = questions.Interview(context.text, _ground(context))
    wish = questions.asked_wish(ask, wish)
    me = context.me
    if me is None and ask.ground.in_git and not language_asked:
        me = questions.asked_who(ask, wish)
    echo()
    return context, wish, me


def _remembered(context: CommandContext, ground: Ground, start: Start, me: str | None) -> list[str]:
    if me and remember(ground, start, me):
        return ["", context.text("init.remembered", me=me)]
    return []


def _ground(context: CommandContext) -> Ground:
    root: Path = context.root or context.directory
    return open_ground(root, context.text.language, context.today)


def _day(context: CommandContext, word: str | None) -> date | None:
    return planned_day(word, context.today, context.text) if word else None


def _members(words: list[str] | None) -> tuple[str, ...] | None:
    return tuple(part for word in words for part in word.split(",")) if words else None
