"""The synopsis: what each text claims of each topic, aspect by aspect, side by side."""

from __future__ import annotations

from typing import Any

from toolkit.editions.html.gathered import Gathered
from toolkit.model.claim import Claim
from toolkit.model.text import Text

FILE = "claims.html"
TITLE = "Synopsis of claims"
PLACE = 10


def content(gathered: Gathered) -> dict[str, Any]:
    """Return the topics, each with its aspects, each with the claims of every text that has claims."""
    scheme = gathered.edition.vocabulary.scheme
    every = list(gathered.claims())
    texts = [e.text for e in gathered.edition.texts if e.text.claims]
    topics = []
    for topic in scheme.members("topics"):
        name = topic.id.removeprefix("topic.")
        own = [(t, c) for t, c in every if name in c.topics]
        if own:
            aspects = [
                (
                    m,
                    [
                        (
                            t,
                            [
                                _shown(gathered, t, c)
                                for of, c in own
                                if of is t and c.aspect == m.id.removeprefix("asp.")
                            ],
                            name in t.header.complete,
                        )
                        for t in texts
                    ],
                )
                for m in scheme.members("aspects")
            ]
            topics.append((topic, name, aspects))
    return {"title": TITLE, "topics": topics, "texts": texts}


def _shown(gathered: Gathered, text: Text, claim: Claim) -> dict[str, Any]:
    page = gathered.page(text.id)
    places = [(f"{page}#{s}", gathered.sentence_label(text.id, s)) for s in claim.targets]
    return {"claim": claim, "places": places}
