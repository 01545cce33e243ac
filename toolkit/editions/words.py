"""An element of a tree in, its words as one reads them out."""

from __future__ import annotations

from lxml import etree

_NOTE = "{http://www.tei-c.org/ns/1.0}note"


def words_of(element: etree._Element) -> str:
    """Return the words of an element, without its notes, white space made even."""
    notes = {n for note in element.iter(_NOTE) for n in note.iter()}
    said = [(element.text or "")] if element not in notes else []
    for one in element.iterdescendants():
        if one not in notes and isinstance(one.tag, str):
            said.append(one.text or "")
        if one.getparent() not in notes:
            said.append(one.tail or "")
    return " ".join("".join(said).split())


def letters_of(words: str) -> str:
    """Return the letters and digits of words, in which titles are compared."""
    return "".join(c for c in words.casefold() if c.isalnum())
