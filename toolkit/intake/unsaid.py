"""A text and suggestions for it in; those on which the file says nothing yet out (guidelines, H2, H5).

What a person has tagged, and what was suggested before, whatever became of it, is not suggested again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate

from toolkit.model.claim import Suggestion
from toolkit.model.span import Span
from toolkit.model.text import Text
from toolkit.tei.pointers import vocabulary_id
from toolkit.tei.proposals import TERMS, listed

#: The elements that say of their words what the suggestions of a list would, each with the attribute that points into the vocabulary.
_TAGS = {
    "suggestions": {"term": "ref", "rs": "ref"},
    "citations": {"bibl": "corresp"},
    "names": {"persName": "ref", "name": "ref", "rs": "ref"},
    "voices": {"said": "who"},
}


def unsaid(text: Text, suggestions: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Yield each suggestion whose words share no character with such an element, or with a suggestion of its list that the text has.

    A term is new, too, where it holds whole ones that are there already: a longer name goes before its parts (S1).
    """
    elements = {m.get("xml:id"): m.span for m in text.marks} | {p.id: p.span for p in text.passages}
    said: dict[str, list[Span]] = defaultdict(list)
    for mark in text.marks:
        for name, tags in _TAGS.items():
            if len(mark.span) and vocabulary_id(mark.get(tags.get(mark.name, ""))):
                said[name].append(mark.span)
    for old in text.proposals:
        if (place := old.place(elements.get(old.element), text.characters)) is not None:
            said[listed(old.kind)].append(place)
    taken = {name: _Taken(spans) for name, spans in said.items()}
    for s in suggestions:
        place, spans = s.place(elements[s.element], text.characters), taken.get(listed(s.kind))
        if (
            place is None
            or spans is None
            or all(s.kind in TERMS and _holds(place, old) for old in spans.touching(place))
        ):
            yield s


def _holds(place: Span, old: Span) -> bool:
    return place.contains(old) and place != old


class _Taken:
    """Spans in their order, and how far those before each reach."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [s.start for s in self._spans]
        self._reach = list(accumulate((s.end for s in self._spans), max))

    def touching(self, span: Span) -> Iterator[Span]:
        """Yield those that share a character with a span."""
        for n in range(bisect_left(self._starts, span.end) - 1, -1, -1):
            if self._reach[n] <= span.start:
                return
            if self._spans[n].overlaps(span):
                yield self._spans[n]
