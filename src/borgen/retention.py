"""Projected retention: a forgetting curve, replayed from what was logged, never stored.

The formulas are those of FSRS-6 (https://github.com/open-spaced-repetition/fsrs4anki/wiki, "The
Algorithm") with parameters fitted to applying a skill at work, and two bounds of our own. Which
entry counts as which review belongs to `progress`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import exp, floor
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from borgen.dates import plus_days
from borgen.frozen import Value
from borgen.model.common import Fades, Rating

MODEL: Final = "FSRS-6"
"""The name of the model, which every report gives beside the preset."""
StabilityRule: TypeAlias = Literal["first", "same_day", "success", "failure"]
Bound: TypeAlias = Literal["floor", "cap"]
_GRADES: Final[Mapping[Rating, int]] = MappingProxyType(
    {"again": 1, "hard": 2, "good": 3, "easy": 4}
)
_STABILITY_MIN: Final = 0.001
_LEAST, _MOST = 1.0, 10.0
"""Bounds of a difficulty."""
_HORIZON_DAYS: Final = 36500
"""A crossing day later than this, a hundred years, is not given."""


class Preset(Value, frozen=True):
    """A named set of constants; every report names it.

    Attributes:
        parameters: w0-w20 of FSRS-6.
        floor: the least share of the stability that is left after *again* (a choice).
        cap: the maximum of a stability in days (a choice).
        fades: the factor of w0-w3 for each way of fading.
        band: the factors of the stability at both ends of the range in the literature.
    """

    name: str
    parameters: tuple[float, ...]
    floor: float
    cap: float
    fades: Mapping[Fades, float]
    band: tuple[float, float]

    @property
    def factor(self) -> float:
        """F of the curve: it makes R(S, S) = 0.9."""
        return float(0.9 ** (-1 / self.parameters[20]) - 1)


WORK_1: Final = Preset(
    name="work-1",
    parameters=(
        *(10.0, 20.0, 47.0, 94.0, 9.2945, 0.8334, 3.0194),
        *(0.001, 1.0, 0.1666, 0.796, 1.4835, 0.0614, 0.2629),
        *(1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.8),
    ),
    floor=0.25,
    cap=365.0,
    fades=MappingProxyType({"slow": 1.0, "medium": 34 / 47, "fast": 20 / 47}),
    band=(20 / 47, 65 / 47),
)
"""Stability 47 days and decay 0.8 from Saks & Belcourt (2006), the range and the other two
stabilities from Tatel & Ackerman (2025); w4, w8, floor and cap are choices."""


class Memory(Value, frozen=True):
    """The state after a review: stability in days, difficulty 1-10, and when it was."""

    stability: float
    difficulty: float
    last: date


class ReviewStep(Value, frozen=True):
    """The effect of one review: one line of the arithmetic.

    Attributes:
        day: its day; the first step is the day of learning.
        rating: how it went.
        rule: the formula that gave the new stability.
        elapsed: whole days since the review before.
        retention: R just before it, a share of 1; None for the first.
        before: the memory before it; None for the first.
        unbounded: the new stability before floor and cap.
        bound: which of the two applied, if any.
        memory: the memory after it.
    """

    day: date
    rating: Rating
    rule: StabilityRule
    elapsed: int
    retention: float | None
    before: Memory | None
    unbounded: float
    bound: Bound | None
    memory: Memory


class Projection(Value, frozen=True):
    """The projection of one person's goal on one day; see docs/measures.md. Stability in days."""

    projected: float
    baseline: float
    gap: float
    band: tuple[float, float]
    stability: float
    difficulty: float
    crosses_target_on: date | None

    @property
    def preserved(self) -> float:
        """The projected retention in excess of doing nothing, a share of 1."""
        return self.projected - self.baseline


def retrievability(elapsed_days: int, stability: float, preset: Preset = WORK_1) -> float:
    """Return R after `elapsed_days`: (1 + F t/S)^-w20, a share of 1."""
    return _left(preset.factor, preset.parameters[20], elapsed_days, stability)


def use_benchmark(days: int) -> float:
    """Return the reference share of people who still apply it `days` after learning.

    B(d) = 0.62 (1 + 0.140827 d/47)^-0.8, an estimate by 150 training professionals
    (Saks & Belcourt 2006).
    """
    return float(0.62 * (1 + 0.140827 * max(0, days) / 47) ** -0.8)


def replay(
    preset: Preset,
    learned: date,
    rating: Rating,
    reviews: Iterable[tuple[date, Rating]],
    fades: Fades = "slow",
) -> tuple[ReviewStep, ...]:
    """Return the effect of each review, learning first: whole days, no learning steps, no fuzz.

    Args:
        preset: the constants.
        learned: the day of learning, which is the first review.
        rating: the rating of learning.
        reviews: day and rating of later reviews, none before `learned`, in any order.
        fades: how fast the skill fades.
    """
    in_order = sorted(reviews, key=lambda review: (review[0], _GRADES[review[1]]))
    return tuple(_steps(preset, learned, rating, in_order, fades))


