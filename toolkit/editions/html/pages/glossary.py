"""Glossary and index of concepts: Hebrew, gloss, how each is written, where each stands; every spelling leads to its headword."""

from __future__ import annotations

import unicodedata
from typing import Any

from toolkit.editions.html.gathered import Gathered

FILE = "glossary.html"
TITLE = "Glossary and concepts"
PLACE = 20


def absent(gathered: Gathered) -> str:
    """Return what is said where no text names a concept."""
    known = gathered.edition.vocabulary.scheme.concepts.keys()
    return "" if known & set(gathered.targets("concept")) else "No terms are encoded in these texts."


def content(gathered: Gathered) -> dict[str, Any]:
    """Return the entries in alphabetical order: concepts, and see-references from other spellings and renderings."""
    edition = gathered.edition
    scheme = edition.vocabulary.scheme
    entries: list[tuple[str, dict[str, Any]]] = []
    seen: dict[tuple[str, str], None] = {}
    for concept in gathered.targets("concept"):
        known = scheme.concepts.get(concept)
        name = edition.called(concept)
        forms = gathered.forms(concept)
        if known is not None:
            entries.append(
                (
                    _key(name),
                    {
                        "id": concept,
                        "name": name,
                        "concept": known,
                        "head": gathered.head(concept),
                        "lang": gathered.lang(concept),
                        "forms": sorted(forms),
                        "places": gathered.of("concept", concept),
                    },
                )
            )
        for form in forms:
            if _key(form) != _key(name):
                seen[form[:1].upper() + form[1:], concept] = None
    entries += [
        (_key(form), {"form": form, "to": concept, "name": edition.called(concept)})
        for form, concept in seen
        if concept in scheme.concepts
    ]
    entries.sort(key=lambda e: (e[0], "form" in e[1]))
    letters = sorted({_letter(k) for k, _ in entries})
    return {"title": TITLE, "entries": [(_letter(k), e) for k, e in entries], "letters": letters}


def _key(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in apart if c.isalnum() or c == " ")


def _letter(key: str) -> str:
    return key[:1].upper() if key[:1].isascii() and key[:1].isalpha() else "#"
