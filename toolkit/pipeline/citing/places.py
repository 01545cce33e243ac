"""A text and the place where a title ends in, the places cited there out, one entry for each (*Genesis 1:3, 5:7* has two)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.model.annotation import Place
from toolkit.pipeline.citing import elements
from toolkit.pipeline.citing.chains import chain_at
from toolkit.pipeline.citing.elements import Element
from toolkit.pipeline.citing.entry import Set, added, further, sorted_places
from toolkit.pipeline.citing.grammar import grammar, plain
from toolkit.pipeline.citing.numerals import Piece, pieces, roman
from toolkit.pipeline.citing.parts import NAME_WORDS, Context, number_follows, part_at
from toolkit.pipeline.citing.signs import BRACKETS, QUOTES

_CLOSERS = frozenset("*_\"”“’'»")
_HEADING = 14  # pieces of a heading in quotation marks
_LIMITS = (16, 160)  # pieces that are looked at, and those that are if the first do not suffice
_MANY = 1_000
_REACH = 80  # code points before a title in which a place before it begins
_BEFORE = re.compile(
    r"\b(?:of|in|from)\s+(?:(?:the|sefer|his|my)\s+)?(?:(?:essay|article|book|treatise|discourse|maamar|letter)\s*,?\s+)?[*_\"“‘]*$",
    re.IGNORECASE,
)
_OPENING = re.compile(r"[*_\"”“’'».,:]*\s*[*_\"”“’'»]*[(\[]?(?=[\d§#¶№]|(?P<word>s\.k|[^\W\d_]+))")
# Where and when a book was printed (Kehot, 1999), (ed. Margaliot, Jerusalem 1978), before its place.
_PRINTED = re.compile(
    r"[\"”*_]*\s*[(\[](?=[^()\[\]]{0,60}(?:\b[Ee]d(?:s|ition|ited)?\b|Kehot|Kehos|\b1[5-9]\d\d\b|\b20\d\d\b))"
    r"(?=[A-Z]|ed)[^()\[\]\d]{3,60}(?:1[5-9]\d\d|20\d\d|5[3-9]\d\d)?[)\]](?=,? )"
    r"|[\"”*_]*\s\((?:in\s)?(?:(?:the\s)?(?:English|Hebrew|Yiddish|bilingual|new|revised|first|second|third)\b[^()\d]{0,30}|trans(?:l?\.|lated\sby)\s[^()\d]{3,40})\)(?=,? )"
    r"|,\s(?:[A-Z]\w+\s){1,2}ed(?:ition\b|\.)(?=,\s)"
)
_EARLIER = re.compile(
    r"(?:^|[(;.\n]\s*|\b[Ss]ee\s+(?:also\s+)?|\b[Ii]n\s+)(?P<place>(?:[Pp]art|[Vv]ol(?:ume)?\.?)\s+\w+),\s+[*_\"“‘]*$"
)
_COMMENTED = frozenset({"on", "to"})
_LISTED = re.compile(r"\s\d{1,3}(?:,\s\d{1,3})*,?\s(?:and|&)\s\d{1,3}(?!\d|[:.]\d)")
_ALSO = re.compile(  # iii. 288, b. Comp. also i. 15, a
    r"[.;]\s(?:[Cc]omp(?:are)?|[Cc]f|[Ss]ee)\b\.?\salso\s(?=(?:[ivxl]+\.|[IVXL]+[,.:]|\d+:)\s?\d)"
)
_SIGLUM = re.compile(r"\s\([^()\d;]{1,24}\)(?=[;,]\s*(?:and\s)?\d+[:a-d])")  # 2:20a (MhN); 3:127b
_TIME = re.compile(r"\s*(?:[ap]\.?\s?m\b|o.clock)", re.IGNORECASE)


class Cited(NamedTuple):
    """One entry: its edges in the text, its places from the larger unit to the smaller, and how sure its form is."""

    start: int
    end: int
    places: tuple[Place, ...]
    strong: bool


def places_after(text: str, at: int, context: Context) -> list[Cited]:
    """Return the entries that follow a title ending at `at`; none where no place follows."""
    entries: list[Cited] = []
    printed = _PRINTED.match(text, at)
    if printed is not None:
        entries = places_after(text, printed.end(), context)
        if entries and entries[0].strong:
            return entries
        entries = []
    if not _may_follow(text, at):
        return entries
    for limit in _LIMITS:
        reader = _Reader(text, at, context, limit)
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
        reader = _Reader(head, found[i].start, context, _LIMITS[-1])
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
    entries = _Reader(text[: found.end("place")], found.start("place"), context, _LIMITS[0]).read()
    whole = len(entries) == 1 and entries[0].end == found.end("place")
    return entries[0] if whole and entries[0].places[0].unit in context.units else None


def _may_follow(text: str, at: int) -> bool:
    """Say whether what comes first after a title can begin a place, so that nothing else need be read."""
    opening = _OPENING.match(text, at)
    word = opening["word"] if opening else None
    if opening is None or word is None or not word.islower():
        return opening is not None
    known = plain(word)
    return (
        known in grammar().units
        or known in grammar().leading
        or known in grammar().ordinals
        or bool(roman(word))
    )


class _Reader:
    """Reads the pieces from one place on; `reached` and `next` say where it stopped, `explicit` that a unit was said."""

    def __init__(self, text: str, at: int, context: Context, limit: int) -> None:
        self.text, self.context = text, context
        self.found = pieces(text, at, limit)
        self.explicit = False
        # The last unit stood in the plural: chs. 16, 38 and 44; Psalms 23, 24 and 121.
        self.several = context.title_unit in grammar().several and _LISTED.match(text, at) is not None
        self.reached, self.next = 0, -1

    def read(self) -> list[Cited]:
        """Return the entries."""
        i, closing = self._open()
        first, entry, done = i, list[Set](), list[Cited]()
        while i < len(self.found):
            separator, j = self._separator(i) if entry else ("", i)
            item = self._item(j, entry) if not self._ended(separator, j, entry) else []
            if not item or (not entry and not self._sound(item, bracketed=bool(closing))):
                break
            grown = self._grown(item, entry, separator)
            if grown is None:
                grown = self._further(item, entry, separator)
                if grown is None:
                    break
                done.append(self._cited(first, entry, i))
                first = j
            if item[0].units:
                self.several = self.found[item[0].first].plain in grammar().several
            entry, i = self._with_side(grown, item[-1].after)
            entry, i = self._bracketed(entry, i, closing)
            i = self._past_siglum(self._past_name(i, closing))
            if closing and i < len(self.found) and self.found[i].text == closing:
                closing, i = "", i + 1
        if entry:
            done.append(self._cited(first, entry, i))
        self.reached = i
        self.next = self.found[i].start if i < len(self.found) else -1
        return done

    def _cited(self, first: int, entry: Sequence[Set], after: int) -> Cited:
        strong = len(entry) > 1 or any(s.element.units or s.element.written == "side" for s in entry)
        return Cited(
            self.found[first].start,
            self.found[after - 1].end,
            sorted_places(entry, self.context.units),
            strong,
        )

    def _open(self) -> tuple[int, str]:
        """Return the first piece of the place and the bracket to close, past what may stand after a title."""
        found, i = self.found, 0
        i = self._past(i, _CLOSERS)
        i = self._past(i, frozenset("." if self.context.short else ""), once=True)
        i = self._past(i, frozenset(",:"), once=True)
        if i and found[i - 1].text == "," and not (self.context.names(found, i + 1) or self._part(i + 1)):
            i = self._past_heading(i)  # Introduction, “The Lock and the Key,” Item 44
        while i < len(found) and found[i].text in _CLOSERS:
            i += 1
        closing = ""
        if i < len(found) and found[i].text in BRACKETS and "\n" not in found[i].gap and not self._call(i):
            closing, i = BRACKETS[found[i].text], i + 1
        j = i
        while j < len(found) and j < i + 5 and (found[j].plain in grammar().leading or found[j].text == "."):
            if "\n" in found[j].gap and found[j].text[0].isupper():
                break  # a line of its own: From part 1 of …
            j += 1
        if j > i and (elements.with_unit(found, j, begun=False) or self._date(j) or self._part(j)):
            i = j
        elif j == i + 1 and found[i].plain in _COMMENTED and len(chain_at(found, j)) > 1:
            i = j  # Shir HaShirim Rabbah on 5:1
        elif i < len(found) and found[i].text in elements.DASHES and found[i].gap and self._part(i + 1):
            i += 1  # Maamarei Admur HaZaken — Ethalech, p. 57
        return i, closing

    def _past(self, i: int, signs: frozenset[str], *, once: bool = False) -> int:
        while i < len(self.found) and self.found[i].text in signs and not self.found[i].gap:
            i += 1
            if once:
                break
        return i

    def _call(self, i: int) -> bool:
        """Say whether a bracket holds the number of a note and nothing else."""
        inside = [(p.kind, p.text) for p in self.found[i + 1 : i + 3]]
        return (
            self.found[i].text == "[" and [k for k, _ in inside] == ["number", "sign"] and inside[1][1] == "]"
        )

    def _separator(self, i: int) -> tuple[str, int]:
        """Return what stands before the next element (nothing, a comma, a colon …, *and*), and where that begins."""
        found, sign = self.found, ""
        if i and (also := _ALSO.match(self.text, found[i - 1].end)):
            return ";", next((k for k in range(i, len(found)) if found[k].start >= also.end()), i)
        i = self._past(i, _CLOSERS)
        if i < len(found) and found[i].text in {",", ";", ":", "."} and not found[i].gap:
            sign, i = found[i].text, i + 1
            if sign == "." and i < len(found) and found[i].text in {",", ";"} and not found[i].gap:
                sign, i = found[i].text, i + 1  # cap. xxii., verse 7
        i = self._past(i, _CLOSERS)
        i = self._past_heading(i) if sign == "," else i
        while i < len(found) and found[i].text in QUOTES:
            i += 1
        if i < len(found) and found[i].plain in grammar().both and sign in {"", ",", ";"}:
            return "and", i + 1
        return sign, i

    def _past_heading(self, i: int) -> int:
        """Return the piece after a heading in quotation marks that a comma and a unit follow (Toldot, “These Are …,” Item 7)."""
        found = self.found
        if i >= len(found) or found[i].text not in QUOTES or "\n" in found[i].gap:
            return i
        inside = range(i + 1, min(len(found), i + _HEADING))
        close = next((j for j in inside if found[j].text == QUOTES[found[i].text]), 0)
        if not close:
            return i
        outside = self.found[close + 1].text == "," if close + 1 < len(found) else False
        after = close + 2 if outside else close + 1
        comma = outside or found[close - 1].text == ","
        return after if comma and elements.with_unit(found, after, begun=True) else i

    def _past_name(self, i: int, closing: str) -> int:
        """Return the piece after the name of an article that stands after its number, to the bracket's end (Article 20, “Lishma”)."""
        found = self.found
        if not closing or i + 1 >= len(found) or found[i].text != "," or found[i + 1].text not in QUOTES:
            return i
        inside = range(i + 2, min(len(found) - 1, i + _HEADING))
        close = next((j for j in inside if found[j].text == QUOTES[found[i + 1].text]), 0)
        return close + 1 if close and found[close + 1].text == closing else i

    def _past_siglum(self, i: int) -> int:
        """Return the piece after a bracket without a number, where another place of the work follows it (2:20a (MhN); 3:127b)."""
        siglum = _SIGLUM.match(self.text, self.found[i - 1].end)
        if siglum is None:
            return i
        return next((k for k in range(i, len(self.found)) if self.found[k].start >= siglum.end()), i)

    def _ended(self, separator: str, i: int, entry: Sequence[Set]) -> bool:
        """Say whether a full stop before a piece ends the sentence: a new line, a number of a list, or a unit with a capital
        that is written out (Section 12 of …) follows."""
        if separator != "." or i >= len(self.found):
            return False
        piece, after = self.found[i], self.found[i + 1 : i + 3]
        if "\n" in piece.gap or entry[-1].element.written == "roman":
            return "\n" in piece.gap
        if piece.kind == "number" and piece.gap and len(after) == 2:
            return after[0].text == "." and not after[0].gap and after[1].text[:1].isupper()
        written_out = len(piece.text) > 4 and bool(after) and after[0].text != "."
        return piece.text[:1].isupper() and piece.plain in grammar().units and written_out

    def _item(self, i: int, entry: Sequence[Set]) -> list[Element]:
        """Return the next element, or a chain of bare numbers (3:7; III, 73a)."""
        if i >= len(self.found) or "\n\n" in self.found[i].gap:
            return []
        one = self._date(i)
        if one is None:
            sigil = (
                self.found[i].text.isupper()
                and self.found[i].kind == "word"
                and self.context.title(self.found, i)
            )
            one = None if sigil else elements.with_unit(self.found, i, begun=bool(entry))  # 10a, BK 3
            self.explicit |= one is not None
        one = one or elements.year(self.found, i, common="year" in self.context.units)
        if one is not None:
            return [one]
        chain = chain_at(self.found, i)
        if len(chain) == 1 and self._year(self.found[i].text):
            return []
        if chain:
            return chain
        part = self._part(i)
        named = bool(entry) and entry[-1].element.written == "name"
        said = part is not None and self.found[part.first].plain in grammar().units  # Heichal …, Shaar …
        if part is None or (named and not said and not _narrows(part, entry)):
            return []
        return [part]

    def _date(self, i: int) -> Element | None:
        if "date" not in self.context.units:
            return None
        return elements.date(self.text, self.found, i) or elements.hebrew_date(self.found, i)

    def _part(self, i: int) -> Element | None:
        return part_at(self.text, self.found, i, self.context)

    def _sound(self, item: Sequence[Element], *, bracketed: bool) -> bool:
        """Say whether the first element after a title is a place: a lone number may count something else."""
        found, last, doubtful = self.found, item[-1], self.context.doubtful
        if last.written == "name" and doubtful:
            return number_follows(found, last.after) or last.units == ("section", "part")
        if last.units or (len(item) == 1 and last.written == "side"):
            return True
        if len(item) > 1:
            return not _TIME.match(self.text, found[last.after - 1].end)
        after = found[last.after] if last.after < len(found) else None
        closed = after is None or after.text in {")", "]"}
        if any("\n" in p.gap for p in found[: last.first + 1]):
            return False
        if self.context.title_unit and after is not None and after.text == "of":
            return True  # Psalm 50 of the Septuagint
        if _counts(after):
            return False
        if last.written == "roman":
            word = found[last.first].text
            if (
                (word.isupper() or not doubtful)
                and after
                and after.text == ","
                and elements.with_unit(found, last.after + 1, begun=True)
            ):
                return True  # Tanya, I, ch. 49
            return len(word) > 1 and (closed or (word.isupper() and not doubtful))
        return not doubtful or bracketed or closed or (bool(last.end) and self._ends(last))

    def _year(self, number: str) -> bool:
        """Say whether a lone number is more probably a year than a place: no work has so many folios or chapters."""
        return (
            number.isdigit()
            and int(number) >= _MANY
            and not {"year", "page"}.intersection(self.context.units)
        )

    def _grown(self, item: Sequence[Element], entry: list[Set], separator: str) -> list[Set] | None:
        """Return the entry with an item that says more of the same place."""
        if separator in {";", "and"} or (separator == "." and item[0].written == "name"):
            return None
        if separator == "," and _narrows(item[0], entry):
            entry = entry[:-1]  # Zohar, VaYikra, Emor: the book, then the portion
        if entry and not item[0].units:
            if separator == "," and len(item) == 1 and (self.several or not self._ends(item[-1])):
                return None
            if len(item) == 1 and self._is_whole(entry) and not self._ends(item[-1]):
                return None
            apart = separator == "" and item[0].written != "side" and entry[-1].element.written != "name"
            if apart and not (self._is_larger(entry) and (len(item) > 1 or self._ends(item[-1]))):
                return None
        return added(item, entry, self.context.units)

    def _is_whole(self, entry: Sequence[Set]) -> bool:
        """Say whether an entry is a portion of a work that has no smaller units."""
        return bool(entry) and entry[-1].place.unit == "portion" and self.context.units[-1:] == ("portion",)

    def _is_larger(self, entry: Sequence[Set]) -> bool:
        """Say whether an entry is a part or volume alone, of a work that has smaller units (Part I 6:2)."""
        place = entry[-1].place
        return (
            len(entry) == 1 and place.unit in {"part", "volume"} and self.context.units[:1] == (place.unit,)
        )

    def _further(self, item: Sequence[Element], entry: Sequence[Set], separator: str) -> list[Set] | None:
        """Return the next entry, where an item after a comma, semicolon or *and* is a further place."""
        last = item[-1]
        if not entry or separator in {"", ":", "."} or last.written == "name" or item[0].units == ("note",):
            return None
        lone = not last.units and len(item) == 1 and last.written != "side"
        if lone and last.written == "number" == entry[-1].element.written and self.several:
            return further(item, entry, self.context.units)
        if lone and not (
            last.written == "number" and entry[-1].element.written in {"number", "word"} and self._ends(last)
        ):
            return None
        return further(item, entry, self.context.units)

    def _with_side(self, entry: list[Set], i: int) -> tuple[list[Set], int]:
        side, after = elements.side_of(self.found, i)
        place = entry[-1].place
        if side and place.start.isdigit():
            entry = [*entry[:-1], entry[-1]._replace(place=Place("folio", place.start + side))]
        return entry, after

    def _bracketed(self, entry: list[Set], i: int, closing: str) -> tuple[list[Set], int]:
        """Take up a place in brackets after another (Tikkun 19 (38a)); of one that has its unit already, only its words."""
        found = self.found
        if (
            i + 1 < len(found)
            and found[i].text == ","
            and found[i + 1].text in BRACKETS
            and self._year_at(i + 2)
        ):
            i += 1  # Article No. 11, (1986)
        if (
            closing
            or i >= len(found)
            or found[i].text not in BRACKETS
            or "\n" in found[i].gap
            or self._call(i)
        ):
            return entry, i
        closing = BRACKETS[found[i].text]
        if entry[-1].element.written == "name":
            words = next((n for n, p in enumerate(found[i + 1 : i + 1 + NAME_WORDS]) if p.kind != "word"), 0)
            if words and found[i + 1 + words].text == closing:
                return entry, i + words + 2  # VaYetze (And Jacob Went Out)
        item = self._item(i + 1, entry)
        after = item[-1].after if item else len(found)
        if (
            after >= len(found)
            or found[after].text != closing
            or not (item[-1].units or item[-1].written == "side")
        ):
            return entry, i
        taken = {s.place.unit for s in entry}
        units = [u for u in item[0].units if u in self.context.units]
        grown = None if units and units[0] in taken else added(item, entry, self.context.units)
        return grown or entry, after + 1

    def _year_at(self, i: int) -> bool:
        """Say whether a year that the work is cited by stands in brackets at a piece."""
        common = "year" in self.context.units
        year = elements.year(self.found, i, common=common) if common else None
        return year is not None and [p.text for p in self.found[year.after : year.after + 1]] in (
            [")"],
            ["]"],
        )

    def _ends(self, element: Element) -> bool:
        """Say whether a lone number ends there: no word follows that it could count."""
        after = self.found[element.after] if element.after < len(self.found) else None
        if after is None or after.kind != "word" or "\n" in after.gap:
            return not _counts(after)
        return after.plain in grammar().both


def _narrows(element: Element, entry: Sequence[Set]) -> bool:
    """Say whether a name is of the same kind as the name before it: the smaller of two portions."""
    before = entry[-1].element if entry else None
    return (
        before is not None
        and before.written == element.written == "name"
        and before.units[:1] == element.units[:1] == ("portion",)
    )


def _counts(after: Piece | None) -> bool:
    """Say whether what follows a number makes it an amount, a date or a part of a word."""
    if after is None or "\n" in after.gap:
        return False
    joined = after.text in elements.DASHES and not after.gap
    return joined or after.plain in grammar().amounts or after.text in {"%", "$", "€", "°", "/"}
