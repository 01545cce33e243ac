"""The header of a prepared tree in, a division at the end of its text out: of whom and to whom a letter is, the manuscript, hands and witnesses that the text names."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_HAND = f"{_TEI}handNote"


def append_source(root: etree._Element) -> None:
    """Add what the header says of letter, manuscript, hands and witnesses to the back of the text, as every format shows where a text comes from."""
    header, body = root.find(f"{_TEI}teiHeader"), root.find(f"{_TEI}text")
    lines = list(_lines(header)) if header is not None else []
    if not lines or body is None:
        return
    back = body.find(f"{_TEI}back")
    if back is None:
        back = etree.SubElement(body, f"{_TEI}back")
    division = etree.SubElement(back, f"{_TEI}div", type="provenance")
    for line in lines:
        etree.SubElement(division, f"{_TEI}p").text = line


def _lines(header: etree._Element) -> Iterator[str]:
    for action in header.iter(f"{_TEI}correspAction"):
        yield f"{action.get('type', 'letter').capitalize()}: " + ", ".join(filter(None, map(_words, action)))
    for manuscript in header.iter(f"{_TEI}msDesc"):
        for part in manuscript:
            if part.tag == f"{_TEI}msIdentifier":
                yield "Manuscript: " + ", ".join(filter(None, map(_words, part)))
            else:
                yield from filter(None, map(_words, part if len(part) else [part]))
    for hand in header.iter(_HAND):
        if (said := _words(hand)) and hand.get(_ID):
            yield f"Hand {hand.get(_ID)}: {said}"
    for witness in header.iter(f"{_TEI}witness"):
        yield f"{witness.get(_ID, '*')}: {_words(witness)}"


def _words(element: etree._Element) -> str:
    """Return the words of an element; parts that no words join are set apart by semicolons, and a hand that has a line of its own is left to it."""
    if element.tag == f"{_TEI}handDesc":
        return "; ".join(_words(part) for part in element if not (part.tag == _HAND and part.get(_ID)))
    if len(element) and not any((s or "").strip() for s in (element.text, *(part.tail for part in element))):
        return "; ".join(filter(None, map(_words, element)))
    return " ".join("".join(map(str, element.itertext())).split())
