"""A text in, what every kind of citation is made with out: the works that are known, what was read and cited so far, and the citation itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from toolkit.model.annotation import Citation, Place
from toolkit.model.authority import Work
from toolkit.model.span import Span
from toolkit.pipeline.citing import anaphora
from toolkit.pipeline.citing.candidates import Candidates
from toolkit.pipeline.citing.cited_range import places_after
from toolkit.pipeline.citing.entry import Cited
from toolkit.pipeline.citing.memory import Memory
from toolkit.pipeline.citing.signed import Signatures
from toolkit.pipeline.citing.surroundings import balanced
from toolkit.pipeline.citing.titles import Titles
from toolkit.pipeline.view import View


class Library(NamedTuple):
    """What a search knows: titles, works by id, and the last words of authors' by-names by the id of the author."""

    titles: Titles
    works: Mapping[str, Work]
    authors: Mapping[str, frozenset[str]]
    signatures: Signatures


class Given:
    """One text, what is known of works, how titles in it are read, and what it has named and cited so far."""

    def __init__(self, library: Library, text: str, view: View) -> None:
        self.library, self.text, self.view = library, text, view
        self.candidates = Candidates(library.titles, library.works, library.authors, text, view)
        self.memory = Memory(library.works)

    def places(self, start: int, work: Work, *, doubtful: bool = False) -> Sequence[Cited]:
        """Return the places of a work that are read from a code point on."""
        return places_after(self.text, start, self.candidates.contexts.context(work, doubtful=doubtful))

    def value(
        self, work: Work, span: Span, places: tuple[Place, ...], signal: str, confidence: float, reason: str
    ) -> Citation:
        """Return the citation of a work."""
        span, link = balanced(self.text, span), link_of(work, places)
        return Citation(
            span, span.of(self.text), work.id, places, signal, link, confidence=confidence, reason=reason
        )

    def of_part(self, work: Work, entry: Cited) -> tuple[Work, Cited]:
        """Return a work and an entry or, where the entry begins with the number of a part that has a title by it, the part
        (Tanya, Part IV), and the entry without the number."""
        whole = self.library.works.get(work.within or work.id)
        part = entry.places[0]
        if whole is None or part.unit != "part" or len(entry.places) == 1:
            return work, entry
        words = [*whole.title.split(), ",", *re.findall(r"\w+", self.text[entry.start : entry.end])[:2]]
        for titled in self.library.titles.at(words, 0):
            if titled.end == len(words):
                return self.library.works[titled.titles[0].work], entry._replace(places=entry.places[1:])
        return work, entry

    def unlisted(self, span: Span, places: tuple[Place, ...], signal: str, reason: str) -> Citation:
        """Return the citation of a work that no authority lists."""
        return Citation(
            span, span.of(self.text), anaphora.UNKNOWN, places, signal, confidence=0.5, reason=reason
        )


def link_of(work: Work, places: Sequence[Place]) -> str:
    """Return the address of a place; empty where the work alone is cited or its pattern has none of the units."""
    if not places:
        return ""
    last = places[-1]
    numbers = {p.unit: str(p) if p is last else p.start for p in places if p.start[:1].isdigit()}
    link = work.link(numbers)
    return "" if link == work.link({}) else link
