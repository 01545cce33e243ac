"""A text and the place where a title ends or begins in, the places cited there out, one entry for each (*Genesis 1:3, 5:7* has two)."""

from __future__ import annotations

import re

from toolkit.pipeline.citing.entry import Cited
from toolkit.pipeline.citing.grammar import grammar
from toolkit.pipeline.citing.numerals import pieces
from toolkit.pipeline.citing.opening import end_of_print, may_follow
from toolkit.pipeline.citing.parts import NAME_WORDS, Context
from toolkit.pipeline.citing.reader import Reader

_LIMITS = (16, 160)  # pieces that are looked at, and those that are if the first do not suffice
_REACH = 80  # code points before a title in which a place before it begins
_BEFORE = re.compile(
    r"\b(?:of|in|from)\s+(?:(?:the|sefer|his|my)\s+)?(?:(?:essay|article|book|treatise|discourse|maamar|letter)\s*,?\s+)?[*_\"“‘]*$",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"(?:^|[(;.\n]\s*|\b[Ss]ee\s+(?:also\s+)?|\b[Ii]n\s+)(?P<place>(?:[Pp]art|[Vv]ol(?:ume)?\.?)\s+\w+),\s+[*_\"“‘]*$"
)


def places_after(text: str, at: int, context: Context) -> list[Cited]:
    """Return the entries that follow a title ending at `at`; none where no place follows."""
    entries: list[Cited] = []
    if (printed := end_of_print(text, at)) >= 0:
        entries = places_after(text, printed, context)
        if entries and entries[0].strong:
            return entries
        entries = []
    if not may_follow(text, at):
        return entries
    for limit in _LIMITS:
        reader = Reader(text, at, context, limit)
        entries = reader.read()
        if reader.reached + NAME_WORDS < limit:
            break
    return entries


def places_before(text: str, at: int, context: Context) -> Cited | None:
    """Return the place before a title (*chapter 3 of*) that begins at `at`; the last word between must be *of* or *in*."""
    if not _BEFORE.search(text, max(0, at - 30), at):
        return None
    start = max(0, at - _REACH)
    head = text[start:at]
    found = pieces(head, 0, _LIMITS[-1])
    joint = max((n for n, p in enumerate(found) if p.plain in {"of", "in", "from"}), default=0)
    if not any(p.plain in grammar().units for p in found[:joint]):
        return None
    for i in range(joint):
        reader = Reader(head, found[i].start, context, _LIMITS[-1])
        entries = reader.read()
        known = len(entries) == 1 and all(p.unit in context.units for p in entries[0].places)
        if known and reader.explicit and reader.next == found[joint].start:
            return entries[0]._replace(start=entries[0].start + start, end=entries[0].end + start)
    return None


def part_before(text: str, at: int, context: Context) -> Cited | None:
    """Return the part that stands with a comma before a title that begins at `at` (See Part 2, Histaklut Pnimit, Item 9)."""
    found = _EARLIER.search(text, max(0, at - _REACH), at)
    if found is None:
        return None
    entries = Reader(text[: found.end("place")], found.start("place"), context, _LIMITS[0]).read()
    whole = len(entries) == 1 and entries[0].end == found.end("place")
    return entries[0] if whole and entries[0].places[0].unit in context.units else None
