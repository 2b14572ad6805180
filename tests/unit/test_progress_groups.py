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
from borgen.progress.values import GroupMeasures

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
    assert (found.applied_ever, found.in_use, found.quiet, found.unknown) == (1, 1, 0, 2)
    assert dict(found.status) == {
        "applied": 1,
        "attempted": 0,
        "missed": 0,
        "no_opportunity": 0,
        "reflection_only": 0,
        "no_observation": 2,
    }
    assert dict(found.evidence) == {"none": 2, "thin": 1, "fair": 0, "good": 0}
    assert found.coverage == pytest.approx(1 / 3)


def test_the_transfer_gap_is_over_pairs_whose_grace_has_passed(found: GroupMeasures) -> None:
    assert (found.applied_within_grace, found.judged, found.transfer_gap) == (1, 2, 0.5)


def test_use_has_an_interval_over_persons_and_bounds_over_the_unknown(
    found: GroupMeasures,
) -> None:
    assert found.use_share == pytest.approx(1 / 3)
    assert found.use_interval == wilson_interval(1 / 3, 2)
    assert found.use_bounds == (found.use_share, 1.0)


def test_a_mean_takes_persons_first(load_texts: Load) -> None:
    workspace = load_texts(FILES).workspace
    measured = measure_pairs(workspace, link(workspace), DAY)
    coach, decide, other = (each.retention.projected for each in measured)
    found = measure_group(measured, DAY)
    assert found.mean == pytest.approx(((coach + decide) / 2 + other) / 2)
    assert found.mean_band is not None
    assert found.mean_band[0] < (found.mean or 0) < found.mean_band[1]


def test_a_session_that_concerns_many_pairs_is_one_session(found: GroupMeasures) -> None:
    assert (found.held, found.due) == (1, 3)


def test_growth_by_aspect_with_none_last(found: GroupMeasures) -> None:
    assert [(g.aspect, g.pairs, g.measured, g.grown) for g in found.growth] == [
        ("skill", 2, 1, 1),
        (None, 1, 0, 0),
    ]


def test_causes_are_of_pairs_that_are_not_in_use(found: GroupMeasures) -> None:
    assert dict(found.causes) == {
        "no_chance": 0,
        "open_factor": 0,
        "promise_overdue": 0,
        "unknown": 2,
    }


def test_nothing_divided_by_nothing_is_nothing() -> None:
    empty = measure_group((), DAY, paused=2, dropped=1)
    assert (empty.people, empty.pairs, empty.paused, empty.dropped) == (0, 0, 2, 1)
    shares = (empty.transfer_gap, empty.use_share, empty.use_interval, empty.use_bounds)
    means = (empty.mean, empty.mean_band, empty.preserved_mean, empty.coverage)
    assert {*shares, *means, empty.use_benchmark} == {None}
    assert empty.growth == ()
