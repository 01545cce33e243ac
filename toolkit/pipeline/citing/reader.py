"""A stretch of text after a title in, the entries that it cites out: elements and chains in turn, as long as each goes on with the last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.pipeline.citing import elements
from toolkit.pipeline.citing.chains import chain_at
from toolkit.pipeline.citing.continuation import another, grown, narrows, with_side
from toolkit.pipeline.citing.elements import Element
from toolkit.pipeline.citing.entry import Cited, Set, added, sorted_places
from toolkit.pipeline.citing.grammar import grammar
from toolkit.pipeline.citing.opening import CLOSERS, opening
from toolkit.pipeline.citing.parts import NAME_WORDS, Context, number_follows
from toolkit.pipeline.citing.signs import BRACKETS, QUOTES
from toolkit.pipeline.citing.skipping import past_also, past_heading, past_name, past_siglum
from toolkit.pipeline.citing.stretch import Stretch, counts

_MANY = 1_000
_LISTED = re.compile(r"\s\d{1,3}(?:,\s\d{1,3})*,?\s(?:and|&)\s\d{1,3}(?!\d|[:.]\d)")
_TIME = re.compile(r"\s*(?:[ap]\.?\s?m\b|o.clock)", re.IGNORECASE)


class Reader(Stretch):
    """Reads the pieces from one place on; `reached` and `next` say where it stopped, `explicit` that a unit was said."""

    def __init__(self, text: str, at: int, context: Context, limit: int) -> None:
        super().__init__(text, at, context, limit)
        self.explicit = False
        # The last unit stood in the plural: chs. 16, 38 and 44; Psalms 23, 24 and 121.
        self.several = context.title_unit in grammar().several and _LISTED.match(text, at) is not None
        self.reached, self.next = 0, -1
        self.opened = ""  # the sign between a title and its place

    def read(self) -> list[Cited]:
        """Return the entries."""
        i, closing, self.opened = opening(self)
        first, entry, done = i, list[Set](), list[Cited]()
        while i < len(self.found):
            separator, j = self._separator(i) if entry else ("", i)
            item = self._item(j, entry) if not self._ended(separator, j, entry) else []
            if not item or (not entry and not self._sound(item, bracketed=bool(closing))):
                break
            more = grown(self, item, entry, separator, several=self.several)
            if more is None:
                more = another(self, item, entry, separator, several=self.several)
                if more is None:
                    break
                done.append(self._cited(first, entry, i))
                first = j
            if item[0].units:
                self.several = self.found[item[0].first].plain in grammar().several
            entry, i = with_side(self, more, item[-1].after)
            entry, i = self._bracketed(entry, i, closing)
            i = past_siglum(self, past_name(self, i, closing))
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

    def _separator(self, i: int) -> tuple[str, int]:
        """Return what stands before the next element (nothing, a comma, a colon …, *and*), and where that begins."""
        found, sign = self.found, ""
        if also := past_also(self, i):
            return ";", also
        i = self.past(i, CLOSERS)
        if i < len(found) and found[i].text in {",", ";", ":", "."} and not found[i].gap:
            sign, i = found[i].text, i + 1
            if sign == "." and i < len(found) and found[i].text in {",", ";"} and not found[i].gap:
                sign, i = found[i].text, i + 1  # cap. xxii., verse 7
        i = self.past(i, CLOSERS)
        i = past_heading(self, i) if sign == "," else i
        while i < len(found) and found[i].text in QUOTES:
            i += 1
        if i < len(found) and found[i].plain in grammar().both and sign in {"", ",", ";"}:
            return "and", i + 1
        return sign, i

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
        if piece.text == "I" and after and after[0].kind == "word":
            return True  # Shamati 16. I heard
        written_out = len(piece.text) > 4 and bool(after) and after[0].text != "."
        return piece.text[:1].isupper() and piece.plain in grammar().units and written_out

    def _item(self, i: int, entry: Sequence[Set]) -> list[Element]:
        """Return the next element, or a chain of bare numbers (3:7; III, 73a)."""
        if i >= len(self.found) or "\n\n" in self.found[i].gap:
            return []
        one = self.date(i)
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
        part = self.part(i)
        named = bool(entry) and entry[-1].element.written == "name"
        said = part is not None and self.found[part.first].plain in grammar().units  # Heichal …, Shaar …
        if part is None or (named and not said and not narrows(part, entry)):
            return []
        return [part]

    def _sound(self, item: Sequence[Element], *, bracketed: bool) -> bool:
        """Say whether the first element after a title is a place: a lone number may count something else."""
        found, last, doubtful = self.found, item[-1], self.context.doubtful
        if last.written == "name" and doubtful:
            return number_follows(found, last.after) or last.units == ("section", "part")
        if last.units or (len(item) == 1 and last.written == "side"):
            return True
        if self.opened == ":" and len(item) == 1 and not self.ends(last):
            return False  # In Numbers: 21 vessels
        if len(item) > 1:
            return not _TIME.match(self.text, found[last.after - 1].end)
        after = found[last.after] if last.after < len(found) else None
        closed = after is None or after.text in {")", "]"}
        if any("\n" in p.gap for p in found[: last.first + 1]):
            return False
        if self.context.title_unit and after is not None and after.text == "of":
            return True  # Psalm 50 of the Septuagint
        if counts(after):
            return False
        more = after and after.text == "," and elements.with_unit(found, last.after + 1, begun=True)
        word = found[last.first].text
        if more and (last.written == "number" or word.isupper() or not doubtful):
            return True  # Tanya, I, ch. 49
        if last.written == "roman":
            return len(word) > 1 and (closed or (word.isupper() and not doubtful))
        return not doubtful or bracketed or closed or (bool(last.end) and self.ends(last))

    def _year(self, number: str) -> bool:
        """Say whether a lone number is more probably a year than a place: no work has so many folios or chapters."""
        return (
            number.isdigit()
            and int(number) >= _MANY
            and not {"year", "page"}.intersection(self.context.units)
        )

    def _bracketed(self, entry: list[Set], i: int, closing: str) -> tuple[list[Set], int]:
        """Take up a place in brackets after another (Tikkun 19 (38a)); of one that has its unit already, only its words."""
        found = self.found
        if (
            i + 1 < len(found)
            and found[i].text == ","
            and found[i + 1].text in BRACKETS
            and self.is_year(i + 2)
        ):
            i += 1  # Article No. 11, (1986)
        if (
            closing
            or i >= len(found)
            or found[i].text not in BRACKETS
            or "\n" in found[i].gap
            or self.is_call(i)
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
        more = None if units and units[0] in taken else added(item, entry, self.context.units)
        return more or entry, after + 1
