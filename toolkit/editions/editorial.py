"""Texts in, what a reader must be told of them out: which of their elements are signs on the page, and what each sign says."""

from __future__ import annotations

from collections.abc import Collection

from toolkit.model.text import Text

#: The sentence that explains a sign, and the elements of which one must stand in the texts for it to be said.
_SIGNS = (
    (
        "In brackets after a reading stand those of other witnesses, with their sigla, which the end of the text explains.",
        {"app"},
    ),
    ("In brackets after what is written stands how an editor corrects, spells or expands it.", {"choice"}),
    ("What is struck out was struck out in the source.", {"del"}),
    ("Dots run under words that were added in the source or are hard to read.", {"add", "unclear"}),
    ("In square brackets stand words that an editor supplies.", {"supplied"}),
    ("[…] is a gap in the source.", {"gap"}),
    ("[p. 3] says where a page of the source begins.", {"pb"}),
    ("A number at the right counts verses.", {"verse"}),
)


def found_in(text: Text) -> frozenset[str]:
    """Return what stands in a text: the names of its elements, `sentence` for numbered ones, `verse` for counted ones, `furniture`."""
    found = {mark.name for mark in text.marks}
    if any(mark.name == "l" and mark.get("n").endswith(("0", "5")) for mark in text.marks):
        found.add("verse")
    if text.sentences:
        found.add("sentence")
    if any(mark.name == "fw" or mark.get("type") == "boilerplate" for mark in text.marks):
        found.add("furniture")
    return frozenset(found)


def explained(found: Collection[str]) -> list[str]:
    """Return the sentences that explain the signs of editors which stand in the texts."""
    return [said for said, names in _SIGNS if not names.isdisjoint(found)]
