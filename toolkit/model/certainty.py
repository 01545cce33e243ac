"""The confidence of a program in, the certainty that TEI writes (`@cert`) out: the one place that says where each begins."""

from __future__ import annotations

#: The least confidence of each, the surest first. How often each is right on unseen texts is measured: docs/guide/scores.md.
CERTAINTIES = {"high": 0.9, "medium": 0.6, "low": 0.0}


def certainty(confidence: float) -> str:
    """Return `high`, `medium` or `low` for a confidence between 0 and 1."""
    return next(name for name, least in CERTAINTIES.items() if confidence >= least)
