"""Asking what there is to log: which goal, how it went, what to remember."""

from datetime import date

from borgen.app.logging.desk import Desk, listening, open_desk
from borgen.app.logging.draft import goal_key
from borgen.app.logging.effect import hindrances
from borgen.cli.ask import Choice, choose, write
from borgen.cli.context import CommandContext
from borgen.cli.log.wish import Said
from borgen.cli.output import echo
from borgen.cli.words import OUTCOMES, spoken
from borgen.errors import BorgenError
from borgen.frozen import replace
from borgen.model.goal import MEASURED, PersonalGoal, status_on
from borgen.model.ids import Key
from borgen.progress.measure import measure_pairs
from borgen.text import Text


def asked_who(context: CommandContext, desk: Desk) -> Desk:
    """Return the desk of whoever says to be at the keyboard, if nobody said so before."""
    people = desk.everybody()
    if desk.me is not None or not people:
        return desk
    text = context.text
    choices = [Choice(person, person) for person in people]
    me = choose(text("log.ask.who"), choices, keys=text("log.ask.keys"))
    echo(text("log.ask.who_hint", me=me))
    return open_desk(desk.root, me, desk.today)


def asked_rest(text: Text, desk: Desk, said: Said) -> Said:
    """Return what was said, with what was still missing asked for.

    Raises:
        BorgenError: there is no goal to choose.
        KeyboardInterrupt: the user left; nothing is written.
    """
    if said.goal:
        goal_key(desk, said.goal)
    goal = said.goal or _goal(text, desk)
    what = said.what or _what(text, said)
    note = said.note or _note(text, desk)
    echo()
    return replace(said, goal=goal, what=what, note=note)


def asked_factor(text: Text, desk: Desk, goal: Key) -> str | None:
    """Return the context factor that stood in the way; None if there is none to name."""
    known = [Choice(found.id, found.id, found.factor) for found in hindrances(desk, goal)]
    if not known:
        return None
    other = Choice("", text("log.ask.other_factor"))
    keys = text("log.ask.keys")
    return choose(text("log.ask.factor"), [*known, other], keys=keys) or None


def _goal(text: Text, desk: Desk) -> str:
    choices = goal_choices(text, desk)
    if not choices:
        raise BorgenError("error.no_goals", owner=desk.myself())
    return choose(text("log.ask.goal"), choices, keys=text("log.ask.keys"))


def goal_choices(text: Text, desk: Desk) -> list[Choice]:
    """Return my goals, what was quiet longest first; what was never applied before all."""
    me = desk.myself()
    heard = listening(desk, [me]).workspace
    pairs = measure_pairs(heard, desk.links, desk.today, [me])
    last = {found.pair.goal.id: found.last_applied for found in pairs}

    def order(goal: PersonalGoal) -> tuple[bool, date, str]:
        return goal.private, last.get(goal.id) or date.min, goal.id

    goals = [
        goal for goal in desk.person(me).goals if status_on(goal.status, desk.today) in MEASURED
    ]
    standing = {goal.id: _standing(text, goal, last.get(goal.id)) for goal in goals}
    column = max(map(len, standing.values()), default=0)
    return [
        Choice(
            goal.id, goal.id, f"{standing[goal.id]:{column}}  {goal.title.within(text.language)}"
        )
        for goal in sorted(goals, key=order)
    ]


def _standing(text: Text, goal: PersonalGoal, last: date | None) -> str:
    if goal.private:
        return text("log.ask.private_goal")
    if last is None:
        return text("log.ask.never")
    return text("log.ask.last", day=text.day(last, year=False))


def _what(text: Text, said: Said) -> str:
    choices = [
        Choice(spoken(text, "outcome", one), text(f"outcome.{one}"), text(f"log.meaning.{one}"))
        for one in OUTCOMES
    ]
    reflection = text("log.reflection")
    if not said.outcome:
        choices.append(Choice(reflection, reflection, text("log.ask.reflection")))
    return choose(text("log.ask.outcome"), choices, keys=text("log.ask.keys"))


def _note(text: Text, desk: Desk) -> str:
    tracked = desk.workspace.settings.privacy.notes == "tracked"
    return write(text("log.ask.note_tracked" if tracked else "log.ask.note"))
