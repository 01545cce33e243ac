"""P: every `xml:id` names one element of its file."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.ground.errors import Finding
from toolkit.tei.checking._subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Yield every element whose `xml:id` an earlier one has already."""
    for node in subject.nodes:
        identifier = node.get("xml:id")
        first = subject.ids.get(identifier)
        if first is not None and first is not node:
            line, _ = subject.document.position(first.start)
            yield subject.finding(
                node,
                "P20",
                f'the xml:id "{identifier}" is taken: {first.name} in line {line} has it',
                "give one of the two another id, and change the pointers to it",
                attribute="xml:id",
            )
