"""A span of a text in; the bytes where the two tags around it go, or the finding that says why they cannot.

Both tags get the same parent, so that what is well formed stays so. As far as that leaves a choice, they go next to
the characters, but around an element of `_CARRIED` that the span covers exactly (guidelines, S7, S10) and outside one
that belongs further in by `_INWARD`.
"""

from __future__ import annotations

import bisect
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from toolkit.ground.errors import Finding
from toolkit.model.span import Span
from toolkit.tei.reader import Layout
from toolkit.tei.scan import TEI, Node
from toolkit.tei.tags import cdata_sections

#: Elements that a term holds and never the other way round.
_CARRIED = frozenset(
    {"hi", "choice", "sic", "orig", "abbr", "unclear", "supplied", "add", "w", "c", "pc", "g"}
)

#: Elements that may cover the same characters, from the outside in.
_INWARD = [
    "seg",
    "cit",
    "said",
    "quote",
    "q",
    "soCalled",
    "mentioned",
    "gloss",
    "foreign",
    "bibl",
    "title",
    "citedRange",
    "date",
    "persName",
    "orgName",
    "name",
    "rs",
    "term",
]
_RANK = {name: i for i, name in enumerate(_INWARD)}

_Key = tuple[int, str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Place:
    """The bytes before which a start tag and an end tag go, and the element that both come to stand in."""

    open: int
    close: int
    parent: Node


def order(name: str, attributes: Mapping[str, str]) -> _Key:
    """Return what decides which of two elements around the same characters is the outer one: the smaller."""
    return _RANK.get(name, len(_RANK)), name, tuple(sorted(attributes.items()))


class Places:
    """Finds the places of tags in one text; looks at nothing twice."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._spans = {n.index: m.span for n, m in zip(layout.elements, layout.text.marks, strict=True)}
        self._passages = frozenset(layout.elements[p.mark].index for p in layout.text.passages)
        self._calling = frozenset(_calling(layout))
        self._sections = cdata_sections(layout.document)
        self._offsets: dict[int, array[int]] = {}

    def find(self, span: Span, name: str, attributes: Mapping[str, str]) -> Place | Finding:
        """Return where an element around `span` goes; a finding where it cannot go anywhere."""
        text = self._layout.text
        if not len(span) or span.end > len(text.characters):
            return Finding(
                text.path,
                0,
                0,
                "S01",
                f"{name}: the text has no characters {span.start} to {span.end}",
                "read the text again; it may have changed",
            )
        first, last = text.run_of(span.start), text.run_of(span.end - 1)
        start, end = self._bytes(first, span.start)[0], self._bytes(last, span.end - 1)[1]
        flow = self._layout.flows[first]
        if self._layout.flows[last] != flow:
            return self._finding(
                start,
                "S02",
                f"{name}: the range runs from a passage into a note that is read after it",
                "tag each part by itself",
            )
        passage = text.passage_at(span.start)
        if name in _RANK and (passage is None or not passage.span.contains(span)):
            return self._finding(
                start, "S05", f"{name}: the range is not inside one passage", "tag each part by itself"
            )
        opened, closed = self._layout.owners[first], self._layout.owners[last]
        common = _common(opened, closed)
        while opened is not common:
            if self._spans[opened.index].start != span.start:
                return self._crossing(opened, start, name, "begins inside")
            start, opened = opened.start, _parent(opened)
        while closed is not common:
            if closed.index in self._calling:
                return self._finding(
                    start,
                    "S02",
                    f"{name}: the range leaves out the notes that are read after {closed.name}",
                    "tag each passage by itself",
                )
            if self._spans[closed.index].end != span.end:
                return self._crossing(closed, start, name, "ends inside")
            end, closed = closed.end, _parent(closed)
        own = order(name, attributes)
        while (
            self._spans[common.index] == span
            and common.index not in self._calling
            and _goes_around(own, common)
        ):
            start, end, common = common.start, common.end, _parent(common)
        return self._settled(Place(start, end, common), name)

    def _settled(self, place: Place, name: str) -> Place | Finding:
        start, end = self._before_section(place.open), self._after_section(place.close)
        for byte in (start, end):
            if self._section_at(byte) is not None:
                return self._finding(
                    byte,
                    "S03",
                    f"{name}: the range begins or ends inside a CDATA section, which holds no tags",
                    "write its characters without CDATA",
                )
        if place.parent.namespace != TEI:
            return self._finding(
                start,
                "S04",
                f"{name}: the range lies inside {place.parent.name}, which is not TEI",
                "leave it out",
            )
        return Place(start, end, place.parent)

    def _bytes(self, number: int, position: int) -> tuple[int, int]:
        """Return what `Text.bytes_of` does, fast for the thousandth character of a long run."""
        text = self._layout.text
        run = text.runs[number]
        if not run.literal or run.byte_end - run.byte == run.end - run.start:
            return text.bytes_of(position)
        if number not in self._offsets:
            lengths = (len(c.encode()) for c in text.characters[run.start : run.end])
            self._offsets[number] = array("L", accumulate(lengths, initial=run.byte))
        offsets = self._offsets[number]
        return offsets[position - run.start], offsets[position - run.start + 1]

    def _section_at(self, byte: int) -> tuple[int, int] | None:
        i = bisect.bisect_left(self._sections, (byte, 0)) - 1
        section = self._sections[i] if i >= 0 else None
        return section if section is not None and byte < section[1] else None

    def _before_section(self, byte: int) -> int:
        section = self._section_at(byte)
        return section[0] if section is not None and byte == section[0] + len("<![CDATA[") else byte

    def _after_section(self, byte: int) -> int:
        section = self._section_at(byte)
        return section[1] if section is not None and byte == section[1] - len("]]>") else byte

    def _crossing(self, node: Node, byte: int, name: str, how: str) -> Finding:
        line = self._layout.document.line(node.start)
        return self._finding(
            byte,
            "S05",
            f"{name}: the range {how} {node.name} (line {line}) and leaves it",
            "end the range at the border of the element, or split it",
        )

    def _finding(self, byte: int, code: str, message: str, hint: str) -> Finding:
        return self._layout.document.finding(byte, code, message, hint)


def _calling(layout: Layout) -> Iterator[int]:
    """Yield the elements that notes are read after: whatever encloses them covers the notes, they do not."""
    marks = layout.text.marks
    passages = {p.mark for p in layout.text.passages}
    for mark in marks:
        above = mark.parent if mark.call >= 0 and len(mark.span) else -1
        while above >= 0:
            if above in passages:
                yield layout.elements[above].index
                break
            above = marks[above].parent


def _goes_around(own: _Key, existing: Node) -> bool:
    if existing.name in _CARRIED:
        return True
    return existing.name in _RANK and own < order(existing.name, existing.attributes)


def _common(one: Node, other: Node) -> Node:
    if one is other:
        return one
    above = {one.index, *(n.index for n in one.ancestors)}
    return next(n for n in (other, *other.ancestors) if n.index in above)


def _parent(node: Node) -> Node:
    assert node.parent is not None  # the common element lies above, and `text` is below the root
    return node.parent
