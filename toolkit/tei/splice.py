"""A file's bytes and found spans in, the same bytes with tags around those spans out; nothing else is touched.

Find, then write: whoever finds spans makes `Insertion`s, `insert` writes them all at once. What the file already
says is not said twice, the order of the insertions is irrelevant, and `remove` takes them out again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from toolkit.ground.errors import Finding, InputError, InternalError
from toolkit.model.span import Span
from toolkit.model.text import Text
from toolkit.tei.edits import Edit, apply
from toolkit.tei.places import Place, Places, order
from toolkit.tei.reader import Layout, read_layout
from toolkit.tei.scan import Node
from toolkit.tei.tags import end_tag, prefix_of, start_tag

_Key = tuple[Span, str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Insertion:
    """An element to put around a span of `Text.characters`: TEI name, and attributes in the order of writing.

    One that is `divisible` may be put around each sentence, and part of a sentence, where it does not fit as a whole.
    """

    span: Span
    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    divisible: bool = False

    @property
    def key(self) -> _Key:
        """What makes two insertions the same."""
        return self.span, self.name, tuple(sorted(self.attributes.items()))


def insert(source: bytes | Layout, insertions: Iterable[Insertion], path: str = "-") -> bytes:
    """Return the file with a tag pair around each span.

    `InputError` lists every span that cannot be tagged: it crosses the border of an element or of another insertion,
    begins inside a CDATA section, or lies outside the text. `InternalError` if the characters came out changed.
    """
    layout = _layout(source, path)
    wanted = absent(layout, insertions)
    if not wanted:
        return layout.document.data
    placed, findings = _placed(layout, wanted)
    if findings:
        raise InputError(*findings)
    result = apply(layout.document.data, _tags(layout, placed))
    after = _verified(layout, result)
    if lost := {i.key for i in wanted} - _present(after).keys():
        raise InternalError(f"{len(lost)} inserted elements do not cover what they should")
    return result


def insert_fitting(source: bytes | Layout, insertions: Iterable[Insertion], path: str = "-") -> bytes:
    """Return the file with a tag pair around each span that can be tagged; the others are put piece by piece or left out."""
    layout = _layout(source, path)
    places = Places(layout)
    whole = [
        piece
        for one in absent(layout, insertions)
        for piece in ([one] if not one.divisible or _fits(places, one) else _pieces(layout, one))
    ]
    placed, _ = _placed(layout, whole)
    return insert(layout, (one for _, one in placed))


def _fits(places: Places, one: Insertion) -> bool:
    return not isinstance(places.find(one.span, one.name, one.attributes), Finding)


def _pieces(layout: Layout, one: Insertion) -> Iterator[Insertion]:
    """Yield the insertion around each sentence, and around what stands of it in other parts of a passage."""
    text = layout.text
    borders = {
        p for span in _parts(text) for p in (span.start, span.end) if one.span.start < p < one.span.end
    }
    for start, end in pairwise([one.span.start, *sorted(borders), one.span.end]):
        words = text.characters[start:end]
        if any(c.isalnum() for c in words):
            first = start + len(words) - len(words.lstrip())
            yield replace(one, span=Span(first, first + len(words.strip())))


def _parts(text: Text) -> Iterator[Span]:
    yield from (p.span for p in text.passages)
    yield from (s.span for s in text.sentences)


def remove(source: bytes | Layout, insertions: Iterable[Insertion], path: str = "-") -> bytes:
    """Return the file without the tags that `insert` put there for these insertions.

    Only an element with exactly the span, name and attributes of an insertion goes; what is not there is passed over.
    Keep what `absent` returned before inserting, so that an equal element of somebody else's stays. `InputError` for
    an insertion with `resp`: a person's decision is not taken back by a program.
    """
    layout = _layout(source, path)
    present = _present(layout)
    nodes = {key: present[key] for i in insertions if (key := i.key) in present}
    decided = [n for n in nodes.values() if n.get("resp")]
    if decided:
        hint = "remove it by hand if it is wrong"
        raise InputError(
            *(
                layout.document.finding(n.start, "S07", f"{n.name} is a person's decision (resp)", hint)
                for n in decided
            )
        )
    cuts = sorted(
        cut for n in nodes.values() for cut in (Edit(n.start, n.open_end), Edit(n.close_start, n.end))
    )
    result = apply(layout.document.data, cuts)
    _verified(layout, result)
    return result


def absent(source: bytes | Layout, insertions: Iterable[Insertion], path: str = "-") -> tuple[Insertion, ...]:
    """Return the insertions that the file does not hold yet, each once, in canonical order."""
    present = _present(_layout(source, path))
    wanted = {i.key: i for i in insertions}
    return tuple(wanted[key] for key in sorted(wanted) if key not in present)


def _layout(source: bytes | Layout, path: str) -> Layout:
    return source if isinstance(source, Layout) else read_layout(source, path)


def _present(layout: Layout) -> dict[_Key, Node]:
    pairs = zip(layout.text.marks, layout.elements, strict=True)
    return {(m.span, m.name, tuple(sorted(m.attributes.items()))): n for m, n in pairs}


def _placed(
    layout: Layout, wanted: Iterable[Insertion]
) -> tuple[list[tuple[Place, Insertion]], list[Finding]]:
    """Return the insertions that go together with their places, outer before inner, and why the others have none or cross."""
    places, findings, placed = Places(layout), [], []
    for insertion in wanted:
        found = places.find(insertion.span, insertion.name, insertion.attributes)
        if isinstance(found, Finding):
            findings.append(found)
        else:
            placed.append((found, insertion))
    placed.sort(key=lambda p: (p[0].open, -p[0].close, order(p[1].name, p[1].attributes)))
    open_ones: list[tuple[Place, Insertion]] = []
    kept = []
    for place, insertion in placed:
        while open_ones and open_ones[-1][0].close <= place.open:
            open_ones.pop()
        if open_ones and open_ones[-1][0].close < place.close:
            other = open_ones[-1][1]
            message = f"{insertion.name} at {insertion.span.start} to {insertion.span.end} crosses {other.name} at {other.span.start} to {other.span.end}"
            findings.append(
                layout.document.finding(
                    place.open, "S06", message, "two ranges must lie apart or one in the other"
                )
            )
        else:
            open_ones.append((place, insertion))
            kept.append((place, insertion))
    return kept, findings


def _tags(layout: Layout, placed: list[tuple[Place, Insertion]]) -> list[Edit]:
    edits: list[Edit] = []
    waiting: list[tuple[int, bytes]] = []  # end tags, the innermost last

    def close(until: int) -> None:
        while waiting and waiting[-1][0] <= until:
            byte, tag = waiting.pop()
            edits.append(Edit(byte, byte, tag))

    for place, insertion in placed:
        close(place.open)
        prefix = prefix_of(layout.document, place.parent)
        tag = start_tag(insertion.name, insertion.attributes, prefix).encode()
        edits.append(Edit(place.open, place.open, tag))
        waiting.append((place.close, end_tag(insertion.name, prefix).encode()))
    close(len(layout.document.data))
    return edits


def _verified(before: Layout, result: bytes) -> Layout:
    after = read_layout(result, before.text.path)
    if after.text.digest != before.text.digest:
        raise InternalError("writing changed the characters of the text", hint="please report this file")
    return after
