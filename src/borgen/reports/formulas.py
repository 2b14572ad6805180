"""The formulas of the measures as text, each filled in with the numbers of one pair.

Sources are in docs/measures.md; a test holds the formulas equal to what `retention` computes.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from math import exp
from types import MappingProxyType
from typing import Final

from borgen.dates import days_between
from borgen.frozen import Value
from borgen.model.common import Fades, Rating
from borgen.progress.evidence import Z_80
from borgen.progress.values import Observed
from borgen.retention import Preset, Projection, ReviewStep, retrievability

FORMULAS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "factor": "0.9^(-1 / w20) - 1",
        "easiest": "w4 - e^(w5 x 3) + 1",
        "retention": "(1 + F x d / S)^-w20",
        "first_stability": "w x f",
        "first_difficulty": "min(10, max(1, w4 - e^(w5 x (G - 1)) + 1))",
        "difficulty": "min(10, max(1, w7 x E + (1 - w7) x (D - w6 x (G - 3) x (10 - D) / 9)))",
        "success": "S x (1 + e^w8 x (11 - D) x S^-w9 x (e^(w10 x (1 - R)) - 1) x h)",
        "failure": "min(w11 x D^-w12 x ((S + 1)^w13 - 1) x e^(w14 x (1 - R)), S / e^(w17 x w18))",
        "same_day": "S x max(1, e^(w17 x (G - 3 + w18)) x S^-w19)",
        "same_day_failure": "S x e^(w17 x (G - 3 + w18)) x S^-w19",
        "floor": "max(N, floor x S)",
        "cap": "min(N, cap)",
        "best": "max(R0, R)",
        "preserved": "P - R0",
        "gap": "max(0, T - P)",
        "end": "(1 + F x d / (S x b))^-w20",
        "crossing": "S / F x (T^(-1 / w20) - 1)",
        "observed": "k / n",
        "least": (
            "(p + z^2 / (2 x n) - z x (p x (1 - p) / n + z^2 / (4 x n^2))^0.5) / (1 + z^2 / n)"
        ),
        "most": (
            "(p + z^2 / (2 x n) + z x (p x (1 - p) / n + z^2 / (4 x n^2))^0.5) / (1 + z^2 / n)"
        ),
    }
)
"""Each formula by name: `x` multiplies, `^` raises to a power, `e` is 2.71828."""
LETTERS: Final = re.compile(r"[A-Za-z]\w*")
"""A word in a formula: a letter that stands for a number, or one of a few operators."""
_OPERATORS: Final = frozenset({"e", "x", "min", "max"})
GRADES: Final[Mapping[Rating, int]] = MappingProxyType(
    {"again": 1, "hard": 2, "good": 3, "easy": 4}
)
"""G in the formulas."""


class WorkedFormula(Value, frozen=True):
    """A formula filled in.

    Attributes:
        symbol: the letter of the result.
        name: a key of `FORMULAS`.
        numbers: the numbers that go in, by the letters of the formula.
    """

    symbol: str
    name: str
    numbers: Mapping[str, float]
    result: float

    @property
    def formula(self) -> str:
        """The formula in letters."""
        return FORMULAS[self.name]


def worked(symbol: str, name: str, result: float, numbers: Mapping[str, float]) -> WorkedFormula:
    """Return a formula filled in; `numbers` may hold more than the formula needs."""
    used = {letter: numbers[letter] for letter in letters(FORMULAS[name])}
    return WorkedFormula(symbol, name, MappingProxyType(used), result)


def letters(formula: str) -> tuple[str, ...]:
    """Return the letters of a formula that stand for numbers, each once."""
    words = dict.fromkeys(LETTERS.findall(formula))
    return tuple(word for word in words if word not in _OPERATORS)


def constants(preset: Preset, fades: Fades, target: float) -> Mapping[str, float]:
    """Return the letters that have the same number in all formulas of a pair.

    Args:
        preset: gives w0 to w20, the floor, the cap, F, and E: the first difficulty after easy,
            unbounded, to which difficulty reverts.
        fades: how fast the skill fades; gives f.
        target: T, the retention that is aimed at, a share of 1.
    """
    w = {f"w{n}": value for n, value in enumerate(preset.parameters)}
    fixed = {"floor": preset.floor, "cap": preset.cap, "f": preset.fades[fades], "T": target}
    easiest = w["w4"] - exp(w["w5"] * 3) + 1
    return MappingProxyType({**w, **fixed, "F": preset.factor, "E": easiest})


def worked_review(
    preset: Preset, step: ReviewStep, fixed: Mapping[str, float]
) -> tuple[WorkedFormula, ...]:
    """Return the formulas of one review in order of use: retention, stability, difficulty."""
    return tuple(_first(step, fixed) if step.before is None else _later(preset, step, fixed))


def _first(step: ReviewStep, fixed: Mapping[str, float]) -> Iterator[WorkedFormula]:
    grade = GRADES[step.rating]
    numbers = {**fixed, "w": fixed[f"w{grade - 1}"], "G": grade}
    yield worked("S", "first_stability", step.unbounded, numbers)
    yield from _bounded(step, {**numbers, "N": step.unbounded, "S": 0.0})
    yield worked("D", "first_difficulty", step.memory.difficulty, numbers)


def _later(preset: Preset, step: ReviewStep, fixed: Mapping[str, float]) -> Iterator[WorkedFormula]:
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
    yield worked("N" if bounded else "S'", _stability_formula(step), step.unbounded, numbers)
    yield from bounded
    yield worked("D'", "difficulty", step.memory.difficulty, numbers)


def _stability_formula(step: ReviewStep) -> str:
    if step.rule == "same_day":
        return "same_day_failure" if step.rating == "again" else "same_day"
    return step.rule


def _bounded(step: ReviewStep, numbers: Mapping[str, float]) -> Iterator[WorkedFormula]:
    """Yield the formula of the floor or the cap; after *again* that of the floor always."""
    if step.bound == "cap":
        yield worked("S'", "cap", step.memory.stability, numbers)
    elif step.rating == "again" and step.before is not None:
        yield worked("S'", "floor", step.memory.stability, numbers)


def worked_projection(
    projection: Projection,
    steps: Sequence[ReviewStep],
    day: dt.date,
    preset: Preset,
    fixed: Mapping[str, float],
) -> tuple[WorkedFormula, ...]:
    """Return the formulas of measures 1 to 4 on `day`: retention, gap, preserved and band.

    Args:
        projection: the results.
        steps: the replay of the pair's ratings, learning first.
        day: the report's day.
        preset: the preset of the replay.
        fixed: its `constants`.
    """
    alone, latest = steps[0], steps[-1]
    replayed = _retention(latest, day, preset)
    curves = {"R0": projection.baseline, "R": replayed, "P": projection.projected, **fixed}
    found = [
        worked("R0", "retention", projection.baseline, _curve(alone, day, fixed)),
        worked("R", "retention", replayed, _curve(latest, day, fixed)),
        worked("P", "best", projection.projected, curves),
        worked("preserved", "preserved", projection.preserved, curves),
        worked("gap", "gap", projection.gap, curves),
    ]
    for symbol, end, scale in zip(("low", "high"), projection.band, preset.band, strict=True):
        higher = max(alone, latest, key=lambda step: _retention(step, day, preset, scale))
        numbers = {**_curve(higher, day, fixed), "b": scale}
        found.append(worked(symbol, "end", end, numbers))
    return tuple(found)


def _retention(step: ReviewStep, day: dt.date, preset: Preset, scale: float = 1.0) -> float:
    memory = step.memory
    return retrievability(days_between(memory.last, day), memory.stability * scale, preset)


def _curve(step: ReviewStep, day: dt.date, fixed: Mapping[str, float]) -> Mapping[str, float]:
    memory = step.memory
    return {**fixed, "d": days_between(memory.last, day), "S": memory.stability}


def worked_crossing(step: ReviewStep, fixed: Mapping[str, float]) -> WorkedFormula:
    """Return the formula of the days after a review until its curve comes to the target."""
    stability = step.memory.stability
    days = stability / fixed["F"] * (fixed["T"] ** (-1 / fixed["w20"]) - 1)
    return worked("d", "crossing", days, {**fixed, "S": stability})


def worked_observed(found: Observed | None) -> tuple[WorkedFormula, ...]:
    """Return the formulas of measure 7; empty where nothing was observed."""
    if found is None:
        return ()
    numbers = {"k": found.share * found.n, "n": found.n, "p": found.share, "z": Z_80}
    low, high = found.interval
    return (
        worked("p", "observed", found.share, numbers),
        worked("least", "least", low, numbers),
        worked("most", "most", high, numbers),
    )
