"""How often items occur in each part of a corpus in, how evenly they are spread out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def deviation_of_proportions(counts: Floats, sizes: Floats) -> Floats:
    """Return Gries' DP, normalised, for each item: 0 spread as the parts are large, 1 all in the smallest part.

    `counts` has a row a part and a column an item, `sizes` the words of each part. DP is ½ Σ |vᵢ - sᵢ| with vᵢ the share of
    the occurrences and sᵢ the share of the words in part i (Gries 2008, "Dispersions and adjusted frequencies in corpora",
    IJCL 13(4), 403–437); divided by 1 - min s, it reaches 1 (Lijffijt and Gries 2012, IJCL 17(1), 147–149). Items that do
    not occur, and a corpus of one part, have none (NaN).
    """
    shares = sizes / sizes.sum()
    totals = counts.sum(axis=0)
    if len(sizes) < 2:
        return np.full(counts.shape[1], np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.abs(counts / totals - shares[:, None]).sum(axis=0) / 2
    return np.where(totals > 0, spread / (1 - shares.min()), np.nan)


def juilland(counts: Floats, sizes: Floats) -> Floats:
    """Return Juilland's D for each item: 1 equally frequent in every part, 0 all in one part.

    D is 1 - V / √(n - 1), where V is the coefficient of variation (standard deviation of the population divided by the mean) of the
    relative frequencies in the n parts, so that parts of different size can be compared (Juilland and Chang-Rodríguez 1964,
    "Frequency Dictionary of Spanish Words"; for unequal parts Gries 2008, 410). NaN as for `deviation_of_proportions`.
    """
    if len(sizes) < 2:
        return np.full(counts.shape[1], np.nan)
    rates = counts / sizes[:, None]
    mean = rates.mean(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(mean > 0, 1 - rates.std(axis=0) / mean / np.sqrt(len(sizes) - 1), np.nan)
