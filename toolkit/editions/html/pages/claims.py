"""The synopsis: what each text claims of each topic, aspect by aspect, side by side."""

from __future__ import annotations

from typing import Any

from toolkit.editions.html.gathered import BESIDE, Gathered
from toolkit.model.claim import Claim
from toolkit.model.text import Text

FILE = "claims.html"
TITLE = "Synopsis of claims"
PLACE = 10


def content(gathered: Gathered) -> dict[str, Any]:
    """Return the topics, each with its aspects, each with the claims of every text that has claims.

    Where they are too many for a column each, a text that says nothing of an aspect has no cell there.
    """
    scheme = gathered.edition.vocabulary.scheme
    every = list(gathered.claims())
    texts = [e.text for e in gathered.edition.texts if e.text.claims]
    stacked = len(texts) > BESIDE
    topics = []
    for topic in scheme.members("topics"):
        name = topic.id.removeprefix("topic.")
        own: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for text, claim in every:
            if name in claim.topics:
                own.setdefault((claim.aspect, text.id), []).append(_shown(gathered, text, claim))
        if own:
            aspects = []
            for m in scheme.members("aspects"):
                cells = [
                    (t, own.get((m.id.removeprefix("asp."), t.id), []), name in t.header.complete)
                    for t in texts
                ]
                aspects.append((m, [c for c in cells if c[1] or not stacked]))
            topics.append((topic, name, aspects))
    return {"title": TITLE, "topics": topics, "texts": texts, "stacked": stacked}


def _shown(gathered: Gathered, text: Text, claim: Claim) -> dict[str, Any]:
    page = gathered.page(text.id)
    places = [(f"{page}#{s}", gathered.sentence_label(text.id, s)) for s in claim.targets]
    return {"claim": claim, "places": places}
