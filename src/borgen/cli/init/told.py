"""What is said once a programme is started: what was made, what is left to do by hand, what now."""

from collections.abc import Iterator, Sequence

from borgen.app.starting.ground import Ground
from borgen.app.starting.plan import NAMES, goal_of, with_names
from borgen.app.starting.settle import Start
from borgen.cli.output import printable
from borgen.edit.create import NewFile
from borgen.edit.scalar import yaml_scalar
from borgen.links import members_on
from borgen.model.workspace import plan_file
from borgen.text import Text

_LOGS = "plans/log/"
_PEOPLE = "plans/people/"


def shown(files: Sequence[NewFile]) -> Iterator[str]:
    """Yield every file whole, as `--dry-run` shows it."""
    for file in files:
        yield f"=== {file.name}"
        yield printable(file.content)


def made(text: Text, start: Start, files: Sequence[NewFile]) -> Iterator[str]:
    """Yield a line for every file that was made; the logs in one."""
    rows = [(file.name, _about(text, start, file)) for file in files if _LOGS not in file.name]
    logs = sum(file.name.startswith(_LOGS) for file in files)
    if logs:
        rows.insert(len(rows) - 2, (_LOGS, text("init.made.logs", n=logs)))
    column = max(len(name) for name, _ in rows)
    yield text("init.made")
    yield from (f"  {name.ljust(column)}  {about}".rstrip() for name, about in rows)


def by_hand(text: Text, ground: Ground, start: Start) -> Iterator[str]:
    """Yield what borgen leaves to the user: changes in files that were there already."""
    there = [one for one in start.people if not one.new]
    if there:
        yield ""
        files = tuple(plan_file(one.id, "person") for one in there)
        yield text("init.by_hand.goal", files=files, n=len(files))
        yield goal_of(ground, start, there[0])
    if absent := _not_in_team(ground, start):
        yield ""
        file = plan_file(start.team.id if start.team else "", "team")
        yield text("init.by_hand.members", people=absent, file=file)
    named = [one for one in start.newcomers if one.name]
    if named and not with_names(start) and ground.has(NAMES):
        yield ""
        yield text("init.by_hand.names", file=NAMES)
        yield from (f"{one.id}: {yaml_scalar(one.name or '')}" for one in named)


def next_steps(text: Text, ground: Ground, start: Start, me: str | None) -> Iterator[str]:
    """Yield the few things to do now."""
    yield ""
    yield text("init.next")
    subject = start.team.id if start.team else start.trajectory.id
    file = plan_file(start.trajectory.id, "trajectory")
    steps = [
        ("init.next.read", file),
        ("init.next.check", "borgen check"),
        ("init.next.report", f"borgen report {subject}"),
        ("init.next.log", "borgen log"),
    ]
    if not ground.in_git:
        steps.insert(1, ("init.next.git", "git init"))
    if me is None:
        steps.append(("init.next.who", f"git config borgen.person {start.people[0].id}"))
    column = max(len(what) for _, what in steps)
    yield from (f"  {what.ljust(column)}  {text(key)}" for key, what in steps)


def _about(text: Text, start: Start, file: NewFile) -> str:
    if file.name.startswith(_PEOPLE):
        return next(
            (one.name or "" for one in start.people if plan_file(one.id, "person") == file.name), ""
        )
    folder = file.name.rpartition("/")[0]
    key = f"init.made.{folder or file.name}"
    return text(key) if text.has(key) else text(f"init.made.{file.name}")


def _not_in_team(ground: Ground, start: Start) -> tuple[str, ...]:
    """Return the participants who are no members of a team that is there already."""
    team = ground.workspace.teams.get(start.team.id) if start.team else None
    if team is None:
        return ()
    members = members_on(team, ground.today)
    return tuple(one.id for one in start.newcomers if one.id not in members)
