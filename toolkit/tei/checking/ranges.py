"""P: ranges of characters lie within what they count, and hold the words that are quoted from them.

Two kinds: `#string-range(ID,OFFSET,LENGTH)` in an element of the same file, and `src:ID:FROM,TO` (RFC 5147) in the base
text of a layer, whose length its header gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit.ground.errors import Finding, InputError
from toolkit.model.span import Span
from toolkit.model.text import Text
from toolkit.tei.checking._subject import Subject
from toolkit.tei.pointers import source_range, span_of, string_range
from toolkit.tei.reader import read
from toolkit.tei.scan import Node


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every range that is out of bounds or does not hold its words."""
    text: Text | None = None
    elements: dict[str, Span] = {}
    length = _length(subject)
    for node in subject.nodes:
        for attribute in ("target", "corresp", "source"):
            for written in node.get(attribute).split():
                if written.startswith("#string-range("):
                    if text is None and (text := _text(subject)) is not None:
                        elements = {m.get("xml:id"): m.span for m in reversed(text.marks)}
                    if text is not None:
                        yield from _string_range(subject, text.characters, elements, node, attribute, written)
                elif written.startswith("src:"):
                    yield from _source_range(subject, length, node, attribute, written)


def _string_range(
    subject: Subject, characters: str, elements: Mapping[str, Span], node: Node, attribute: str, written: str
) -> Iterator[Finding]:
    place = string_range(written)
    if place is None:
        yield subject.finding(
            node,
            "P10",
            f"{written} is not a range",
            "write #string-range(ID,OFFSET,LENGTH) with whole numbers and no space",
            attribute=attribute,
        )
        return
    element = elements.get(place.element)
    if element is None:
        yield subject.finding(
            node,
            "P11",
            f'{written}: there is no element "{place.element}" in the text',
            "correct the id",
            attribute=attribute,
        )
        return
    span = span_of(place, element)
    if span is None or not place.length:
        wrong = "covers nothing" if span is not None else f'goes beyond the end of "{place.element}"'
        yield subject.finding(
            node,
            "P12",
            f"{written} {wrong}",
            "count code points from the beginning of the element, notes left out",
            attribute=attribute,
        )
        return
    quotes = [n for n in node.nodes if n.name == "note" and n.get("type") == "quote"]
    held = span.of(characters)
    for quote in quotes:
        if _words(quote.text) != _words(held):
            yield subject.finding(
                quote,
                "P13",
                f'the range holds "{_words(held)}", not "{_words(quote.text)}"',
                "the text was changed after the range was made: `yichud check --fix` looks for the words again; else correct the range or the quotation",
            )


def _source_range(
    subject: Subject, length: int | None, node: Node, attribute: str, written: str
) -> Iterator[Finding]:
    found = source_range(written)
    if found is None:
        yield subject.finding(
            node,
            "P10",
            f"{written} is not a range",
            "write src:ID:FROM,TO with FROM no greater than TO",
            attribute=attribute,
        )
    elif length is not None and found[1].end > length:
        yield subject.finding(
            node,
            "P12",
            f"{written} goes beyond the end of the base text, which has {length} characters",
            "correct the range, or sourceDesc/bibl/extent/@n",
            attribute=attribute,
        )


def _length(subject: Subject) -> int | None:
    extents = subject.root.find_all("teiHeader", "fileDesc", "sourceDesc", "bibl", "extent")
    return next((int(e.get("n")) for e in extents if e.get("n").isdecimal()), None)


def _text(subject: Subject) -> Text | None:
    try:
        return read(subject.document.data, subject.document.path)
    except InputError:
        return None  # another family says why


def _words(text: str) -> str:
    return " ".join(text.split())
