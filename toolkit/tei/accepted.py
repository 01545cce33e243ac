"""A TEI file as read in, the same file with what a person accepted of its suggestions as `term`s out: what an edition and a layer are made of.

In the file itself a suggestion stays beside the text, decided or not (decision 1), and whatever reads terms reads this.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model.text import Text
from toolkit.tei.pointers import fragment
from toolkit.tei.reader import Layout, read_layout
from toolkit.tei.splice import Insertion, insert_fitting


def with_accepted(layout: Layout) -> Layout:
    """Return the file with a `term` around every accepted suggestion; the file itself where there is none.

    One that a person has tagged inline besides is not tagged twice; one that crosses the border of another element, or does not stand where
    it says any more, is left out.
    """
    wanted = list(_terms(layout.text))
    return read_layout(insert_fitting(layout, wanted), layout.text.path) if wanted else layout


def _terms(text: Text) -> Iterator[Insertion]:
    elements = {m.get("xml:id"): m.span for m in text.marks}
    tagged = {(m.span, fragment(m.get("ref"))) for m in text.marks if m.name in {"term", "rs"}}
    for s in text.suggestions:
        span = s.place(elements.get(s.element), text.characters)
        if s.counts and span is not None and (span, s.concept) not in tagged:
            lang = {"xml:lang": s.lang} if s.lang else {}
            yield Insertion(span, "term", {"type": s.kind, "ref": f"c:{s.concept}", **lang})
