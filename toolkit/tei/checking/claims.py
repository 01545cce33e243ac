"""C: what is said of a claim that neither the grammar nor XPath 1.0 can say (guidelines, C2 and C8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from toolkit.ground.errors import Finding
from toolkit.tei.checking._subject import Subject
from toolkit.tei.pointers import fragment
from toolkit.tei.scan import Node


def check(subject: Subject) -> Iterator[Finding]:
    """Yield what is wrong with the claims of a document."""
    for node in subject.nodes:
        if node.name == "annotation" and node.parent is not None and node.parent.get("type") == "claims":
            yield from _targets(subject, node)
            yield from _roles(subject, node)


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
