"""Titles and works in; what the places of a work are read with, and which titles begin at a piece or a code point, out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from toolkit.model.authority import Work
from toolkit.pipeline.citing.forms import Title
from toolkit.pipeline.citing.numerals import Piece
from toolkit.pipeline.citing.parts import Context
from toolkit.pipeline.citing.titles import Titled, Titles
from toolkit.pipeline.view import View

#: Units of the books of the Bible, and of a tractate of the Mishnah and the Talmud.
BIBLE = ("chapter", "verse")
TRACTATE = frozenset({"folio", "chapter", "item"})
_BOOKS = {"book", "tractate"}  # what a commentary is cited by
_BOOKS_OF_PORTIONS = frozenset({"Genesis", "Exodus", "Leviticus", "Numbers", "Deuteronomy"})


class Contexts:
    """The titles that are known, and what of them stands in one text."""

    def __init__(self, titles: Titles, works: Mapping[str, Work], text: str, view: View) -> None:
        self.titles, self.works, self.text, self.view = titles, works, text, view

    def context(
        self, work: Work, *, doubtful: bool = False, short: bool = False, title_unit: str = ""
    ) -> Context:
        """Return what the places of a work are read with."""
        return Context(
            work.units,
            short=short,
            doubtful=doubtful,
            title_unit=title_unit,
            names=self._portion,
            title=(lambda _found, _i: False) if _BOOKS & set(work.units) else self.begins_title,
            book=self.begins_book if "book" in work.units else None,
            apart=self.begins_other,
        )

    def of_unlisted(self) -> Context:
        """Return what the places of a work that no authority lists are read with: it may be divided by portions."""
        units = ("volume", "portion", "section", "chapter", "folio", "page")
        return Context(units, names=self._portion, title=self.begins_title)

    def _portion(self, found: Sequence[Piece], i: int) -> int:
        """Return how many pieces the name of a portion takes; its particle may stand apart by a hyphen (Be-har)."""
        count = self.titles.portion([p.text for p in found[i : i + 4]])
        if count or i + 2 >= len(found):
            return count
        if found[i].text in _BOOKS_OF_PORTIONS and found[i + 1].text == ",":
            return 1 if self._portion(found, i + 2) else 0  # Genesis, Noach
        if found[i + 1].text not in {"-", "‑", "‐"} or found[i + 1].gap:
            return 0
        joined = found[i].text + found[i + 2].text
        count = self.titles.portion([joined, *(p.text for p in found[i + 3 : i + 5])])
        return count + 2 if count else 0

    def begins_book(self, found: Sequence[Piece], i: int) -> str:
        """Return what of the title at a piece is of: *book* of the Bible, *tractate*, empty for another or none."""
        for titled in self.titles.at([p.text for p in found[i : i + 8]], 0):
            units = [self.works[t.work].units for t in titled.titles]
            if BIBLE in units:
                return "book"
            if any("folio" in u and TRACTATE.issuperset(u) for u in units):
                return "tractate"
        return ""

    def begins_other(self, found: Sequence[Piece], i: int) -> bool:
        """Say whether the title of a tractate, or a sure one of another work that is no book of the Bible, begins at a piece."""
        titles = [t for n in self.titles.at([p.text for p in found[i : i + 8]], 0) for t in n.titles]
        return self.begins_book(found, i) == "tractate" or any(
            not t.doubtful and self.works[t.work].units != BIBLE for t in titles
        )

    def begins_title(self, found: Sequence[Piece], i: int) -> bool:
        """Say whether a title begins at a piece."""
        return bool(self.titles.at([p.text for p in found[i : i + 8]], 0))

    def title_at(self, at: int) -> tuple[Title, ...]:
        """Return the titles, ordinary words left out, that begin at a code point of the text."""
        return tuple(t for titled in self.titled_at(at) for t in titled.titles if not t.doubtful)

    def titled_at(self, at: int) -> Sequence[Titled]:
        """Return the titles that begin at a code point of the text, the longest first."""
        i = bisect_left(self.view.starts, at)
        if i >= len(self.view.starts) or self.view.starts[i] != at:
            return ()
        return self.titles.at(self.view.words, i)
