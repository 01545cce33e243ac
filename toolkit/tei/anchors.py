"""A file whose text was changed after a program had made suggestions in; the same file with their ranges where their words stand now out.

A suggestion quotes its words. Where they are no longer at its range they are looked for in the same element, whole, and the range follows them if there is
but one place that they can have come to: either they stand in it as often as suggestions quote them, or they stand as far from the old place as the
suggestion before or after them has moved. Everything else stays as it is and is named: nothing is guessed. An English word that a person has decided
about needs the second, since the same word may stand there in its plain sense. Only the range changes: what is decided stays decided (guidelines, H5).
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.ground.errors import InternalError
from toolkit.model.claim import Suggestion
from toolkit.tei.claims import suggestion_nodes
from toolkit.tei.edits import Edit, apply, set_attributes
from toolkit.tei.pointers import StringRange
from toolkit.tei.reader import Layout, read_layout

Offsets = dict[int, int]  # from the old offset of words to the new one, both in their element


@dataclass(frozen=True, slots=True)
class Adrift:
    """A suggestion that does not stand where it says: where its words stand now, or, if `moved` is None, why it stays."""

    suggestion: Suggestion
    moved: StringRange | None
    why: str = ""


def adrift(layout: Layout) -> dict[int, Adrift]:
    """Return every suggestion whose words are not where it says, by its number in `Text.proposals`."""
    text = layout.text
    elements = {m.get("xml:id"): m.span for m in text.marks if m.get("xml:id")}
    held: dict[str, list[int]] = defaultdict(list)
    for number, s in enumerate(text.proposals):
        held[s.element].append(number)
    found: dict[int, Adrift] = {}
    for element, numbers in held.items():
        span = elements.get(element)
        lost = [n for n in numbers if text.proposals[n].place(span, text.characters) is None]
        if span is None:
            found |= {n: Adrift(text.proposals[n], None, f'there is no "{element}"') for n in lost}
        elif lost:
            members = {n: text.proposals[n] for n in numbers}
            found |= _sought(members, frozenset(lost), span.of(text.characters))
    return dict(sorted(found.items()))


def reanchored(layout: Layout, found: Mapping[int, Adrift]) -> bytes:
    """Return the file with the ranges that `adrift` found; its own bytes where it found none."""
    document = layout.document
    edits = list[Edit]()
    for number, (node, _) in enumerate(suggestion_nodes(document)):
        moved = found[number].moved if number in found else None
        if moved is not None:
            edits += set_attributes(document, node, {"target": str(moved)})
    if not edits:
        return document.data
    result = apply(document.data, edits)
    _verify(layout, read_layout(result, document.path), found)
    return result


def _sought(members: Mapping[int, Suggestion], lost: frozenset[int], words: str) -> dict[int, Adrift]:
    places = {s.quote: _occurrences(s.quote, words) for n, s in members.items() if n in lost}
    known = _certain(members, lost, places)
    order = sorted(known)
    found: dict[int, Adrift] = {}
    for number in sorted(lost, key=lambda n: members[n].offset):
        s = members[number]
        new = _place(s.offset, places[s.quote], known, order)
        if new is None:
            found[number] = Adrift(s, None, _why(s, len(places[s.quote])))
            continue
        if s.offset not in known:
            known[s.offset] = new
            insort(order, s.offset)
        found[number] = Adrift(s, StringRange(s.element, new, places[s.quote][new]))
    return found


def _occurrences(quote: str, words: str) -> dict[int, int]:
    """Return where whole words that a suggestion quotes stand, with the length that they have there."""
    if not quote:
        return {}
    pattern = r"\s+".join(re.escape(w) for w in quote.split())
    found = re.finditer(rf"(?<!\w){pattern}(?!\w)", words)
    return {m.start(): len(m.group()) for m in found}


def _certain(
    members: Mapping[int, Suggestion], lost: frozenset[int], places: Mapping[str, Mapping[int, int]]
) -> Offsets:
    """Return the offsets that are certain: of what never moved, and of words that stand as often as they are quoted, in the same order."""
    stays = {s.offset: s.offset for n, s in members.items() if n not in lost}
    doubtful = {members[n].quote for n in lost if members[n].kind == "english" and members[n].resp}
    pairs: Offsets = {}
    for quote in places.keys() - doubtful:
        old = sorted({s.offset for s in members.values() if s.quote == quote})
        if len(old) == len(places[quote]):
            pairs |= dict(zip(old, places[quote], strict=True))
    return _ascending(pairs | stays)


def _ascending(pairs: Offsets) -> Offsets:
    """Return the most pairs of which both sides ascend: the order of words in an element is that of their suggestions."""
    ends: list[int] = []  # ends[k]: the least new offset at which k + 1 pairs ascend
    at: list[int] = []  # the old offset of that pair
    before: dict[int, int | None] = {}
    for old, new in sorted(pairs.items()):
        k = bisect_left(ends, new)
        before[old] = at[k - 1] if k else None
        ends[k : k + 1], at[k : k + 1] = [new], [old]
    kept: Offsets = {}
    old_ = at[-1] if at else None
    while old_ is not None:
        kept[old_] = pairs[old_]
        old_ = before[old_]
    return kept


def _place(offset: int, occurrences: Mapping[int, int], known: Offsets, order: Sequence[int]) -> int | None:
    """Return the new offset of words, or None where there is none or more than one; `order` are the old offsets that are known."""
    if offset in known:
        return known[offset] if known[offset] in occurrences else None
    at = bisect_left(order, offset)
    earlier, later = order[max(0, at - 1) : at], order[at : at + 1]
    hits = {new for o in (*earlier, *later) if (new := offset + known[o] - o) in occurrences}
    if len(hits) != 1:
        return None
    hit = hits.pop()
    between = all(known[o] < hit for o in earlier) and all(hit < known[o] for o in later)
    return hit if between else None


def _why(suggestion: Suggestion, count: int) -> str:
    if not suggestion.quote:
        return "it quotes no words"
    if not count:
        return f'its words are no longer in "{suggestion.element}"'
    return f'which of {count} places in "{suggestion.element}" is meant cannot be told'


def _verify(before: Layout, after: Layout, found: Mapping[int, Adrift]) -> None:
    """Prove that nothing changed but the ranges, and that each holds its words."""
    elements = {m.get("xml:id"): m.span for m in after.text.marks}
    same = after.text.characters == before.text.characters and after.text.claims == before.text.claims
    for number, s in enumerate(after.text.proposals):
        moved = found[number].moved if number in found else None
        fits = moved is None or s.place(elements.get(s.element), after.text.characters) is not None
        same = same and fits and (moved is not None or s == before.text.proposals[number])
    if not same:
        raise InternalError("moving ranges changed something else", hint="please report this file")
