"""Texts side by side by concept and by place cited: what each says where it names the same thing, in its own sentences."""

from __future__ import annotations

from typing import Any

from toolkit.editions.html.gathered import BESIDE, Gathered
from toolkit.editions.mentions import Mention

FILE = "parallels.html"
TITLE = "Side by side"
PLACE = 15
_SHOWN = 3  # sentences of a text in a row; the index has the others


def content(gathered: Gathered) -> dict[str, Any]:
    """Return the concepts and the places cited that at least two texts share, each with the sentences of every text."""
    edition = gathered.edition
    scheme = edition.vocabulary.scheme
    words = {
        t.id: {s.get("xml:id"): s.span.of(t.characters) for s in t.sentences} for t in gathered.texts.values()
    }
    concepts = [
        (
            f"concept-{c}",
            edition.called(c),
            scheme.concepts[c].gloss,
            f"glossary.html#{c}",
            gathered.mentions_of("concept", c),
        )
        for c in sorted(gathered.targets("concept"), key=lambda c: edition.called(c).casefold())
        if c in scheme.concepts
    ]
    places = []
    for work in sorted(gathered.targets("work"), key=lambda w: edition.work(w).casefold()):
        cited: dict[str, list[Mention]] = {}
        for m in gathered.mentions_of("work", work):
            cited.setdefault(m.place, []).append(m)
        places += [
            (
                f"place-{work}-{n}",
                f"{edition.work(work)} {place}".strip(),
                "",
                f"works.html#{work}",
                cited[place],
            )
            for n, place in enumerate(sorted(cited))
        ]
    kinds = [("concept", "By concept", concepts), ("place", "By place cited", places)]
    return {
        "title": TITLE,
        "texts": [e.text for e in edition.texts],
        "stacked": len(edition.texts) > BESIDE,
        "kinds": [
            (key, name, [_row(gathered, words, *r) for r in rows if len({m.text for m in r[-1]}) > 1])
            for key, name, rows in kinds
        ],
    }


def _row(
    gathered: Gathered,
    words: dict[str, dict[str, str]],
    key: str,
    name: str,
    gloss: str,
    way: str,
    named: list[Mention],
) -> dict[str, Any]:
    cells = {}
    first: dict[str, dict[str, Mention]] = {}
    for m in named:
        first.setdefault(m.text, {}).setdefault(m.sentence, m)
    for text, sentences in first.items():
        shown = list(sentences.items())[:_SHOWN]
        cells[text] = (
            [(gathered.place(m), " ".join(words[text].get(s, m.form).split())) for s, m in shown],
            len(sentences) - _SHOWN,
        )
    return {"key": key, "name": name, "gloss": gloss, "way": way, "cells": cells}
