"""All measures of each pair on a day."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import chain

from borgen.frozen import Value
from borgen.links import Links
from borgen.model.common import Rating
from borgen.model.entry import Entry
from borgen.model.workspace import Workspace
from borgen.progress.bars import alternation, growth, progress
from borgen.progress.context import (
    CycleSessions,
    PlanContext,
    cause,
    concerns,
    covers,
    cycles_of_person,
    lineage,
    plan_context,
)
from borgen.progress.evidence import daily_ratings, evidence, observed, recent
from borgen.progress.pairs import find_pairs
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


class _PersonContext(Value, frozen=True):
    """The context that all goals of one person share on a day.

    Attributes:
        cycles: the cycles of all their plans, with the occurrences that concern them.
        plans: the contexts of the plans that cover them on the day.
    """

    cycles: tuple[CycleSessions, ...]
    plans: tuple[PlanContext, ...]


def measure_pairs(
    workspace: Workspace, links: Links, day: date, people: Collection[str] | None = None
) -> tuple[PairMeasures, ...]:
    """Return the measures of every pair on `day`, by person and goal id.

    Args:
        workspace: the workspace.
        links: its graph.
        day: the report's day; entries after it do not count.
        people: the people to measure; by default all.
    """
    chosen = sorted(workspace.people if people is None else people)
    sessions = sessions_by_cycle(workspace, links, day)
    contexts = {
        owner: plan_context(workspace, links, owner, sessions, day)
        for owner in {home for person in chosen for home in links.homes(person)}
    }
    return tuple(
        measures
        for person in chosen
        for measures in _measure_person(workspace, links, person, contexts, day)
    )


def pair_details(measures: PairMeasures, day: date) -> PairDetails:
    """Return the measures that only the person of a pair sees; `day` is that of `measures`."""
    pair, sessions = measures.pair, measures.sessions
    return PairDetails(
        observed=observed(daily_ratings(pair.entries), day),
        progress=progress(pair, sessions, day),
        alternation=alternation(pair.entries, sessions, pair.person),
    )


def review_steps(pair: Pair) -> tuple[ReviewStep, ...]:
    """Return the replay of a pair's daily ratings, learning first: see `retention.replay`."""
    return _replayed(pair, daily_ratings(pair.entries))


def _replayed(pair: Pair, ratings: Sequence[tuple[date, Rating, Entry]]) -> tuple[ReviewStep, ...]:
    goal = pair.goal
    first = goal.learned.rating if goal.learned else "good"
    reviews = [(day, rating) for day, rating, _ in ratings]
    return replay(WORK_1, pair.learned, first, reviews, goal.fades)


def _measure_person(
    workspace: Workspace, links: Links, person: str, contexts: Mapping[str, PlanContext], day: date
) -> list[PairMeasures]:
    homes = links.homes(person)
    context = _PersonContext(
        cycles=tuple(
            cycle
            for home in homes
            for cycle in cycles_of_person(workspace, home, contexts[home], person)
        ),
        plans=tuple(contexts[home] for home in homes if covers(workspace, home, person, day)),
    )
    return [
        _measure(workspace, links, pair, context, day)
        for pair in find_pairs(workspace, links, person, day)
    ]


def _measure(
    workspace: Workspace, links: Links, pair: Pair, context: _PersonContext, day: date
) -> PairMeasures:
    use, away = workspace.settings.use, workspace.people[pair.person].away
    ratings, applied = daily_ratings(pair.entries), applications(pair.entries)
    line = lineage(links.up, pair.key)
    cycles = [cycle.since(pair.learned) for cycle in context.cycles if concerns(cycle.goals, line)]
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
        cause=None if used else cause(pair.entries, context.plans, line),
        sessions=tuple(chain.from_iterable(cycles)),
    )
