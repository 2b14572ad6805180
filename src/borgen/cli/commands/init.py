"""`borgen init`: a new programme, and around it whatever the workspace still lacks."""

from datetime import date
from pathlib import Path
from typing import Annotated

from borgen.app.starting.begin import begin, remember
from borgen.app.starting.ground import Ground, open_ground
from borgen.app.starting.plan import planned_files
from borgen.app.starting.settle import Start, settle
from borgen.app.starting.wish import Wish, readers_named
from borgen.cli.context import Session
from borgen.cli.init.days import planned_day
from borgen.cli.init.told import by_hand, made, next_steps, shown
from borgen.cli.interface import Argument, Option
from borgen.cli.output import echo
from borgen.cli.words import whole
from borgen.errors import UsageError
from borgen.frozen import replace


def init(  # noqa: PLR0917 - the interface is its signature
    session: Session,
    trajectory: Annotated[str | None, Argument()] = None,
    template: Annotated[str | None, Option("--template", metavar="starter")] = None,
    title: Annotated[str | None, Option("--title", metavar="words")] = None,
    starts: Annotated[str | None, Option("--starts", metavar="date")] = None,
    ends: Annotated[str | None, Option("--ends", metavar="date")] = None,
    team: Annotated[str | None, Option("--team", metavar="team")] = None,
    member: Annotated[list[str] | None, Option("--member", metavar="person")] = None,
    goal: Annotated[str | None, Option("--goal", metavar="words")] = None,
    organisation: Annotated[str | None, Option("--organisation", metavar="words")] = None,
    serves: Annotated[str | None, Option("--serves", metavar="words")] = None,
    readers: Annotated[str | None, Option("--readers", metavar="person")] = None,
    keep_months: Annotated[str | None, Option("--keep-months", metavar="number")] = None,
    yes: Annotated[bool, Option("--yes")] = False,
    dry_run: Annotated[bool, Option("--dry-run")] = False,
) -> int:
    """Start a programme: ask or take flags, make the files, say what now."""
    wish = Wish(
        trajectory=trajectory, starter=template, title=title, starts=_day(session, starts),
        ends=_day(session, ends), organisation=organisation, serves=serves, team=team,
        members=_members(member), goal=goal, readers=readers_named(readers) if readers else None,
        keep_months=whole(keep_months, "--keep-months") if keep_months else None,
    )  # fmt: skip
    if not (yes or session.interactive):
        raise UsageError("init.nobody_to_ask")
    me = session.me
    if not yes:
        session, wish, me = _asked(session, wish)
    return _start(session, wish, me, dry_run=dry_run)


def _start(session: Session, wish: Wish, me: str | None, *, dry_run: bool) -> int:
    ground = _ground(session)
    start = settle(ground, wish)
    files = planned_files(ground, start)
    if dry_run:
        lines = [*shown(files), session.text("init.dry_run", n=len(files))]
    else:
        lines = list(made(session.text, start, files, session.width))
        left = list(by_hand(session.text, ground, start, files, session.width))
        begin(ground, files)
        lines += [*_remembered(session, ground, start, me), *left]
        lines += next_steps(session.text, ground, start, me, session.width)
    for line in lines:
        echo(line)
    return 0


def _asked(session: Session, wish: Wish) -> tuple[Session, Wish, str | None]:
    from borgen.cli.init import questions  # noqa: PLC0415 - 100 ms, and only now needed

    language_asked = session.root is None and not session.language_told
    if language_asked:
        session = replace(session, text=questions.asked_language())
    ask = questions.Interview(session.text, _ground(session))
    wish = questions.asked_wish(ask, wish)
    me = session.me
    if me is None and ask.ground.in_git and not language_asked:
        me = questions.asked_who(ask, wish)
    echo()
    return session, wish, me


def _remembered(session: Session, ground: Ground, start: Start, me: str | None) -> list[str]:
    if me and remember(ground, start, me):
        return ["", session.text("init.remembered", me=me)]
    return []


def _ground(session: Session) -> Ground:
    root: Path = session.root or session.directory
    return open_ground(root, session.text.language, session.today)


def _day(session: Session, word: str | None) -> date | None:
    return planned_day(word, session.today, session.text) if word else None


def _members(words: list[str] | None) -> tuple[str, ...] | None:
    return tuple(part for word in words for part in word.split(",")) if words else None
