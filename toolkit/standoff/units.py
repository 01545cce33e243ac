"""A layer's sentences and blocks in, their places in a copy out: unchanged ones by hash, changed ones by their edges.

A copy is searched in folded characters. An unchanged unit is found wherever it stands; one that changed lies between
its unchanged neighbours and is known by the hash of its first or last characters.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.model.span import Span
from toolkit.standoff.fold import WINDOW, Fingerprint, Folded, straightened
from toolkit.standoff.layer import Entry

_LONG = 30  # folded characters from which on a stretch may be looked for anywhere
_SENTENCE_END = re.compile(r"""[.!?…]+["'”’»)\]]*(?:\[\d+\])?(?=\s|$)""")


@dataclass(slots=True)
class Unit:
    """A sentence or block, and its place in folded characters of the copy once it has one."""

    entry: Entry
    mark: Fingerprint
    place: tuple[int, int] | None = None
    changed: bool = False
    displaced: bool = False
    measured: bool = False  # placed by its length and the words quoted in it


class Search:
    """Finds stretches of a given length and hash in a copy."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = Folded(text)
        self.starts = self.folded.word_starts()
        self._by_length: dict[int, dict[int, list[int]]] = {}

    def find(self, length: int, wanted: int) -> list[int]:
        """Return the word starts from which `length` folded characters have the wanted hash."""
        if length not in self._by_length:
            table: dict[int, list[int]] = {}
            last = len(self.folded) - length
            for i in self.starts[: bisect.bisect_right(self.starts, last)]:
                table.setdefault(self.folded.hash(i, i + length), []).append(i)
            self._by_length[length] = table
        return self._by_length[length].get(wanted, [])

    def within(self, low: int, high: int, length: int, wanted: int) -> list[int]:
        """Return every place between two others, word start or not, from which the wanted stretch runs."""
        return [i for i in range(low, high - length + 1) if self.folded.hash(i, i + length) == wanted]

    def span(self, start: int, end: int) -> Span:
        """Return the range of the copy that folded characters `start` to `end` cover."""
        return Span(self.folded.offsets[start], self.folded.offsets[end - 1] + 1)

    def sentence_ends(self, low: int, high: int) -> list[int]:
        """Return the folded places in a stretch after which, by rule, a sentence ends."""
        span = self.span(low, high)
        ends = [self.folded.place(span.start + m.end()) for m in _SENTENCE_END.finditer(span.of(self.text))]
        return [e for e in ends if low < e <= high]


def share_found(marks: Iterable[Fingerprint], search: Search) -> float:
    """Return which share of the longer stretches stands unchanged somewhere in a copy."""
    long = [m for m in marks if m.length >= _LONG]
    return sum(bool(search.find(m.length, m.whole)) for m in long) / len(long) if long else 0.0


def place_units(units: Sequence[Unit], search: Search) -> None:
    """Give every unit that can be found its place."""
    _follow(units, search)
    backbone = _backbone(units)
    for unit in units:
        unit.displaced = unit.place is not None and unit not in backbone
        if unit.displaced and unit.place and not _free([u for u in units if u is not unit], *unit.place):
            unit.place, unit.displaced = None, False
    for pending, low, high in list(_gaps(units, search)):
        _settle_short(pending, low, high, search, units)
    _settle_far(units, search)
    for pending, low, high in list(_gaps(units, search)):
        _settle_changed(pending, low, high, search)


def settle_measured(units: Sequence[Unit], quoted: Mapping[int, Sequence[Entry]], search: Search) -> None:
    """Place a run of units that has exactly the room it had, where every word quoted in it stands in its very place.

    The last pass: case does not count, so that a copy in capitals is known. `quoted` are the entries inside each unit by
    its number. What is placed so counts as changed, since nothing vouches for the words between.
    """
    numbers = {id(u): i for i, u in enumerate(units)}
    for pending, low, high in list(_gaps(units, search)):
        if sum(u.mark.length for u in pending) != high - low:
            continue
        places: list[tuple[int, int]] = []
        borne_out = 0
        for unit in pending:
            start = places[-1][1] if places else low
            places.append((start, start + unit.mark.length))
            entries = quoted.get(numbers[id(unit)], ())
            letters = _letters_borne_out(unit, places[-1], entries, search)
            if letters is None:
                break
            borne_out += letters
        else:
            if borne_out >= _LONG:
                for unit, place in zip(pending, places, strict=True):
                    unit.place, unit.changed, unit.measured = place, True, True


def _letters_borne_out(
    unit: Unit, place: tuple[int, int], entries: Sequence[Entry], search: Search
) -> int | None:
    """Return how many letters of quoted words stand where they should in a place; None where one does not."""
    whole = search.span(*place)
    surface = surface_of(search.text, whole)
    if len(surface) != len(unit.entry.span):
        return None
    letters = 0
    for entry in entries:
        if not entry.quote:
            continue
        first, last = entry.span.start - unit.entry.span.start, entry.span.end - 1 - unit.entry.span.start
        words = " ".join(search.text[surface[first] : surface[last] + 1].split())
        if straightened(words).casefold() != straightened(entry.quote).casefold():
            return None
        letters += sum(c.isalpha() for c in entry.quote)
    return letters


def surface_of(text: str, span: Span) -> list[int]:
    """Return the offsets of the characters of a stretch, a run of white space counting as one character."""
    offsets: list[int] = []
    blank = False
    for i in range(span.start, span.end):
        space = text[i].isspace()
        if not (space and blank):
            offsets.append(i)
        blank = space
    return offsets


def _follow(units: Sequence[Unit], search: Search) -> None:
    """Place what follows its neighbour directly, and what is long enough and stands in one place only."""
    folded, cursor, sure = search.folded, 0, True
    for unit in units:
        n = unit.mark.length
        if sure and cursor + n <= len(folded) and folded.hash(cursor, cursor + n) == unit.mark.whole:
            unit.place = (cursor, cursor + n)
        elif n >= _LONG and len(found := search.find(n, unit.mark.whole)) == 1:
            unit.place = (found[0], found[0] + n)
        sure = unit.place is not None
        cursor = unit.place[1] if unit.place else cursor


def _backbone(units: Sequence[Unit]) -> list[Unit]:
    """Return the longest run of placed units that stand in the order of the layer (weighed by length)."""
    placed = [u for u in units if u.place is not None]
    best: list[tuple[int, int]] = []  # weight and predecessor
    for i, unit in enumerate(placed):
        assert unit.place is not None
        before = [(best[j][0], j) for j in range(i) if _before(placed[j], unit)]
        weight, previous = max(before, default=(0, -1))
        best.append((weight + unit.mark.length, previous))
    chain: list[Unit] = []
    i = max(range(len(best)), key=lambda k: best[k][0], default=-1)
    while i >= 0:
        chain.append(placed[i])
        i = best[i][1]
    return chain


def _before(one: Unit, other: Unit) -> bool:
    return one.place is not None and other.place is not None and one.place[1] <= other.place[0]


def _gaps(units: Sequence[Unit], search: Search) -> Iterable[tuple[list[Unit], int, int]]:
    """Yield runs of units without a place, with the stretch of the copy between their neighbours."""
    pending: list[Unit] = []
    low = 0
    for unit in units:
        if unit.place is None:
            pending.append(unit)
        elif not unit.displaced:
            if pending:
                yield pending, low, unit.place[0]
            pending, low = [], unit.place[1]
    if pending:
        yield pending, low, len(search.folded)


def _free(units: Sequence[Unit], start: int, end: int) -> bool:
    return all(u.place is None or u.place[1] <= start or end <= u.place[0] for u in units)


def _settle_short(pending: list[Unit], low: int, high: int, search: Search, units: Sequence[Unit]) -> None:
    """Place unchanged units that are short or stand more than once: the first that fits between the neighbours."""
    for unit in pending:
        n = unit.mark.length
        fitting = [
            i
            for i in search.find(n, unit.mark.whole)
            if low <= i and i + n <= high and _free(units, i, i + n)
        ]
        if fitting:
            unit.place = (fitting[0], fitting[0] + n)
            low = unit.place[1]


def _settle_far(units: Sequence[Unit], search: Search) -> None:
    """Place unchanged long units that went elsewhere."""
    for unit in units:
        n = unit.mark.length
        if unit.place is None and n >= _LONG:
            found = [i for i in search.find(n, unit.mark.whole) if _free(units, i, i + n)]
            if len(found) == 1:
                unit.place, unit.displaced = (found[0], found[0] + n), True


def _settle_changed(pending: list[Unit], low: int, high: int, search: Search) -> None:
    for k, unit in enumerate(pending):
        right = _known_start(pending[k + 1 :], low, high, search)
        begins = [low] if k == 0 or pending[k - 1].place is not None else []
        stops = [right] if k == len(pending) - 1 or right < high else []
        place = _by_edges(unit.mark, (low, right), begins, stops, search)
        if place is not None and not _holds_edge(pending, unit, place, search):
            unit.place, unit.changed = place, True
            low = place[1]


def _holds_edge(pending: list[Unit], unit: Unit, place: tuple[int, int], search: Search) -> bool:
    """Say whether the edge of another unit lies in a place: two were run together, neither can be told."""
    edges = (
        e
        for other in pending
        if other is not unit
        for e in (other.mark.head, other.mark.tail)
        if e is not None
    )
    return any(search.within(*place, WINDOW, edge) for edge in edges)


def _known_start(rest: list[Unit], low: int, high: int, search: Search) -> int:
    """Return where the next unit that is still recognisable begins."""
    for unit in rest:
        if unit.place is not None:
            return unit.place[0]
        if unit.mark.head is not None:
            found = search.within(low, high, WINDOW, unit.mark.head)
            if found:
                return found[0]
    return high


def _by_edges(
    mark: Fingerprint, stretch: tuple[int, int], begins: list[int], stops: list[int], search: Search
) -> tuple[int, int] | None:
    """Place a changed stretch by the hashes of its first and last characters.

    Where only one edge is known, the other is the border of a sentence or, where no other unit can lie between, one of
    `begins` or `stops`: the neighbours' borders.
    """
    low, high = stretch
    if mark.head is None or mark.tail is None or high - low < WINDOW:
        return None
    heads = search.within(low, high, WINDOW, mark.head)
    tails = [i + WINDOW for i in search.within(low, high, WINDOW, mark.tail)]
    ends = search.sentence_ends(low, high)
    pairs = [(s, e) for s in heads for e in tails]
    pairs = pairs or [(heads[0], e) for e in (*ends, *stops) if heads]
    pairs = pairs or [(s, tails[0]) for s in (*begins, *ends) if tails]
    pairs = [(s, e) for s, e in pairs if _like(e - s, mark.length)]
    return min(pairs, key=lambda p: (abs(p[1] - p[0] - mark.length), p[0])) if pairs else None


def _like(length: int, wanted: int) -> bool:
    return 0.6 * wanted - WINDOW <= length <= 1.5 * wanted + WINDOW and length > 0
