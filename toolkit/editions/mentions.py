"""Texts in, who and what they name out: every term, person, work and claim with its place, for indexes and glossaries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.model.claim import Suggestion
from toolkit.model.span import Span
from toolkit.model.text import Mark, Text
from toolkit.tei.pointers import fragment

UNKNOWN = "w.unknown"  # what a citation points at when its work is not known (guidelines, B3)
_KINDS = {
    "term": "concept",
    "rs": "concept",
    "persName": "person",
    "orgName": "person",
    "bibl": "work",
    "title": "work",
}
_SUGGESTED = {"citation": "work", "name": "person", "direct": "voice", "indirect": "voice", "turn": "voice"}
_POINTS = {"term": "ref", "rs": "ref", "persName": "ref", "orgName": "ref", "bibl": "corresp", "title": "ref"}


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a text names something: `mark` is the number of its element among the marks of the text.

    `kind` is `concept`, `person` or `work` (of what is suggested also `voice`); `target` an id; `form` the words as they stand, white space made even; `sentence`
    the id of the sentence, empty outside sentences; `place` what is cited of a work, as one reads it. What a program
    suggests and nobody has decided is `suggested`; its `mark` is the number of the suggestion.
    """

    text: str
    mark: int
    kind: str
    target: str
    form: str
    sentence: str
    channel: str = ""
    lang: str = ""
    place: str = ""
    suggested: bool = False


def suggestions(text: Text) -> Iterator[tuple[int, Suggestion, Span]]:
    """Yield the suggestions that nobody has decided and that still fit the text: number, suggestion, span."""
    elements = {m.get("xml:id"): m.span for m in text.marks} if text.proposals else {}
    for number, suggestion in enumerate(text.proposals):
        span = suggestion.place(elements.get(suggestion.element), text.characters)
        if span is not None and suggestion.status == "proposed":
            yield number, suggestion, span


def suggested(text: Text) -> Iterator[Mention]:
    """Yield what a program takes for terms, names, citations and voices of a text and nobody has decided."""
    for number, suggestion, span in suggestions(text):
        sentence = next((s.get("xml:id") for s in text.sentences if s.span.contains(span)), "")
        kind = kind_of(suggestion)
        yield Mention(
            text.id,
            number,
            kind,
            suggestion.concept,
            " ".join(span.of(text.characters).split()),
            sentence,
            suggestion.kind if kind == "concept" else "",
            suggestion.lang,
            cited_in(suggestion),
            suggested=True,
        )


def kind_of(suggestion: Suggestion) -> str:
    """Return what a suggestion names: a `concept`, `person` or `work`, or a `voice` that speaks."""
    return _SUGGESTED.get(suggestion.kind, "concept")


def cited_in(suggestion: Suggestion) -> str:
    """Return the place that a suggested citation cites as one reads it: `chapter 3, verse 4–5`."""
    return suggestion.place_cited.replace("; ", ", ").replace("-", "–")


def enclosing(text: Text, suggestion: Mention) -> int:
    """Return the number of the innermost element that a suggestion stands in."""
    of = text.proposals[suggestion.mark]
    at = next((n for n, m in enumerate(text.marks) if m.get("xml:id") == of.element), 0)
    start = text.marks[at].span.start + of.offset
    around = Span(start, start + of.length)
    inside = (n for n, m in enumerate(text.marks) if n >= at and m.span.contains(around) and m.call < 0)
    return max(inside, default=at)


def mentions(text: Text) -> Iterator[Mention]:
    """Yield what a text names, in its order."""
    for number, mark in enumerate(text.marks):
        kind = _KINDS.get(mark.name)
        target = fragment(mark.get(_POINTS[mark.name])) if kind else ""
        if not kind or not target or not mark.span:  # nothing is read of a reading that is not chosen
            continue
        form = " ".join(mark.span.of(text.characters).split())
        place = place_of(text, number) if mark.name == "bibl" else ""
        yield Mention(
            text.id,
            number,
            kind,
            target,
            form,
            sentence_of(text, number),
            mark.get("type"),
            mark.get("xml:lang"),
            place,
        )


def sentence_of(text: Text, number: int) -> str:
    """Return the id of the sentence that an element stands in; of a note, of the sentence that calls it; empty outside."""
    return next((m.get("xml:id") for m in above(text, number) if m.get("type") == "sentence"), "")


def above(text: Text, number: int) -> Iterator[Mark]:
    """Yield the elements that enclose one, the innermost first."""
    parent = text.marks[number].parent
    while parent >= 0:
        yield text.marks[parent]
        parent = text.marks[parent].parent


def work_of(text: Text, number: int) -> str:
    """Return the work that an element points at: its id, or, where it is not known, the words that name it, without the place."""
    mark = text.marks[number]
    work = fragment(mark.get(_POINTS[mark.name]))
    if work != UNKNOWN:
        return work
    place = next((m.span for m in _below(text, number) if m.name == "citedRange"), None)
    before = Span(mark.span.start, place.start) if place and mark.span.contains(place) else mark.span
    words = (" ".join(s.of(text.characters).split()).strip(" ,;:") for s in (before, mark.span))
    return next(filter(None, (title_of(text, number), *words)), UNKNOWN)


def title_of(text: Text, number: int) -> str:
    """Return the title as a text writes it, of a `title` or in a `bibl`; empty where there is none."""
    mark = text.marks[number]
    title = next((m for m in (mark, *_below(text, number)) if m.name == "title"), None)
    return " ".join(title.span.of(text.characters).split()) if title else ""


def _below(text: Text, number: int) -> list[Mark]:
    """Return the elements that stand first in a `bibl`."""
    return [m for m in text.marks[number + 1 : number + 13] if m.parent == number]


def units_of(text: Text, number: int) -> dict[str, str]:
    """Return the place that a `bibl` cites: unit to value, where it begins."""
    below = text.marks[number + 1 : number + 13]
    return {
        m.get("unit"): m.get("from")
        for m in below
        if m.name == "citedRange" and m.get("from") and m.parent == number
    }


def place_of(text: Text, number: int) -> str:
    """Return the place that a `bibl` cites as one reads it: `epistle 20`, `folio 4a–4b`."""
    parts = []
    for mark in text.marks[number + 1 : number + 13]:
        if mark.name == "citedRange" and mark.parent == number:
            first, last = mark.get("from"), mark.get("to")
            value = f"{first}–{last}" if last and last != first else first
            parts.append(f"{mark.get('unit')} {value}".strip() or mark.span.of(text.characters))
    return ", ".join(parts)
