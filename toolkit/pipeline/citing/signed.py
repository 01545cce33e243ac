"""Works that are cited by their author and a kind of writing: *Rabash, “Title,” Article No. 5*, *Rabash writes (Letter 40)*,
*Rabash. Title. 5 (1984)*.

The authority lists such a work with a title of both (Rabash, Article); in a text other words may stand between the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from toolkit.model.authority import Work

_BETWEEN = (
    r"(?P<between>(?:[’']s)?[.,:]?[ \t]+"
    r"(?:[“\"*_][^”\"*_\n]{2,90}[”\"*_][,.]?[ \t]+\(?(?P<year>(?:19|20|57)\d\d(?:[-/]\d{2,4})?,[ \t])?|article [“\"*_][^”\"*_\n]{2,90}[”\"*_] |(?P<words>[^.;\n“\"*_(]{2,40}?[ \t(])??))\(?"
)
_YEAR = re.compile(r"^(?:19|20|57)\d\d(?:[-/]\d{2,4})?,[ \t]$")
_LISTED = r"[“\"*_]?[^.;\n“”\"*_]{3,90}[.?!,”\"*_]{1,2}\s(?=\d{1,3}\s\((?:19|20|57)\d\d\))"  # Rabash. A Prayer of Many. 15 (1986)
_NUMBERED = r"(?=[.,]?[ \t]+(?:[Nn](?:o|os|um|umber)\b|[#№\d]))"


class Signed(NamedTuple):
    """One that stands in a text: the work, where its words begin, and where the kind of writing does, which begins the place."""

    work: Work
    start: int
    kind: int
    end: int = 0  # where the author's name ends, if it follows


class Signatures:
    """Finds them."""

    def __init__(self, works: Iterable[Work]) -> None:
        self._works: dict[tuple[str, str], Work] = {}
        for work in works:
            for title in (work.title, *work.titles):
                name, comma, kind = title.partition(", ")
                if comma and work.author and kind.lower() in work.units:
                    self._works[name, kind.lower()] = work
        names = "|".join(sorted({re.escape(n) for n, _ in self._works}, key=len, reverse=True))
        kinds = "|".join(sorted({k for _, k in self._works}))
        self._listed = re.compile(rf"(?P<name>{names})[.,]\s{_LISTED}")
        self._pattern = re.compile(rf"(?P<name>{names}){_BETWEEN}(?P<kind>(?i:{kinds}))\b{_NUMBERED}")
        self._turned = re.compile(
            rf"(?P<kind>(?i:{kinds}))[ \t](?:[Nn](?:o|os|um|umber)\.?[ \t]|[#№])?\d{{1,4}}[ \t](?:of|by)[ \t](?:the[ \t])?(?P<name>{names})\b"
        )  # Letter no. 13 of Baal HaSulam
        self.kinds = frozenset(k for _, k in self._works)
        self._first = frozenset(n.split()[0] for n, _ in self._works)

    def begin(self, word: str) -> bool:
        """Say whether one can begin with a word."""
        return word in self._first or word.lower() in self.kinds

    def at(self, text: str, start: int, word: str) -> Iterator[Signed]:
        """Yield the work that is cited so from a word on."""
        if word.lower() in self.kinds and (found := self._turned.match(text, start)):
            if work := self._works.get((found["name"], found["kind"].lower())):
                yield Signed(work, start, start, found.end())
            return
        if word not in self._first:
            return
        if (found := self._listed.match(text, start)) and (
            work := self._works.get((found["name"], "article"))
        ):
            yield Signed(work, start, found.end())
            return
        found = self._pattern.match(text, start)
        work = self._works.get((found["name"], found["kind"].lower())) if found else None
        if found and work:
            year = _YEAR.search((found["words"] or "").lstrip("("))
            place = found.start("words") if year else found.start("kind")
            if found["year"]:
                place = found.start("year")
            bracketed = "(" in {text[found.start("kind") - 1], text[place - 1]}
            apart = bracketed or (found["words"] is not None and not year)
            yield Signed(work, place if apart else start, place)
