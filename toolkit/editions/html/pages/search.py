"""Search, offline: the sentences and the forms of every concept as data in the page."""

from __future__ import annotations

import unicodedata
from typing import Any

from toolkit.editions.html.gathered import Gathered
from toolkit.ground.shelf import Shelved
from toolkit.rendering.scripts import script_of
from toolkit.vocabulary.folding import CLASSES
from toolkit.vocabulary.spelling import conventions

FILE = "search.html"
TITLE = "Search"
PLACE = 50


def content(gathered: Gathered) -> dict[str, Any]:
    """Return the data of the search as the parts of a script that sets `window.yichud`, and its size in kilobytes."""
    forms = {concept: _forms(gathered, concept) for concept in gathered.targets("concept")}
    texts = (
        {
            "title": gathered.title(t.id),
            "page": gathered.page(t.id),
            "sentences": gathered.sentences(t.id),
        }
        for t in gathered.edition.texts
    )
    parts = script_of("yichud", {"texts": texts, "concepts": forms, "classes": CLASSES})
    data = Shelved(gathered.edition.shelf, parts)
    size = sum(len(part.encode("utf-8", "backslashreplace")) for part in data)
    return {"title": TITLE, "data": data, "size": max(1, round(size / 1024))}


def _forms(gathered: Gathered, concept: str) -> dict[str, Any]:
    """Return what a concept is called, its Hebrew, and the forms in which a reader may look for it."""
    known = gathered.edition.vocabulary.scheme.concepts.get(concept)
    written = gathered.forms(concept)
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
