"""`borgen done`: a response was carried out, support is there; without an id, what is open."""

from textwrap import fill
from typing import Annotated

from borgen.app.editing.bench import carry_out, opened
from borgen.app.editing.promises import Promise, keep, promise_named, still_open
from borgen.cli.context import Session
from borgen.cli.edited import changed, way_back
from borgen.cli.interface import Argument, Option
from borgen.cli.output import echo, printable, wrapped
from borgen.cli.words import day
from borgen.errors import BorgenError


def done(
    session: Session,
    id: Annotated[str | None, Argument(metavar="promise")] = None,
    date: Annotated[str | None, Option("--date", metavar="date")] = None,
    dry_run: Annotated[bool, Option("--dry-run")] = False,
) -> int:
    """Write the day behind a response or support, or show what is still open."""
    kept = day(date, session.today) if date else session.today
    if kept > session.today:
        raise BorgenError("edit.future", day=kept)
    writing = id is not None and not dry_run
    with opened(session.workspace(), session.me, session.today, writing=writing) as bench:
        if id is None:
            _list(session, still_open(bench))
            return 0
        promise = promise_named(bench, id)
        found = carry_out(bench, [keep(promise, kept)], guard="nothing", dry_run=dry_run)
    for line in changed(session, found, dry_run=dry_run):
        echo(line)
    if not dry_run:
        echo()
        said = f"edit.done.{promise.kind}"
        echo(printable(session.text(said, what=promise.what, day=session.text.day(kept))))
        for line in way_back(session, found):
            echo(line)
    return 0


def _list(session: Session, waiting: list[Promise]) -> None:
    text = session.text
    if not waiting:
        echo(text("edit.open.none"))
        return
    echo(text("edit.open", n=len(waiting)))
    width = max(len(_due(session, one)) for one in waiting)
    for one in waiting:
        head = f"  {_due(session, one):{width}}  {one.name}"
        echo(printable(f"{head}  ({one.who})" if one.who else head))
        margin = " " * (width + 4)
        said = fill(one.what, session.width, initial_indent=margin, subsequent_indent=margin)
        echo("\n".join(map(printable, said.split("\n"))))
    named = next((one.name for one in waiting if one.id), None)
    echo()
    how = text("edit.open.how", example=named) if named else text("edit.open.no_id")
    echo(wrapped(how, session.width, 2))


def _due(session: Session, one: Promise) -> str:
    return session.text.day(one.due) if one.due else session.text("edit.open.no_day")
