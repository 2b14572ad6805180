"""From an entry as it was asked for to the one that may be written: references and what fits."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from borgen.app.logging.context import LogContext
from borgen.diagnostics import Word
from borgen.edit.append import entry_fields, entry_line
from borgen.errors import BorgenError, UsageError
from borgen.frozen import replace
from borgen.model.entry import LINES, Entry
from borgen.model.goal import PersonalGoal
from borgen.model.ids import Key, Ref


def resolve_entry(context: LogContext, asked: Entry) -> Entry:
    """Return the entry that is to be written.

    Args:
        context: the plans.
        asked: the entry with its references as typed, and no owner.

    Returns:
        The entry in the log of its owner, with bare ids; `private` where it is about a private
        goal.

    Raises:
        BorgenError: something does not resolve or is not allowed; nothing was written.
    """
    if asked.date > context.today + timedelta(days=1):
        key = "error.future_session" if asked.kind == "session" else "error.future"
        raise BorgenError(key, day=asked.date)
    entry = _RESOLVERS[asked.kind](context, asked)
    for name in entry_fields(entry):
        if name not in LINES[entry.kind].model_fields:
            kind = Word(f"log.kind.{entry.kind}")
            raise UsageError("error.does_not_fit", option=name, kind=kind)
    entry_line(entry)  # refuses characters that no file may hold
    return entry


def subject_key(entry: Entry) -> Key | None:
    """Return the goal or cycle that a resolved entry is about; None for a reflection on none."""
    id_ = entry.goal or entry.cycle
    return Key(entry.owner, id_) if id_ else None


def goal_key(context: LogContext, text: str) -> Key:
    """Return the goal that a reference on the command line means; a bare id is one of mine.

    Raises:
        BorgenError: there is none, or it is not known who I am.
    """
    home = _home(context, text)
    target = context.links.goal(text, home)
    if target is None:
        bare = Ref.parse(text).owner is None
        known = [key for key in context.links.goals if key.owner == home]
        raise _unknown(context, "goal", text, home, [key.id if bare else str(key) for key in known])
    return target.key


def cycle_key(context: LogContext, text: str) -> Key:
    """Return the cycle that a reference on the command line means.

    Raises:
        BorgenError: there is none, or it is not known who I am.
    """
    home = _home(context, text)
    target = context.links.cycle(text, home)
    if target is None:
        homes = context.links.homes(home)
        known = [str(key) for key in context.links.cycles if key.owner in homes]
        raise _unknown(context, "cycle", text, home, known)
    return target.key


def _home(context: LogContext, text: str) -> str:
    """Return whose goals or cycles a reference is about: mine, unless it names an owner."""
    owner = Ref.parse(text).owner
    if owner is None:
        return context.my_id()
    home = context.links.owner(owner) or owner
    owners = context.owners()
    if home not in owners:
        raise BorgenError("error.no_such_owner", word=owner, known=tuple(sorted(owners)))
    return home


def _application(context: LogContext, asked: Entry) -> Entry:
    key, goal = _personal_goal(context, asked)
    if key.owner != context.me and asked.by == "self":
        raise BorgenError("error.whose", goal=str(key))
    factor = asked.factor and _factor(context, key.owner, asked.factor)
    private = asked.private or goal.private
    return replace(asked, owner=key.owner, goal=key.id, factor=factor, private=private)


def _reflection(context: LogContext, asked: Entry) -> Entry:
    me = context.my_id()
    if asked.goal is None:
        return replace(asked, owner=me)
    key, goal = _personal_goal(context, asked)
    if key.owner != me:
        raise BorgenError("error.reflection_of_another", goal=str(key))
    return replace(asked, owner=me, goal=key.id, private=asked.private or goal.private)


def _measurement(context: LogContext, asked: Entry) -> Entry:
    key = goal_key(context, asked.goal or "")
    if isinstance(context.links.goals[key], PersonalGoal):
        raise UsageError("error.value_of_a_person", goal=str(key))
    return replace(asked, owner=key.owner, goal=key.id)


def _session(context: LogContext, asked: Entry) -> Entry:
    key = cycle_key(context, asked.cycle or "")
    groups = context.links.cycles[key].groups
    which = asked.group
    if groups and which is None:
        mine = [n for n, group in enumerate(groups, 1) if context.me in group]
        which = mine[0] if len(mine) == 1 else 0
    if which is not None and not 1 <= which <= max(1, len(groups)):
        raise UsageError("error.which_group", cycle=str(key), n=len(groups))
    for person in asked.present if isinstance(asked.present, tuple) else ():
        if person not in context.people:
            known = tuple(sorted(context.people))
            raise BorgenError("error.no_such_person", word=person, known=known)
    return replace(asked, owner=key.owner, cycle=key.id, group=which)


_RESOLVERS: Final[Mapping[str, Callable[[LogContext, Entry], Entry]]] = {
    "application": _application,
    "reflection": _reflection,
    "session": _session,
    "measurement": _measurement,
}


def _personal_goal(context: LogContext, asked: Entry) -> tuple[Key, PersonalGoal]:
    key = goal_key(context, asked.goal or "")
    goal = context.links.goals[key]
    if not isinstance(goal, PersonalGoal):
        raise UsageError("error.not_a_persons", goal=str(key))
    return key, goal


def _factor(context: LogContext, owner: str, text: str) -> str:
    """Return how a log of `owner` names a factor: by its bare id where that is enough."""
    target = context.links.factor(text, owner)
    if target is None:
        homes = context.links.homes(owner)
        known = [key.id for key in context.links.factors if key.owner in homes]
        raise _unknown(context, "factor", text, owner, known)
    bare = context.links.factor(target.key.id, owner)
    return target.key.id if bare and bare.key == target.key else str(target.key)


def _unknown(
    context: LogContext, kind: str, word: str, owner: str, known: list[str]
) -> BorgenError:
    if context.is_unread(owner):
        return BorgenError("error.plan_unread", owner=owner, word=word)
    return BorgenError(f"error.no_such_{kind}", word=word, owner=owner, known=tuple(sorted(known)))
