"""A vocabulary, the inputs and the topics asked for in, the rows of the reference tables out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from toolkit.index.tables import Rows
from toolkit.model.authority import Person, Vocabulary
from toolkit.model.concept import Concept, Scheme

# The closed lists whose members carry a prefix, and that prefix.
PREFIXES = {
    "topics": "topic.",
    "aspects": "asp.",
    "polarities": "pol.",
    "standings": "std.",
    "traditions": "tr.",
}


def references(vocabulary: Vocabulary, *, inputs: Iterable[tuple[str, str]], topics: Sequence[str]) -> Rows:
    """Return the reference tables; `inputs` are (SHA-256, path as shown), `topics` ids without their prefix."""
    scheme = vocabulary.scheme
    return {
        "inputs": list(inputs),
        "chosen": [(topic, n) for n, topic in enumerate(topics)],
        "concepts": [
            (
                c.id,
                n,
                c.hebrew[0].form if c.hebrew else "",
                c.lang,
                c.acronym,
                c.gloss,
                c.kind,
                c.broader,
                _counts_as(c, scheme),
                c.certainty,
            )
            for n, c in enumerate(scheme.concepts.values())
        ],
        "topic_concepts": _topic_concepts(scheme),
        "members": [
            (taxonomy, m.id.removeprefix(prefix), n, m.name, m.gloss)
            for taxonomy, prefix in PREFIXES.items()
            for n, m in enumerate(scheme.members(taxonomy))
        ],
        "authorities": [
            *((p.id, known_as(p), p.name, p.kind) for p in vocabulary.people.values()),
            *((w.id, w.title, w.title, "work") for w in vocabulary.works.values()),
        ],
    }


def known_as(person: Person) -> str:
    """Return the name by which reports call a person: the standard one, or the by-name that took its place.

    A teacher of a tradition whose first by-name is no form of the standard name is known by it: the Tzemach Tzedek, whose
    name two leaders of Chabad bear.
    """
    first = person.names[0] if person.names and person.traditions else person.name
    return person.name if set(first.casefold().split()) & set(person.name.casefold().split()) else first


def _counts_as(concept: Concept, scheme: Scheme) -> str:
    seen = {concept.id}
    while concept.same_as in scheme.concepts and concept.same_as not in seen:
        concept = scheme.concepts[concept.same_as]
        seen.add(concept.id)
    return concept.id


def _topic_concepts(scheme: Scheme) -> list[tuple[str | int | bool | None, ...]]:
    rows: dict[tuple[str, str], None] = {}
    for topic in scheme.members("topics"):
        for named in topic.concepts:
            for concept in scheme.narrower(named):
                known = scheme.concepts.get(concept)
                rows[topic.id.removeprefix("topic."), _counts_as(known, scheme) if known else concept] = None
    return list(rows)
