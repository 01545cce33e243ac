"""A text in, the sign of each of its notes out: what the encoder calls them where every note has a sign of its own, else their numbers."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.model.text import Text


def signs_of_notes(text: Text) -> Mapping[int, str]:
    """Return the signs of the notes by the numbers of their marks; they are the same on the page, in print and in what cites them."""
    notes = [number for number, mark in enumerate(text.marks) if mark.name == "note"]
    given = [text.marks[number].get("n") for number in notes]
    own = all(given) and len(set(given)) == len(given)
    return dict(zip(notes, given if own else map(str, range(1, len(notes) + 1)), strict=True))
