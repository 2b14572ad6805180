"""The forgetting curve and its replay, against figures computed elsewhere."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from borgen.frozen import replace
from borgen.model.common import Fades, Rating
from borgen.retention import WORK_1, Preset, ReviewStep, project, replay, retrievability
from borgen.retention import use_benchmark as benchmark

LEARNED = date(2026, 3, 26)
UNBOUNDED = replace(WORK_1, floor=0.0, cap=float("inf"))
FSRS_DEFAULTS = Preset(
    name="fsrs-6",
    parameters=(
        *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194),
        *(0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629),
        *(1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
    ),
    floor=0.0,
    cap=float("inf"),
    fades=WORK_1.fades,
    band=WORK_1.band,
)
HALF_YEAR: list[tuple[int, Rating]] = [
    (14, "good"),
    (42, "hard"),
    (70, "again"),
    (84, "good"),
    (150, "easy"),
]


def after(days: int) -> date:
    return LEARNED + timedelta(days=days)


def replayed(preset: Preset, reviews: list[tuple[int, Rating]]) -> tuple[ReviewStep, ...]:
    return replay(preset, LEARNED, "good", [(after(day), rating) for day, rating in reviews])


@pytest.mark.parametrize(
    ("days", "share"),
    [
        (0, 1.0),
        (1, 0.9976104104),
        (30, 0.9334826627),
        (47, 0.9),
        (90, 0.8261886469),
        (182, 0.7060499562),
        (365, 0.5538004225),
    ],
)
def test_the_curve_of_doing_nothing(days: int, share: float) -> None:
    assert retrievability(days, 47.0) == pytest.approx(share, abs=1e-10)


@pytest.mark.parametrize(
    ("preset", "stabilities", "retention"),
    [
        (UNBOUNDED, [47, 57.521787, 69.590306, 2.923539, 7.247145, 33.613457], 0.774243),
        (WORK_1, [47, 57.521787, 69.590306, 17.397577, 21.590390, 52.194115], 0.840425),
    ],
)
def test_a_replayed_half_year(preset: Preset, stabilities: list[float], retention: float) -> None:
    steps = replayed(preset, HALF_YEAR)
    assert [step.memory.stability for step in steps] == pytest.approx(stabilities, abs=1e-6)
    assert retrievability(90, steps[-1].memory.stability) == pytest.approx(retention, abs=1e-6)


def test_the_steps_tell_which_formula_and_which_bound_applied() -> None:
    steps = replayed(WORK_1, [(0, "easy"), *HALF_YEAR])
    assert [step.rule for step in steps] == [
        "first",
        "same_day",
        "success",
        "success",
        "failure",
        "success",
        "success",
    ]
    assert [step.bound for step in steps] == [None, None, None, None, "floor", None, None]
    failure = steps[4]
    assert failure.elapsed == 28
    assert failure.before == steps[3].memory
    assert failure.retention == retrievability(28, steps[3].memory.stability)
    assert failure.unbounded < failure.memory.stability == 0.25 * steps[3].memory.stability


def test_stability_stays_within_a_year() -> None:
    steps = replayed(WORK_1, [(100 * n, "easy") for n in range(1, 5)])
    assert steps[-1].memory.stability == 365
    assert steps[-1].bound == "cap"


@pytest.mark.parametrize(("fades", "days"), [("slow", 47), ("medium", 34), ("fast", 20)])
def test_what_fades_faster_starts_lower(fades: Fades, days: float) -> None:
    first = replay(WORK_1, LEARNED, "easy", [], fades)[0]
    assert first.memory.stability == pytest.approx(2 * days)


def test_figures_of_the_published_package() -> None:
    good: list[Rating] = ["good"] * 5
    ratings: list[Rating] = [*good, "again", "again", *good]
    elapsed = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12]
    days = [sum(elapsed[: n + 1]) for n in range(len(elapsed))]
    steps = replayed(FSRS_DEFAULTS, list(zip(days, ratings, strict=True)))
    intervals = [max(1, round(step.memory.stability)) for step in steps[1:]]
    assert intervals[:5] == [2, 11, 46, 163, 498]
    assert intervals[7:] == [2, 4, 7, 12, 21]


def test_state_of_the_published_package() -> None:
    days = [0, 1, 4, 12, 33]
    reviews: list[tuple[date, Rating]] = [(after(day), "good") for day in days]
    steps = replay(FSRS_DEFAULTS, LEARNED, "again", reviews)
    assert steps[-1].memory.stability == pytest.approx(53.62691, abs=1e-5)
    assert steps[-1].memory.difficulty == pytest.approx(6.3574867, abs=1e-6)


def test_projection_of_silence() -> None:
    found = project(WORK_1, replayed(WORK_1, []), after(182), 0.80)
    assert found.projected == found.baseline == pytest.approx(0.70605, abs=1e-6)
    assert found.gap == pytest.approx(0.09395, abs=1e-6)
    assert found.preserved == 0
    assert list(found.band) == pytest.approx([retrievability(182, s) for s in (20.0, 65.0)])
    assert found.crosses_target_on == after(108)


def test_a_first_failure_is_never_below_doing_nothing() -> None:
    silence = project(WORK_1, replayed(WORK_1, []), after(90), 0.80)
    failure = project(WORK_1, replayed(WORK_1, [(40, "again")]), after(90), 0.80)
    assert failure.stability < silence.stability
    assert failure.projected == silence.projected
    assert failure.band == silence.band
    assert failure.crosses_target_on == silence.crosses_target_on


def test_a_failure_after_successes_lowers_it() -> None:
    kept = project(WORK_1, replayed(WORK_1, [(40, "good")]), after(120), 0.80)
    failed = project(WORK_1, replayed(WORK_1, [(40, "good"), (60, "again")]), after(120), 0.80)
    assert failed.projected < kept.projected


@pytest.mark.parametrize("target", [0.5, 0.8, 0.95, 1.0])
def test_the_crossing_day_is_the_first_day_below_target(target: float) -> None:
    steps = replayed(WORK_1, [(14, "good")])
    crossing = project(WORK_1, steps, after(20), target).crosses_target_on
    assert crossing is not None
    assert project(WORK_1, steps, crossing, target).projected < target
    assert project(WORK_1, steps, crossing - timedelta(days=1), target).projected >= target


@pytest.mark.parametrize("target", [0.0, 0.001])
def test_a_target_that_is_not_crossed_within_sight_has_no_day(target: float) -> None:
    assert project(WORK_1, replayed(WORK_1, []), after(9), target).crosses_target_on is None


def test_the_benchmark_of_use() -> None:
    assert [round(100 * benchmark(days)) for days in (-3, 0, 30, 91, 188)] == [62, 62, 58, 51, 43]


def test_the_example_of_the_documentation_is_computed() -> None:
    text = (Path(__file__).parents[2] / "docs/measures.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| (\w+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+)", text, re.MULTILINE)
    assert rows == [
        (
            str((step.day - LEARNED).days),
            step.rating,
            f"{step.before.stability:.1f}",
            f"{step.retention:.3f}".lstrip("0"),
            f"{step.memory.stability:.1f}",
        )
        for step in replayed(WORK_1, HALF_YEAR)
        if step.before
    ]
