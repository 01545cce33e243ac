"""A passage that says the same is found among others; passages drawn by chance are not close."""

import numpy as np
import pytest

from toolkit.collation.parallels import closest


def drawn(seed, count=120, length=50, types=2_000):
    """Return passages of Zipfian words, and of the groups a and b in turn."""
    draw = np.random.default_rng(seed)
    weights = 1 / np.arange(1, types + 1)
    words = draw.choice(types, (count, length), p=weights / weights.sum()).tolist()
    return words, [[-1] * length for _ in range(count)], ["a", "b"] * (count // 2)


@pytest.mark.parametrize("seed", range(6))
def test_passages_drawn_by_chance_are_hardly_ever_close(seed):
    words, meanings, groups = drawn(seed)
    assert len(closest(words, meanings, groups, most=40)) <= 4  # one in a hundred of 120, and its neighbours


@pytest.mark.parametrize("seed", range(6))
def test_a_passage_in_other_order_with_half_of_its_words_is_the_closest(seed):
    words, meanings, groups = drawn(seed)
    again = words[4][:25] + words[9][25:]
    words[9] = np.random.default_rng(seed).permutation(again).tolist()
    (first, other, similarity), *_ = closest(words, meanings, groups, most=40)
    assert (first, other) == (4, 9)
    assert 0.3 < similarity <= 1


def test_passages_without_a_common_word_are_close_by_what_they_mean():
    words, meanings, groups = drawn(1)
    words[4], words[9] = list(range(5_000, 5_050)), list(range(6_000, 6_050))
    meanings[4] = meanings[9] = [n if n < 12 else -1 for n in range(50)]
    assert closest(words, meanings, groups, most=1)[0][:2] == (4, 9)


def test_pairs_of_one_group_are_none():
    words, meanings, groups = drawn(2)
    words[6] = words[4]  # both of group a
    assert all(groups[a] != groups[b] for a, b, _ in closest(words, meanings, groups, most=40))
    assert closest(words, meanings, ["a"] * len(words), most=40) == []


def test_short_passages_and_no_passages_are_left_alone():
    assert closest([], [], [], most=5) == []
    assert closest([[1, 2, 3]] * 2, [[-1] * 3] * 2, ["a", "b"], most=5) == []
