"""One review of the replay as sums: what was left, the new stability, the new difficulty."""

from collections.abc import Iterator, Mapping
from math import exp
from types import MappingProxyType
from typing import Final

from borgen.model.common import Fades, Rating
from borgen.reports.formulas import Sum, worked
from borgen.retention import Preset, ReviewStep

GRADES: Final[Mapping[Rating, int]] = MappingProxyType(
    {"again": 1, "hard": 2, "good": 3, "easy": 4}
)


def constants(preset: Preset, fades: Fades, target: float) -> Mapping[str, float]:
    """Return the letters that are the same in all sums of a pair.

    Args:
        preset: where they come from.
        fades: how fast the skill fades: `f`.
        target: the retention that is aimed at: `T`.
    """
    w = {f"w{n}": value for n, value in enumerate(preset.parameters)}
    fixed = {"floor": preset.floor, "cap": preset.cap, "f": preset.fades[fades], "T": target}
    return MappingProxyType({**w, **fixed, "F": preset.factor, "E": _easiest(preset)})


def _easiest(preset: Preset) -> float:
    """Return E: where difficulty is drawn to, the first difficulty after *easy*, unbounded."""
    return preset.parameters[4] - exp(preset.parameters[5] * 3) + 1


def step_sums(preset: Preset, step: ReviewStep, fixed: Mapping[str, float]) -> tuple[Sum, ...]:
    """Return the sums of one review, in the order in which a calculator needs them."""
    return tuple(_first(step, fixed) if step.before is None else _later(preset, step, fixed))


def _first(step: ReviewStep, fixed: Mapping[str, float]) -> Iterator[Sum]:
    grade = GRADES[step.rating]
    numbers = {**fixed, "w": fixed[f"w{grade - 1}"], "G": grade}
    yield worked("S", "first_stability", step.unbounded, numbers)
    yield from _bounded(step, {**numbers, "N": step.unbounded, "S": 0.0})
    yield worked("D", "first_difficulty", step.memory.difficulty, numbers)


def _later(preset: Preset, step: ReviewStep, fixed: Mapping[str, float]) -> Iterator[Sum]:
    before, left = step.before, step.retention
    if before is None or left is None:
        return
    w = preset.parameters
    numbers = {
        **fixed,
        "d": step.elapsed,
        "S": before.stability,
        "D": before.difficulty,
        "R": left,
        "G": GRADES[step.rating],
        "h": {"hard": w[15], "easy": w[16]}.get(step.rating, 1.0),
        "N": step.unbounded,
    }
    yield worked("R", "retention", left, numbers)
    bounded = tuple(_bounded(step, numbers))
    yield worked("N" if bounded else "S'", _formula(step), step.unbounded, numbers)
    yield from bounded
    yield worked("D'", "difficulty", step.memory.difficulty, numbers)


def _formula(step: ReviewStep) -> str:
    if step.rule == "same_day":
        return "same_day_failure" if step.rating == "again" else "same_day"
    return step.rule


def _bounded(step: ReviewStep, numbers: Mapping[str, float]) -> Iterator[Sum]:
    """Yield how the floor or the cap is held against it; after *again* the floor always is."""
    if step.bound == "cap":
        yield worked("S'", "cap", step.memory.stability, numbers)
    elif step.rating == "again" and step.before is not None:
        yield worked("S'", "floor", step.memory.stability, numbers)
