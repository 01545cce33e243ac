"""The synopsis: what each text claims of each topic, aspect by aspect, side by side."""

from __future__ import annotations

from typing import Any

from toolkit.editions.html.gathered import BESIDE, Gathered
from toolkit.editions.synopsis import annotated, synopsis
from toolkit.model.claim import Claim
from toolkit.model.text import Text

FILE = "claims.html"
TITLE = "Synopsis of claims"
PLACE = 10


def content(gathered: Gathered) -> dict[str, Any]:
    """Return the synopsis, and `places`: the ways to the sentences of a claim.

    Where there are too many texts for a column each, one that says nothing of an aspect has no cell there.
    """

    def places(text: Text, claim: Claim) -> list[tuple[str, str]]:
        page = gathered.page(text.id)
        return [(f"{page}#{s}", gathered.sentence_label(text.id, s)) for s in claim.targets]

    texts = annotated(gathered.edition)
    topics = synopsis(gathered.edition, texts)
    return {
        "title": TITLE,
        "topics": topics,
        "texts": texts,
        "places": places,
        "stacked": len(texts) > BESIDE,
    }
