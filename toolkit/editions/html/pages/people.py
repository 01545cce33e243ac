"""Index of persons and collective voices: who is named or speaks, and where."""

from __future__ import annotations

from typing import Any

from toolkit.editions.html.gathered import Gathered, Place
from toolkit.editions.prepared import anchor_of
from toolkit.tei.pointers import fragment

FILE = "people.html"
TITLE = "People and voices"
PLACE = 30


def content(gathered: Gathered) -> dict[str, Any]:
    """Return the persons in alphabetical order, with where each is named and where each speaks."""
    edition = gathered.edition
    speaking: dict[str, list[tuple[str, Place]]] = {}
    for edited in edition.texts:
        text = edited.text
        for number, mark in enumerate(text.marks):
            if mark.name in {"said", "sp"} and mark.get("who"):
                words = " ".join(mark.span.of(text.characters).split()[:6])
                place = Place(f"{gathered.page(text.id)}#{anchor_of(number)}", "speaks", words)
                speaking.setdefault(fragment(mark.get("who")), []).append((text.id, place))
    known = edition.vocabulary.people
    ids = {*gathered.targets("person"), *speaking}
    entries = [
        {
            "id": i,
            "name": edition.person(i),
            "person": known.get(i),
            "places": gathered.of("person", i),
            "speaks": speaking.get(i, []),
        }
        for i in sorted(ids, key=lambda i: edition.person(i).casefold())
    ]
    return {"title": TITLE, "entries": entries}
