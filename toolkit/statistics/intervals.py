"""Counts and sizes of the parts of a corpus in, an interval for its rate out, by resampling the parts.

Words of one text are not independent of each other, texts are: therefore parts are drawn, not words (Efron and Tibshirani
1993, "An Introduction to the Bootstrap", chapters 6 and 13).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

RESAMPLES = 1999
_SEED = 20_260_101


def resampled_rates(counts: Floats, sizes: Floats, *, level: float = 0.95) -> tuple[Floats, Floats]:
    """Return the lower and the upper end of the percentile interval of Σ counts / Σ sizes for each item.

    `counts` has a row a part and a column an item, `sizes` the words of each part. Parts are drawn with replacement
    1,999 times. One part alone has no interval (NaN).
    """
    parts, items = counts.shape
    if parts < 2:
        return np.full(items, np.nan), np.full(items, np.nan)
    drawn = np.random.default_rng(_SEED).multinomial(parts, np.full(parts, 1 / parts), size=RESAMPLES)
    words = drawn @ sizes
    with np.errstate(divide="ignore", invalid="ignore"):
        rates = (drawn @ counts) / words[:, None]
    tail = (1 - level) / 2
    low, high = np.nanquantile(rates, (tail, 1 - tail), axis=0)
    return low, high
