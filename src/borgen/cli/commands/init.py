"""`borgen init`: start a programme, with whatever the workspace still lacks."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from textwrap import fill
from typing import Annotated, Final

import typer

from borgen.app.starting.begin import begin, remember
from borgen.app.starting.context import StartContext, open_start_context
from borgen.app.starting.plan import goal_of, planned_files, with_names
from borgen.app.starting.request import StartRequest, readers_named
from borgen.app.starting.settle import Start, settle
from borgen.cli.context import CommandContext
from borgen.cli.days import planned_day
from borgen.cli.interview import Interview, asked_language, asked_who, complete_request
from borgen.cli.options import DryRun
from borgen.cli.output import echo, printable
from borgen.cli.words import whole
from borgen.diagnostics import Arg
from borgen.edit.changes import NewFile
from borgen.errors import UsageError
from borgen.frozen import replace
from borgen.links import members_on
from borgen.model.workspace import NAMES_FILE, plan_file
from borgen.text import Text
from borgen.yamltext.write import scalar

_LOGS: Final = "plans/log/"


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
    """Start a programme: ask or take options, make the files, list the next steps."""
    context: CommandContext = ctx.obj
    request = StartRequest(
        trajectory=trajectory, starter=template, title=title, starts=_day(context, starts),
        ends=_day(context, ends), organisation=organisation, serves=serves, team=team,
        members=_members(member), goal=goal, readers=readers_named(readers) if readers else None,
        keep_months=whole(keep_months, "--keep-months") if keep_months else None,
    )  # fmt: skip
    if not (yes or context.interactive):
        raise UsageError("init.nobody_to_ask")
    me = context.me
    if not yes:
        context, request, me = _asked(context, request)
    return _start(context, request, me, dry_run=dry_run)


def _start(context: CommandContext, request: StartRequest, me: str | None, *, dry_run: bool) -> int:
    start_context = _start_context(context)
    start = settle(start_context, request)
    files = planned_files(start_context, start)
    if dry_run:
        lines = [*_shown(files), context.text("init.dry_run", n=len(files))]
    else:
        lines = list(_made(context.text, start, files, context.width))
        left = list(_by_hand(context.text, start_context, start, files, context.width))
        begin(start_context, files)
        lines += [*_remembered(context, start_context, start, me), *left]
        lines += _next_steps(context.text, start_context, start, me, context.width)
    for line in lines:
        echo(line)
    return 0


def _asked(
    context: CommandContext, request: StartRequest
) -> tuple[CommandContext, StartRequest, str | None]:
    language_asked = context.root is None and not context.language_known
    if language_asked:
        context = replace(context, text=asked_language())
    ask = Interview(context.text, _start_context(context))
    request = complete_request(ask, request)
    me = context.me
    if me is None and ask.context.in_git and not language_asked:
        me = asked_who(ask, request)
    echo()
    return context, request, me


def _remembered(
    context: CommandContext, start_context: StartContext, start: Start, me: str | None
) -> list[str]:
    if me and remember(start_context, start, me):
        return ["", context.text("init.remembered", me=me)]
    return []


def _start_context(context: CommandContext) -> StartContext:
    root: Path = context.root or context.directory
    return open_start_context(root, context.text.language, context.today)


def _day(context: CommandContext, word: str | None) -> date | None:
    return planned_day(word, context.today, context.text) if word else None


def _members(words: list[str] | None) -> tuple[str, ...] | None:
    return tuple(part for word in words for part in word.split(",")) if words else None


def _shown(files: Sequence[NewFile]) -> Iterator[str]:
    """Yield every file whole, as `--dry-run` shows it."""
    for file in files:
        yield f"=== {file.file}"
        yield printable(file.text)


def _made(text: Text, start: Start, files: Sequence[NewFile], width: int) -> Iterator[str]:
    """Yield a line for every file that was made; the logs in one."""
    logs = sum(file.file.startswith(_LOGS) for file in files)
    rows = dict(_row(text, start, file, logs) for file in files)
    yield text("init.made")
    yield from _columns(list(rows.items()), width)


def _by_hand(
    text: Text, start_context: StartContext, start: Start, files: Sequence[NewFile], width: int
) -> Iterator[str]:
    """Yield the changes in existing files that are left to the user."""

    def sentence(key: str, **args: Arg) -> Iterator[str]:
        yield ""
        yield from (fill(line, width) for line in text(key, **args).split("\n"))

    there = [one for one in start.people if not one.new]
    if there:
        plans = tuple(plan_file(one.id, "person") for one in there)
        yield from sentence("init.by_hand.goal", files=plans, n=len(plans))
        yield goal_of(start_context, start, there[0])
    if start.team and (absent := _not_in_team(start_context, start)):
        file = plan_file(start.team.id, "team")
        yield from sentence("init.by_hand.members", people=absent, file=file)
    named = [one for one in start.newcomers if one.name]
    if named and not with_names(start) and NAMES_FILE not in {file.file for file in files}:
        yield from sentence("init.by_hand.names", file=NAMES_FILE)
        yield from (f"  {one.id}: {scalar(one.name or '')}" for one in named)


def _next_steps(
    text: Text, start_context: StartContext, start: Start, me: str | None, width: int
) -> Iterator[str]:
    """Yield the next steps."""
    yield ""
    yield text("init.next")
    subject = start.team.id if start.team else start.trajectory.id
    file = plan_file(start.trajectory.id, "trajectory")
    steps = [
        (file, "read"),
        ("borgen check", "check"),
        (f"borgen report {subject}", "report"),
        ("borgen log", "log"),
    ]
    if not start_context.in_git:
        steps.insert(1, ("git init", "git"))
    if me is None and start_context.in_git:
        steps.insert(1, (f"git config borgen.person {start.people[0].id}", "who"))
    yield from _columns([(what, text(f"init.next.{key}")) for what, key in steps], width)


def _columns(rows: list[tuple[str, str]], width: int) -> Iterator[str]:
    """Yield rows of two columns; where they are too wide, the second under the first."""
    column = max(len(name) for name, _ in rows)
    narrow = column + 4 + max(len(about) for _, about in rows) > width
    for name, about in rows:
        if narrow and about:
            yield f"  {name}"
            yield f"    {about}"
        else:
            yield f"  {name.ljust(column)}  {about}".rstrip()


def _row(text: Text, start: Start, file: NewFile, logs: int) -> tuple[str, str]:
    """Return a file and what it holds, as a row; all logs are one row."""
    if file.file.startswith(_LOGS):
        return _LOGS, text("init.made.logs", n=logs)
    names = {plan_file(one.id, "person"): one.name or "" for one in start.people}
    if file.file in names:
        return file.file, names[file.file]
    folder = file.file.rpartition("/")[0]
    known = (f"init.made.{file.file}", f"init.made.{folder}")
    return file.file, next(text(key) for key in known if text.has(key))


def _not_in_team(start_context: StartContext, start: Start) -> tuple[str, ...]:
    """Return the participants who are no members of a team that is there already."""
    team = start_context.workspace.teams.get(start.team.id) if start.team else None
    if team is None:
        return ()
    members = members_on(team, start_context.today)
    return tuple(one.id for one in start.newcomers if one.id not in members)
