"""Index of persons and collective voices: who is named or speaks, and where."""

from __future__ import annotations

from typing import Any

from toolkit.editions.html.gathered import Gathered

FILE = "people.html"
TITLE = "People and voices"
PLACE = 30


def absent(gathered: Gathered) -> str:
    """Return what is said where nobody is named and nobody speaks."""
    named = (*gathered.targets("person"), *gathered.targets("voice"))
    return "" if named else "No persons and no voices are encoded in these texts."


def content(gathered: Gathered) -> dict[str, Any]:
    """Return the persons in alphabetical order, with where each is named and where each speaks; by-names lead to them."""
    edition = gathered.edition
    known = edition.vocabulary.people
    ids = {*gathered.targets("person"), *gathered.targets("voice")}
    entries: list[dict[str, Any]] = [
        {
            "id": i,
            "name": edition.person(i),
            "person": known.get(i),
            "places": gathered.of("person", i),
            "speaks": gathered.of("voice", i),
        }
        for i in sorted(ids, key=lambda i: (edition.person(i).casefold(), i))
    ]
    entries += [
        {"form": name, "to": e["id"], "name": e["name"]}
        for e in entries
        for name in gathered.forms(e["id"])
        if name.casefold() != e["name"].casefold()
    ]
    return {"title": TITLE, "entries": sorted(entries, key=lambda e: e.get("form", e["name"]).casefold())}
