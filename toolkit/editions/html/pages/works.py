"""Index of works and places cited, each place a way to where it is cited, and to where it can be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.editions.html.gathered import Gathered, Place
from toolkit.editions.prepared import entry_of

FILE = "works.html"
TITLE = "Works cited"
PLACE = 40


def absent(gathered: Gathered) -> str:
    """Return what is said where no text cites anything."""
    return "" if gathered.targets("work") else "No citations are encoded in these texts."


def content(gathered: Gathered) -> dict[str, Any]:
    """Return the works in alphabetical order with the places cited, and for each the address where it can be read; other titles lead there."""
    edition = gathered.edition
    entries: list[dict[str, Any]] = [
        {
            "id": entry_of(work),
            "title": edition.work(work),
            "work": edition.vocabulary.works.get(work),
            "cited": _cited(gathered, work),
        }
        for work in sorted(gathered.targets("work"), key=lambda w: edition.work(w).casefold())
    ]
    entries += [
        {"form": title, "to": e["id"], "title": e["title"]}
        for e in entries
        for title in gathered.forms(e["work"].id if e["work"] else "")
        if title.casefold() != e["title"].casefold()
    ]
    return {"title": TITLE, "entries": sorted(entries, key=lambda e: e.get("form", e["title"]).casefold())}


def _cited(gathered: Gathered, work: str) -> Iterator[tuple[str, str, Place]]:
    """Yield the places cited in the order in which they are written: the place, the text that cites it, the way there."""
    for cited in gathered.cited(work):
        for text, places in gathered.of_sorted("work", work, cited):
            yield from ((cited, text, place) for place in places)
