"""Rates of false discovery: worked by hand, against the exact distribution, and on data in which there is nothing to find."""

import numpy as np
import pytest
from scipy.stats import hypergeom

from toolkit.statistics.discovery import by_chance, discovery_rates


def test_rates_are_those_of_benjamini_and_hochberg():
    # 5 tests: 0.005 * 5 / 1, 0.01 * 5 / 2, 0.03 * 5 / 3 and 0.04 * 5 / 4, each at most the next
    assert discovery_rates([0.01, 0.04, 0.03, 0.005, 0.5]) == pytest.approx([0.025, 0.05, 0.05, 0.025, 0.5])
    assert discovery_rates([0.01, 0.04], tests=10) == pytest.approx([0.1, 0.2])
    assert len(discovery_rates([])) == 0


def test_what_is_more_than_expected_is_never_held_surer_than_the_exact_test_says():
    for total, row, column in ((16, 4, 3), (900, 195, 3), (2300, 158, 40), (50, 20, 30)):
        expected = row * column / total
        for both in range(int(expected) + 2, min(row, column) + 1):
            exact = hypergeom.sf(both - 1, total, row, column)
            assert by_chance(both, row, column, total) >= exact * (1 - 1e-9)
    assert by_chance(3, 4, 3, 16) == pytest.approx((4 / 16) ** 3)


def test_among_tests_of_nothing_hardly_ever_one_is_found():
    draws = np.random.default_rng(1).random((200, 500))
    assert sum((discovery_rates(p) <= 0.05).any() for p in draws) <= 20  # one family in twenty, and chance
