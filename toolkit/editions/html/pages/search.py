"""Search, offline: what the texts say row by row, and by what names a reader may look for each concept, as data in the page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from toolkit.editions.html.gathered import Gathered
from toolkit.editions.html.searched import rows
from toolkit.ground.shelf import Shelved
from toolkit.rendering.scripts import script_of
from toolkit.vocabulary.folding import CLASSES, fold, key
from toolkit.vocabulary.spelling import conventions

FILE = "search.html"
TITLE = "Search"
PLACE = 50
_SCRIPT = Path(__file__).parent.parent / "templates" / "search.js"


def absent(_: Gathered) -> str:
    """Return nothing: every edition has this page."""
    return ""


def content(gathered: Gathered) -> dict[str, Any]:
    """Return the data of the search and its script, as the parts of one script, the size of the data in kilobytes, and examples."""
    edition = gathered.edition
    texts = (
        {
            "page": gathered.page(t.id),
            "rows": list(rows(edition.opened(t), gathered.mentions(t.id))),
            "title": gathered.title(t.id),
        }
        for t in edition.texts
    )
    concepts = {concept: _names(gathered, concept) for concept in gathered.targets("concept")}
    topics: list[dict[str, Any]] = [
        {"name": m.name, "concepts": named}
        for m in edition.vocabulary.scheme.members("topics")
        if (named := [c for c in m.concepts if c in concepts])
    ]
    said = {"texts": texts, "concepts": concepts, "topics": topics, "classes": CLASSES}
    data = Shelved(edition.shelf, script_of("yichud", said))
    size = sum(len(part.encode("utf-8", "backslashreplace")) for part in data)
    return {
        "title": TITLE,
        "data": Shelved(edition.shelf, chain(data, ["\n", _SCRIPT.read_text(encoding="utf-8")])),
        "size": max(1, round(size / 1024)),
        "spelled": next(_spelled(gathered, concepts), None),
        "rendered": next(
            _rendered(gathered, concepts, [*(c for t in topics for c in t["concepts"]), *concepts]), None
        ),
    }


def _names(gathered: Gathered, concept: str) -> dict[str, Any]:
    """Return what a concept is called, its Hebrew, the forms of its own words, and the English for them, as the page compares them."""
    known = gathered.edition.vocabulary.scheme.concepts.get(concept)
    named = {"name": gathered.edition.called(concept), "hebrew": gathered.head(concept)}
    if known is None:
        return {**named, "forms": sorted({_plain(f) for f in gathered.forms(concept)}), "english": []}
    hebrew = [h.form for h in known.hebrew] + ([known.acronym] if known.acronym else [])
    latin = (c.write(form) for form in hebrew[:4] if " " not in form for c in conventions().values())
    english = {_plain(e) for e in (*(e.form for e in known.english), *known.translations)}
    forms = {
        _plain(f)
        for f in (*gathered.forms(concept), named["name"], *latin, *(x.form for x in known.latin), *hebrew)
    }
    return {**named, "forms": sorted(f for f in forms - english if f), "english": sorted(english)}


def _spelled(gathered: Gathered, concepts: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Yield concepts of which the texts have two spellings with the same consonants, those named in most texts first."""
    for concept in sorted(concepts, key=lambda c: (-len(gathered.naming("concept", c)), c)):
        name, hebrew = concepts[concept]["name"], concepts[concept]["hebrew"]
        for other in sorted(gathered.forms(concept)):
            same = other.isalpha() and fold(other) != fold(name) and key(fold(other)) == key(fold(name))
            if (
                same
                and hebrew
                and name.isalpha()
                and len(name) > 4
                and _plain(other) in concepts[concept]["forms"]
            ):
                yield {"name": name, "other": other, "hebrew": hebrew, "lang": gathered.lang(concept)}


def _rendered(
    gathered: Gathered, concepts: dict[str, Any], wanted: Iterable[str]
) -> Iterator[dict[str, str]]:
    """Yield English words that stand for one concept alone, each with its name, where a text writes that."""
    english = [word for known in concepts.values() for word in known["english"]]
    for concept in wanted:
        name, words = concepts[concept]["name"], concepts[concept]["english"]
        if _plain(name) in map(_plain, gathered.forms(concept)):
            for word in words:
                if english.count(word) == 1 and " " not in word:
                    yield {"english": word, "name": name}


def _plain(form: str) -> str:
    """Return a form as the page compares it: small letters, no accents, points, apostrophes or hyphens."""
    apart = unicodedata.normalize("NFKD", form).lower()
    return " ".join("".join(c if c.isalnum() else " " if c.isspace() else "" for c in apart).split())
