"""What is said once a programme is started: what was made, what is left to do by hand, what now."""

from collections.abc import Iterator, Sequence
from textwrap import fill
from typing import Final

from borgen.app.starting.ground import Ground
from borgen.app.starting.plan import NAMES, goal_of, with_names
from borgen.app.starting.settle import Start
from borgen.cli.output import printable
from borgen.diagnostics import Arg
from borgen.edit.create import NewFile
from borgen.edit.scalar import yaml_scalar
from borgen.links import members_on
from borgen.model.workspace import plan_file
from borgen.text import Text

_LOGS: Final = "plans/log/"


def shown(files: Sequence[NewFile]) -> Iterator[str]:
    """Yield every file whole, as `--dry-run` shows it."""
    for file in files:
        yield f"=== {file.name}"
        yield printable(file.content)


def made(text: Text, start: Start, files: Sequence[NewFile], width: int) -> Iterator[str]:
    """Yield a line for every file that was made; the logs in one."""
    logs = sum(file.name.startswith(_LOGS) for file in files)
    rows = dict(_row(text, start, file, logs) for file in files)
    yield text("init.made")
    yield from _columns(list(rows.items()), width)


def by_hand(
    text: Text, ground: Ground, start: Start, files: Sequence[NewFile], width: int
) -> Iterator[str]:
    """Yield what borgen leaves to the user: changes in files that were there already."""

    def sentence(key: str, **args: Arg) -> Iterator[str]:
        yield ""
        yield from (fill(line, width) for line in text(key, **args).split("\n"))

    there = [one for one in start.people if not one.new]
    if there:
        plans = tuple(plan_file(one.id, "person") for one in there)
        yield from sentence("init.by_hand.goal", files=plans, n=len(plans))
        yield goal_of(ground, start, there[0])
    if start.team and (absent := _not_in_team(ground, start)):
        file = plan_file(start.team.id, "team")
        yield from sentence("init.by_hand.members", people=absent, file=file)
    named = [one for one in start.newcomers if one.name]
    if named and not with_names(start) and NAMES not in {file.name for file in files}:
        yield from sentence("init.by_hand.names", file=NAMES)
        yield from (f"  {one.id}: {yaml_scalar(one.name or '')}" for one in named)


def next_steps(
    text: Text, ground: Ground, start: Start, me: str | None, width: int
) -> Iterator[str]:
    """Yield the few things to do now."""
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
    if not ground.in_git:
        steps.insert(1, ("git init", "git"))
    if me is None and ground.in_git:
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
    """Return how a file is shown, with what is in it; all logs look the same."""
    if file.name.startswith(_LOGS):
        return _LOGS, text("init.made.logs", n=logs)
    names = {plan_file(one.id, "person"): one.name or "" for one in start.people}
    if file.name in names:
        return file.name, names[file.name]
    folder = file.name.rpartition("/")[0]
    known = (f"init.made.{file.name}", f"init.made.{folder}")
    return file.name, next(text(key) for key in known if text.has(key))


def _not_in_team(ground: Ground, start: Start) -> tuple[str, ...]:
    """Return the participants who are no members of a team that is there already."""
    team = ground.workspace.teams.get(start.team.id) if start.team else None
    if team is None:
        return ()
    members = members_on(team, ground.today)
    return tuple(one.id for one in start.newcomers if one.id not in members)
