"""Asking what there is to log: which goal, how it went, what to remember."""

from datetime import date

from borgen.app.logging.context import LogContext, open_log_context, with_logs
from borgen.app.logging.effect import hindrances
from borgen.app.logging.resolve import goal_key, subject_key
from borgen.cli.ask import Choice, choose, write
from borgen.cli.context import CommandContext
from borgen.cli.log.request import LogRequest
from borgen.cli.output import echo
from borgen.cli.words import OUTCOMES, spoken
from borgen.errors import BorgenError
from borgen.frozen import replace
from borgen.model.entry import Entry
from borgen.model.goal import MEASURED, PersonalGoal, status_on
from borgen.progress.measure import measure_pairs
from borgen.text import Text


def asked_who(context: CommandContext, log: LogContext) -> LogContext:
    """Return the context of whoever says to be at the keyboard, if that is not known."""
    if log.me is not None or not log.people:
        return log
    text = context.text
    choices = [Choice(person, person) for person in sorted(log.people)]
    me = choose(text("log.ask.who"), choices, keys=text("log.ask.keys"))
    echo(text("log.ask.who_hint", me=me))
    return open_log_context(log.root, me, log.today)


def asked_rest(text: Text, log: LogContext, request: LogRequest) -> LogRequest:
    """Return the request with what was still missing asked for.

    Raises:
        BorgenError: there is no goal to choose.
        KeyboardInterrupt: the user left; nothing is written.
    """
    if request.goal:
        goal_key(log, request.goal)
    goal = request.goal or _goal(text, log)
    what = request.what or _what(text, request)
    note = request.note or _note(text, log)
    echo()
    return replace(request, goal=goal, what=what, note=note)


def asked_factor(text: Text, log: LogContext, entry: Entry) -> Entry:
    """Return an entry without opportunity with the context factor that stood in the way, if any."""
    goal = subject_key(entry)
    if entry.outcome != "no_opportunity" or entry.factor or entry.private or goal is None:
        return entry
    known = [Choice(found.id, found.id, found.factor) for found in hindrances(log, goal)]
    if not known:
        return entry
    other = Choice("", text("log.ask.other_factor"))
    keys = text("log.ask.keys")
    factor = choose(text("log.ask.factor"), [*known, other], keys=keys)
    return replace(entry, factor=factor or None)


def _goal(text: Text, log: LogContext) -> str:
    choices = goal_choices(text, log)
    if not choices:
        raise BorgenError("error.no_goals", owner=log.my_id())
    return choose(text("log.ask.goal"), choices, keys=text("log.ask.keys"))


def goal_choices(text: Text, log: LogContext) -> list[Choice]:
    """Return my goals, what was quiet longest first; what was never applied before all."""
    me = log.my_id()
    workspace = with_logs(log, [me]).workspace
    pairs = measure_pairs(workspace, log.links, log.today, [me])
    last = {found.pair.goal.id: found.last_applied for found in pairs}

    def order(goal: PersonalGoal) -> tuple[bool, date, str]:
        return goal.private, last.get(goal.id) or date.min, goal.id

    goals = [goal for goal in log.person(me).goals if status_on(goal.status, log.today) in MEASURED]
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


def _what(text: Text, request: LogRequest) -> str:
    choices = [
        Choice(spoken(text, "outcome", one), text(f"outcome.{one}"), text(f"log.meaning.{one}"))
        for one in OUTCOMES
    ]
    reflection = text("log.reflection")
    if "outcome" not in request.options:
        choices.append(Choice(reflection, reflection, text("log.ask.reflection")))
    return choose(text("log.ask.outcome"), choices, keys=text("log.ask.keys"))


def _note(text: Text, log: LogContext) -> str:
    tracked = log.workspace.settings.privacy.notes == "tracked"
    return write(text("log.ask.note_tracked" if tracked else "log.ask.note"))
