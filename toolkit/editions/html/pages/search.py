"""Search, offline: the sentences and the forms of every concept as data in the page."""

from __future__ import annotations

import unicodedata
from typing import Any

from toolkit.editions.html.gathered import Gathered
from toolkit.rendering.scripts import script_of
from toolkit.vocabulary.folding import CLASSES
from toolkit.vocabulary.spelling import conventions

FILE = "search.html"
TITLE = "Search"
PLACE = 50


def content(gathered: Gathered) -> dict[str, Any]:
    """Return the data of the search as a script that sets `window.yichud`, and its size in kilobytes."""
    texts = []
    for edited in gathered.edition.texts:
        text = edited.text
        concepts: dict[str, list[str]] = {}
        for m in gathered.by_text[text.id]:
            if m.kind == "concept" and m.sentence:
                concepts.setdefault(m.sentence, []).append(m.target)
        sentences = [
            [
                s.get("xml:id"),
                gathered.sentence_label(text.id, s.get("xml:id")),
                " ".join(s.span.of(text.characters).split()),
                sorted(set(concepts.get(s.get("xml:id"), ()))),
            ]
            for s in text.sentences
            if s.get("xml:id")
        ]
        texts.append(
            {"title": gathered.title(text.id), "page": gathered.page(text.id), "sentences": sentences}
        )
    forms = {concept: _forms(gathered, concept) for concept in sorted(gathered.targets("concept"))}
    script = script_of("yichud", {"texts": texts, "concepts": forms, "classes": CLASSES})
    return {
        "title": TITLE,
        "data": script,
        "size": max(1, round(len(script.encode("utf-8", "backslashreplace")) / 1024)),
    }


def _forms(gathered: Gathered, concept: str) -> dict[str, Any]:
    """Return what a concept is called, its Hebrew, and the forms in which a reader may look for it."""
    known = gathered.edition.vocabulary.scheme.concepts.get(concept)
    written = {m.form for m in gathered.mentions_of("concept", concept)}
    hebrew = [h.form for h in known.hebrew] + ([known.acronym] if known.acronym else []) if known else []
    latin = (
        {c.write(form) for form in hebrew[:4] if " " not in form for c in conventions().values()}
        if known
        else set()
    )
    english = {e.form for e in known.english} if known else set()
    forms = {
        _plain(f)
        for f in (*written, *latin, *english, *(x.form for x in (known.latin if known else ())), *hebrew)
    }
    return {
        "name": gathered.edition.called(concept),
        "hebrew": gathered.head(concept),
        "forms": sorted(f for f in forms if f),
    }


def _plain(form: str) -> str:
    """Return a form as the page compares it: small letters, no accents, points, apostrophes or hyphens."""
    apart = unicodedata.normalize("NFKD", form).lower()
    return " ".join("".join(c if c.isalnum() else " " if c.isspace() else "" for c in apart).split())
