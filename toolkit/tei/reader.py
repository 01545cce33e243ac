"""Bytes of a TEI file in, a `Text` out: its characters in reading order, and the way from each back to its bytes.

`read_layout` keeps what the splicer needs besides: the document, and for every run the element it stands in.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from types import MappingProxyType

from toolkit.ground.errors import InputError
from toolkit.ground.reading import read_input
from toolkit.ground.writing import sha256
from toolkit.model.span import Span
from toolkit.model.text import Mark, Passage, Run, Text
from toolkit.tei.claims import read_claims, read_proposals, read_suggestions
from toolkit.tei.header import read_header
from toolkit.tei.passages import (
    ALTERNATIVES,
    ASIDE,
    BREAKS,
    INSET,
    Blocks,
    alternative,
    first,
    follows,
    identifiers,
    is_furniture,
    is_read,
    parted,
)
from toolkit.tei.scan import TEI, Chars, Document, Node, scan

_APART = ASIDE | INSET
_EACH = "save each TEI element as a file of its own"


@dataclass(frozen=True, slots=True)
class Layout:
    """A text with the document behind it: `owners[i]` is the element that `text.runs[i]` stands directly in.

    `elements[i]` is the element behind `text.marks[i]`; `flows[i]` the `index` of the note that `text.runs[i]` is
    read with, or -1: two runs of different flows are neighbours in reading, not in the file.
    """

    document: Document
    text: Text
    owners: tuple[Node, ...]
    elements: tuple[Node, ...]
    flows: tuple[int, ...]


def read(data: bytes, path: str = "-") -> Text:
    """Read the bytes of a TEI file; `path` is what findings and the text call it.

    `InputError` where the bytes are not well-formed XML or their root is not `TEI`. A file without `text` (a
    stand-off layer, an authority file) has no characters.
    """
    return read_layout(data, path).text


def read_file(path: Path) -> Text:
    """Read a TEI file; `InputError` where there is none or it cannot be read."""
    return read(load(path), str(path))


def load(path: Path) -> bytes:
    """Return the bytes of a file; `InputError` where there is none or it cannot be read."""
    return read_input(path)


def read_layout(data: bytes, path: str = "-") -> Layout:
    """Read as `read` does, and keep the document."""
    document = scan(data, path)
    root = document.root
    _refuse_other_roots(document)
    walk = _Walk(document)
    for resource in root.nodes:
        if resource.name == "text" and resource.namespace == TEI:
            walk.enter(resource)
    marks, elements = walk.marks()
    text = Text(
        id=root.get("xml:id") or (Path(path).stem if path != "-" else "text"),
        path=path,
        sha256=sha256(data),
        header=read_header(document),
        characters="".join(walk.parts),
        passages=walk.passages(),
        marks=marks,
        runs=tuple(walk.runs),
        claims=read_claims(document),
        suggestions=read_suggestions(document),
        proposals=read_proposals(document),
    )
    return Layout(document, text, tuple(walk.owners), elements, tuple(walk.flows))


def _refuse_other_roots(document: Document) -> None:
    root = document.root
    nested = next((n for n in root.nodes if n.name == "TEI" and n.namespace == TEI), None)
    if root.namespace == TEI and root.name == "TEI" and nested is None:
        return
    if root.namespace == TEI and root.name == "TEI":
        message, hint = "a TEI element holds another, several texts in one file", _EACH
    elif root.namespace == TEI and root.name == "teiCorpus":
        message, hint = (
            "the root is teiCorpus, several texts in one file",
            _EACH,
        )
    elif root.name in {"TEI", "TEI.2", "teiCorpus"}:
        message, hint = (
            f"the root {root.name} is not in the TEI namespace",
            f'convert it to TEI P5: <TEI xmlns="{TEI}">',
        )
    else:
        message, hint = (
            f"the root is {root.name}, not TEI",
            "give a TEI P5 file; `yichud encode` makes one from plain text",
        )
    raise InputError(document.finding(root.start, "X11", message, hint))


class _Walk:
    """Goes through `text` in reading order and gathers characters, runs, spans and passages."""

    def __init__(self, document: Document) -> None:
        self.parts: list[str] = []
        self.runs: list[Run] = []
        self.owners: list[Node] = []
        self.flows: list[int] = []
        self._document = document
        self._blocks = Blocks(document.nodes)
        self._length = 0
        self._flow = -1
        self._began = 0
        self._top = document.root
        self._skipping = 0
        self._furniture = 0
        self._spans: dict[int, tuple[Node, Span]] = {}
        self._calls: dict[int, int] = {}
        self._places: dict[int, int] = {}
        self._passages: list[tuple[Node, Span, bool]] = []

    def enter(self, node: Node, aside: list[Node] | None = None) -> None:
        """Read an element; `aside` collects what is read after the passage that it lies in, None outside passages."""
        furniture = is_furniture(node)
        self._furniture += furniture
        if aside is None and not self._skipping and self._blocks.begins_passage(node):
            self._passage(node)
        else:
            self._content(node, aside)
        self._furniture -= furniture

    def _passage(self, node: Node) -> None:
        aside: list[Node] = []
        self._begin(node)
        self._content(node, aside)
        _, span = self._spans[node.index]
        if len(span):
            self._passages.append((node, span, self._furniture > 0))
        outer = self._flow
        for note in aside:
            self._flow = note.index
            if note.name in INSET or self._blocks.begins_passage(note):
                self.enter(note)
            else:
                self._begin(note)
                self._content(note, aside)  # adds to the list that is gone through
        self._flow = outer

    def _begin(self, top: Node) -> None:
        self._began, self._top = self._length, top

    def _content(self, node: Node, aside: list[Node] | None) -> None:
        start = self._length
        chosen = alternative(node) if node.name in ALTERNATIVES else None
        last: Node | Chars | None = None
        for child, after in zip_longest(node.children, node.children[1:]):
            before, last = last, child
            if isinstance(child, Chars):
                if not self._skipping and node.name not in ALTERNATIVES:
                    self._add(_joined(child, before, after) if _joins(before) or _joins(after) else child)
            elif child.name in _APART and aside is not None and not self._skipping:
                self._calls[child.index] = self._length
                aside.append(child)
            else:
                skip = not is_read(child) or (node.name in ALTERNATIVES and child is not chosen)
                if self.owners and parted(child, self.owners[-1]):
                    self._part(child.start, child.start, child)
                self._skipping += skip
                self.enter(child, aside)
                self._skipping -= skip
                if child.name in BREAKS and child.get("break") not in {"no", "maybe"}:
                    self._part(child.start, child.end, child)
        self._spans[node.index] = (node, Span(start, self._length))

    def _part(self, byte: int, end: int, by: Node) -> None:
        """Put a space between two words that only an element parts: it comes from the bytes of the element, or from none."""
        if self._skipping or self._length == self._began or self.parts[-1][-1].isspace():
            return
        following = first(by) or follows(by, self._top)
        if not following or following.isspace():
            return
        assert by.parent is not None
        self.parts.append(" ")
        self.runs.append(Run(self._length, self._length + 1, byte, end, literal=False))
        self.owners.append(by.parent)
        self.flows.append(self._flow)
        self._length += 1

    def _add(self, chars: Chars) -> None:
        if not chars.text:
            return
        start, end = self._length, self._length + len(chars.text)
        self._length = end
        self.parts.append(chars.text)
        literal = self._document.data[chars.start : chars.end] == chars.text.encode()
        if literal and self.runs:
            last = self.runs[-1]
            if last.literal and last.byte_end == chars.start:
                self.runs[-1] = Run(last.start, end, last.byte, chars.end, literal=True)
                return
        self.runs.append(Run(start, end, chars.start, chars.end, literal))
        self.owners.append(chars.parent)
        self.flows.append(self._flow)

    def marks(self) -> tuple[tuple[Mark, ...], tuple[Node, ...]]:
        """Return the marks in document order, and the element behind each."""
        self._places = place = {index: i for i, index in enumerate(sorted(self._spans))}
        marks: list[Mark] = []
        elements: list[Node] = []
        for index in place:
            node, span = self._spans[index]
            parent = place.get(node.parent.index, -1) if node.parent is not None else -1
            line, call = self._document.line(node.start), self._calls.get(index, -1)
            marks.append(Mark(span, _name(node), MappingProxyType(node.attributes), parent, line, call))
            elements.append(node)
        return tuple(marks), tuple(elements)

    def passages(self) -> tuple[Passage, ...]:
        """Return the passages in reading order; call `marks` first."""
        taken = (n.get("xml:id") for n in self._document.nodes)
        ids = identifiers(((_name(node), node.get("xml:id")) for node, _, _ in self._passages), taken)
        return tuple(
            Passage(name, _name(node), span, node.get("n"), furniture, self._places[node.index])
            for name, (node, span, furniture) in zip(ids, self._passages, strict=True)
        )


def _joined(chars: Chars, before: Node | Chars | None, after: Node | Chars | None) -> Chars:
    """Return characters without the white space that parts them from a break within a word."""
    text = chars.text.rstrip() if _joins(after) else chars.text
    end = chars.end - len(chars.text[len(text) :].encode())
    kept = text.lstrip() if _joins(before) else text
    return Chars(kept, end - len(kept.encode()), end, chars.parent)


def _joins(node: Node | Chars | None) -> bool:
    return isinstance(node, Node) and node.name in BREAKS and node.get("break") == "no"


def _name(node: Node) -> str:
    return node.name if node.namespace == TEI else f"{{{node.namespace}}}{node.name}"
