"""Planted differences are found, shuffled documents show none: the error rate over a whole table stays at its level."""

import numpy as np
import pytest
from scipy.stats import binom

from toolkit.statistics.comparison import compared
from toolkit.statistics.permutation import LEVEL, adjusted_probabilities


def corpus(seed, documents=16, items=100):
    """Word counts as texts have them: frequencies as Zipf's law says, each word clustered in some of the texts."""
    draw = np.random.default_rng(seed)
    frequency = np.minimum(0.02, 0.1 / np.arange(1, items + 1))
    sizes = draw.integers(300, 3000, size=documents).astype(float)
    theme = draw.gamma(0.4, 1 / 0.4, size=(documents, items))
    return draw.poisson(frequency * theme * sizes[:, None]).astype(float), sizes, draw


def test_with_the_labels_of_documents_shuffled_hardly_any_table_shows_a_difference():
    tables, wrong = 60, 0
    for seed in range(tables):
        counts, sizes, draw = corpus(seed)
        first = np.zeros(len(sizes), dtype=bool)
        first[draw.choice(len(sizes), 7, replace=False)] = True
        wrong += bool(compared(counts, sizes, first, ~first).holds.any())
    assert wrong <= binom.ppf(0.999, tables, LEVEL)


def test_counting_words_one_by_one_would_have_shown_many():
    found = 0
    for seed in range(10):
        counts, sizes, _ = corpus(seed)
        first = np.arange(len(sizes)) < 7
        found += int((compared(counts, sizes, first, ~first).conservative != 0).sum())
    assert found > 50  # why the labels of documents are shuffled, and not words


def test_what_was_planted_holds_and_the_rest_does_not():
    counts, sizes, draw = corpus(7, documents=24)
    first = np.arange(len(sizes)) < 12
    counts[:12, 40] += draw.poisson(0.015 * sizes[:12])
    counts[12:, 60] += draw.poisson(0.015 * sizes[12:])
    made = compared(counts, sizes, first, ~first)
    assert np.flatnonzero(made.holds).tolist() == [40, 60]
    assert made.g2[40] > 0 > made.g2[60]


def test_one_text_that_repeats_a_word_is_one_witness():
    counts, sizes, _ = corpus(9)
    counts[:, 5] = 0
    counts[0, 5] = 300
    first = np.arange(len(sizes)) < 8
    made = compared(counts, sizes, first, ~first)
    assert made.conservative[5] > 3
    assert not made.holds[5]


@pytest.mark.parametrize("texts", [1, 2, 4])
def test_below_five_texts_nothing_holds(texts):
    counts = np.tile([[50.0, 1.0]], (texts + 6, 1))
    counts[texts:] = [1.0, 50.0]
    first = np.arange(texts + 6) < texts
    made = compared(counts, np.full(texts + 6, 1000.0), first, ~first)
    assert not made.holds.any()
    assert np.isnan(made.probability).all()


def test_every_labelling_is_tried_where_there_are_few():
    rates = np.array([[9.0], [8.0], [7.0], [9.5], [8.5], [1.0], [2.0], [1.5], [2.5], [0.5]])
    first = np.arange(10) < 5
    assert adjusted_probabilities(rates, first)[0] == pytest.approx(2 / 252)


def test_a_difference_is_as_probable_whichever_side_is_first():
    counts, sizes, _ = corpus(11)
    rates, first = counts / sizes[:, None], np.arange(len(sizes)) < 6
    one, other = adjusted_probabilities(rates, first), adjusted_probabilities(rates, ~first)
    assert one == pytest.approx(other, abs=0.03)


def test_no_difference_is_less_probable_than_the_labelling_that_was_observed():
    counts, sizes, draw = corpus(3, documents=40)
    first = np.arange(len(sizes)) < 20
    counts[:, ::7] = np.outer(first, draw.integers(20, 22, size=15)) * 7  # hardly any spread: rounding weighs
    made = compared(counts, sizes, first, ~first)
    assert made.probability.min() == 1 / 1000
