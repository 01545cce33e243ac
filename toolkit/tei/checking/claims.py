"""C: what is said of a claim that neither the grammar nor XPath 1.0 can say (guidelines, C2 and C8)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from toolkit.ground.errors import Finding
from toolkit.tei.checking._subject import Subject
from toolkit.tei.pointers import fragment
from toolkit.tei.scan import Node

_QUOTED = 3  # so many words of the source a statement may quote (C7)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield what is wrong with the claims of a document."""
    for node in subject.nodes:
        if node.name == "annotation" and node.parent is not None and node.parent.get("type") == "claims":
            yield from _targets(subject, node)
            yield from _roles(subject, node)
            yield from _statement(subject, node)


def _targets(subject: Subject, claim: Node) -> Iterator[Finding]:
    targets = claim.get("target").split()
    twice = [t for t, n in Counter(targets).items() if n > 1]
    if twice:
        yield subject.finding(
            claim,
            "C10",
            f"the claim names {twice[0]} twice",
            "name each sentence once (C2)",
            attribute="target",
        )
    places = [(subject.ids[fragment(t)].index, t) for t in targets if fragment(t) in subject.ids]
    if [t for _, t in sorted(places)] != [t for _, t in places]:
        yield subject.finding(
            claim,
            "C11",
            "the sentences of the claim are not in the order of the text",
            "put them in order (C2)",
            attribute="target",
        )


def _statement(subject: Subject, claim: Node) -> Iterator[Finding]:
    sentences = [s for t in claim.get("target").split() if (s := subject.ids.get(fragment(t))) is not None]
    for sentence in sentences:
        if sentence.name == "seg" and not sentence.text.strip():
            yield subject.finding(
                claim,
                "C14",
                f"the sentence {sentence.get('xml:id')} has no words to make a claim",
                "name the sentence that states it, or put its words in (C2)",
                attribute="target",
            )
    said = {_words(s.text) for s in sentences if s.name == "seg"} | {
        _words(" ".join(s.text for s in sentences))
    }
    for note in claim.nodes:
        words = _words(note.text) if note.get("type") == "statement" else ()
        if len(words) > _QUOTED and words in said:
            yield subject.finding(
                note,
                "C13",
                f"the statement of claim {claim.get('xml:id')} is its sentence, word for word",
                "say it in your own words (C7)",
            )


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def _roles(subject: Subject, claim: Node) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for pointer in claim.nodes:
        if pointer.name == "ptr":
            role = (pointer.get("type"), pointer.get("target"))
            if role in seen:
                yield subject.finding(
                    pointer, "C12", f"the claim gives {role[1]} as {role[0]} twice", "once is enough (C8)"
                )
            seen.add(role)
