"""`borgen log`: one line in a log, in seconds, from anywhere in the workspace."""

from typing import Annotated

from borgen.app.logging.desk import Desk, open_desk
from borgen.app.logging.draft import Draft, cycle_key, draft, goal_key
from borgen.app.logging.effect import effect, heard_before
from borgen.app.logging.record import record, take_back
from borgen.cli.context import Session
from borgen.cli.interface import Argument, Option
from borgen.cli.log import completion
from borgen.cli.log.told import taken_back, told
from borgen.cli.log.wish import Said, moved_up, wish_of
from borgen.cli.output import echo, wrapped
from borgen.cli.words import spoken
from borgen.errors import UsageError
from borgen.frozen import field_names, replace
from borgen.text import Text

Word = Annotated[str | None, Argument()]
Goal = Annotated[str | None, Argument(complete=completion.goals)]
What = Annotated[str | None, Argument(complete=completion.outcomes)]


def log(  # noqa: PLR0917 - the interface is its signature
    session: Session,
    goal: Goal = None,
    what: What = None,
    note: Word = None,
    outcome: Annotated[str | None, Option("--outcome", metavar="outcome")] = None,
    by: Annotated[str | None, Option("--by", metavar="person")] = None,
    date: Annotated[str | None, Option("--date", metavar="date")] = None,
    cycle: Annotated[str | None, Option("--cycle", metavar="cycle")] = None,
    status: Annotated[str | None, Option("--status", metavar="status")] = None,
    present: Annotated[str | None, Option("--present", metavar="present")] = None,
    group: Annotated[str | None, Option("--group", metavar="number")] = None,
    planned: Annotated[str | None, Option("--planned", metavar="date")] = None,
    to: Annotated[str | None, Option("--to", metavar="date")] = None,
    minutes: Annotated[str | None, Option("--minutes", metavar="number")] = None,
    level: Annotated[str | None, Option("--level", metavar="number")] = None,
    factor: Annotated[str | None, Option("--factor", metavar="factor")] = None,
    setting: Annotated[str | None, Option("--setting", metavar="setting")] = None,
    value: Annotated[str | None, Option("--value", metavar="number")] = None,
    again: Annotated[bool, Option("--again")] = False,
    share: Annotated[bool, Option("--share")] = False,
    private: Annotated[bool, Option("--private")] = False,
    undo: Annotated[bool, Option("--undo")] = False,
) -> int:
    """Append one entry, or take the last one back."""
    said = Said(
        goal=goal, what=what, note=note, outcome=outcome, by=by, date=date, cycle=cycle,
        status=status, present=present, group=group, planned=planned, to=to, minutes=minutes,
        level=level, factor=factor, setting=setting, value=value, private=private,
    )  # fmt: skip
    desk = open_desk(session.workspace(), session.me, session.today, said.owners())
    if undo:
        return _undo(session, desk, said)
    return _log(session, desk, said, again=again, share=share)


def _log(session: Session, desk: Desk, said: Said, *, again: bool, share: bool) -> int:
    text = session.text
    desk, said = _complete(session, desk, moved_up(desk, said))
    made = draft(desk, wish_of(text, desk, said))
    if session.interactive and "factor" not in made.fields:
        made = _with_factor(text, desk, made)
    desk = heard_before(desk, made)
    written = record(desk, made, again=again, share=share)
    for line in told(text, desk, made, written, effect(desk, made, written.line)):
        echo(wrapped(line, session.width) if line[:2] not in {"- ", "  "} else line)
    return 0


def _complete(session: Session, desk: Desk, said: Said) -> tuple[Desk, Said]:
    """Ask for what is missing, if there is somebody to ask."""
    if said.is_enough():
        return desk, said
    if session.interactive:
        from borgen.cli.log import questions  # noqa: PLC0415 - 100 ms, and only now needed

        desk = questions.asked_who(session, desk)
        return desk, questions.asked_rest(session.text, desk, said)
    if said.goal is None:
        example = spoken(session.text, "outcome", "independent")
        raise UsageError("error.nobody_to_ask", example=example)
    return desk, said


def _with_factor(text: Text, desk: Desk, made: Draft) -> Draft:
    """Ask what stood in the way where there was no opportunity."""
    if made.fields.get("outcome") != "no_opportunity" or made.about is None or made.private:
        return made
    from borgen.cli.log import questions  # noqa: PLC0415 - as above

    factor = questions.asked_factor(text, desk, made.about)
    return replace(made, fields={**made.fields, "factor": factor}) if factor else made


def _undo(session: Session, desk: Desk, said: Said) -> int:
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
    for line in taken_back(session.text, desk, entry, written):
        echo(line)
    return 0
