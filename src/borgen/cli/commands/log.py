"""`borgen log`: one line in a log, in seconds, from anywhere in the workspace."""

from typing import Annotated

import typer

from borgen.app.logging.desk import Desk, open_desk
from borgen.app.logging.draft import Draft, cycle_key, draft, goal_key
from borgen.app.logging.effect import effect, heard_before
from borgen.app.logging.record import record, take_back
from borgen.cli.context import CommandContext
from borgen.cli.log.told import taken_back, told
from borgen.cli.log.wish import Said, moved_up, wish_of
from borgen.cli.output import echo, wrapped
from borgen.cli.words import OUTCOMES, spoken
from borgen.errors import BorgenError, UsageError
from borgen.frozen import field_names, replace
from borgen.text import Text


def _goals(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return my goals that begin with `incomplete`, with their titles; none where that fails."""
    context: CommandContext = ctx.obj
    try:
        desk = open_desk(context.workspace(), context.me, context.today)
        mine = desk.person(desk.myself()).goals
    except BorgenError:
        return []
    language = context.text.language
    return [(one.id, one.title.within(language)) for one in mine if one.id.startswith(incomplete)]


def _outcomes(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the outcomes that begin with `incomplete`, with what they mean."""
    text: Text = ctx.obj.text
    words = ((spoken(text, "outcome", one), text(f"log.meaning.{one}")) for one in OUTCOMES)
    return [(word, meaning) for word, meaning in words if word.startswith(incomplete)]


def log(
    ctx: typer.Context,
    goal: Annotated[str | None, typer.Argument(autocompletion=_goals)] = None,
    what: Annotated[str | None, typer.Argument(autocompletion=_outcomes)] = None,
    note: Annotated[str | None, typer.Argument()] = None,
    outcome: Annotated[str | None, typer.Option("--outcome", metavar="outcome")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="person")] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="date")] = None,
    cycle: Annotated[str | None, typer.Option("--cycle", metavar="cycle")] = None,
    status: Annotated[str | None, typer.Option("--status", metavar="status")] = None,
    present: Annotated[str | None, typer.Option("--present", metavar="present")] = None,
    group: Annotated[str | None, typer.Option("--group", metavar="number")] = None,
    planned: Annotated[str | None, typer.Option("--planned", metavar="date")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="date")] = None,
    minutes: Annotated[str | None, typer.Option("--minutes", metavar="number")] = None,
    level: Annotated[str | None, typer.Option("--level", metavar="number")] = None,
    factor: Annotated[str | None, typer.Option("--factor", metavar="factor")] = None,
    setting: Annotated[str | None, typer.Option("--setting", metavar="setting")] = None,
    value: Annotated[str | None, typer.Option("--value", metavar="number")] = None,
    again: Annotated[bool, typer.Option("--again")] = False,
    share: Annotated[bool, typer.Option("--share")] = False,
    private: Annotated[bool, typer.Option("--private")] = False,
    undo: Annotated[bool, typer.Option("--undo")] = False,
) -> int:
    """Append one entry, or take the last one back."""
    context: CommandContext = ctx.obj
    said = Said(
        goal=goal, what=what, note=note, outcome=outcome, by=by, date=date, cycle=cycle,
        status=status, present=present, group=group, planned=planned, to=to, minutes=minutes,
        level=level, factor=factor, setting=setting, value=value, private=private,
    )  # fmt: skip
    desk = open_desk(context.workspace(), context.me, context.today, said.owners())
    if undo:
        return _undo(context, desk, said)
    return _log(context, desk, said, again=again, share=share)


def _log(context: CommandContext, desk: Desk, said: Said, *, again: bool, share: bool) -> int:
    text = context.text
    desk, said = _complete(context, desk, moved_up(desk, said))
    made = draft(desk, wish_of(text, desk, said))
    if context.interactive and "factor" not in made.fields:
        made = _with_factor(text, desk, made)
    desk = heard_before(desk, made)
    written = record(desk, made, again=again, share=share)
    for line in told(text, desk, made, written, effect(desk, made, written.line)):
        echo(wrapped(line, context.width) if line[:2] not in {"- ", "  "} else line)
    return 0


def _complete(context: CommandContext, desk: Desk, said: Said) -> tuple[Desk, Said]:
    """Ask for what is missing, if there is somebody to ask."""
    if said.is_enough():
        return desk, said
    if context.interactive:
        from borgen.cli.log import questions  # noqa: PLC0415 - 100 ms, and only now needed

        desk = questions.asked_who(context, desk)
        return desk, questions.asked_rest(context.text, desk, said)
    if said.goal is None:
        example = spoken(context.text, "outcome", "independent")
        raise UsageError("error.nobody_to_ask", example=example)
    return desk, said


def _with_factor(text: Text, desk: Desk, made: Draft) -> Draft:
    """Ask what stood in the way where there was no opportunity."""
    if made.fields.get("outcome") != "no_opportunity" or made.about is None or made.private:
        return made
    from borgen.cli.log import questions  # noqa: PLC0415 - as above

    factor = questions.asked_factor(text, desk, made.about)
    return replace(made, fields={**made.fields, "factor": factor}) if factor else made


def _undo(context: CommandContext, desk: Desk, said: Said) -> int:
    kept = {"goal", "cycle", "private"}
    for option in (name for name in field_names(said) if name not in kept):
        if getattr(said, option) is not None:
            raise UsageError("error.undo_alone", option=option)
    about = None
    if said.cycle:
        about = cycle_key(desk, said.cycle)
    elif said.goal:
        about = goal_key(desk, said.goal)
    owner = about.owner if about and not said.private else desk.myself()
    entry, written = take_back(desk, owner, about, private=said.private)
    for line in taken_back(context.text, desk, entry, written):
        echo(line)
    return 0
