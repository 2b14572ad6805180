"""From what somebody says happened to the entry that says so. Pure: refuses, but never writes."""

from collections.abc import Mapping
from datetime import date, timedelta

from borgen.app.logging.desk import Desk
from borgen.diagnostics import Word
from borgen.edit.entries import Fields, FieldValue, entry_line
from borgen.errors import BorgenError, UsageError
from borgen.frozen import Value, field
from borgen.model.entry import LINES, Kind
from borgen.model.goal import PersonalGoal
from borgen.model.ids import ORGANISATION, Key, Ref


class Wish(Value, frozen=True):
    """What somebody wants to log, in the codes of the files; nothing is looked up yet.

    Attributes:
        kind: what kind of entry it will be.
        day: when it happened.
        goal: a reference, as typed.
        cycle: a reference, as typed.
        facts: the other keys, as they will be written.
        note: what to remember.
        private: keep all of it to myself.
    """

    kind: Kind
    day: date
    goal: str | None = None
    cycle: str | None = None
    facts: Mapping[str, FieldValue] = field(default_factory=dict)
    note: str | None = None
    private: bool = False


class Draft(Value, frozen=True):
    """An entry that may be written.

    Attributes:
        owner: whose log it goes to.
        fields: the entry without its note.
        note: its note.
        private: it goes to my private log and nowhere else.
        about: the goal or cycle it is about; None for a reflection on no goal.
    """

    owner: str
    fields: Fields
    note: str | None = None
    private: bool = False
    about: Key | None = None


def draft(desk: Desk, wish: Wish) -> Draft:
    """Return the entry that says what was wished.

    Raises:
        BorgenError: something does not resolve or is not allowed; nothing was written.
    """
    if wish.day > desk.today + timedelta(days=1):
        key = "error.future_session" if wish.kind == "session" else "error.future"
        raise BorgenError(key, day=wish.day)
    drafts = {
        "application": _application,
        "reflection": _reflection,
        "session": _session,
        "measurement": _measurement,
    }
    made = drafts[wish.kind](desk, wish)
    allowed = LINES[wish.kind].model_fields
    for key in made.fields if wish.note is None else (*made.fields, "note"):
        if key not in allowed:
            raise UsageError("error.does_not_fit", option=key, kind=Word(f"log.kind.{wish.kind}"))
    entry_line({**made.fields, "note": made.note or ""})  # refuses what no file may hold
    return made


def goal_key(desk: Desk, text: str) -> Key:
    """Return the goal that a reference on the command line means; a bare id is one of mine.

    Raises:
        BorgenError: there is none, or nobody said who I am.
    """
    home = _home(desk, text)
    target = desk.links.goal(text, home)
    if target is None:
        bare = Ref.parse(text).owner is None
        known = [key for key in desk.links.goals if key.owner == home]
        raise _unknown(desk, "goal", text, home, [key.id if bare else str(key) for key in known])
    return target.key


def cycle_key(desk: Desk, text: str) -> Key:
    """Return the cycle that a reference on the command line means.

    Raises:
        BorgenError: there is none, or nobody said who I am.
    """
    home = _home(desk, text)
    target = desk.links.cycle(text, home)
    if target is None:
        homes = desk.links.homes(home)
        known = [str(key) for key in desk.links.cycles if key.owner in homes]
        raise _unknown(desk, "cycle", text, home, known)
    return target.key


def _home(desk: Desk, text: str) -> str:
    """Return whose goals or cycles a reference is about: mine, unless it names an owner."""
    owner = Ref.parse(text).owner
    if owner is None:
        return desk.myself()
    home = desk.links.owner(owner) or owner
    if home != ORGANISATION and home not in desk.links.owners and home not in desk.people:
        known = tuple(sorted({ORGANISATION, *desk.links.owners, *desk.people}))
        raise BorgenError("error.no_such_owner", word=owner, known=known)
    return home


def _application(desk: Desk, wish: Wish) -> Draft:
    key, goal = _personal_goal(desk, wish)
    fields = _fields(wish, goal=key.id)
    if key.owner != desk.me and fields.get("by", "self") == "self":
        raise BorgenError("error.whose", goal=str(key))
    if "factor" in fields:
        fields["factor"] = _factor(desk, key.owner, str(fields["factor"]))
    return Draft(key.owner, fields, wish.note, wish.private or goal.private, key)


def _reflection(desk: Desk, wish: Wish) -> Draft:
    me = desk.myself()
    if wish.goal is None:
        return Draft(me, _fields(wish), wish.note, wish.private)
    key, goal = _personal_goal(desk, wish)
    if key.owner != me:
        raise BorgenError("error.reflection_of_another", goal=str(key))
    return Draft(me, _fields(wish, goal=key.id), wish.note, wish.private or goal.private, key)


def _measurement(desk: Desk, wish: Wish) -> Draft:
    key = goal_key(desk, wish.goal or "")
    if isinstance(desk.links.goals[key], PersonalGoal):
        raise UsageError("error.value_of_a_person", goal=str(key))
    return Draft(key.owner, _fields(wish, goal=key.id), wish.note, wish.private, key)


def _session(desk: Desk, wish: Wish) -> Draft:
    key = cycle_key(desk, wish.cycle or "")
    fields = _fields(wish, cycle=key.id)
    groups = desk.links.cycles[key].groups
    if groups and "group" not in fields:
        mine = [n for n, group in enumerate(groups, 1) if desk.me in group]
        if len(mine) != 1:
            raise UsageError("error.which_group", cycle=str(key), n=len(groups))
        fields["group"] = mine[0]
    if not 1 <= int(str(fields.get("group", 1))) <= max(1, len(groups)):
        raise UsageError("error.which_group", cycle=str(key), n=len(groups))
    present = fields.get("present")
    for person in present if isinstance(present, tuple) else ():
        if person not in desk.people:
            raise BorgenError("error.no_such_person", word=person, known=desk.everybody())
    return Draft(key.owner, fields, wish.note, wish.private, key)


def _fields(wish: Wish, **about: str) -> dict[str, FieldValue]:
    kind = {} if wish.kind == "application" else {"kind": wish.kind}
    return {"date": wish.day, **about, **kind, **wish.facts}


def _personal_goal(desk: Desk, wish: Wish) -> tuple[Key, PersonalGoal]:
    key = goal_key(desk, wish.goal or "")
    goal = desk.links.goals[key]
    if not isinstance(goal, PersonalGoal):
        raise UsageError("error.not_a_persons", goal=str(key))
    return key, goal


def _factor(desk: Desk, owner: str, text: str) -> str:
    target = desk.links.factor(text, owner)
    if target is None:
        homes = desk.links.homes(owner)
        known = [key.id for key in desk.links.factors if key.owner in homes]
        raise _unknown(desk, "factor", text, owner, known)
    bare = desk.links.factor(target.key.id, owner)
    return target.key.id if bare and bare.key == target.key else str(target.key)


def _unknown(desk: Desk, kind: str, word: str, owner: str, known: list[str]) -> BorgenError:
    if desk.is_unread(owner):
        return BorgenError("error.plan_unread", owner=owner, word=word)
    return BorgenError(f"error.no_such_{kind}", word=word, owner=owner, known=tuple(sorted(known)))
