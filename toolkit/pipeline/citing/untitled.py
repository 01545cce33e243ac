"""A place without a title: *in chapter 13 further on*, *ch. 9 there*, *(Item 11)* in; whether the work named before is meant out.

What points at it must be said (*see*, *above*, *there*) or stand beside it; *item* alone does, where the work is cited by items.
"""

from __future__ import annotations

import re

#: Words with which such a place begins, in small letters.
UNITS = frozenset(
    [
        "chapter",
        "chapters",
        "ch",
        "ch.",
        "chs",
        "chs.",
        "section",
        "sections",
        "sec",
        "sec.",
        "epistle",
        "item",
        "items",
        "gate",
        "part",
    ]
)
REACH = 4_000  # code points after which the work named before is no longer meant
_NEAR = 80  # code points in which another place of the same work may follow a semicolon
_POINTING = re.compile(
    r"\b(?:see|cf\.?|compare|above|below|further on|earlier|later on|previously|supra|infra|afterwards|there"
    r"|(?:explained|said|mentioned|stated|noted|written|learned|discussed|seen|told|quoted|cited))\b"
    r"[^.;:!?()“”\"\n]{0,24}?[,(]?\s*(?:\b(?:and|also|in|at|to|of|from|the|end|beginning)\s+)*$",
    re.IGNORECASE,
)
_AFTER = re.compile(r",?\s+(?:there|above|below|supra|infra|ibid|of the same work|of this work)\b")
_OF_ANOTHER = re.compile(
    r"\s+of\s+(?:the|this|that|his|her|their|our|an?)\s+(?!same\b|work\b|book\b)"
)  # of the handbook
_ITEM = re.compile(
    r"(?:\b(?:from|in|with|to|read|reading|reads|at)\s+|(?:^|\n)[^\n]{0,30}?:\s+|(?:^|\n)\s*)$"
)
_FURTHER = re.compile(r";\s+(?:and\s+|also\s+|see\s+|see also\s+|cf\.\s+)?$")


def points_back(text: str, start: int, end: int, last: int) -> bool:
    """Say whether a place at `start` to `end` is one of the work named before; the last citation ends at `last` (-1: none)."""
    before = text[max(0, start - 70) : start]
    if _OF_ANOTHER.match(text, end):
        return False
    if _POINTING.search(before) or _AFTER.match(text, end):
        return True
    if text[start : start + 4].lower() == "item" and _ITEM.search(before):
        return True
    return 0 <= start - last <= _NEAR and "\n" not in text[last:start] and _FURTHER.search(before) is not None
