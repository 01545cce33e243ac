"""A TEI file as read in, the same file with what a person accepted of its suggestions as elements out: what an edition and a layer are made of.

In the file itself a suggestion stays beside the text, decided or not (decision 1), and whatever reads terms reads this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model.span import Span
from toolkit.model.text import Text
from toolkit.tei.edits import apply, set_attributes
from toolkit.tei.pointers import fragment
from toolkit.tei.reader import Layout, read_layout
from toolkit.tei.splice import Insertion, insert_fitting

_TAGS = {"term": "ref", "rs": "ref", "bibl": "corresp", "persName": "ref", "said": "who"}


def with_accepted(layout: Layout) -> Layout:
    """Return the file with an element around every accepted suggestion (`term`, `bibl`, `persName`, `said`); the file itself where there is none.

    Of a turn (`sp`) `@who` says who speaks. The numbers of a citation that stand in its words as they are cited become `citedRange`s.

    One that a person has tagged inline besides is not tagged twice; one that crosses the border of another element, or does not stand where
    it says any more, is left out, but a voice is tagged sentence by sentence where it does not fit as a whole.
    """
    layout = _with_speakers(layout)
    wanted = list(_elements(layout.text))
    return read_layout(insert_fitting(layout, wanted), layout.text.path) if wanted else layout


def _with_speakers(layout: Layout) -> Layout:
    """Return the file with `@who` on every turn of which a person accepted who speaks."""
    text = layout.text
    elements = {m.get("xml:id"): m.span for m in text.marks}
    speakers = {
        s.element: f"c:{s.concept}"
        for s in text.proposals
        if s.kind == "turn" and s.counts and s.place(elements.get(s.element), text.characters) is not None
    }
    turns = (
        (n for n in layout.document.root.walk() if n.name == "sp" and not n.get("who")) if speakers else ()
    )
    edits = [
        edit
        for turn in turns
        if (who := speakers.get(turn.get("xml:id")))
        for edit in set_attributes(layout.document, turn, {"who": who})
    ]
    return read_layout(apply(layout.document.data, edits), text.path) if edits else layout


def _elements(text: Text) -> Iterator[Insertion]:
    elements = {m.get("xml:id"): m.span for m in text.marks}
    tagged = {(m.span, fragment(m.get(_TAGS[m.name]))) for m in text.marks if m.name in _TAGS}
    for s in text.proposals:
        span = s.place(elements.get(s.element), text.characters)
        if s.kind == "turn" or not s.counts or span is None or (span, s.concept) in tagged:
            continue
        pointer = f"c:{s.concept}"
        if s.kind == "citation":
            signal = {"ana": f"c:sig.{s.signal}"} if s.signal else {}
            yield Insertion(span, "bibl", {"corresp": pointer, **signal})
            yield from _ranges(s.place_cited, span, text.characters)
        elif s.kind == "name":
            yield Insertion(span, "persName", {"ref": pointer})
        elif s.kind in {"direct", "indirect"}:
            spoken = {"who": pointer, "direct": str(s.kind == "direct").lower()}
            yield Insertion(span, "said", spoken, divisible=True)
        else:
            lang = {"xml:lang": s.lang} if s.lang else {}
            yield Insertion(span, "term", {"type": s.kind, "ref": pointer, **lang})


def _ranges(cited: str, span: Span, characters: str) -> Iterator[Insertion]:
    """Yield a `citedRange` for each place of a citation, or none where one of them is not written as it is cited."""
    found: list[Insertion] = []
    at = span.start
    for place in cited.split("; ") if cited else ():
        unit, _, value = place.partition(" ")
        first, _, last = value.partition("-")
        written = re.compile(
            rf"(?<!\w){re.escape(first)}{rf'[-–]{re.escape(last)}' if last else ''}(?!\w)"
        ).search(characters, at, span.end)
        if written is None:
            return
        found.append(
            Insertion(
                Span(*written.span()),
                "citedRange",
                {"unit": unit, "from": first, **({"to": last} if last else {})},
            )
        )
        at = written.end()
    yield from found
