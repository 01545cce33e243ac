"""Blocks in, the turns of a dialogue or transcript out: whose each is, and where its label stands (V6).

Labels that stand for a part (*Question:*, *R:*) are those that the recogniser of voices knows; a name is a label where it
is a known person's, or recurs. A turn lasts until the next label.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from toolkit.intake.lines import Block
from toolkit.model.span import Span

_LABEL = re.compile(r"(?P<label>[A-Z][\w’'.-]*(?:\s[A-Z(][\w’'.)-]*){0,4})(?:\s#?\d{1,2})?\s?:(?=\s+\S)")
_TAIL = re.compile(r"(?:\s#?\d{1,2})?\s?:$")
_UNKNOWN = "p.unknown"


@cache
def _parts() -> Mapping[str, str]:
    from toolkit.pipeline.voicing.speech import speech  # spaCy is not needed before a text comes by rule

    return {label: row.who for label, row in speech().labels.items()}


def turns(blocks: Sequence[Block], text: str, names: Mapping[str, str]) -> dict[int, tuple[Span, str]]:
    """Return for each block that begins a turn the range of its label, colon included, and the id of who speaks.

    `names` are by-names of persons with their ids. Labels that nobody knows count where they recur beside others.
    """
    seen: dict[int, tuple[Span, str, str]] = {}
    for i, block in enumerate(blocks):
        match = _LABEL.match(text, block.span.start, block.span.end)
        if match is not None:
            label = " ".join(match["label"].split())
            seen[i] = (Span(match.start(), match.end()), label, speaker(label, names))
    counts = Counter(label for _, label, _ in seen.values())
    known = any(who != _UNKNOWN for _, _, who in seen.values())
    recurring = sum(n > 1 for n in counts.values()) > 1
    letters = {label for label in counts if len(label.rstrip(".")) == 1}
    return {
        i: (span, who)
        for i, (span, label, who) in seen.items()
        if (who != _UNKNOWN and (label not in letters or len(counts) > 1))
        or (counts[label] > 1 and (known or recurring))
    }


def speaker(label: str, names: Mapping[str, str]) -> str:
    """Return the id of whoever a label names, a colon and a number after it aside; `p.unknown` where that cannot be told."""
    label = _TAIL.sub("", " ".join(label.split()))
    part = _parts().get(label.lower().rstrip("."))
    if part is not None:
        return part
    if label in names:
        return names[label]
    initials = re.fullmatch(r"(?:(?:Dr|Rav|Rabbi|Prof)\.?\s+)?([A-Z])\.?\s*([A-Z][\w’'-]+)", label)
    if initials is None:
        return _UNKNOWN
    alike = {
        who
        for name, who in names.items()
        if name.endswith(f" {initials[2]}") and name.startswith(initials[1])
    }
    return alike.pop() if len(alike) == 1 else _UNKNOWN
