"""What an entry did: the goal before and after it, and what is planned next."""

from datetime import date, timedelta
from types import MappingProxyType
from typing import Final, NamedTuple

from borgen.app.logging.desk import Desk, listening
from borgen.app.logging.draft import Draft
from borgen.dates import plus_days
from borgen.frozen import Value, replace
from borgen.links import learned_day
from borgen.load.log import log_rows
from borgen.model.cycle import FormName
from borgen.model.goal import PersonalGoal
from borgen.model.ids import Key
from borgen.model.workspace import Workspace
from borgen.progress.context import concerns, covers, is_open, lineage
from borgen.progress.measure import measure_pairs, review_steps
from borgen.progress.values import Interval, PairMeasures
from borgen.retention import WORK_1, project
from borgen.rhythm import held_and_due, occurrences, sessions_of
from borgen.yamltext import read

AHEAD: Final = timedelta(days=92)
"""How far to look for the next planned session."""


class Planned(NamedTuple):
    """The next planned occurrence of a cycle."""

    day: date
    cycle: Key
    form: FormName


class Hindrance(NamedTuple):
    """An open factor that hinders a goal: the id to name it by, and what it is."""

    id: str
    factor: str


class Effect(Value, frozen=True):
    """What an entry did.

    Attributes:
        before: the pair's measures without it; None where the pair is not measured.
        after: and with it.
        later: the day that the two bands are about: a window of use from today.
        band_before: the range of the projected retention on that day without the entry.
        band_after: and with it.
        learned: the day the goal was learned, if it has one.
        sessions: of a session's cycle, how many were held and how many were due.
        planned: the next planned session for the goal, or of the cycle.
        hindrances: open factors that hinder the goal.
    """

    before: PairMeasures | None = None
    after: PairMeasures | None = None
    later: date | None = None
    band_before: Interval | None = None
    band_after: Interval | None = None
    learned: date | None = None
    sessions: tuple[int, int] | None = None
    planned: Planned | None = None
    hindrances: tuple[Hindrance, ...] = ()


def heard_before(desk: Desk, made: Draft) -> Desk:
    """Return the desk with the entries that `effect` needs, read before the new one is written.

    Those are the lines that name the goal or a cycle that may be meant for it; how long the logs
    are matters little.
    """
    if made.about is None or made.private or _is_anothers(desk, made):
        return desk
    cycle, goal = desk.links.cycles.get(made.about), desk.links.goals.get(made.about)
    if "cycle" in made.fields and cycle:
        return listening(desk, {made.owner, desk.me or made.owner})
    if not isinstance(goal, PersonalGoal):
        return desk
    return listening(desk, desk.links.homes(made.about.owner))


def effect(desk: Desk, made: Draft, line: str) -> Effect:
    """Return what the entry that was just written did.

    Args:
        desk: the workspace as it was before, see `heard_before`.
        made: the draft.
        line: the entry as written.
    """
    if made.about is None or made.private or _is_anothers(desk, made):
        return Effect()
    logs = dict(desk.workspace.logs)
    item = read(line.encode()).value
    rows = log_rows("", made.owner, item if isinstance(item, list) else ()).rows
    logs[made.owner] = (*logs.get(made.owner, ()), *rows)
    with_it = replace(desk.workspace, logs=MappingProxyType(logs))
    if "cycle" in made.fields:
        return _of_session(desk, with_it, made.about)
    goal = desk.links.goals[made.about]
    if not isinstance(goal, PersonalGoal):
        return Effect()
    before = _measures(desk, desk.workspace, made.about)
    after = _measures(desk, with_it, made.about)
    later = plus_days(desk.today, desk.workspace.settings.use.window_days)
    return Effect(
        before=before,
        after=after,
        later=later,
        band_before=_band(desk, before, later),
        band_after=_band(desk, after, later),
        learned=learned_day(desk.workspace, goal),
        planned=next_for_goal(desk, made.about),
        hindrances=hindrances(desk, made.about),
    )


def _is_anothers(desk: Desk, made: Draft) -> bool:
    """Return whether it is about another person, whose numbers are not mine to see."""
    return made.owner in desk.people and made.owner != desk.me


def hindrances(desk: Desk, goal: Key) -> tuple[Hindrance, ...]:
    """Return the open factors with an id that hinder a goal of a person."""
    line = lineage(desk.links.up, goal)
    found = []
    for owner in desk.links.homes(goal.owner):
        plan = desk.workspace.plan(owner)
        for factor in plan.context if plan else ():
            targets = (desk.links.goal(text, owner) for text in factor.goals)
            aim = frozenset(target.key for target in targets if target) if factor.goals else None
            open_ = factor.effect == "hinders" and is_open(factor, desk.today)
            if factor.id and open_ and concerns(aim, line):
                found.append(Hindrance(factor.id, factor.factor))
    return tuple(found)


def next_for_goal(desk: Desk, goal: Key) -> Planned | None:
    """Return the next session planned for a person's goal within `AHEAD`."""
    line = lineage(desk.links.up, goal)
    found = []
    for key, cycle in desk.links.cycles.items():
        if key.owner not in desk.links.homes(goal.owner):
            continue
        targets = (desk.links.goal(text, key.owner) for text in cycle.goals)
        aim = frozenset(target.key for target in targets if target) if cycle.goals else None
        if concerns(aim, line):
            found += _planned(desk, desk.workspace, key, goal.owner)
    return _first(desk, found)


def _of_session(desk: Desk, workspace: Workspace, key: Key) -> Effect:
    cycle = desk.links.cycles[key]
    known = occurrences(cycle, sessions_of(workspace, desk.links, key, desk.today), desk.today)
    ahead = _planned(desk, workspace, key, desk.me)
    return Effect(sessions=held_and_due(known, desk.today), planned=_first(desk, ahead))


def _planned(desk: Desk, workspace: Workspace, key: Key, person: str | None) -> list[Planned]:
    cycle = desk.links.cycles[key]
    sessions = sessions_of(workspace, desk.links, key, desk.today)
    return [
        Planned(found.day, key, cycle.form)
        for found in occurrences(cycle, sessions, desk.today, desk.today + AHEAD)
        if found.state == "planned"
        and (not found.group or person is None or person in cycle.groups[found.group - 1])
        and (person is None or covers(workspace, key.owner, person, found.day))
    ]


def _measures(desk: Desk, workspace: Workspace, goal: Key) -> PairMeasures | None:
    pairs = measure_pairs(workspace, desk.links, desk.today, [goal.owner])
    return next((one for one in pairs if one.pair.key == goal), None)


def _first(desk: Desk, found: list[Planned]) -> Planned | None:
    """Return the first planned session; one that nobody tracks only if there is no other."""
    tracked = [one for one in found if desk.links.cycles[one.cycle].tracked]
    return min(tracked or found, default=None)


def _band(desk: Desk, measures: PairMeasures | None, later: date) -> Interval | None:
    if measures is None:
        return None
    steps = review_steps(measures.pair)
    return project(WORK_1, steps, later, desk.workspace.settings.retention.target).band
