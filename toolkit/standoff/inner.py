"""What lies inside a sentence or block in; its place in the copy's version of that unit out.

In an unchanged unit the place is known to the character. In a changed one, quoted words are looked for near where
they should be (diff-match-patch where they changed a little), longer stretches by their hashes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from diff_match_patch import diff_match_patch

from toolkit.model.span import Span
from toolkit.standoff.fold import WINDOW, Folded, straightened
from toolkit.standoff.layer import Entry, bears_out
from toolkit.standoff.placed import Placed
from toolkit.standoff.units import Search, Unit, surface_of

_SLACK = (
    12  # characters by which words may stand off their expected place beyond what the unit grew or shrank
)
_LETTERS = 3  # by which a corrected word may change the length of a sentence
_TOLERANCE = 0.2  # share of characters in which quoted words may differ
_EDIT = 4  # characters of displacement that one edited character weighs as much as
_MATCHER = diff_match_patch()
_MATCHER.Match_Threshold = 0.4
_MATCHER.Diff_Timeout = 0


@dataclass(frozen=True, slots=True)
class _Found:
    place: Span
    cost: float
    changed: bool = False


def place_inside(entries: Sequence[Entry], unit: Unit, search: Search) -> list[Placed]:
    """Return the places of the entries that lie in a unit; all orphans where the unit has none."""
    if unit.place is None:
        return [Placed(e, "orphan") for e in entries]
    start, end = unit.place
    whole = search.span(start, end)
    surface = surface_of(search.text, whole)
    if (unit.measured or not unit.changed) and len(surface) == len(unit.entry.span):
        return [_mapped(e, unit, surface, search) for e in entries]
    return _searched(entries, unit, surface, search)


def _mapped(entry: Entry, unit: Unit, surface: list[int], search: Search) -> Placed:
    first, last = entry.span.start - unit.entry.span.start, entry.span.end - 1 - unit.entry.span.start
    place = Span(surface[first], surface[last] + 1)
    if not bears_out(entry, place.of(search.text)):
        return Placed(entry, "changed", place, changed=True) if unit.measured else Placed(entry, "orphan")
    if unit.displaced:
        return Placed(entry, "moved", place)
    return Placed(entry, "kept" if unit.changed else "exact", place)


def _searched(entries: Sequence[Entry], unit: Unit, surface: list[int], search: Search) -> list[Placed]:
    text = "".join(search.text[i] if not search.text[i].isspace() else " " for i in surface)
    room = abs(len(surface) - len(unit.entry.span)) + _SLACK
    shift = 0
    found: dict[int, _Found] = {}
    unsure = _scarce(entries, text) if room > _SLACK + _LETTERS else frozenset()
    for i, entry in enumerate(entries):
        if entry.quote in unsure:
            continue
        expected = entry.span.start - unit.entry.span.start + shift
        best = _quoted(entry, text, expected, room) if entry.quote else _hashed(entry, text, expected, room)
        if best is not None:
            found[i] = best
            shift += best.place.start - expected
    _separate(entries, found)
    return [_result(e, found.get(i), unit, surface) for i, e in enumerate(entries)]


def _scarce(entries: Sequence[Entry], text: str) -> frozenset[str]:
    """Return quoted words that occur less often than they should: after a larger cut, no one can tell which are left."""
    straight = straightened(text).lower()
    quotes = [e.quote for e in entries if e.quote]
    return frozenset(
        q
        for q in quotes
        if straight.count(straightened(q).lower()) < len({e.span for e in entries if e.quote == q})
    )


def _result(entry: Entry, found: _Found | None, unit: Unit, surface: list[int]) -> Placed:
    if found is None:
        return Placed(entry, "orphan")
    place = Span(surface[found.place.start], surface[found.place.end - 1] + 1)
    if entry.kind == "sic" and found.changed:  # the copy corrects what was misspelled, or spells it otherwise
        return Placed(entry, "orphan")
    if unit.displaced:
        return Placed(entry, "moved", place, found.changed)
    if found.changed:
        return Placed(entry, "changed", place, changed=True)
    sure = not unit.changed and found.cost <= _SLACK
    return Placed(entry, "exact" if sure else "kept", place)


def _quoted(entry: Entry, text: str, expected: int, room: int) -> _Found | None:
    straight, quote = straightened(text), straightened(entry.quote)
    candidates = []
    at = straight.find(quote)
    while at >= 0:
        if abs(at - expected) <= room and _bounded(straight, at, at + len(quote), quote):
            candidates.append(_Found(Span(at, at + len(quote)), abs(at - expected)))
        at = straight.find(quote, at + 1)
    if not candidates and len(straight.lower()) == len(straight):  # the same in capitals, or out of them
        lower, wanted = straight.lower(), quote.lower()
        starts = [m.start() for m in re.finditer(re.escape(wanted), lower)]
        candidates = [
            _Found(Span(i, i + len(wanted)), abs(i - expected), changed=True)
            for i in starts
            if abs(i - expected) <= room and _bounded(straight, i, i + len(wanted), quote)
        ]
    near = _near(straight, quote, expected, room)
    if near is not None:
        candidates.append(near)
    return min(candidates, key=lambda f: f.cost, default=None)


def _near(text: str, quote: str, expected: int, room: int) -> _Found | None:
    """Find words that differ from the quote by a letter or two, near the expected place."""
    at = _MATCHER.match_main(text, quote[:32], max(0, min(expected, len(text))))
    if at < 0 or abs(at - expected) > room:
        return None
    best: _Found | None = None
    for start in range(max(0, at - 2), min(len(text), at + 3)):
        for end in range(start + max(1, len(quote) - 3), min(len(text), start + len(quote) + 3) + 1):
            if not _bounded(text, start, end, quote) or text[start].isspace() or text[end - 1].isspace():
                continue
            edits = _distance(quote, text[start:end])
            cost = abs(start - expected) + _EDIT * edits
            if (
                0 < edits <= max(1, _TOLERANCE * len(quote))
                and len(quote) > 2
                and (best is None or cost < best.cost)
            ):
                best = _Found(Span(start, end), cost, changed=True)
    return best


def _distance(one: str, other: str) -> int:
    return int(_MATCHER.diff_levenshtein(_MATCHER.diff_main(one, other, False)))


def _bounded(text: str, start: int, end: int, quote: str) -> bool:
    """Say whether a stretch begins and ends at word borders, as the quoted words did."""
    left = start == 0 or not (text[start - 1].isalnum() and quote[0].isalnum())
    right = end >= len(text) or not (text[end].isalnum() and quote[-1].isalnum())
    return left and right


def _hashed(entry: Entry, text: str, expected: int, room: int) -> _Found | None:
    mark = entry.mark
    if mark is None:
        return None
    folded = Folded(text)
    candidates = []
    for i in range(len(folded) - mark.length + 1):
        if folded.hash(i, i + mark.length) == mark.whole:
            place = Span(folded.offsets[i], folded.offsets[i + mark.length - 1] + 1)
            if abs(place.start - expected) <= room:
                candidates.append(_Found(place, abs(place.start - expected)))
    if not candidates and mark.head is not None and mark.tail is not None:
        candidates += _by_edges(entry, folded, expected, room)
    return min(candidates, key=lambda f: f.cost, default=None)


def _by_edges(entry: Entry, folded: Folded, expected: int, room: int) -> list[_Found]:
    """Find a longer stretch that changed inside: its first and last characters have hashes of their own."""
    mark = entry.mark
    assert mark is not None
    places = range(len(folded) - WINDOW + 1)
    heads = [i for i in places if folded.hash(i, i + WINDOW) == mark.head]
    tails = [i + WINDOW for i in places if folded.hash(i, i + WINDOW) == mark.tail]
    pairs = [Span(folded.offsets[i], folded.offsets[j - 1] + 1) for i in heads for j in tails if j > i]
    return [
        _Found(place, abs(place.start - expected), changed=True)
        for place in pairs
        if abs(place.start - expected) <= room and abs(len(place) - len(entry.span)) <= room
    ]


def _separate(entries: Sequence[Entry], found: dict[int, _Found]) -> None:
    """Take away the costlier of two entries that lay apart and were given places that overlap."""
    for i in sorted(found, key=lambda k: found[k].cost, reverse=True):
        mine = found[i]
        for j, other in found.items():
            if j != i and mine.place.overlaps(other.place) and not entries[i].span.overlaps(entries[j].span):
                del found[i]
                break
