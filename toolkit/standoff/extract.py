"""A TEI edition and its base text in, the layer that would make it out: the way back of `apply`.

White space does not count: an edition may be indented by an editor, its places are told by the characters between.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.ground.errors import Finding, InputError
from toolkit.ground.writing import sha256
from toolkit.model.calls import FIGURES, label_length
from toolkit.model.span import Span
from toolkit.standoff.header import layer_header
from toolkit.standoff.kinds import KINDS, SHARED, kind_of
from toolkit.standoff.layer import Entry, Layer, entry_at
from toolkit.tei.accepted import with_accepted
from toolkit.tei.claims import LISTS
from toolkit.tei.pointers import source_range
from toolkit.tei.reader import read_layout
from toolkit.tei.scan import TEI, Chars, Document, Node

_HINT = "give the text that the edition was made from, or make the edition agree with it"
_PARTS = frozenset({"front", "body", "back"})
_IGNORED = frozenset({"text", "corr", "reg", "expan"})


def extract(data: bytes, base: str, *, former: Layer | None = None, path: str = "-") -> Layer:
    """Return the layer of an edition over its base text.

    `former` is the layer that the edition came from: its list of transliterations, which an edition does not hold, is
    kept. What a person accepted of the edition's suggestions is a term, citation, name or voice of the layer. `InputError` where the edition's
    characters are not those of the base, or an element or attribute is one that no span stands for.
    """
    document = with_accepted(read_layout(data, path)).document
    root = document.root
    header, text, standoff = root.find("teiHeader"), root.find("text"), root.find("standOff")
    if header is None or text is None:
        raise InputError(document.finding(root.start, "L10", "an edition has a teiHeader and a text", _HINT))
    walk = _Walk(document, base)
    walk.enter(text)
    if walk.findings:
        raise InputError(*walk.findings)
    kept = (n for n in standoff.nodes if n.get("type") not in LISTS) if standoff is not None else ()
    return Layer(
        id=root.get("xml:id"),
        sha256=sha256(base.encode()),
        length=len(base),
        title=former.title if former else _title(header),
        header=layer_header(document.data[header.start : header.end]),
        entries=tuple(walk.entries),
        lists=tuple(document.data[n.start : n.end] for n in kept),
        transliterations=former.transliterations if former else (),
        path=path,
    )


def _title(header: Node) -> str:
    title = header.find("fileDesc", "sourceDesc", "bibl", "title")
    return " ".join(title.text.split()) if title else ""


@dataclass(slots=True)
class _Stream:
    """Places in the base text of one run of words (the main text, or a note), and how many have been passed."""

    places: list[int]
    passed: int = 0

    def span(self, first: int, last: int) -> Span:
        return Span(self.places[first], self.places[last - 1] + 1)


@dataclass(slots=True)
class _Walk:
    document: Document
    base: str
    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    parts: list[tuple[Node, Span | None]] = field(default_factory=list)

    def enter(self, text: Node) -> None:
        notes = [n for n in text.walk() if n.name == "note" and n.namespace == TEI]
        aside = [r for n in notes if (r := _ranges(n)) is not None]
        away = {i for _, words in aside for i in words}
        main = _Stream([i for i, c in enumerate(self.base) if not c.isspace() and i not in away])
        self._content(text, main)
        self._settle_parts([Span(words.start, words.stop) for _, words in aside])
        if not self.findings and main.passed < len(main.places):
            at = main.places[main.passed]
            self._find(text.close_start, f"the edition ends before character {at} of its base text")

    def _settle_parts(self, notes: list[Span]) -> None:
        """Give front, body and back their ranges: the lines of notes belong to the part in which they stood."""
        body = next((span for node, span in self.parts if node.name == "body"), None)
        back = any(node.name == "back" for node, _ in self.parts)
        for node, own in reversed(self.parts):
            below = [n for n in notes if body is None or n.start >= body.end]
            held = (
                below
                if node.name == "back"
                else [n for n in notes if node.name == "body" and not (back and n in below)]
            )
            spans = [*([own] if own else []), *held]
            if spans:
                found = Span(min(s.start for s in spans), max(s.end for s in spans))
                self.entries.insert(
                    0,
                    entry_at(
                        self.base, node.name, found, "", {k: node.get(k) for k in SHARED if node.get(k)}
                    ),
                )

    def _find(self, byte: int, message: str) -> None:
        if len(self.findings) < 20:
            self.findings.append(self.document.finding(byte, "L11", message, _HINT))

    def _content(self, node: Node, stream: _Stream) -> None:
        for child in node.children:
            if isinstance(child, Chars):
                if node.name != "choice":
                    self._pass(child.text, child.start, stream)
            elif child.name == "note":
                self._note(child, stream)
            else:
                self._element(child, stream)

    def _pass(self, words: str, byte: int, stream: _Stream) -> None:
        for c in words:
            if c.isspace() or self.findings:
                continue
            there = self.base[stream.places[stream.passed]] if stream.passed < len(stream.places) else ""
            if c not in {there, "\ufffd"}:
                self._find(byte, f"the edition has {c!r} where its base text has {there!r}")
            stream.passed += 1

    def _note(self, node: Node, stream: _Stream) -> None:
        ranges = _ranges(node)
        if ranges is None:
            self._find(
                node.start, "the note does not say where it stood (corresp with the ranges of call and words)"
            )
            return
        call, words = (Span(r.start, r.stop) for r in ranges)
        called = "".join(call.of(self.base).split())
        stream.passed += len(called)
        start = words.start + label_length(words.of(self.base), called.strip("[]").translate(FIGURES))
        own = _Stream([i for i in range(start, words.end) if not self.base[i].isspace()])
        self._add(node, words, call)
        self._content(node, own)

    def _element(self, node: Node, stream: _Stream) -> None:
        if node.name in _IGNORED:
            return
        starred = node.name == "hi" and node.get("rend") == "asterisk"
        first = stream.passed
        if starred:
            self._pass("*", node.start, stream)
        place_of_entry = len(self.entries)
        self._content(node, stream)
        if starred:
            self._pass("*", node.close_start, stream)
        if self.findings or node.name == "sic":
            return
        last = stream.passed
        if node.name in _PARTS:
            self.parts.append((node, stream.span(first, last) if first < last else None))
            return
        if first == last:
            self._find(node.start, f"{node.name} is empty: a span cannot stand for it")
            return
        if not starred and _wholly_starred(node) and not _large(node):
            first, last = first + 1, last - 1
        self._add(node, stream.span(first, last), None, place_of_entry)

    def _add(self, node: Node, span: Span, call: Span | None, at: int | None = None) -> None:
        found = kind_of(node.name, node.attributes)
        if found is None:
            self._find(node.start, f"no span of a layer can stand for {node.name}")
            return
        kind, variety, attributes = found
        if kind == "note":
            attributes.pop("corresp", None)
        if kind == "sic":
            corr = node.find("corr")
            attributes["n"] = corr.text if corr else ""
        for name in sorted(attributes.keys() - set(SHARED)):
            self._find(node.start, f"no span of a layer can hold the attribute {name} of {node.name}")
        entry = entry_at(
            self.base, kind, span, variety, {k: attributes[k] for k in SHARED if attributes.get(k)}, call
        )
        self.entries.insert(len(self.entries) if at is None else at, entry)


def _ranges(note: Node) -> tuple[range, range] | None:
    found = [source_range(p) for p in note.get("corresp").split()]
    spans = [f[1] for f in found if f is not None]
    return (
        (range(spans[0].start, spans[0].end), range(spans[1].start, spans[1].end))
        if len(spans) == 2
        else None
    )


def _wholly_starred(node: Node) -> bool:
    """Say whether all that an element holds stands between one pair of asterisks."""
    inside = [c for c in node.children if isinstance(c, Node) or not c.text.isspace()]
    if len(inside) != 1 or isinstance(inside[0], Chars):
        return False
    only = inside[0]
    return (only.name == "hi" and only.get("rend") == "asterisk") or _wholly_starred(only)


def _large(node: Node) -> bool:
    """Say whether asterisks at the edge belong to the element: it is a block or a sentence, not a word or phrase."""
    found = kind_of(node.name, node.attributes)
    return found is not None and (KINDS[found[0]].group in {"structure", "sentences"})
