"""All measures of each pair, put together."""

from collections.abc import Collection, Sequence
from datetime import date

from borgen.links import Links
from borgen.model.workspace import Workspace
from borgen.progress.bars import alternation, progress
from borgen.progress.causes import cause
from borgen.progress.evidence import daily_ratings, evidence, observed, recent
from borgen.progress.pairs import find_pairs
from borgen.progress.surroundings import (
    Surroundings,
    covers,
    lineage,
    sessions_around,
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
from borgen.progress.values import Pair, PairMeasures
from borgen.retention import WORK_1, ReviewStep, project, replay
from borgen.rhythm import sessions_by_cycle


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
    chosen = tuple(workspace.people) if people is None else tuple(people)
    sessions = sessions_by_cycle(workspace, links, day)
    around = {
        owner: surroundings(workspace, links, owner, sessions, day)
        for owner in {home for person in chosen for home in links.homes(person)}
    }
    return tuple(
        _measure(
            workspace, links, pair, [(home, around[home]) for home in links.homes(pair.person)], day
        )
        for pair in find_pairs(workspace, links, day, chosen)
    )


def review_steps(pair: Pair) -> tuple[ReviewStep, ...]:
    """Return the replay of a pair's ratings: the arithmetic behind its retention."""
    learned = pair.goal.learned
    reviews = [(day, rating) for day, rating, _ in daily_ratings(pair.entries)]
    return replay(
        WORK_1, pair.learned, learned.rating if learned else "good", reviews, pair.goal.fades
    )


def _measure(
    workspace: Workspace,
    links: Links,
    pair: Pair,
    around: Sequence[tuple[str, Surroundings]],
    day: date,
) -> PairMeasures:
    use, away = workspace.settings.use, workspace.people[pair.person].away
    ratings, applied = daily_ratings(pair.entries), applications(pair.entries)
    line = lineage(links, pair.key)
    sessions = tuple(sessions_around(workspace, around, pair, line))
    used = in_use(applied, day, away, use.window_days)
    covering = (plan for owner, plan in around if covers(workspace, owner, pair.person, day))
    return PairMeasures(
        pair=pair,
        transfer=transfer_status(pair.entries),
        applied_within_grace=in_time(applied, pair.learned, away, use.grace_days),
        judged=is_judged(
            pair.learned, day, observed_from(workspace, pair.goal), away, use.grace_days
        ),
        in_use=used,
        quiet=bool(applied) and not used,
        unknown=not used and not any(recent(entry.date, day) for entry in pair.entries),
        last_applied=applied[-1] if applied else None,
        retention=project(WORK_1, review_steps(pair), day, workspace.settings.retention.target),
        observed=observed(ratings, day),
        evidence=evidence(ratings, pair.entries),
        progress=progress(pair, sessions, day),
        alternation=alternation(pair.entries, sessions, pair.person),
        cause=None if used else cause(pair.entries, covering, line),
        sessions=sessions,
    )
