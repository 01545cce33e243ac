"""A text and the place where a title ends in, the places cited there out, one entry for each (*Genesis 1:3, 5:7* has two).

Numbers without a unit take the units that the work is cited by, from the larger to the smaller; in a list, what is not
said again is that of the entry before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from toolkit.model.annotation import Place
from toolkit.pipeline.citing import elements
from toolkit.pipeline.citing.elements import Element
from toolkit.pipeline.citing.grammar import grammar, plain
from toolkit.pipeline.citing.numerals import Piece, pieces, roman

_CLOSERS = frozenset("*_\"”“’'»")
_OPENERS = {"(": ")", "[": "]"}
_LEADING = frozenset({"in", "at", "the", "beginning", "end", "start", "of", "on", "from", "dated", "its"})
_OPENING = re.compile(r"[*_\"”“’'».,:]*\s*[*_\"”“’'»]*[(\[]?(?=[\d§#¶№]|(?P<word>[^\W\d_]+))")
_TIME = re.compile(r"\s*(?:[ap]\.?\s?m\b|o.clock)", re.IGNORECASE)
_NAME_WORDS = 6
_LIMITS = (16, 160)  # pieces that are looked at, and those that are if the first do not suffice
_BEFORE = re.compile(r"\b(?:of|in|from)\s+(?:(?:the|sefer)\s+)?[*_\"“‘]*$", re.IGNORECASE)
_DEEPER = {"chapter": "verse", "siman": "seif", "section": "paragraph", "folio": "line"}


class Cited(NamedTuple):
    """One entry: its edges in the text, its places from the larger unit to the smaller, and how sure its form is."""

    start: int
    end: int
    places: tuple[Place, ...]
    strong: bool


class Context(NamedTuple):
    """What is known of the work: its units, whether its title is short (Gen.) or an ordinary word (Job), and what else
    could begin at a piece: `names` counts the pieces of the name of a portion, `title` says whether a title begins."""

    units: tuple[str, ...]
    short: bool = False
    doubtful: bool = False
    names: Callable[[Sequence[Piece], int], int] = lambda _found, _i: 0
    title: Callable[[Sequence[Piece], int], bool] = lambda _found, _i: False


def places_after(text: str, at: int, context: Context) -> list[Cited]:
    """Return the entries that follow a title ending at `at`; none where no place follows."""
    if not _may_follow(text, at):
        return []
    for limit in _LIMITS:
        reader = _Reader(text, at, context, limit)
        entries = reader.read()
        if reader.reached + _NAME_WORDS < limit:
            break
    return entries


def places_before(text: str, at: int, context: Context) -> Cited | None:
    """Return the place before a title (*chapter 3 of*) that begins at `at`; the last word between must be *of* or *in*."""
    if not _BEFORE.search(text, max(0, at - 20), at):
        return None
    start = max(0, at - 80)
    found = pieces(text[start:at], 0, _LIMITS[-1])
    while found and found[-1].text in _CLOSERS:
        found.pop()
    if found and found[-1].plain in {"the", "sefer"}:
        found.pop()
    if not found or found[-1].plain not in {"of", "in", "from"}:
        return None
    for i in range(len(found) - 1):
        reader = _Reader(text[start:at], found[i].start, context, _LIMITS[-1])
        entries = reader.read(last=found[-1].start)
        if len(entries) == 1 and entries[0].strong and reader.explicit:
            return entries[0]._replace(start=entries[0].start + start, end=entries[0].end + start)
    return None


def _may_follow(text: str, at: int) -> bool:
    """Say whether what comes first after a title can begin a place, so that nothing else need be read."""
    opening = _OPENING.match(text, at)
    word = opening["word"] if opening else None
    if opening is None or word is None or not word.islower():
        return opening is not None
    known = plain(word)
    return known in grammar().units or known in _LEADING or bool(roman(word)) or known in grammar().ordinals


class _Reader:
    def __init__(self, text: str, at: int, context: Context, limit: int) -> None:
        self.text, self.context = text, context
        self.found = pieces(text, at, limit)
        self.explicit = False
        self.reached = 0  # the piece after the last that was read

    def read(self, last: int = -1) -> list[Cited]:
        """Return the entries; with `last`, only if they end directly before that code point."""
        i, closing = self._open(0)
        done: list[Cited] = []
        current: list[tuple[Place, Element]] = []
        first = i
        while i < len(self.found):
            separator, j = self._separator(i) if current else ("", i)
            item = self._item(j, [e for _, e in current])
            if not item:
                break
            if not current and not self._sound(item, bracketed=bool(closing)):
                break
            new = None if separator in {";", "and"} else self._deeper(item, current, separator)
            if new is None:
                if not current or separator in {"", ":", "."} or not self._listed(item, current):
                    break
                again = self._again(item, current)
                if again is None:
                    break
                done.append(self._entry(first, current, i))
                current, first = again, j
            else:
                current += new
            i = item[-1].after
            side, i = elements.side_of(self.found, i)
            if side:
                place, element = current[-1]
                current[-1] = (_with_side(place, side), element)
        if current:
            if closing and i < len(self.found) and self.found[i].text == closing:
                i += 1
            done.append(self._entry(first, current, i))
        self.reached = i
        if last >= 0 and (not done or i >= len(self.found) or self.found[i].start != last):
            return []
        return done

    def _entry(self, first: int, current: list[tuple[Place, Element]], after: int) -> Cited:
        order = {unit: n for n, unit in enumerate(self.context.units)}
        places = [p for p, _ in current]
        if all(p.unit in order for p in places) and all(e.written != "name" for _, e in current):
            places.sort(key=lambda p: order[p.unit])
        strong = len(current) > 1 or any(e.units or e.written in {"side", "name"} for _, e in current)
        return Cited(self.found[first].start, self.found[after - 1].end, tuple(places), strong)

    def _open(self, i: int) -> tuple[int, str]:
        """Return the first piece of the place and the bracket to close, past what may stand after a title."""
        found = self.found
        while i < len(found) and found[i].text in _CLOSERS and not found[i].gap:
            i += 1
        if i < len(found) and self.context.short and found[i].text == "." and not found[i].gap:
            i += 1
        if i < len(found) and found[i].text in {",", ":"} and not found[i].gap:
            i += 1
        while i < len(found) and found[i].text in _CLOSERS:
            i += 1
        closing = ""
        if i < len(found) and found[i].text in _OPENERS and "\n" not in found[i].gap and not self._call(i):
            closing = _OPENERS[found[i].text]
            i += 1
        j = i
        while j < len(found) and j - i < 5 and found[j].plain in _LEADING:
            j += 1
        if j > i and (elements.with_unit(found, j, begun=False) or self._date(j) or self._name(j)):
            i = j
        return i, closing

    def _call(self, i: int) -> bool:
        """Say whether a bracket holds the number of a note and nothing else."""
        after = self.found[i + 1 : i + 3]
        return (
            self.found[i].text == "["
            and [p.kind for p in after] == ["number", "sign"]
            and after[1].text == "]"
        )

    def _separator(self, i: int) -> tuple[str, int]:
        """Return what stands before the next element (nothing, a comma, a colon …, *and*), and where that begins."""
        found, sign = self.found, ""
        if found[i].text in {",", ";", ":", "."} and not found[i].gap:
            sign, i = found[i].text, i + 1
        if i < len(found) and found[i].plain in grammar().both and sign in {"", ",", ";"}:
            return "and", i + 1
        return sign, i

    def _item(self, i: int, before: Sequence[Element]) -> list[Element]:
        """Return the next element, or a chain of bare numbers (3:7, III, 73a)."""
        if i >= len(self.found) or "\n\n" in self.found[i].gap:
            return []
        begun = bool(before)
        one = self._date(i) or elements.with_unit(self.found, i, begun=begun) or self._year(i)
        if one is None:
            chain = _across(list(self._chain(i)))
            if chain:
                return chain
            one = self._name(i) if not begun or before[-1].written != "name" else None
        elif one.units[0] not in {"date", "year"}:
            self.explicit = True
        return [one] if one else []

    def _date(self, i: int) -> Element | None:
        if "date" not in self.context.units:
            return None
        return elements.date(self.text, self.found, i) or elements.hebrew_date(self.found, i)

    def _year(self, i: int) -> Element | None:
        return elements.year(self.found, i, common="year" in self.context.units)

    def _chain(self, i: int) -> Iterator[Element]:
        element = elements.bare(self.found, i)
        count = 0
        while element is not None:
            yield element
            count += 1
            element = self._linked(element) if count < 5 else None

    def _linked(self, element: Element) -> Element | None:
        """Return the bare number that continues a chain."""
        found, k = self.found, element.after
        if k >= len(found) or element.written == "side":
            return None
        sign = found[k]
        following = elements.bare(found, k + 1)
        if following and not sign.gap and sign.text in {":", "."}:
            tight = not found[k + 1].gap
            return following if tight or element.written == "roman" else None
        if following and not sign.gap and sign.text == ",":
            if following.written == "side" or (element.written == "roman" and following.written == "number"):
                return following
            return None
        direct = elements.bare(found, k)
        if direct is None or "\n" in sign.gap:
            return None
        follows = direct.written == "side" or (element.written == "roman" and direct.written == "number")
        return direct if follows else None

    def _name(self, i: int) -> Element | None:
        """Return a named part: a portion, a part that many works have, or words in capitals before a number."""
        found, known = self.found, grammar()
        if i >= len(found) or found[i].kind != "word" or "\n" in found[i].gap:
            return None
        unit = known.units.get(found[i].plain)
        means: tuple[str, ...] = ()
        first = i
        if unit is not None and unit.named and i + 1 < len(found) and found[i + 1].text[:1].isupper():
            means, i = unit.means, i + 1
            first = first if unit.kept else i
        portion = self.context.names(found, i)
        if portion and (
            means[:1] == ("portion",) or "portion" in self.context.units or "folio" in self.context.units
        ):
            return self._named(i, i + portion, ("portion", *means))
        part = next((len(p) for p in known.parts.get(found[i].plain, ()) if _reads(found, i, p)), 0)
        if part:
            return self._named(i, i + part, ("section", "part"))
        open_units = [u for u in known.named if u in self.context.units]
        end = self._phrase(i)
        if end == i or not (means or open_units):
            return None
        if means:
            return self._named(first, end, means)
        after = end + 1 if end < len(found) and found[end].text == "," and not found[end].gap else end
        if elements.with_unit(found, after, begun=True) or elements.bare(found, after):
            return self._named(i, end, tuple(open_units))
        return None

    def _named(self, start: int, end: int, units: tuple[str, ...]) -> Element:
        name = " ".join(self.text[self.found[start].start : self.found[end - 1].end].split())
        return Element(units, name, "", "name", start, end)

    def _phrase(self, i: int) -> int:
        """Return the piece after the words with capitals that begin at a piece."""
        found, j, end = self.found, i, i
        while j < len(found) and j - i < _NAME_WORDS:
            piece = found[j]
            if piece.kind != "word" or "\n" in piece.gap or (j > i and not piece.gap):
                break
            if grammar().units.get(piece.plain) and j > i:
                break
            if piece.text[0].isupper() and not (len(piece.text) < 5 and elements.bare(found, j)):
                if self.context.title(found, j):
                    break
                end = j + 1
            elif j == i or piece.plain not in grammar().inside:
                break
            j += 1
        return end

    def _sound(self, item: Sequence[Element], *, bracketed: bool) -> bool:
        """Say whether the first element after a title is a place: a lone number may count something else."""
        found, last = self.found, item[-1]
        if last.units:
            return True
        after = found[last.after] if last.after < len(found) else None
        closed = after is None or after.text in {")", "]"}
        gap = "".join(p.gap for p in found[: item[0].first + 1])
        if len(item) > 1:
            return not _TIME.match(self.text, found[last.after - 1].end)
        if last.written == "side":
            return True
        if "\n" in gap or self._amount(after):
            return False
        if last.written == "roman":
            word = found[last.first].text
            return (word.isupper() and len(word) > 1 and not self.context.doubtful) or (
                closed and len(word) > 1
            )
        return not self.context.doubtful or bracketed or closed

    def _amount(self, after: Piece | None) -> bool:
        if after is None or "\n" in after.gap:
            return False
        return (
            after.plain in grammar().amounts
            or after.text in {"%", "$", "€", "°", "/"}
            or (after.text in elements.DASHES and not after.gap)
        )

    def _deeper(
        self, item: Sequence[Element], current: Sequence[tuple[Place, Element]], separator: str
    ) -> list[tuple[Place, Element]] | None:
        """Return the places of an element that goes on with the entry; None where it cannot."""
        used = {p.unit for p, _ in current}
        if item[0].units:
            unit = self._unit(item[0], used)
            return None if unit in used else [(_place(unit, item[0]), item[0])]
        if current and separator == "," and len(item) == 1 and not self._ends_well(item[-1]):
            return None
        if current and separator == "" and item[0].written != "side" and current[-1][1].written != "name":
            return None
        free = self._numeric(current)
        if item[-1].written == "side":
            if "folio" in used:
                return None
            head = [u for u in free if u != "folio"]
            names = [*head[: len(item) - 1], "folio"]
        else:
            if len(item) > 1 and free[:1] == ["folio"] and len(free) > len(item):
                free = free[1:]  # a tractate by chapter and mishnah
            names = free[: len(item)]
            if not current and len(names) < len(item) and (names or not self.context.units):
                names = names or ["chapter"]
                names += (
                    [_DEEPER.get(names[-1], "item")] if _DEEPER.get(names[-1], "item") not in names else []
                )
        if len(names) < len(item):
            return None
        return _assigned(names, item)

    def _again(
        self, item: Sequence[Element], current: Sequence[tuple[Place, Element]]
    ) -> list[tuple[Place, Element]] | None:
        """Return the places of a further entry: what it does not say is that of the entry before."""
        if item[0].units:
            new = [(_place(self._unit(item[0], set()), item[0]), item[0])]
        else:
            numeric = [p.unit for p, e in current if e.written not in {"name", "date", "year"}]
            names = numeric[-len(item) :]
            if item[-1].written == "side":
                names = (
                    [*[u for u in numeric if u != "folio"][-(len(item) - 1) :], "folio"]
                    if len(item) > 1
                    else ["folio"]
                )
            if len(names) < len(item):
                return None
            new = _assigned(names, item)
        return [*inherited([(p, e) for p, e in current], new[0][0].unit, self.context.units), *new]

    def _listed(self, item: Sequence[Element], current: Sequence[tuple[Place, Element]]) -> bool:
        """Say whether an element after a comma, semicolon or *and* is a further place."""
        if item[-1].units or len(item) > 1 or item[-1].written == "side":
            return item[-1].written != "name"
        return (
            item[-1].written == "number"
            and current[-1][1].written in {"number", "word"}
            and self._ends_well(item[-1])
        )

    def _ends_well(self, element: Element) -> bool:
        if element.after >= len(self.found):
            return True
        after = self.found[element.after]
        if after.kind != "word" or "\n" in after.gap:
            return not self._amount(after)
        return after.plain in grammar().both

    def _numeric(self, current: Sequence[tuple[Place, Element]]) -> list[str]:
        units = self.context.units
        used = [units.index(p.unit) for p, _ in current if p.unit in units]
        least = max(used, default=-1)
        return [u for u in units[least + 1 :] if u not in grammar().never]

    def _unit(self, element: Element, used: set[str]) -> str:
        if element.written == "side":
            return "folio"
        open_units = [u for u in element.units if u in self.context.units]
        return next(
            (u for u in open_units if u not in used), open_units[0] if open_units else element.units[0]
        )


def inherited(
    before: Sequence[tuple[Place, Element]], unit: str, units: Sequence[str]
) -> list[tuple[Place, Element]]:
    """Return the places of an entry that stay when another one says `unit` anew: those of larger units."""
    names = [p.unit for p, _ in before]
    if unit in names:
        kept = before[: names.index(unit)]
    elif unit in units:
        kept = [b for b in before if b[0].unit in units[: units.index(unit)]]
    else:
        kept = []
    return [(Place(p.unit, p.start), e) for p, e in kept]


def _assigned(names: Sequence[str], item: Sequence[Element]) -> list[tuple[Place, Element]]:
    return [(_place(unit, element), element) for unit, element in zip(names, item, strict=False)]


def _across(chain: list[Element]) -> list[Element]:
    """Return a chain in which a range over two chapters (12:3-13:2) is two elements with an end each."""
    if len(chain) != 3 or not chain[1].end:
        return chain
    first, middle, last = chain
    return [first._replace(end=middle.end), middle._replace(end=last.start, after=last.after)]


def _place(unit: str, element: Element) -> Place:
    return Place(unit, element.start, element.end)


def _with_side(place: Place, side: str) -> Place:
    return Place(place.unit, place.start + side, place.end) if place.start.isdigit() else place


def _reads(found: Sequence[Piece], i: int, words: Sequence[str]) -> bool:
    return (
        len(found) >= i + len(words)
        and all(found[i + k].plain == w and (not k or found[i + k].gap == " ") for k, w in enumerate(words))
        and found[i].text[0].isupper()
    )
