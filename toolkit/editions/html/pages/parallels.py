"""Texts side by side by concept and by place cited: what each says where it names the same thing, in its own sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.editions.edition import Record
from toolkit.editions.html.gathered import BESIDE, Gathered, Place
from toolkit.editions.prepared import entry_of

FILE = "parallels.html"
TITLE = "Side by side"
PLACE = 15
_SHOWN = 3  # sentences of a text in a row; the index has the others


def absent(gathered: Gathered) -> str:
    """Return what is said where no two texts have anything in common."""
    there = next(_concepts(gathered), None) or next(_places(gathered), None)
    return "" if there else "No two texts name one concept or cite one place."


def content(gathered: Gathered) -> dict[str, Any]:
    """Return the concepts and the places cited that at least two texts share, each with the sentences of every text."""
    texts = gathered.edition.texts
    kinds = [("concept", "By concept", _concepts(gathered)), ("place", "By place cited", _places(gathered))]
    listed = [(key, name, list(rows)) for key, name, rows in kinds]
    return {
        "title": TITLE,
        "texts": texts,
        "stacked": len(texts) > BESIDE,
        "kinds": [kind for kind in listed if kind[2]],
    }


def _concepts(gathered: Gathered) -> Iterator[dict[str, Any]]:
    edition = gathered.edition
    scheme = edition.vocabulary.scheme
    for c in sorted(gathered.targets("concept"), key=lambda c: edition.called(c).casefold()):
        if c in scheme.concepts and len(gathered.naming("concept", c)) > 1:
            yield {
                "key": f"concept-{c}",
                "name": edition.called(c),
                "gloss": scheme.concepts[c].gloss,
                "way": f"glossary.html#{c}",
                "cells": _cells(gathered, "concept", c),
            }


def _places(gathered: Gathered) -> Iterator[dict[str, Any]]:
    edition = gathered.edition
    for work in sorted(gathered.targets("work"), key=lambda w: edition.work(w).casefold()):
        for n, cited in enumerate(gathered.cited(work)):
            if len(gathered.naming("work", work, cited)) > 1:
                yield {
                    "key": f"place-{entry_of(work)}-{n}",
                    "name": f"{edition.work(work)} {cited}".strip(),
                    "gloss": "",
                    "way": f"works.html#{entry_of(work)}",
                    "cells": _cells(gathered, "work", work, cited),
                }


def _cells(gathered: Gathered, *named: str) -> Iterator[tuple[Record, list[Place], int]]:
    """Yield every text with the first sentences in which it names something, and the number of the others."""
    texts = gathered.edition.texts
    for text, (_, places) in zip(texts, gathered.of_each(*named), strict=True):
        first: dict[str, Place] = {}
        for place in places or ():
            first.setdefault(place.sentence, place)
        yield text, list(first.values())[:_SHOWN], len(first) - _SHOWN
