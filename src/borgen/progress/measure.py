"""All measures of each pair, put together."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import chain

from borgen.frozen import Value
from borgen.links import Links
from borgen.model.common import Rating
from borgen.model.entry import Entry
from borgen.model.workspace import Workspace
from borgen.progress.bars import alternation, growth, progress
from borgen.progress.causes import cause
from borgen.progress.evidence import daily_ratings, evidence, observed, recent
from borgen.progress.pairs import find_pairs
from borgen.progress.surroundings import (
    CycleInForce,
    Surroundings,
    concerns,
    covers,
    cycles_of_person,
    lineage,
    surroundings,
)
from borgen.progress.use import (
    applications,
    in_time,
    in_use,
    is_judged,
    observed_from,
    transfer_status,
)
from borgen.progress.values import Pair, PairDetails, PairMeasures
from borgen.retention import WORK_1, ReviewStep, project, replay
from borgen.rhythm import sessions_by_cycle


class _Scene(Value, frozen=True):
    """What all goals of one person share: the cycles and plans around them on the day."""

    cycles: tuple[CycleInForce, ...]
    plans: tuple[Surroundings, ...]


def measure_pairs(
    workspace: Workspace, links: Links, day: date, people: Collection[str] | None = None
) -> tuple[PairMeasures, ...]:
    """Return the measures on `day` of every pair, by person and goal id.

    Args:
        workspace: the workspace.
        links: its graph.
        day: the report's day; what is dated later is not known.
        people: measure only theirs, if given.
    """
    chosen = sorted(workspace.people if people is None else people)
    sessions = sessions_by_cycle(workspace, links, day)
    around = {
        owner: surroundings(workspace, links, owner, sessions, day)
        for owner in {home for person in chosen for home in links.homes(person)}
    }
    return tuple(
        measures
        for person in chosen
        for measures in _measure_person(workspace, links, person, around, day)
    )


def pair_details(measures: PairMeasures, day: date) -> PairDetails:
    """Return what else is told to the person of a pair, on the day of its measures."""
    pair, sessions = measures.pair, measures.sessions
    return PairDetails(
        observed=observed(daily_ratings(pair.entries), day),
        progress=progress(pair, sessions, day),
        alternation=alternation(pair.entries, sessions, pair.person),
    )


def review_steps(pair: Pair) -> tuple[ReviewStep, ...]:
    """Return the replay of a pair's ratings: the arithmetic behind its retention."""
    return _replayed(pair, daily_ratings(pair.entries))


def _replayed(pair: Pair, ratings: Sequence[tuple[date, Rating, Entry]]) -> tuple[ReviewStep, ...]:
    goal = pair.goal
    first = goal.learned.rating if goal.learned else "good"
    reviews = [(day, rating) for day, rating, _ in ratings]
    return replay(WORK_1, pair.learned, first, reviews, goal.fades)


def _measure_person(
    workspace: Workspace,
    links: Links,
    person: str,
    around: Mapping[str, Surroundings],
    day: date,
) -> list[PairMeasures]:
    homes = links.homes(person)
    scene = _Scene(
        cycles=tuple(
            cycle
            for home in homes
            for cycle in cycles_of_person(workspace, home, around[home], person)
        ),
        plans=tuple(around[home] for home in homes if covers(workspace, home, person, day)),
    )
    return [
        _measure(workspace, links, pair, scene, day)
        for pair in find_pairs(workspace, links, person, day)
    ]


def _measure(
    workspace: Workspace, links: Links, pair: Pair, scene: _Scene, day: date
) -> PairMeasures:
    use, away = workspace.settings.use, workspace.people[pair.person].away
    ratings, applied = daily_ratings(pair.entries), applications(pair.entries)
    line = lineage(links, pair.key)
    cycles = [cycle.since(pair.learned) for cycle in scene.cycles if concerns(cycle.aim, line)]
    sessions = tuple(chain.from_iterable(cycles))
    used = in_use(applied, day, away, use.window_days)
    start = observed_from(workspace, pair.goal)
    return PairMeasures(
        pair=pair,
        transfer=transfer_status(pair.entries),
        applied_within_grace=in_time(applied, pair.learned, away, use.grace_days),
        judged=is_judged(pair.learned, day, start, away, use.grace_days),
        in_use=used,
        quiet=bool(applied) and not used,
        unknown=not used and not (pair.entries and recent(pair.entries[-1].date, day)),
        applications=len(applied),
        last_applied=applied[-1] if applied else None,
        retention=project(
            WORK_1, _replayed(pair, ratings), day, workspace.settings.retention.target
        ),
        evidence=evidence(ratings, pair.entries),
        growth=growth(pair.goal.level, pair.entries),
        cause=None if used else cause(pair.entries, scene.plans, line),
        sessions=sessions,
    )
