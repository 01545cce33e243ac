"""Probabilities of many tests in, the false-discovery rate at which each would be a find out."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

LEVEL = 0.05  # the share of chance finds that a table may hold


def by_chance(both: ArrayLike, row: ArrayLike, column: ArrayLike, total: ArrayLike) -> Floats:
    """Return the probability that a pair stands together as often as it does, or more often, by chance alone.

    `both` of the `column` occurrences of one lie among the `row` places, of `total`, of the other. The exact distribution is the
    hypergeometric one; above what is expected the tail of the binomial one is no lighter (Uhlmann 1966, "Vergleich der
    hypergeometrischen mit der Binomial-Verteilung", Metrika 10, 145-158), so that it errs to the safe side. Arrays are broadcast.
    """
    from scipy.special import betainc  # takes a fifth of a second to load

    k, r, n, of = (np.asarray(x, dtype=np.float64) for x in (both, row, column, total))
    k, of = (
        np.maximum(k, 1),
        np.maximum(of, 1),
    )  # once or never is no find: the probability of once or more will do
    tail = np.minimum(betainc(k, n - k + 1, r / of), betainc(k, r - k + 1, n / of))  # either may be the draws
    return np.asarray(tail, dtype=np.float64)


def discovery_rates(probabilities: ArrayLike, tests: int = 0) -> Floats:
    """Return for each test the smallest false-discovery rate at which it is a find.

    `tests` is how many were made where only some are given: the others count as having shown nothing.

    Benjamini and Hochberg 1995, "Controlling the false discovery rate", Journal of the Royal Statistical Society B 57(1), 289-300.
    """
    p = np.asarray(probabilities, dtype=np.float64)
    order = np.argsort(p, kind="stable")[::-1]
    rates = np.minimum.accumulate(p[order] * max(tests, len(p)) / np.arange(len(p), 0, -1)) if len(p) else p
    made = np.empty_like(p)
    made[order] = np.minimum(rates, 1.0)
    return made
