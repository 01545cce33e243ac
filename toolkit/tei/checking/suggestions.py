"""W: a suggestion waits for a decision although a person has tagged its words (guidelines, H1, H2)."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.ground.errors import Finding, InputError
from toolkit.model.span import Span
from toolkit.model.text import Mark
from toolkit.tei.checking._subject import Subject
from toolkit.tei.claims import suggestion_nodes
from toolkit.tei.pointers import fragment
from toolkit.tei.reader import read

#: What stands for a suggestion in the text, by its kind (terms: the rest), and the attribute that says of what.
_TAGS = {
    "citation": {"bibl": "corresp"},
    "name": {"persName": "ref"},
    "direct": {"said": "who"},
    "indirect": {"said": "who"},
    "turn": {},  # its label stands in `speaker`, tagged or not
}
_TERMS = {"term": "ref", "rs": "ref"}


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every undecided suggestion whose very words stand in a tag."""
    waiting = [(n, s) for n, s in suggestion_nodes(subject.document) if s.status == "proposed"]
    if not waiting:
        return
    try:
        text = read(subject.document.data, subject.document.path)
    except InputError:
        return  # another family says why
    elements = {m.get("xml:id"): m.span for m in text.marks}
    at: dict[Span | None, list[Mark]] = {}
    for mark in text.marks:
        at.setdefault(mark.span, []).append(mark)
    for node, s in waiting:
        span = s.place(elements.get(s.element), text.characters)
        tags = _TAGS.get(s.kind, _TERMS)
        tagged = next((fragment(m.get(tags[m.name])) for m in at.get(span, ()) if m.name in tags), None)
        if tagged is not None:
            verdict = "accept" if tagged == s.concept else "reject"
            yield subject.finding(
                node,
                "W06",
                f'the suggestion {s.id} (c:{s.concept}) waits, and its words "{s.quote}" are tagged as c:{tagged}',
                f"H2: decide on it: yichud decide FILE --{verdict} {s.id}",
            )
