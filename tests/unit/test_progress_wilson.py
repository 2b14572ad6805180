"""The Wilson interval, against figures computed by hand and by an independent formula."""

from math import sqrt

import pytest

from borgen.progress.wilson import Z_80, wilson_interval


@pytest.mark.parametrize(("share", "n"), [(0.5, 1), (14 / 24, 12), (0.0, 3), (1.0, 5), (0.25, 400)])
def test_the_ends_solve_the_score_equation(share: float, n: int) -> None:
    for end in wilson_interval(share, n):
        assert abs(end - share) == pytest.approx(Z_80 * sqrt(end * (1 - end) / n), abs=1e-6)


def test_known_figures() -> None:
    assert wilson_interval(0.1, 10, 1.959964) == pytest.approx((0.017876, 0.404150), abs=1e-6)


def test_it_stays_within_shares_and_narrows() -> None:
    assert wilson_interval(0.0, 5)[0] == 0
    assert wilson_interval(1.0, 5)[1] == pytest.approx(1)
    narrow, wide = wilson_interval(0.5, 100), wilson_interval(0.5, 10)
    assert wide[0] < narrow[0] < narrow[1] < wide[1]
