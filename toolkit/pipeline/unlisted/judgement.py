"""Features of a spelling and of its place in, the probability that it is Hebrew or Aramaic out: two logistic regressions.

The first looks at the word when only the names of the vocabulary are known, the second again when the surest words
are known too. The weights stand in `judgement.toml`; `benchmarks/training/places.py` makes them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from math import exp, log
from pathlib import Path

FILE = Path(__file__).with_name("judgement.toml")
ALWAYS = "always"  # the weight that every word has


@cache
def weights() -> dict[str, dict[str, float]]:
    """Return the weights of the two looks, `first` and `second`, by the names of their features."""
    return tomllib.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def log_odds(look: str, features: Mapping[str, float]) -> float:
    """Return what features add to the log-odds in a look."""
    if not features:
        return 0.0
    held = weights().get(look, {})
    return sum(held.get(name, 0.0) * value for name, value in features.items() if value)


def probability(odds: float) -> float:
    """Return the probability of log-odds."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def odds_of(chance: float) -> float:
    """Return the log-odds of a probability."""
    return log(chance / (1 - chance))
