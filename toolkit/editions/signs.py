"""An edition and a text in, the sign of each of its claims out: the letters of the topic and a number, U3, the same in every format.

Claims are numbered topic by topic through the texts in their order, in each by the sentence that states them first: so the numbers rise beside a text.
"""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.editions.edition import Edition
from toolkit.model.claim import Claim
from toolkit.model.text import Text


def letters(edition: Edition) -> dict[str, str]:
    """Return the letters of each topic, by its name: the first of what it is called, as many more as tell it from the others."""
    topics = edition.vocabulary.scheme.members("topics")
    names = [t.name for t in topics]

    def alone(name: str) -> str:
        lengths = range(1, len(name))
        return next((name[:n] for n in lengths if sum(m.startswith(name[:n]) for m in names) == 1), name)

    return {t.id.removeprefix("topic."): alone(t.name) for t in topics}


def in_order(text: Text) -> list[Claim]:
    """Return the claims of a text in the order of the sentences that state them first."""
    order = {s.get("xml:id"): n for n, s in enumerate(text.sentences)}
    return sorted(text.claims, key=lambda c: order.get(next(iter(c.targets), ""), len(order)))


def signs(edition: Edition, text: Text) -> Mapping[str, Mapping[str, str]]:
    """Return the signs of the claims of a text, by the id of the claim and the name of the topic; U? for one that nobody has decided."""
    initials = letters(edition)
    numbers = dict(edition.claims_before(text.id))
    found: dict[str, dict[str, str]] = {}
    for claim in in_order(text):
        own = found.setdefault(claim.id, {})
        for topic in claim.topics:
            if claim.counts:
                numbers[topic] = numbers.get(topic, 0) + 1
            own[topic] = f"{initials.get(topic, topic)}{numbers[topic] if claim.counts else '?'}"
    return found
