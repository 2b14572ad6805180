"""No group under the minimum stands in a report, nor can it be had by subtraction."""

from itertools import chain, combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from borgen.reports.suppression import is_few, shown_groups

SIZES = st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 12))


@pytest.mark.parametrize(
    ("sizes", "others", "shown"),
    [
        ({"bv": 3, "ks": 5, "pv": 4}, 0, {"ks"}),
        ({"a": 5, "b": 5}, 0, {"a", "b"}),
        ({"a": 6, "b": 5, "c": 4}, 0, {"a"}),
        ({"a": 5, "b": 5, "c": 4}, 0, {"b"}),
        ({"a": 8, "b": 1}, 0, set()),
        ({"a": 8}, 2, set()),
        ({"a": 8}, 5, {"a"}),
        ({"a": 8}, 0, {"a"}),
        ({}, 3, set()),
        ({"a": 9, "b": 0}, 0, {"a"}),
    ],
)
def test_who_hides(sizes: dict[str, int], others: int, shown: set[str]) -> None:
    assert shown_groups(sizes, others, 5) == shown


@given(SIZES, st.integers(0, 12), st.integers(3, 8))
def test_nothing_small_is_shown_or_left_over(
    sizes: dict[str, int], others: int, minimum: int
) -> None:
    """Whatever is taken from a total that may be shown, the rest is about nobody or enough."""
    total = others + sum(sizes.values())
    assume(total >= minimum)
    shown = shown_groups(sizes, others, minimum)
    some = chain.from_iterable(combinations(sorted(shown), n) for n in range(len(shown) + 1))
    assert all(sizes[group] >= minimum for group in shown)
    assert not any(is_few(total - sum(sizes[group] for group in part), minimum) for part in some)


@given(SIZES, st.integers(0, 12))
def test_nothing_hides_without_a_reason(sizes: dict[str, int], others: int) -> None:
    shown = shown_groups(sizes, others, 5)
    large = {group for group, size in sizes.items() if size >= 5}
    small = others + sum(size for size in sizes.values() if size < 5)
    assert shown == large or is_few(small, 5)
