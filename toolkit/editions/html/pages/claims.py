"""The synopsis: what each text claims of each topic, aspect by aspect, side by side."""

from __future__ import annotations

from typing import Any

from toolkit.editions.html.gathered import BESIDE, Gathered
from toolkit.editions.synopsis import annotated, synopsis

FILE = "claims.html"
TITLE = "Synopsis of claims"
PLACE = 10


def absent(gathered: Gathered) -> str:
    """Return what is said where no text has a claim."""
    return "" if annotated(gathered.edition) else "No claims are annotated in these texts."


def content(gathered: Gathered) -> dict[str, Any]:
    """Return the synopsis.

    Where there are too many texts for a column each, one that says nothing of an aspect has no cell there.
    """

    texts = annotated(gathered.edition)
    topics = synopsis(gathered.edition, texts)
    return {"title": TITLE, "topics": topics, "texts": texts, "stacked": len(texts) > BESIDE}
