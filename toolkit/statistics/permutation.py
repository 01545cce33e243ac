"""How often items occur in each document of two groups in, which differences hold out.

A word that one document repeats is one witness, not many. So the labels of whole documents are shuffled, and a difference holds
where hardly any shuffle shows one as large on *any* item of the table: the family-wise error rate, and with it the false
discovery rate, stays at the stated level, however the items depend on each other (Westfall and Young 1993,
"Resampling-Based Multiple Testing", algorithm 4.1, in the form of Ge, Dudoit and Speed 2003, TEST 12(1), box 2).
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations
from math import comb
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Rates = NDArray[np.float32]

LEVEL = 0.05
LEAST = 5  # documents that each group must have before anything holds
SHUFFLES = 999
MOST_TESTED = 3_000
_AT_ONCE = 500_000  # figures: a few arrays of them stay in the processor's cache
_SEED = 20_260_101


def adjusted_probabilities(rates: Rates, first: NDArray[np.bool_]) -> Floats:
    """Return for each item the adjusted probability of a difference as large if the labels meant nothing.

    `rates` has a row a document and a column an item (relative frequencies); `first` says which documents are of the
    first group. The statistic is Welch's t with the median of the items' pooled standard errors added to its denominator, so that an item
    that hardly varies does not stand out by it (Tusher, Tibshirani and Chu 2001, PNAS 98(9), 5116–5121). All labellings
    are tried where there are no more than 1,000, else 999 are drawn. NaN for every item where a group has fewer than
    two documents, 1 for items that are not tested: those in fewer than five documents, and beyond the 3,000 in most documents.
    """
    documents, items = rates.shape
    size = int(first.sum())
    if min(size, documents - size) < 2 or not items:
        return np.full(items, np.nan)
    spread = tested((rates > 0).sum(axis=0))
    if not spread.all():
        adjusted = np.ones(items)
        adjusted[spread] = adjusted_probabilities(rates[:, spread], first)
        return adjusted
    labels = _labellings(documents, size, first)
    welch = _Welch(rates, size)
    observed = welch.of(labels[:1])[0]
    order = np.argsort(-observed, kind="stable")
    welch, reached = welch.sorted(order), observed[order] - np.float32(1e-5)

    def exceeding(batch: NDArray[np.bool_]) -> NDArray[np.int64]:
        shuffled = welch.of(batch)[:, ::-1]
        largest = np.maximum.accumulate(shuffled, axis=1, out=shuffled)  # of this item and all below it
        counts: NDArray[np.int64] = (largest[:, ::-1] >= reached).sum(axis=0)
        return counts

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        batches = np.array_split(labels[1:], len(labels) * items // _AT_ONCE + 1)
        counted = 1 + sum(pool.map(exceeding, batches))  # the observed labelling reaches itself
    stepped = np.maximum.accumulate(counted / len(labels))
    adjusted = np.empty(items)
    adjusted[order] = stepped
    return adjusted


def tested(documents: NDArray[Any]) -> NDArray[np.bool_]:
    """Return which items are tested, given in how many documents each is: of those in five or more the 3,000 in most, whatever their labels."""
    spread: NDArray[np.bool_] = documents >= LEAST
    if spread.sum() > MOST_TESTED:
        kept = np.argsort(-documents, kind="stable")[:MOST_TESTED]
        few = np.zeros_like(spread)
        few[kept] = True
        spread &= few
    return spread


def _labellings(documents: int, size: int, first: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return labellings, a row each, the observed one first."""
    if comb(documents, size) <= SHUFFLES + 1:
        every = np.zeros((comb(documents, size), documents), dtype=bool)
        for n, chosen in enumerate(combinations(range(documents), size)):
            every[n, list(chosen)] = True
        own = (every == first).all(axis=1)
        return np.concatenate([every[own], every[~own]])
    draw = np.random.default_rng(_SEED)
    shuffled = draw.permuted(np.tile(first, (SHUFFLES, 1)), axis=1)
    return np.concatenate([first[None, :], shuffled])


class _Welch:
    """The statistic of each item, for labellings that put `size` documents first; what no label changes is worked out once."""

    def __init__(self, rates: Rates, size: int) -> None:
        self._rates, self._squares = rates, rates**2
        self._size, self._rest = size, len(rates) - size
        self._sum, self._sum_of_squares = rates.sum(axis=0), self._squares.sum(axis=0)
        pooled = rates.std(axis=0) * np.float32(np.sqrt(1 / self._size + 1 / self._rest))
        self._floor = np.median(pooled[pooled > 0]) if (pooled > 0).any() else np.float32(1)

    def sorted(self, order: NDArray[np.intp]) -> _Welch:
        """Return the same for the items in another order."""
        return _Welch(self._rates[:, order], self._size)

    def of(self, labels: NDArray[np.bool_]) -> Rates:
        """Return |t| for each labelling (rows) and item (columns)."""
        ones = labels.astype(np.float32)
        mean, square = ones @ self._rates, ones @ self._squares
        other, square_other = self._sum - mean, self._sum_of_squares - square
        error = _squared_error(mean, square, self._size)
        error += _squared_error(other, square_other, self._rest)
        np.sqrt(error, out=error)
        error += self._floor
        mean -= other
        np.abs(mean, out=mean)
        mean /= error
        return mean


def _squared_error(sums: Rates, squares: Rates, size: int) -> Rates:
    """Turn sums into means, and return the variance of `size` documents divided by their number; in place, for there are millions."""
    sums /= size
    squares /= size
    squares -= sums * sums
    np.maximum(squares, 0, out=squares)
    squares /= size - 1
    return squares
