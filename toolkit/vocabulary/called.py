"""A concept in, what it is called in Latin letters out: the one name by which reports and editions call it."""

from __future__ import annotations

import re

from toolkit.model.concept import Concept, Scheme
from toolkit.vocabulary.folding import fold, key, keys
from toolkit.vocabulary.hebrew import sounds

_SMALL = frozenset({"de", "ve", "of", "the"})


def called(scheme: Scheme, name: str) -> str:
    """Return what a concept is called in Latin letters, given its id; one that the scheme does not have by its id in words.

    A form of the scheme that the id is made of comes first, as it is written (*our world*, *G-d*); then the words of the id
    where they are those of the Hebrew (*Zeir Anpin*), one that is the id of an acronym as the acronym is written (*Nekudot de
    SAG*); else the acronym (*Ava*), or what the concept is called in English (*reception*).
    """
    concept = scheme.concepts.get(name, Concept(name, "", ""))
    english = tuple(e.form for e in concept.english)
    written = next((f for f in (*(x.form for x in concept.latin), *english) if plainly(f, name)), "")
    if not written and not _spelled(concept):
        written = concept.latin[0].form if concept.acronym and concept.latin else next(iter(english), "")
    return _capital(written) or " ".join(w if w in _SMALL else _word(scheme, w) for w in name.split("-"))


def plainly(name: str, identifier: str) -> bool:
    """Say whether an id is nothing but the name in small letters, with hyphens between its words."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") == identifier


def _word(scheme: Scheme, word: str) -> str:
    named = scheme.concepts.get(word)
    return named.latin[0].form if named and named.acronym and named.latin else _capital(word)


def _spelled(concept: Concept) -> bool:
    """Say whether the words of an id are those of the Hebrew headword, in some spelling."""
    words = [w for w in concept.hebrew[0].form.split() if w] if concept.hebrew else []
    parts = [p for p in concept.id.split("-") if p not in _SMALL]
    return len(words) == len(parts) and all(
        key(fold(p)) in keys(sounds(w)) for p, w in zip(parts, words, strict=True)
    )


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
