"""How sure a share is: the Wilson score interval (Wilson 1927). Knows nothing of learning."""

from math import sqrt
from typing import Final

Z_80: Final = 1.2815515655446004
"""The normal quantile that leaves 10 % on either side."""


def wilson_interval(share: float, n: int, z: float = Z_80) -> tuple[float, float]:
    """Return the interval of a share of 1 seen in `n` cases; `n` is at least 1."""
    spread = z * z / n
    middle = (share + spread / 2) / (1 + spread)
    half = z * sqrt(share * (1 - share) / n + spread / n / 4) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)
