"""The formulas of the measures as text, and each as a sum with its numbers: for a calculator.

They stand in docs/measures.md with their sources; a test holds them equal to `retention`.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from borgen.frozen import Value

FORMULAS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "factor": "0.9^(-1 / w20) - 1",
        "easiest": "w4 - e^(w5 x 3) + 1",
        "retention": "(1 + F x d / S)^-w20",
        "first_stability": "w x f",
        "first_difficulty": "min(10, max(1, w4 - e^(w5 x (G - 1)) + 1))",
        "difficulty": ("min(10, max(1, w7 x E + (1 - w7) x (D - w6 x (G - 3) x (10 - D) / 9)))"),
        "success": "S x (1 + e^w8 x (11 - D) x S^-w9 x (e^(w10 x (1 - R)) - 1) x h)",
        "failure": ("min(w11 x D^-w12 x ((S + 1)^w13 - 1) x e^(w14 x (1 - R)), S / e^(w17 x w18))"),
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
"""The words of a formula: letters that stand for numbers, and a few operators."""
_OPERATORS: Final = frozenset({"e", "x", "min", "max"})


class Sum(Value, frozen=True):
    """One formula filled in.

    Attributes:
        symbol: what comes out.
        name: a key of `FORMULAS`.
        numbers: what goes in, by the letters of the formula.
    """

    symbol: str
    name: str
    numbers: Mapping[str, float]
    result: float

    @property
    def formula(self) -> str:
        """The formula in letters."""
        return FORMULAS[self.name]


def worked(symbol: str, name: str, result: float, numbers: Mapping[str, float]) -> Sum:
    """Return a sum; `numbers` may hold more than the formula asks for."""
    used = {letter: numbers[letter] for letter in letters(FORMULAS[name])}
    return Sum(symbol, name, MappingProxyType(used), result)


def letters(formula: str) -> tuple[str, ...]:
    """Return the letters of a formula that stand for numbers, each once."""
    words = dict.fromkeys(LETTERS.findall(formula))
    return tuple(word for word in words if word not in _OPERATORS)
