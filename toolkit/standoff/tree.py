"""Entries and their base text in, nested nodes and the XML of `text` out; every character of the base in its place.

White space between blocks stays as the base has it, so the edition reads as the base does. Text that lies in no
block (a copy may have more than the layer knows) gets a `p`, in front and back matter an `ab`.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from toolkit.ground.errors import InternalError
from toolkit.model.calls import FIGURES, label_length
from toolkit.model.span import Span
from toolkit.standoff.kinds import KINDS, attributes_of
from toolkit.standoff.layer import Entry

_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PAGE_BREAKS = str.maketrans(
    {"\x0b": "\n", "\x0c": "\n", "\x1c": "\n", "\x1d": "\n", "\x1e": "\n", "\x1f": " ", "\x85": "\n"}
)


@dataclass(slots=True)
class Node:
    """An entry with what lies in it; `place` is where its words lie, without the marks that the element stands for."""

    entry: Entry
    place: Span
    rank: int
    children: list[Node] = field(default_factory=list)
    called: Node | None = None  # for a call: the note it calls


def writable(text: str) -> str:
    """Return the text as XML can hold it: line ends made `\\n`, page breaks too, other control characters U+FFFD."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_PAGE_BREAKS)
    return _UNWRITABLE.sub("\ufffd", text)


def crossing(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that cannot be nested because they cross one that begins before them, innermost kinds first to go."""
    kept: list[Node] = []
    crossed: list[Entry] = []
    for node in sorted(_nodes(entries), key=_order):
        if any(node.place.crosses(other.place) for other in kept):
            crossed.append(node.entry)
        else:
            kept.append(node)
    return crossed


def write_text(base: str, entries: tuple[Entry, ...]) -> str:
    """Return the `text` element that the entries make of the base text; `InternalError` where two of them cross."""
    notes = sorted((e for e in entries if e.kind == "note"), key=lambda e: e.span)
    starts = [n.span.start for n in notes]
    inner: dict[int, list[Entry]] = {i: [] for i in range(len(notes))}
    main: list[Entry] = []
    for entry in entries:
        if entry.kind == "note":
            continue
        home = bisect.bisect_right(starts, entry.span.start) - 1
        inside = home >= 0 and notes[home].span.contains(entry.span) and not KINDS[entry.kind].holds_blocks
        (inner[home] if inside else main).append(entry)
    nodes = list(_nodes(main))
    for i, note in enumerate(notes):
        assert note.call is not None
        own = Node(note, _note_words(base, note), 3)
        own.children = _nest(list(_nodes(inner[i])))
        nodes.append(Node(note, note.call, 99, called=own))
        nodes.append(Node(note, note.span, 2))  # where its line stood: nothing stays there
    writer = _Writer(base, nodes)
    return f"<text>{writer.content(_nest(nodes), Span(0, len(base)), 'text')}</text>"


def _note_words(base: str, note: Entry) -> Span:
    """Return the range of a note's words after its number."""
    assert note.call is not None
    words = note.span.of(base)
    number = note.call.of(base).strip("[] \t").translate(FIGURES)
    return Span(note.span.start + label_length(words, number), note.span.end)


def _nodes(entries: Iterable[Entry]) -> Iterator[Node]:
    for entry in entries:
        place = entry.span
        if entry.kind == "asterisk" and len(place) > 2:
            place = Span(place.start + 1, place.end - 1)
        yield Node(entry, place, KINDS[entry.kind].rank)


def _order(node: Node) -> tuple[int, int, int]:
    return node.place.start, -node.place.end, node.rank


def _nest(nodes: list[Node]) -> list[Node]:
    roots: list[Node] = []
    stack: list[Node] = []
    for node in sorted(nodes, key=_order):
        while stack and stack[-1].place.end <= node.place.start:
            stack.pop()
        if stack and node.place.end > stack[-1].place.end:
            raise InternalError(
                f"{node.entry.label} at {node.place} crosses {stack[-1].entry.label} at {stack[-1].place}"
            )
        (stack[-1].children if stack else roots).append(node)
        stack.append(node)
    return roots


class _Writer:
    def __init__(self, base: str, nodes: list[Node]) -> None:
        self._base = base
        self._dropped = {
            place
            for n in nodes
            if n.entry.kind == "asterisk"
            for place in (n.entry.span.start, n.entry.span.end - 1)
        }

    def content(self, children: list[Node], place: Span, holder: str) -> str:
        parts: list[str] = []
        done = place.start
        for child in children:
            parts += [self._words(done, child.place.start, holder), self._node(child)]
            done = child.place.end
        parts.append(self._words(done, place.end, holder))
        return "".join(parts)

    def _words(self, start: int, end: int, holder: str) -> str:
        words = self._base[start:end]
        if self._dropped and not self._dropped.isdisjoint(range(start, end)):
            words = "".join(c for i, c in enumerate(words, start) if i not in self._dropped)
        written = escape(writable(words))
        if holder and not written.strip():  # between blocks XML knows four kinds of white space
            return "".join(c if c in " \t\r\n" else "\n" if c in "\u2028\u2029" else " " for c in written)
        if holder and written.strip():  # words that the layer knows nothing of
            bare = written.strip()
            before, after = written[: written.index(bare)], written[written.index(bare) + len(bare) :]
            opening, closing = (
                ("<p>", "</p>") if holder in {"body", "div"} else ('<ab type="boilerplate">', "</ab>")
            )
            return f"{before}{opening}{bare}{closing}{after}"
        return written

    def _node(self, node: Node) -> str:
        entry = node.entry
        if entry.kind == "note" and node.called is None:
            return "" if node.rank == 2 else self._element(node)
        if node.called is not None:
            return self._element(node.called)
        return self._element(node)

    def _element(self, node: Node) -> str:
        entry = node.entry
        row = KINDS[entry.kind]
        attributes = attributes_of(entry.kind, entry.variety, entry.attributes)
        start = "<" + " ".join([row.element, *(f"{k}={quoteattr(v)}" for k, v in attributes.items())])
        inside = self.content(node.children, node.place, row.element if row.holds_blocks else "")
        if entry.kind == "sic":
            inside = f"<sic>{inside}</sic><corr>{escape(entry.attributes.get('n', ''))}</corr>"
        return f"{start}>{inside}</{row.element}>"