def _steps(
    preset: Preset,
    learned: date,
    rating: Rating,
    reviews: Iterable[tuple[date, Rating]],
    fades: Fades,
) -> Iterator[ReviewStep]:
    w, factor = preset.parameters, preset.factor
    kept, drawn = 1 - w[7], w[7] * _initial_difficulty(preset, "easy")
    initial = w[_GRADES[rating] - 1] * preset.fades[fades]
    stability, bound = _bounded(preset, initial, 0.0)
    memory = Memory(stability, _difficulty_within(_initial_difficulty(preset, rating)), learned)
    yield ReviewStep(learned, rating, "first", 0, None, None, initial, bound, memory)
    for day, grade in reviews:
        before, elapsed = memory, (day - memory.last).days
        retention = _left(factor, w[20], elapsed, before.stability)
        rule, unbounded = _reviewed(w, elapsed, before, retention, grade)
        least = preset.floor * before.stability if grade == "again" else 0.0
        stability, bound = _bounded(preset, unbounded, least)
        difficulty = before.difficulty
        damped = difficulty - w[6] * (_GRADES[grade] - 3) * (10 - difficulty) / 9
        memory = Memory(stability, _difficulty_within(drawn + kept * damped), day)
        yield ReviewStep(day, grade, rule, elapsed, retention, before, unbounded, bound, memory)


def _left(factor: float, decay: float, elapsed_days: int, stability: float) -> float:
    if elapsed_days <= 0:
        return 1.0
    left: float = (1 + factor * elapsed_days / stability) ** -decay
    return left


def _reviewed(
    w: Sequence[float], elapsed: int, before: Memory, retention: float, rating: Rating
) -> tuple[StabilityRule, float]:
    """Return the rule for a review, and the new stability before floor and cap."""
    if elapsed < 1:
        return "same_day", _same_day(w, before.stability, rating)
    if rating == "again":
        return "failure", _after_failure(w, before, retention)
    return "success", _after_success(w, before, retention, rating)


def _bounded(preset: Preset, stability: float, least: float) -> tuple[float, Bound | None]:
    if stability > preset.cap:
        return preset.cap, "cap"
    if stability < least:
        return least, "floor"
    if stability < _STABILITY_MIN:
        return _STABILITY_MIN, None
    return stability, None


def _same_day(w: Sequence[float], stability: float, rating: Rating) -> float:
    growth = exp(w[17] * (_GRADES[rating] - 3 + w[18])) * stability ** -w[19]
    return float(stability * (growth if rating == "again" else max(growth, 1.0)))


def _after_failure(w: Sequence[float], before: Memory, retention: float) -> float:
    long_term = (
        w[11]
        * before.difficulty ** -w[12]
        * ((before.stability + 1) ** w[13] - 1)
        * exp((1 - retention) * w[14])
    )
    return float(min(long_term, before.stability / exp(w[17] * w[18])))


def _after_success(w: Sequence[float], before: Memory, retention: float, rating: Rating) -> float:
    growth = (
        exp(w[8])
        * (11 - before.difficulty)
        * before.stability ** -w[9]
        * (exp((1 - retention) * w[10]) - 1)
        * (w[15] if rating == "hard" else w[16] if rating == "easy" else 1.0)
    )
    return float(before.stability * (1 + growth))


def _initial_difficulty(preset: Preset, rating: Rating) -> float:
    w = preset.parameters
    return w[4] - exp(w[5] * (_GRADES[rating] - 1)) + 1


def _difficulty_within(difficulty: float) -> float:
    if _LEAST <= difficulty <= _MOST:
        return difficulty
    return min(max(difficulty, _LEAST), _MOST)


def project(preset: Preset, steps: tuple[ReviewStep, ...], day: date, target: float) -> Projection:
    """Return the projection on `day` after the replayed `steps`, never below doing nothing.

    Args:
        preset: the constants the steps were replayed with.
        steps: what `replay` returned; none later than `day`.
        day: the report's day.
        target: the retention aimed at, a share of 1.
    """
    memories = steps[0].memory, steps[-1].memory
    factor, decay = preset.factor, preset.parameters[20]
    (alone, since), (latest, then) = ((memory, (day - memory.last).days) for memory in memories)

    def best(scale: float) -> float:
        return max(
            _left(factor, decay, since, alone.stability * scale),
            _left(factor, decay, then, latest.stability * scale),
        )

    projected = best(1.0)
    return Projection(
        projected=projected,
        baseline=_left(factor, decay, since, alone.stability),
        gap=max(0.0, target - projected),
        band=(best(preset.band[0]), best(preset.band[1])),
        stability=latest.stability,
        difficulty=latest.difficulty,
        crosses_target_on=_crossing(preset, memories, target),
    )


def _crossing(preset: Preset, memories: tuple[Memory, Memory], target: float) -> date | None:
    """Return the first day, since the last review, on which every curve is below `target`."""
    if target <= 0:
        return None
    factor, decay = preset.factor, preset.parameters[20]
    spent = float(min(target, 1.0) ** (-1 / decay) - 1) / factor
    days: list[date] = []
    for memory in memories:
        elapsed = floor(memory.stability * spent)
        while _left(factor, decay, elapsed, memory.stability) >= target:
            elapsed += 1
        if elapsed > _HORIZON_DAYS:
            return None
        days.append(plus_days(memory.last, elapsed))
    return max(days)
