"""A text in, what the search reads of it out: its title, headings, sentences and notes, row by row, with the concepts that each names."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from toolkit.editions.edition import EditedText
from toolkit.editions.mentions import Mention, suggestions
from toolkit.editions.notes import signs_of_notes
from toolkit.editions.prepared import anchor_of, numbers
from toolkit.model.span import Span
from toolkit.model.text import Passage, Text

_TEI = "{http://www.tei-c.org/ns/1.0}"
_WRITTEN = {
    "sic": "corr",
    "orig": "reg",
    "abbr": "expan",
}  # what a text reads, and what an editor puts beside it
_CALLED = {"head": "heading"}


class Row(NamedTuple):
    """One thing that is found: its id on the reading page (empty for the page itself), the label of the way there, its words.

    `corrected` are the words with the editor's readings, empty where there is none; `concepts` the ids of those named there; the
    rows of one `block` (a paragraph, a note) have its number.
    """

    id: str
    label: str
    words: str
    corrected: str
    concepts: list[str]
    block: int


def rows(edited: EditedText, named: Iterable[Mention]) -> Iterator[Row]:
    """Yield what the search reads of a text, in its order; `named` is what the text names. Furniture is left out."""
    text = edited.text
    yield Row("", "title", text.header.title or text.id, "", [], -1)
    labels, notes = [label for _, label in numbers(text)], signs_of_notes(text)
    sentences = [(m.span.start, n) for n, m in enumerate(text.marks) if m.get("type") == "sentence"]
    naming = sorted(_naming(text, named))
    readings = sorted(_readings(edited))
    for block, passage in enumerate(text.passages):
        for number, span in () if passage.furniture else _pieces(text, passage, sentences):
            if words := _even(span.of(text.characters)):
                mark = text.marks[number]
                yield Row(
                    (mark.get("xml:id") if mark.get("type") == "sentence" else "") or anchor_of(number),
                    _label(passage, _note(text, notes, number), _number(text, labels, number)),
                    words,
                    _corrected(text, span, readings),
                    sorted({concept for _, concept in _within(naming, span)}),
                    block,
                )


def _pieces(text: Text, passage: Passage, sentences: list[tuple[int, int]]) -> Iterator[tuple[int, Span]]:
    """Yield the sentences of a passage and what stands between them, each with the number of its element."""
    start = passage.span.start
    for begins, number in _within(sentences, passage.span):
        yield passage.mark, Span(start, max(start, begins))
        yield number, text.marks[number].span
        start = text.marks[number].span.end
    yield passage.mark, Span(start, max(start, passage.span.end))


def _number(text: Text, labels: list[str], number: int) -> str:
    """Return the number of the innermost element that has one."""
    while number >= 0:
        if labels[number]:
            return labels[number]
        number = text.marks[number].parent
    return ""


def _note(text: Text, notes: Mapping[int, str], number: int) -> str:
    """Return the sign of the note that an element is or stands in, empty outside notes."""
    while number >= 0 and number not in notes:
        number = text.marks[number].parent
    return notes.get(number, "")


def _label(passage: Passage, note: str, number: str) -> str:
    if note:
        return f"n. {note}"
    return number if number and passage.kind != "head" else _CALLED.get(passage.kind, passage.kind)


def _naming(text: Text, named: Iterable[Mention]) -> Iterator[tuple[int, str]]:
    """Yield where each concept is named: the code point, and its id."""
    suggested = {number: span.start for number, _, span in suggestions(text)}
    for m in named:
        if m.kind == "concept":
            yield suggested[m.mark] if m.suggested else text.marks[m.mark].span.start, m.target


def _readings(edited: EditedText) -> Iterator[tuple[int, int, str]]:
    """Yield what an editor reads otherwise: the span of what is written, and the words to read."""
    if b"choice" not in edited.data:
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    body = etree.fromstring(edited.data, parser).find(f"{_TEI}text")
    elements = body.iter(*(f"{_TEI}{name}" for name in _WRITTEN)) if body is not None else ()
    marks = (m for m in edited.text.marks if m.name in _WRITTEN)
    for element, mark in zip(elements, marks, strict=False):
        beside = element.getparent()
        other = beside.find(f"{_TEI}{_WRITTEN[mark.name]}") if beside is not None else None
        if other is not None:
            yield mark.span.start, mark.span.end, "".join(other.itertext())


def _corrected(text: Text, span: Span, readings: list[tuple[int, int, str]]) -> str:
    parts, at = [], span.start
    for start, end, words in _within(readings, span):
        if start >= at:
            parts += [text.characters[at:start], words]
            at = end
    return _even("".join([*parts, text.characters[at : span.end]])) if parts else ""


def _within(found: list[tuple], span: Span) -> list[tuple]:  # type: ignore[type-arg]
    """Return those of a sorted list that begin in a span."""
    first = bisect.bisect_left(found, span.start, key=lambda f: f[0])
    return found[first : bisect.bisect_left(found, span.end, key=lambda f: f[0])]


def _even(words: str) -> str:
    return " ".join(words.split())
