"""Index of works and places cited, each place a way to where it is cited, and to where it can be read."""

from __future__ import annotations

from typing import Any

from toolkit.editions.html.gathered import Gathered
from toolkit.editions.mentions import units_of
from toolkit.rendering.links import allowed

FILE = "works.html"
TITLE = "Works cited"
PLACE = 40


def content(gathered: Gathered) -> dict[str, Any]:
    """Return the works in alphabetical order with the places cited, and for each the address where it can be read."""
    edition = gathered.edition
    entries = []
    for work in sorted(gathered.targets("work"), key=lambda w: edition.work(w).casefold()):
        known = edition.vocabulary.works.get(work)
        cited = []
        for m in gathered.mentions_of("work", work):
            address = known.link(units_of(gathered.texts[m.text], m.mark)) if known else ""
            label = gathered.sentence_label(m.text, m.sentence)
            cited.append(
                {
                    "place": m.place,
                    "way": gathered.place(m).address,
                    "text": m.text,
                    "label": label,
                    "out": allowed(address) or "",
                }
            )
        cited.sort(key=lambda c: (c["place"], c["text"]))
        entries.append({"id": work, "title": edition.work(work), "work": known, "cited": cited})
    return {"title": TITLE, "entries": entries}
