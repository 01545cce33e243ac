"""How often items occur in each document of two groups in, which differences hold out.

A word that one document repeats is one witness, not many. So the labels of whole documents are shuffled, and a difference holds
where hardly any shuffle shows one as large on *any* item of the table: the family-wise error rate, and with it the false
discovery rate, stays at the stated level, however the items depend on each other (Westfall and Young 1993,
"Resampling-Based Multiple Testing", algorithm 4.1, in the form of Ge, Dudoit and Speed 2003, TEST 12(1), box 2).
"""

from __future__ import annotations

from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LEVEL = 0.05
LEAST = 5  # documents that each group must have before anything holds
SHUFFLES = 999
MOST_TESTED = 3_000
_SEED = 20_260_101


def adjusted_probabilities(rates: Floats, first: NDArray[np.bool_]) -> Floats:
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
    spread = _tested(rates)
    if not spread.all():
        adjusted = np.ones(items)
        adjusted[spread] = adjusted_probabilities(rates[:, spread], first)
        return adjusted
    labels = _labellings(documents, size, first)
    rates = rates.astype(np.float32)
    observed, *_ = _statistics(rates, labels[:1])
    order = np.argsort(-observed, kind="stable")
    ordered, exceeding = rates[:, order], np.zeros(items)
    for batch in np.array_split(labels, max(1, len(labels) * items // 4_000_000 + 1)):
        shuffled = _statistics(ordered, batch)
        largest = np.maximum.accumulate(shuffled[:, ::-1], axis=1)[:, ::-1]  # of this item and all below it
        exceeding += (largest >= observed[order] - 1e-5).sum(axis=0)
    stepped = np.maximum.accumulate(exceeding / len(labels))
    adjusted = np.empty(items)
    adjusted[order] = stepped
    return adjusted


def _tested(rates: Floats) -> NDArray[np.bool_]:
    """Return which items are tested: of those in five documents or more the 3,000 in most documents, whatever their labels."""
    documents = (rates > 0).sum(axis=0)
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


def _statistics(rates: Floats, labels: NDArray[np.bool_]) -> Floats:
    """Return |t| for each labelling (rows) and item (columns)."""
    ones = labels.astype(rates.dtype)
    size = ones.sum(axis=1, keepdims=True)
    rest = labels.shape[1] - size
    sums, squares = ones @ rates, ones @ rates**2
    mean, other = sums / size, (rates.sum(axis=0) - sums) / rest
    variance = np.maximum(squares / size - mean**2, 0) * size / (size - 1)
    variance_other = np.maximum(((rates**2).sum(axis=0) - squares) / rest - other**2, 0) * rest / (rest - 1)
    error = np.sqrt(variance / size + variance_other / rest)
    pooled = rates.std(axis=0) * np.sqrt(1 / size[0] + 1 / rest[0])
    floor = np.median(pooled[pooled > 0]) if (pooled > 0).any() else 1.0
    return np.asarray(np.abs(mean - other) / (error + floor), dtype=np.float64)
