"""Figures that somebody can check by hand, and peers: scipy's G-test and Poisson comparison."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from toolkit.statistics.contingency import log_dice, log_likelihood
from toolkit.statistics.dispersion import deviation_of_proportions, juilland
from toolkit.statistics.intervals import resampled_rates
from toolkit.statistics.keyness import conservative_log_ratio, keyness, log_ratio

counts = st.integers(0, 500)


@given(counts, counts, st.integers(501, 10_000), st.integers(501, 10_000))
def test_g2_is_that_of_scipy_and_its_sign_says_the_direction(f1, f2, n1, n2):
    made = keyness([f1], n1, [f2], n2)[0]
    if f1 + f2 == 0:
        assert made == pytest.approx(0, abs=1e-9)
        return
    table = [[f1, f2], [n1 - f1, n2 - f2]]
    peer = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
    assert abs(made) == pytest.approx(peer, rel=1e-9, abs=1e-6)
    assert made <= 0 or f1 / n1 >= f2 / n2
    assert made >= 0 or f1 / n1 <= f2 / n2


def test_the_log_ratio_counts_doublings_and_nought_as_a_half():
    assert log_ratio([8, 2, 4, 0], 1000, [2, 8, 4, 4], 1000).tolist() == [2, -2, 0, -3]
    assert log_ratio([8], 1000, [8], 2000)[0] == 1


@given(counts, counts)
def test_the_conservative_log_ratio_is_nearer_to_nought_than_the_log_ratio(f1, f2):
    plain, careful = log_ratio([f1], 9000, [f2], 7000)[0], conservative_log_ratio([f1], 9000, [f2], 7000)[0]
    assert careful == 0 or np.sign(careful) == np.sign(plain)
    if f1 and f2:
        assert abs(careful) <= abs(plain) + 1e-9


def test_the_interval_behind_it_is_the_exact_one():
    f1, f2, n1, n2 = 30, 10, 5000, 8000
    interval = stats.binomtest(f1, f1 + f2).proportion_ci(0.95, method="exact")
    expected = np.log2(interval.low / (1 - interval.low) * n2 / n1)
    assert conservative_log_ratio([f1], n1, [f2], n2)[0] == pytest.approx(expected)
    many = conservative_log_ratio([f1] * 100, n1, [f2] * 100, n2)[0]
    assert 0 <= many < expected  # Bonferroni: the more items, the wider the interval


def test_log_dice_has_its_highest_value_for_words_that_only_stand_together():
    assert log_dice([10, 5, 0], [10, 10, 3], [10, 10, 3]).tolist() == [14, 13, -np.inf]


def test_words_that_stand_together_less_than_by_chance_have_a_minus():
    assert log_likelihood(1, 100, 100, 1000) < 0 < log_likelihood(60, 100, 100, 1000)
    assert log_likelihood(10, 100, 100, 1000) == pytest.approx(0, abs=1e-9)


SIZES = np.array([100.0, 100.0, 200.0])


@pytest.mark.parametrize(
    ("spread", "dp", "d"),
    [([1, 1, 2], 0.0, 1.0), ([4, 0, 0], 1.0, 0.0), ([0, 0, 8], 2 / 3, 0.0)],
)
def test_dispersion_of_what_is_even_and_of_what_is_in_one_place(spread, dp, d):
    column = np.array(spread, dtype=float)[:, None]
    assert deviation_of_proportions(column, SIZES)[0] == pytest.approx(dp)
    assert juilland(column, SIZES)[0] == pytest.approx(d, abs=1e-9)


def test_what_does_not_occur_and_a_single_part_have_no_dispersion():
    assert np.isnan(deviation_of_proportions(np.zeros((3, 1)), SIZES)).all()
    assert np.isnan(juilland(np.ones((1, 2)), SIZES[:1])).all()


def test_an_interval_holds_the_rate_and_one_part_has_none():
    counts = np.array([[1.0, 0], [5, 0], [9, 0], [3, 0]])
    sizes = np.array([100.0, 200, 300, 100])
    low, high = resampled_rates(counts, sizes)
    assert low[0] < 18 / 700 < high[0]
    assert (low[1], high[1]) == (0, 0)
    assert np.isnan(resampled_rates(counts[:1], sizes[:1])).all()


def test_an_interval_covers_the_true_rate_about_as_often_as_it_says():
    draw = np.random.default_rng(3)
    theme = draw.gamma(1.0, 1.0, size=(30, 200))  # words cluster in texts
    counts = draw.poisson(theme * 5.0)
    low, high = resampled_rates(counts.astype(float), np.full(30, 1000.0))
    assert ((low <= 0.005) & (high >= 0.005)).mean() > 0.88


def test_the_same_counts_give_the_same_interval():
    counts, sizes = np.arange(12.0).reshape(4, 3), np.full(4, 100.0)
    assert np.array_equal(resampled_rates(counts, sizes), resampled_rates(counts, sizes))
