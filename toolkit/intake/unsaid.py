"""A text and suggestions for it in; those on which the file says nothing yet out (guidelines, H2, H5).

What a person has tagged, and what was suggested before, whatever became of it, is not suggested again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from toolkit.model.claim import Suggestion
from toolkit.model.span import Span
from toolkit.model.text import Text
from toolkit.tei.proposals import listed

#: The elements that say of their words what the suggestions of a list would.
_TAGS = {
    "suggestions": frozenset({"term", "rs"}),
    "citations": frozenset({"bibl", "biblStruct"}),
    "names": frozenset({"persName", "name", "rs", "author", "speaker"}),
    "voices": frozenset({"said"}),
}


def unsaid(text: Text, suggestions: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Yield each suggestion whose words share no character with such an element, or with a suggestion of its list that the text has."""
    elements = {m.get("xml:id"): m.span for m in text.marks} | {p.id: p.span for p in text.passages}
    said: dict[str, list[Span]] = defaultdict(list)
    for mark in text.marks:
        for name, tags in _TAGS.items():
            if mark.name in tags and len(mark.span):
                said[name].append(mark.span)
    for old in text.proposals:
        if (place := old.place(elements.get(old.element), text.characters)) is not None:
            said[listed(old.kind)].append(place)
    taken = {name: _Taken(spans) for name, spans in said.items()}
    for s in suggestions:
        place = s.place(elements[s.element], text.characters)
        spans = taken.get(listed(s.kind))
        if place is None or spans is None or not spans.touches(place):
            yield s


class _Taken:
    """Spans, joined where they overlap, in order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def touches(self, span: Span) -> bool:
        """Whether one of them shares a character with a span."""
        before = bisect_left(self._starts, span.end) - 1
        return before >= 0 and self._ends[before] > span.start
