"""Counts of items in documents and the group of each document in, how each item differs between two sides out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from toolkit.statistics.keyness import conservative_log_ratio, keyness, log_ratio
from toolkit.statistics.permutation import LEAST, LEVEL, adjusted_probabilities, tested

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One side against another, an array a figure, one value an item; `probability` is NaN where it cannot be told."""

    count: Floats
    count_against: Floats
    texts: Floats
    texts_against: Floats
    g2: Floats
    log_ratio: Floats
    conservative: Floats
    probability: Floats
    holds: NDArray[np.bool_]

    @property
    def reversed(self) -> Comparison:
        """The same seen from the other side."""
        return Comparison(
            self.count_against,
            self.count,
            self.texts_against,
            self.texts,
            -self.g2,
            -self.log_ratio,
            -self.conservative,
            self.probability,
            self.holds,
        )


def compared(
    counts: NDArray[np.int32], sizes: Floats, first: NDArray[np.bool_], second: NDArray[np.bool_]
) -> Comparison:
    """Compare two sets of documents.

    `counts` has a row a document and a column an item, `sizes` the words of each document; `first` and `second` say which
    documents are on which side, and the others are left out. A difference holds where each side has at least five
    documents, the shuffled labels of the documents make it improbable (`permutation.py`, 5% over all items), and the
    conservative log ratio is not nought.
    """
    (t1, f1), (t2, f2) = (_sums(counts, side) for side in (first, second))
    n1, n2 = float(sizes[first].sum()), float(sizes[second].sum())
    conservative = conservative_log_ratio(f1, n1, f2, n2)
    probability = np.full(counts.shape[1], np.nan)
    if min(first.sum(), second.sum()) >= LEAST:
        both, items = first | second, tested(t1 + t2)
        rates = np.divide(counts[np.ix_(both, items)], sizes[both, None], dtype=np.float32)
        probability[:] = 1.0
        probability[items] = adjusted_probabilities(rates, first[both])
    return Comparison(
        count=f1,
        count_against=f2,
        texts=t1,
        texts_against=t2,
        g2=keyness(f1, n1, f2, n2),
        log_ratio=log_ratio(f1, n1, f2, n2),
        conservative=conservative,
        probability=probability,
        holds=(np.nan_to_num(probability, nan=1.0) <= LEVEL) & (conservative != 0),
    )


def _sums(counts: NDArray[np.int32], chosen: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Return in how many of some documents each item is, and how often; of documents that follow each other nothing is copied."""
    edges = np.flatnonzero(np.diff(chosen, prepend=False, append=False))
    documents, occurrences = np.zeros((2, counts.shape[1]))
    for start, end in edges.reshape(-1, 2).tolist():
        documents += np.count_nonzero(counts[start:end], axis=0)
        occurrences += counts[start:end].sum(axis=0)
    return documents, occurrences
