"""W: a suggestion waits for a decision although a person has tagged its words (guidelines, H1, H2)."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.ground.errors import Finding, InputError
from toolkit.tei.checking._subject import Subject
from toolkit.tei.claims import suggestion_nodes
from toolkit.tei.pointers import fragment
from toolkit.tei.reader import read

_TAGS = frozenset(["term", "rs"])


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
    tagged = {m.span: fragment(m.get("ref")) for m in text.marks if m.name in _TAGS}
    for node, s in waiting:
        span = s.place(elements.get(s.element), text.characters)
        if span in tagged:
            verdict = "accept" if tagged[span] == s.concept else "reject"
            yield subject.finding(
                node,
                "W06",
                f'the suggestion {s.id} (c:{s.concept}) waits, and its words "{s.quote}" are tagged as c:{tagged[span]}',
                f"H2: decide on it: yichud decide FILE --{verdict} {s.id}",
            )
