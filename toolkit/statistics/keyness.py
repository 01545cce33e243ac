"""How often items occur in two corpora in, how much more they belong to the one than to the other out."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from toolkit.statistics.contingency import log_likelihood

Floats = NDArray[np.float64]


def keyness(first: ArrayLike, words_first: float, second: ArrayLike, words_second: float) -> Floats:
    """Return G² of each item's frequency in two corpora of so many words, with a minus where it is rarer in the first.

    Dunning 1993; as a measure of keyness Rayson and Garside 2000, "Comparing corpora using frequency profiling", WCC '00, 1–6.
    """
    f1, f2 = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    return log_likelihood(f1, f1 + f2, words_first, words_first + words_second)


def log_ratio(first: ArrayLike, words_first: float, second: ArrayLike, words_second: float) -> Floats:
    """Return log₂ of the ratio of the two relative frequencies, in bits: 1 is twice as often, -1 half as often.

    A frequency of nought counts as a half. Hardie 2014, "Log Ratio: an informal introduction".
    """
    f1, f2 = (np.where((f := np.asarray(x, dtype=np.float64)) > 0, f, 0.5) for x in (first, second))
    return np.asarray(np.log2(f1 / words_first) - np.log2(f2 / words_second), dtype=np.float64)


def conservative_log_ratio(
    first: ArrayLike, words_first: float, second: ArrayLike, words_second: float, *, alpha: float = 0.05
) -> Floats:
    """Return LRC: the end of the log ratio's confidence interval that is nearer to nought, in bits; 0 if it holds nought.

    The interval is the exact one of Clopper and Pearson for f₁/(f₁+f₂), given both frequencies as Poisson variables, at
    the level `alpha` divided by the number of items (Bonferroni). Evert 2022, "Measuring keyness", DH2022, 202–205. It
    treats words as drawn one by one: that a word clusters in one text is judged by `permutation.py`, not here.
    """
    f1, f2 = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    tail = alpha / max(f1.size, 1) / 2
    _, one, at = np.unique(f1 + f2 * 1j, return_index=True, return_inverse=True)  # rare items share both
    return _nearer_ends(f1[one], f2[one], words_first, words_second, tail)[at]


def _nearer_ends(f1: Floats, f2: Floats, words_first: float, words_second: float, tail: float) -> Floats:
    """Return the end that is nearer to nought: the lower one above it, the upper one below it, since the interval holds the ratio itself."""
    from scipy.special import betaincinv  # takes a fifth of a second to load

    above = f1 * words_second > f2 * words_first
    with np.errstate(divide="ignore", invalid="ignore"):
        low = betaincinv(f1[above], f2[above] + 1, tail)
        high = betaincinv(f1[~above] + 1, np.maximum(f2[~above], 1e-9), 1 - tail)
        high = np.where(f2[~above] > 0, high, 1.0)
        scale = words_second / words_first
        lower, upper = (np.log2(p / (1 - p) * scale) for p in (low, high))
    ends = np.zeros(len(f1))
    ends[above], ends[~above] = np.where(lower > 0, lower, 0.0), np.where(upper < 0, upper, 0.0)
    return ends
