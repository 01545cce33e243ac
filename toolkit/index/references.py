"""A vocabulary, the inputs, the groups and the topics asked for in, the rows of the reference tables out."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from toolkit.index.function_words import FUNCTION_WORDS
from toolkit.index.grouping import Grouping
from toolkit.index.tables import Rows
from toolkit.model.authority import Vocabulary
from toolkit.model.concept import Concept, Scheme

# The closed lists whose members carry a prefix, and that prefix.
PREFIXES = {
    "topics": "topic.",
    "aspects": "asp.",
    "polarities": "pol.",
    "standings": "std.",
    "traditions": "tr.",
}


def references(
    vocabulary: Vocabulary,
    *,
    inputs: Iterable[tuple[str, str]],
    topics: Sequence[str],
    grouping: Grouping,
    worded: Container[str],
    set_aside: Iterable[str] = FUNCTION_WORDS,
) -> Rows:
    """Return the reference tables.

    `inputs` are (SHA-256, path as shown), `topics` ids without their prefix, or ids of concepts, `worded` the texts whose
    wording is compared, `set_aside` the words that are not.
    """
    scheme = vocabulary.scheme
    order = {g.key: n for n, g in enumerate(grouping.groups)}
    return {
        "inputs": list(inputs),
        "grouped": [
            (text, key, order[key], text in worded, grouping.titles[text])
            for text, key in grouping.of.items()
        ],
        "named": [(g.key, n, g.name, g.value) for n, g in enumerate(grouping.groups)],
        "set_aside": [(word,) for word in sorted(set_aside)],
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
        "renderings_known": [
            (c.id, form, use)
            for c in scheme.concepts.values()
            for form, use in (
                *((e.form, e.use or "always") for e in c.english),
                *((form, "translation") for form in c.translations),
            )
        ],
        "topic_concepts": _topic_concepts(scheme, topics),
        "members": [
            (taxonomy, m.id.removeprefix(prefix), n, m.name, m.gloss)
            for taxonomy, prefix in PREFIXES.items()
            for n, m in enumerate(scheme.members(taxonomy))
        ],
        "authorities": [
            *((p.id, p.known_as, p.name, p.kind) for p in vocabulary.people.values()),
            *((w.id, w.title, w.title, "work") for w in vocabulary.works.values()),
        ],
    }


def _counts_as(concept: Concept, scheme: Scheme) -> str:
    seen = {concept.id}
    while concept.same_as in scheme.concepts and concept.same_as not in seen:
        concept = scheme.concepts[concept.same_as]
        seen.add(concept.id)
    return concept.id


def _topic_concepts(scheme: Scheme, topics: Sequence[str]) -> list[tuple[str | int | bool | None, ...]]:
    """Return which concepts belong to which topic; a concept that was asked for is a topic of its own and what stands under it."""
    listed = {m.id.removeprefix("topic."): m.concepts for m in scheme.members("topics")}
    listed |= {topic: (topic,) for topic in topics if topic not in listed}
    rows: dict[tuple[str, str], None] = {}
    for topic, named in listed.items():
        for concept in (c for name in named for c in scheme.narrower(name)):
            known = scheme.concepts.get(concept)
            rows[topic, _counts_as(known, scheme) if known else concept] = None
    return list(rows)
