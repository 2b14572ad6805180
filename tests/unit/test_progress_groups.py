"""What pairs add up to, in groups small enough to check by hand."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TypeAlias

import pytest

from borgen.links import link
from borgen.load import Loaded
from borgen.model.workspace import Workspace
from borgen.progress import measure_group, measure_pairs
from borgen.progress.evidence import wilson_interval
from borgen.progress.groups import (
    Causes,
    GroupEvidence,
    GroupMeasures,
    GroupRetention,
    GroupRhythm,
)

Load: TypeAlias = Callable[[Mapping[str, str]], Loaded]
LEARNED = date(2026, 3, 26)
DAY = LEARNED + timedelta(days=100)
GOALS = """
goals:
  - {id: coach, title: Coach, aspect: skill, learned: {date: 2026-03-26},
     level: {start: 2, target: 4}}
  - {id: decide, title: Decide, learned: {date: 2026-06-20}}
"""
FILES = {
    "plans/people/p01.yaml": GOALS,
    "plans/people/p02.yaml": GOALS.replace("  - {id: decide", "  # - {id: decide"),
    "plans/people/p03.yaml": "name: Nobody yet\n",
    "plans/teams/ks.yaml": """
        name: Customers
        members: [p01, p02]
        cycles: [{id: overleg, form: team_meeting, starts: 2026-06-01, until: 2026-06-30}]
        """,
    "plans/log/ks.yaml": "- {date: 2026-06-01, kind: session, cycle: overleg, status: held}\n",
    "plans/log/p01.yaml": """
        - {date: 2026-04-01, goal: coach, outcome: independent, level: 3, by: peer}
        - {date: 2026-06-01, goal: coach, outcome: independent}
        """,
}


def group(workspace: Workspace, day: date = DAY) -> GroupMeasures:
    return measure_group(measure_pairs(workspace, link(workspace), day), day)


@pytest.fixture
def found(load_texts: Load) -> GroupMeasures:
    return group(load_texts(FILES).workspace)


def test_counts(found: GroupMeasures) -> None:
    assert (found.people, found.pairs) == (2, 3)
    assert (found.transfer.applied_ever, found.use.in_use, found.use.quiet, found.use.unknown) == (
        1,
        1,
        0,
        2,
    )
    assert found.transfer.status == {
        "applied": 1,
        "attempted": 0,
        "missed": 0,
        "no_opportunity": 0,
        "reflection_only": 0,
        "no_observation": 2,
    }
    assert found.evidence == GroupEvidence(1 / 3, good=0, fair=0, thin=1, none=2)


def test_the_transfer_gap_is_over_pairs_whose_grace_has_passed(found: GroupMeasures) -> None:
    assert (found.transfer.applied_within_grace, found.transfer.judged) == (1, 2)
    assert found.transfer.gap == 0.5


def test_use_has_an_interval_over_persons_and_bounds_over_the_unknown(
    found: GroupMeasures,
) -> None:
    assert found.use.share == pytest.approx(1 / 3)
    assert found.use.interval == wilson_interval(1 / 3, 2)
    assert found.use.bounds == (found.use.share, 1.0)


def test_a_mean_takes_persons_first(load_texts: Load) -> None:
    workspace = load_texts(FILES).workspace
    measured = measure_pairs(workspace, link(workspace), DAY)
    coach, decide, other = (each.retention.projected for each in measured)
    found = measure_group(measured, DAY).retention
    assert found.mean == pytest.approx(((coach + decide) / 2 + other) / 2)
    assert found.mean_band is not None
    assert found.mean_band[0] < (found.mean or 0) < found.mean_band[1]


def test_a_session_that_concerns_many_pairs_is_one_session(found: GroupMeasures) -> None:
    assert found.rhythm == GroupRhythm(due=3, held=1)


def test_growth_by_aspect_with_none_last(found: GroupMeasures) -> None:
    assert [(g.aspect, g.pairs, g.measured, g.grown) for g in found.growth] == [
        ("skill", 2, 1, 1),
        (None, 1, 0, 0),
    ]


def test_causes_are_of_pairs_that_are_not_in_use(found: GroupMeasures) -> None:
    assert found.causes == Causes(no_chance=0, open_factor=0, promise_overdue=0, unknown=2)


def test_nothing_divided_by_nothing_is_nothing() -> None:
    empty = measure_group((), DAY, paused=2, dropped=1)
    assert (empty.people, empty.pairs, empty.paused, empty.dropped) == (0, 0, 2, 1)
    assert empty.transfer.gap is None
    use = empty.use
    assert {use.share, use.interval, use.bounds, use.benchmark} == {None}
    assert empty.retention == GroupRetention(None, 0, None, None)
    assert empty.evidence.coverage is None
    assert empty.growth == ()
