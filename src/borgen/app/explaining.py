"""From a word to the arithmetic of one of my own goals, or to why there is none."""

import datetime as dt

from borgen.diagnostics import Word
from borgen.errors import BorgenError, UsageError
from borgen.links import Links, learned_day, link
from borgen.model.goal import MEASURED, PersonalGoal, status_on
from borgen.model.ids import Key, Ref
from borgen.model.workspace import Workspace
from borgen.progress import measure_pairs
from borgen.reports.arithmetic import Arithmetic, build_arithmetic
from borgen.text import Language


def arithmetic_of(
    workspace: Workspace, word: str, day: dt.date, *, me: str | None, language: Language
) -> Arithmetic:
    """Return the arithmetic behind the goal of mine that `word` names, bare or as `p01/feedback`.

    Raises:
        UsageError: nothing has that name, or it is no goal of a person.
        BorgenError: it is somebody else's, or it is not measured on `day`.
    """
    links = link(workspace)
    asker = links.owner(me) if me else None
    key = _goal_key(links, word, asker)
    if links.owners.get(key.owner) != "person":
        raise UsageError("explain.shared_goal", goal=str(key))
    if key.owner != asker:
        raise BorgenError("explain.refused", goal=str(key), person=key.owner)
    for measures in measure_pairs(workspace, links, day, [key.owner]):
        if measures.pair.key == key:
            return build_arithmetic(workspace, day, measures, language)
    reason = Word(f"explain.reason.{_reason(workspace, links, key, day)}")
    raise BorgenError("explain.not_measured", goal=str(key), reason=reason)


def _goal_key(links: Links, word: str, me: str | None) -> Key:
    ref = Ref.parse(word)
    home = ref.owner or me
    if home is None:
        raise UsageError("explain.whose", word=word)
    found = links.goal(word, home)
    if found:
        return found.key
    owner = links.owner(home) or home
    if ref.owner and owner not in links.owners:
        known = tuple(sorted(links.owners))
        raise UsageError("error.no_such_owner", word=ref.owner, known=known)
    known = tuple(key.id for key in links.goals if key.owner == owner)
    raise UsageError("error.no_such_goal", owner=owner, word=ref.id, known=known)


def _reason(workspace: Workspace, links: Links, key: Key, day: dt.date) -> str:
    """Return why a goal is not measured: private, its status, or not learned yet."""
    goal = links.goals[key]
    if isinstance(goal, PersonalGoal) and goal.private:
        return "private"
    status = status_on(goal.status, day)
    if status not in MEASURED:
        return status
    learned = learned_day(workspace, goal) if isinstance(goal, PersonalGoal) else None
    return "not_yet" if learned else "not_learned"
