"""`borgen log`: one line in a log, in seconds, from anywhere in the workspace."""

import shlex
import sys
from collections.abc import Iterator
from typing import Annotated, Final

import typer

from borgen.app.logging.context import LogContext, open_log_context
from borgen.app.logging.record import LogResult, record_entry, take_back
from borgen.app.logging.resolve import cycle_key, goal_key, resolve_entry
from borgen.cli.context import CommandContext
from borgen.cli.log.request import LogRequest, requested_entry, without_goal
from borgen.cli.output import INTERRUPTED, echo, wrapped
from borgen.cli.words import OUTCOMES, spoken
from borgen.edit.append import entry_fields, entry_line
from borgen.errors import BorgenError, UsageError
from borgen.frozen import replace
from borgen.model.entry import Entry
from borgen.text import Text

_ARGUMENTS: Final = frozenset({"goal", "what", "note"})
_NO_OPTIONS: Final = frozenset({"cycle", "date", "form", "goal", "kind", "n", "note", "outcome"})
"""Keys of an entry that are typed otherwise than as an option of that name."""


def _goals(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return my goals that begin with `incomplete`, with their titles; none where that fails."""
    context: CommandContext = ctx.obj
    try:
        log_context = open_log_context(context.workspace(), context.me, context.today)
        mine = log_context.person(log_context.my_id()).goals
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
    options = {
        name: word
        for name, word in ctx.params.items()
        if isinstance(word, str) and word and name not in _ARGUMENTS
    }
    request = LogRequest(goal, what, note, options, private)
    root, me, today = context.workspace(), context.me, context.today
    log_context = open_log_context(root, me, today, request.owners())
    if undo:
        return _undo(context, log_context, request)
    return _append(context, log_context, request, again=again, share=share)


def _append(
    context: CommandContext,
    log_context: LogContext,
    request: LogRequest,
    *,
    again: bool,
    share: bool,
) -> int:
    """Write the entry and show its line; only then what it did, and nothing fails for that."""
    text = context.text
    request = without_goal(log_context, request)
    log_context, request = _complete(context, log_context, request)
    entry = resolve_entry(log_context, requested_entry(text, log_context.today, request))
    if context.interactive:
        from borgen.cli.log.questions import asked_factor  # noqa: PLC0415 - imports the measures

        entry = asked_factor(text, log_context, entry)
    result = record_entry(log_context, entry, again=again, share=share)
    _print(context, _written(text, result))
    try:
        from borgen.cli.log.feedback import feedback_lines  # noqa: PLC0415 - after the write

        _print(context, feedback_lines(text, log_context, result))
    except KeyboardInterrupt:  # the entry is written, whatever is still to be said of it
        return INTERRUPTED
    return 0


def _complete(
    context: CommandContext, log_context: LogContext, request: LogRequest
) -> tuple[LogContext, LogRequest]:
    """Ask for what is missing, if there is somebody to ask."""
    if request.is_enough():
        return log_context, request
    if context.interactive:
        from borgen.cli.log import questions  # noqa: PLC0415 - imports the measures

        log_context = questions.asked_who(context, log_context)
        return log_context, questions.asked_rest(context.text, log_context, request)
    if request.goal is None:
        example = spoken(context.text, "outcome", "independent")
        raise UsageError("error.nobody_to_ask", example=example)
    return log_context, request


def _undo(context: CommandContext, log_context: LogContext, request: LogRequest) -> int:
    surplus = {"what": request.what, "note": request.note, **request.options, "cycle": None}
    for option, word in surplus.items():
        if word is not None:
            raise UsageError("error.undo_alone", option=option)
    about = None
    if cycle := request.options.get("cycle"):
        about = cycle_key(log_context, cycle)
    elif request.goal:
        about = goal_key(log_context, request.goal)
    owner = about.owner if about and not request.private else log_context.my_id()
    result = take_back(log_context, owner, about, private=request.private)
    for line in (*_written(context.text, result), *_undone(context.text, log_context, result)):
        echo(line)
    return 0


def _written(text: Text, result: LogResult) -> Iterator[str]:
    """Yield the line as it was written, and where."""
    if result.only_note:
        yield text("log.only_note", file=result.note_file or "")
    else:
        yield result.line
        yield text("log.file", file=result.file)
        if result.note_file:
            yield text("log.note_private", file=result.note_file)
    if result.exposed:
        yield text("log.exposed")


def _print(context: CommandContext, lines: Iterator[str]) -> None:
    """Print lines, wrapped but for log lines and what is set in."""
    for line in lines:
        echo(wrapped(line, context.width) if line[:2] not in {"- ", "  "} else line)
    sys.stdout.flush()


def _undone(text: Text, log_context: LogContext, result: LogResult) -> Iterator[str]:
    """Yield what was taken back, and the command that logs it again."""
    if result.undone is None:
        return
    undone = replace(result.undone, note=None)
    yield ""
    yield text("log.taken_back", line=entry_line(undone).removeprefix("- "))
    yield text("log.redo", command=shlex.join(_command(text, log_context, undone)))


def _command(text: Text, log_context: LogContext, entry: Entry) -> Iterator[str]:
    """Yield the words that log an entry again."""
    own = entry.owner == log_context.me
    yield from ("borgen", "log")
    if entry.goal:
        yield entry.goal if own else f"{entry.owner}/{entry.goal}"
    if entry.form:
        yield spoken(text, "form", entry.form)
    if entry.outcome:
        yield from ("--outcome",) if entry.form else ()
        yield spoken(text, "outcome", entry.outcome)
    elif entry.kind == "reflection" and not entry.form:
        yield text("log.reflection")
    if entry.cycle:
        yield from ("--cycle", entry.cycle if own else f"{entry.owner}/{entry.cycle}")
    if entry.date != log_context.today:
        yield from ("--date", entry.date.isoformat())
    yield from ("--again",) if entry.n else ()
    rest = entry_fields(entry)
    for key in sorted(rest.keys() - _NO_OPTIONS):
        value = rest[key]
        yield from (f"--{key}", ",".join(value) if isinstance(value, tuple) else str(value))
    yield from ("--private",) if entry.private else ()
