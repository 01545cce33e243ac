"""Copies that were planted are found with their spans; random passages and formulas share nothing."""

import numpy as np
import pytest

from toolkit.collation.reuse import COMMON, LEAST, reuse


def passages(seed, count=60, length=120, types=8_000):
    return list(np.random.default_rng(seed).integers(0, types, (count, length)))


def planted(seed, size, noise=0.0):
    """Return passages, the third of which holds `size` words of the seventh, and where."""
    made = passages(seed)
    draw = np.random.default_rng(seed + 1)
    copy = made[7][10 : 10 + size].copy()
    changed = draw.random(size) < noise
    copy[changed] = draw.integers(10_000, 20_000, int(changed.sum()))
    made[3][40 : 40 + size] = copy
    return made


@pytest.mark.parametrize("seed", range(5))
def test_random_passages_share_nothing(seed):
    assert reuse(passages(seed)) == []


@pytest.mark.parametrize("size", [LEAST, 20, 60])
@pytest.mark.parametrize("seed", range(4))
def test_a_literal_copy_is_found_to_the_word(seed, size):
    [found] = reuse(planted(seed, size))
    assert (found.passage, found.start, found.end) == (3, 40, 40 + size)
    assert (found.other, found.start_b, found.end_b) == (7, 10, 10 + size)
    assert found.similarity == 1


@pytest.mark.parametrize("seed", range(8))
def test_a_copy_with_one_word_in_ten_changed_is_found_almost_to_the_word(seed):
    [found] = reuse(planted(seed, 60, noise=0.1))
    assert (found.passage, found.other) == (3, 7)
    assert abs(found.start - 40) <= 6
    assert abs(found.end - 100) <= 6
    assert 0.75 < found.similarity <= 1


def test_words_put_into_a_copy_move_the_diagonal_and_leave_it_whole():
    made = passages(1)
    copy = made[7][10:60]
    made[3] = np.concatenate([made[3][:20], copy[:25], [20_001, 20_002], copy[25:], made[3][20:]])
    [found] = reuse(made)
    assert (found.start, found.end, found.start_b, found.end_b) == (20, 72, 10, 60)


def test_seven_words_are_too_few():
    assert reuse(planted(1, LEAST - 1)) == []


def test_a_formula_of_many_passages_is_no_borrowing():
    made = passages(1)
    for p in made[: COMMON + 1]:
        p[:12] = range(9_000, 9_012)
    assert reuse(made) == []


def test_a_run_across_the_border_of_two_passages_is_none():
    words = list(range(40))
    cut = [np.array(words[:6]), np.array(words[6:12]), np.array(words[:12])]
    assert reuse(cut) == []


@pytest.mark.parametrize("few", [[], [np.array([], dtype=np.int64)], [np.array([1, 2, 3])] * 2])
def test_too_little_to_share_is_no_error(few):
    assert reuse(few) == []
