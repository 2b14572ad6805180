"""What an entry did: the goal before and after it, and what is planned next."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final, NamedTuple

from borgen.app.logging.context import LogContext, with_logs
from borgen.app.logging.record import LogResult
from borgen.app.logging.resolve import subject_key
from borgen.dates import plus_days
from borgen.frozen import Value, replace
from borgen.links import learned_day
from borgen.model.cycle import FormName
from borgen.model.entry import Entry, fact
from borgen.model.goal import PersonalGoal
from borgen.model.ids import Key
from borgen.model.workspace import Workspace
from borgen.progress.context import concerns, covers, is_open, lineage
from borgen.progress.measure import measure_pairs, review_steps
from borgen.progress.values import Interval, PairMeasures
from borgen.retention import WORK_1, project
from borgen.rhythm import held_and_due, occurrences, sessions_of

AHEAD: Final = timedelta(days=92)
"""How far to look for the next planned session."""


class NextSession(NamedTuple):
    """The next planned occurrence of a cycle."""

    day: date
    cycle: Key
    form: FormName


class Hindrance(NamedTuple):
    """An open factor that hinders a goal: the id to name it by, and what it is."""

    id: str
    factor: str


class EntryEffect(Value, frozen=True):
    """What an entry did.

    Attributes:
        after: the pair's measures with it; None where the pair is not measured.
        band_before: the range of the retention projected a window of use ahead, without the entry.
        band_after: and with it.
        learned: the day the goal was learned, if it has one.
        sessions: of a session's cycle, how many were held and how many were due.
        planned: the next planned session for the goal, or of the cycle.
        hindrances: open factors that hinder the goal.
    """

    after: PairMeasures | None = None
    band_before: Interval | None = None
    band_after: Interval | None = None
    learned: date | None = None
    sessions: tuple[int, int] | None = None
    planned: NextSession | None = None
    hindrances: tuple[Hindrance, ...] = ()


def entry_effect(context: LogContext, result: LogResult) -> EntryEffect:
    """Return what the entry that was just written did; nothing where that is not mine to see."""
    entry = result.entry
    subject = subject_key(entry)
    if subject is None or entry.private or context.is_anothers(entry):
        return EntryEffect()
    if entry.cycle:
        owners, cycle = {entry.owner, context.me or entry.owner}, context.links.cycles[subject]
        context = _before(context, owners, {cycle.id, *cycle.was}, result)
        return _of_session(context, _with_entry(context, entry), subject)
    goal = context.links.goals[subject]
    if not isinstance(goal, PersonalGoal):
        return EntryEffect()
    homes = context.links.homes(entry.owner)
    cycles = [one for key, one in context.links.cycles.items() if key.owner in homes]
    words = {goal.id, *goal.was, *(id_ for one in cycles for id_ in (one.id, *one.was))}
    context = _before(context, homes, words, result)
    before = _measures(context, context.workspace, subject)
    after = _measures(context, _with_entry(context, entry), subject)
    later = plus_days(context.today, context.workspace.settings.use.window_days)
    return EntryEffect(
        after=after,
        band_before=_band(context, before, later),
        band_after=_band(context, after, later),
        learned=learned_day(context.workspace, goal),
        planned=_next_for_goal(context, subject),
        hindrances=hindrances(context, subject),
    )


def hindrances(context: LogContext, goal: Key) -> tuple[Hindrance, ...]:
    """Return the open factors with an id that hinder a goal of a person."""
    line = lineage(context.links.up, goal)
    found = []
    for owner in context.links.homes(goal.owner):
        plan = context.workspace.plan(owner)
        for factor in plan.context if plan else ():
            targets = (context.links.goal(text, owner) for text in factor.goals)
            aim = frozenset(target.key for target in targets if target) if factor.goals else None
            open_ = factor.effect == "hinders" and is_open(factor, context.today)
            if factor.id and open_ and concerns(aim, line):
                found.append(Hindrance(factor.id, factor.factor))
    return tuple(found)


def _before(
    context: LogContext, owners: Iterable[str], words: Collection[str], result: LogResult
) -> LogContext:
    """Return the context with the logs of `owners` as they were without the entry.

    Only lines that contain one of `words` are read: how long the logs are matters little.
    """
    context = with_logs(context, owners, words)
    if result.only_note:  # the entry stood there before
        return context
    new, logs = result.entry, dict(context.workspace.logs)
    logs[new.owner] = tuple(row for row in logs[new.owner] if fact(row) != fact(new))
    return replace(context, workspace=replace(context.workspace, logs=MappingProxyType(logs)))


def _with_entry(context: LogContext, entry: Entry) -> Workspace:
    logs = dict(context.workspace.logs)
    logs[entry.owner] = (*logs[entry.owner], entry)
    return replace(context.workspace, logs=MappingProxyType(logs))


def _next_for_goal(context: LogContext, goal: Key) -> NextSession | None:
    """Return the next session planned for a person's goal within `AHEAD`."""
    line = lineage(context.links.up, goal)
    found = []
    for key, cycle in context.links.cycles.items():
        if key.owner not in context.links.homes(goal.owner):
            continue
        targets = (context.links.goal(text, key.owner) for text in cycle.goals)
        aim = frozenset(target.key for target in targets if target) if cycle.goals else None
        if concerns(aim, line):
            found += _planned(context, context.workspace, key, goal.owner)
    return _first(context, found)


def _of_session(context: LogContext, workspace: Workspace, key: Key) -> EntryEffect:
    cycle, today = context.links.cycles[key], context.today
    known = occurrences(cycle, sessions_of(workspace, context.links, key, today), today)
    ahead = _planned(context, workspace, key, context.me)
    return EntryEffect(sessions=held_and_due(known, today), planned=_first(context, ahead))


def _planned(
    context: LogContext, workspace: Workspace, key: Key, person: str | None
) -> list[NextSession]:
    cycle = context.links.cycles[key]
    sessions = sessions_of(workspace, context.links, key, context.today)
    return [
        NextSession(found.day, key, cycle.form)
        for found in occurrences(cycle, sessions, context.today, context.today + AHEAD)
        if found.state == "planned"
        and (not found.group or person is None or person in cycle.groups[found.group - 1])
        and (person is None or covers(workspace, key.owner, person, found.day))
    ]


def _measures(context: LogContext, workspace: Workspace, goal: Key) -> PairMeasures | None:
    pairs = measure_pairs(workspace, context.links, context.today, [goal.owner])
    return next((one for one in pairs if one.pair.key == goal), None)


def _first(context: LogContext, found: list[NextSession]) -> NextSession | None:
    """Return the first planned session; an untracked one only if there is no other."""
    tracked = [one for one in found if context.links.cycles[one.cycle].tracked]
    return min(tracked or found, default=None)


def _band(context: LogContext, measures: PairMeasures | None, later: date) -> Interval | None:
    if measures is None:
        return None
    steps = review_steps(measures.pair)
    return project(WORK_1, steps, later, context.workspace.settings.retention.target).band
