"""A text and its tokens in, its citations out: titles where tokens can begin one, what follows each, what it resolves to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from toolkit.model.annotation import Citation, Place
from toolkit.model.authority import Work
from toolkit.model.span import Span
from toolkit.pipeline.citing import anaphora, untitled
from toolkit.pipeline.citing.grammar import grammar, plain
from toolkit.pipeline.citing.memory import Memory, Mention
from toolkit.pipeline.citing.notes import places_of_notes
from toolkit.pipeline.citing.parts import Context
from toolkit.pipeline.citing.places import Cited, places_after
from toolkit.pipeline.citing.readings import Reading, Readings
from toolkit.pipeline.citing.signed import Signatures
from toolkit.pipeline.citing.surroundings import (
    balanced,
    end_of_byline,
    is_alone,
    is_quoted,
    signal_before,
    speaks,
    word_before,
)
from toolkit.pipeline.citing.titles import Titled, Titles
from toolkit.pipeline.view import View

MARKS = frozenset("*_")  # what stands around italics in plain text
_SET_APART = MARKS | frozenset('“"')
_FAR = 300  # code points after a title in which a place in brackets is still its place
_ITALIC = re.compile(r"([*_])(?=[A-Z])[^*_\n]{4,90}[a-z.!?]\1")
DISCOURSES = frozenset({"maamar", "ma'amar", "maamer", "discourse"})
_BY_YEAR = re.compile(
    r"\w+(?:['’]\w+)?(?: (?:entitled|titled|called|beginning|that begins))?[ :,]+[“\"*_]?"
    r"(?P<title>[A-Z][\w’']*(?:[ -][A-Za-z][\w’']*){0,6})[”\"*_]?,? [(]?(?P<year>5[3-9]\d\d)\b[)]?"
)
_BRACKET = re.compile(
    r"\((?=\d|§|[IVXivx]+[.,:\s]|(?i:gate|chapter|chap|ch|part|section|sec|item|letter|fol|folio|p|pp|vol|volume|shaar)\b\.?\s)"
)


_TO_TITLE = re.compile(r",[ \t]+[*_\"“]*")
_SULAM = ["portion", "item"]
_ANY = frozenset({"volume", "page", "folio", "chapter"})


class Library(NamedTuple):
    """What a search knows: titles, works by id, and the last words of authors' by-names by the id of the author."""

    titles: Titles
    works: Mapping[str, Work]
    authors: Mapping[str, frozenset[str]]
    signatures: Signatures


class Search:
    """One pass over the tokens of one text."""

    def __init__(self, library: Library, text: str, view: View) -> None:
        self.library, self.text, self.view = library, text, view
        self.readings = Readings(library.titles, library.works, library.authors, text, view)
        self.memory = Memory(library.works)

    def citations(self, starts: Sequence[int]) -> Iterator[Citation]:
        """Yield the citations that begin at some tokens, in the order of the text."""
        end = 0
        mention: Mention | None = None
        for i in starts:
            at = self.view.starts[i]
            if at < end:
                continue
            made, named = self._at(i)
            if (made or named) and mention is not None:
                yield from self._far(mention, at)
            mention = named or (None if made else mention)
            for citation in made:
                end = citation.span.end
                yield self.memory.noted(citation)
        if mention is not None:
            yield from self._far(mention, len(self.text))

    def _at(self, i: int) -> tuple[list[Citation], Mention | None]:
        mention = None
        for titled in self.library.titles.at(self.view.words, i):
            reading = self.readings.best(titled)
            if reading is None:
                continue
            if self._cites(reading, titled):
                made = list(self._values(reading))
                said = Mention(reading.work, reading.start, max(c.span.end for c in made))
                self.memory.named.append(said)
                return made, None if reading.entries else said
            if mention is None and not reading.entries:
                mention = self.memory.latest = Mention(reading.work, reading.start, reading.end)
                if not reading.title.doubtful:
                    self.memory.named.append(mention)
        return self._without_title(i), mention

    def _without_title(self, i: int) -> list[Citation]:
        """Return the citations that begin with a word that is no title."""
        word = self.view.words[i]
        small = word.lower()
        found: list[Citation] = []
        if small in anaphora.first_words():
            found = self._anaphoric(i)
        if not found and self.library.signatures.begin(word):
            found = list(self._signed(i))
        if not found and (word in MARKS or small in DISCOURSES):
            found = list(self._unlisted(i))
        if not found and self._in_brackets(i):
            found = list(self._item(i))
        if not found and small in untitled.UNITS:
            found = list(self._untitled(i))
        return found

    def _signed(self, i: int) -> Iterator[Citation]:
        """Yield what cites a work by its author and a kind of writing."""
        for signed in self.library.signatures.at(self.text, self.view.starts[i], self.view.words[i]):
            entries = places_after(self.text, signed.kind, self.readings.context(signed.work))
            signal = signal_before(self.text, signed.start)
            for n, entry in enumerate(entries):
                span = Span(entry.start if n else signed.start, max(entry.end, 0 if n else signed.end))
                value = self._value(signed.work, span, entry.places, "" if n else signal, 0.9, "its author")
                yield replace(value, anaphoric=True) if n else value

    def _unlisted(self, i: int) -> Iterator[Citation]:
        """Yield what cites a title in italics that no authority lists (B3), where a page or the like follows."""
        if self.view.words[i].lower() in DISCOURSES:
            yield from self._discourse(i)
        if self.view.words[i] not in MARKS:
            return
        title = _ITALIC.match(self.text, self.view.starts[i])
        if title is None or self.library.titles.at(self.view.words, i + 1):
            return
        for n, entry in enumerate(places_after(self.text, title.end(), Context(()))):
            if n or not entry.strong or entry.places[0].start[:1].isalpha():
                return
            span = Span(title.start() + 1, entry.end)
            signal = signal_before(self.text, span.start)
            how = "a title in italics, unlisted"
            yield Citation(
                span, span.of(self.text), anaphora.UNKNOWN, entry.places, signal, confidence=0.5, reason=how
            )

    def _discourse(self, i: int) -> Iterator[Citation]:
        """Yield a discourse that no authority lists: its first words and its Hebrew year (the maamar Vekibel HaYehudim, 5687)."""
        found = _BY_YEAR.match(self.text, self.view.starts[i])
        if found is not None:
            span = Span(found.start("title"), found.end())
            places = (Place("year", found["year"]),)
            signal = signal_before(self.text, found.start())
            how = "the first words of a discourse, and its year"
            yield Citation(
                span, span.of(self.text), anaphora.UNKNOWN, places, signal, confidence=0.5, reason=how
            )

    def _cites(self, reading: Reading, titled: Titled) -> bool:
        """Say whether a title with what was read after it cites the work."""
        lesson = "date" in reading.work.units
        if not reading.entries:
            return self._cites_bare(reading, titled, lesson=lesson)
        dated = any(p.unit == "date" for e in reading.entries for p in e.places)
        ordinary = reading.title.doubtful and lesson
        return not ordinary or (dated and not is_alone(self.text, reading.span))

    def _cites_bare(self, reading: Reading, titled: Titled, *, lesson: bool) -> bool:
        """Say whether a title without a place cites the work (N1: not where the book speaks; not as a heading)."""
        title, span = reading.title, reading.span
        written = span.of(self.text)
        several = " " in written
        if title.doubtful and several and is_quoted(self.text, span) and self._is_shown(reading):
            return True
        if title.short or title.doubtful or titled.misspelled or written.islower() or "." in written:
            return False
        if speaks(self.text, reading.end) or is_alone(self.text, span):
            return False
        before = word_before(self.text, reading.start)
        if written[-1].isdigit() or "portion" in _means(before):
            return False  # the Chronicles 2 game; Parshas Bamidbar, 5711: a day
        if lesson:
            return self._is_programme(reading, written) and (
                before in grammar().pointing or end_of_byline(self.text, reading.end) > reading.end
            )
        if several and plain(written.split()[-1]) in grammar().units:
            return False  # Rabash’s article: which?
        return title.hebrew or several or before in grammar().pointing

    def _is_shown(self, reading: Reading) -> bool:
        """Say whether a title in quotation marks is one: after *essay*, *in* and the like, or after its author."""
        author = self.library.authors.get(reading.work.author, frozenset())
        return (
            word_before(self.text, reading.start) in grammar().kinds | {"in", "from"}
            or word_before(self.text, reading.start, comma=True) in author
        )

    def _is_programme(self, reading: Reading, written: str) -> bool:
        """Say whether a lesson or programme without a date is named, and no title of another follows."""
        after = self.text[reading.end :].lstrip('"”*_,: \t“')[:1] if reading.end < len(self.text) else ""
        named = all(w[:1].isupper() for w in written.split() if len(w) > 3)
        return named and (not after.isupper() or end_of_byline(self.text, reading.end) > reading.end)

    def _values(self, reading: Reading) -> Iterator[Citation]:
        work = reading.work
        signal = signal_before(self.text, reading.start)
        how = "its Hebrew in Latin letters" if reading.title.hebrew else "its title"
        if not reading.entries:
            end = end_of_byline(self.text, reading.end) if "date" in work.units else reading.end
            yield self._value(work, Span(reading.start, end), (), signal, 0.8, how)
            return
        for n, given in enumerate(reading.entries):
            of, entry = self._of_part(work, given) if n else (work, given)
            span = Span(entry.start, entry.end) if n else reading.span
            confidence = 0.97 if entry.strong or not reading.title.doubtful else 0.85
            value = self._value(of, span, entry.places, "" if n else signal, confidence, how)
            yield (
                replace(value, anaphoric=True, confidence=0.9, reason="the work named before") if n else value
            )

    def _value(
        self, work: Work, span: Span, places: tuple[Place, ...], signal: str, confidence: float, reason: str
    ) -> Citation:
        span, link = balanced(self.text, span), link_of(work, places)
        return Citation(
            span, span.of(self.text), work.id, places, signal, link, confidence=confidence, reason=reason
        )

    def _far(self, mention: Mention, limit: int) -> Iterator[Citation]:
        """Yield the place in brackets that follows a title after its quotation (In Koheles, “…” (1:9))."""
        bracket = _BRACKET.search(self.text, mention.end, min(limit, mention.end + _FAR))
        if (
            bracket is None
            or "book" in mention.work.units
            or "\n" in self.text[mention.end : bracket.start()]
        ):
            return
        entries = places_after(self.text, bracket.start(), self.readings.context(mention.work, doubtful=True))
        units = mention.work.units
        closed = len(entries) == 1 and self.text[entries[0].end - 1] == ")"
        if not closed or not entries[0].strong or any(p.unit not in units for p in entries[0].places):
            return
        span = Span(bracket.end(), entries[0].end - 1)
        value = self._value(mention.work, span, entries[0].places, "", 0.8, "the work named before")
        yield self.memory.noted(replace(value, anaphoric=True))

    def _untitled(self, i: int) -> Iterator[Citation]:
        """Yield a place of the work named before (*in chapter 13 further on*, *ch. 9 there*, *item 11*)."""
        start = self.view.starts[i]
        ends = self.memory.last.span.end if self.memory.last is not None else -1
        read = [
            (w, places_after(self.text, start, self.readings.context(w)))
            for w in self.memory.named_before(start)
        ]
        fitting = [(w, e) for w, e in read if e and e[0].start == start and e[0].strong and _has_units(w, e)]
        work, entries = next((f for f in fitting if self.memory.cited_so(*f)), (*fitting, (None, ()))[0])
        if work is None or self._before_title(entries[-1].end, work):
            return
        if untitled.points_back(self.text, start, entries[0].end, ends):
            yield from self._again(work, entries, signal_before(self.text, start))

    def _before_title(self, end: int, named: Work) -> bool:
        """Say whether the title of a part of a work follows a comma: the place is of that (Part 2, Histaklut Pnimit)."""
        gap = _TO_TITLE.match(self.text, end)
        titles = self.readings.title_at(gap.end()) if gap else ()
        return any(self.library.works[t.work].within for t in titles if t.work != named.id)

    def _of_part(self, work: Work, entry: Cited) -> tuple[Work, Cited]:
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

    def _item(self, i: int) -> Iterator[Citation]:
        """Yield a portion and an item in brackets: those of the Zohar as the Sulam divides it (VaYikra, Item 78)."""
        start, zohar = self.view.starts[i], self.library.works.get("w.zohar")
        if zohar is None or "Zohar" not in self.text:
            return
        entries = places_after(self.text, start, self.readings.context(zohar))
        if not entries or entries[0].start != start or [p.unit for p in entries[0].places] != _SULAM:
            return
        for n, entry in enumerate(entries):
            how = "a portion and an item: the Zohar"
            span = Span(entry.start, entry.end)
            signal = "" if n else signal_before(self.text, start)
            yield replace(self._value(zohar, span, entry.places, signal, 0.8, how), anaphoric=True)

    def _in_brackets(self, i: int) -> bool:
        """Say whether a bracket opens before a word, and before the quotation marks and asterisks that set it apart."""
        words = self.view.words
        while i > 0 and words[i - 1] in _SET_APART:
            i -= 1
        return i > 0 and words[i - 1] in {"(", "["}

    def _again(self, work: Work, entries: Sequence[Cited], signal: str) -> Iterator[Citation]:
        """Yield citations of a work that does not stand beside its places."""
        how = "a place of the work named before"
        for n, given in enumerate(entries):
            of, entry = self._of_part(work, given)
            places = tuple(p for p in entry.places if p.unit in of.units) or entry.places
            span = Span(entry.start, entry.end)
            yield replace(self._value(of, span, places, "" if n else signal, 0.6, how), anaphoric=True)

    def of_notes(self, calls: Sequence[tuple[int, str]], found: Sequence[Citation]) -> Iterator[Citation]:
        """Yield what the notes cite that give a place alone, of the work at whose title they are called."""
        titles = sorted((m.end, m.work.id) for m in self.memory.named)
        taken = {p for c in found for p in range(c.span.start, c.span.end)}
        for start, work in places_of_notes(self.text, calls, titles):
            entries = places_after(self.text, start, self.readings.context(self.library.works[work]))
            if (
                entries
                and entries[0].start not in taken
                and entries[0].places[0].unit in _ANY | set(self.library.works[work].units)
            ):
                yield from self._again(self.library.works[work], entries, signal_before(self.text, start))

    def _anaphoric(self, i: int) -> list[Citation]:
        """Return the citations of *ibid. 12b, 14a* and the like at a token."""
        word = self.view.span(i, i + 1)
        signal = signal_before(self.text, word.start)
        found = anaphora.kind_at(self.text, word.start, word.end, signalled=bool(signal))
        if found is None:
            return []
        kind, end = found
        if placed := self._of_title(word.start, end):
            return [placed]
        work = self.library.works.get(self.memory.last.work) if self.memory.last else None
        entries: Sequence[Cited] = ()
        if kind != anaphora.ELSEWHERE:
            unnamed = Context((), title=self.readings.begins_title)
            entries = places_after(self.text, end, self.readings.context(work) if work else unnamed)
        if kind == anaphora.THERE and not signal and not entries:
            return []
        made = []
        for n, entry in enumerate(entries or [Cited(word.start, end, (), strong=False)]):
            span = Span(entry.start if n else word.start, entry.end)
            value = Citation(
                span,
                span.of(self.text),
                anaphora.UNKNOWN,
                entry.places,
                "" if n else signal,
                anaphoric=True,
                confidence=0.3,
                reason=kind,
            )
            if kind != anaphora.ELSEWHERE and work is not None and self.memory.last is not None:
                value = self._same_work(value, work, self.memory.last)
            made.append(value)
        return made

    def _of_title(self, start: int, end: int) -> Citation | None:
        """Return the citation of *Shabbos, loc. cit.*: the place of that work that was cited last."""
        title = self.memory.latest
        before = self.memory.cited.get(title.work.id) if title else None
        if title is None or before is None or self.text[title.end : start].strip("*_ ") != ",":
            return None
        value = self._value(
            title.work, Span(title.start, end), before.places, "", 0.7, "the place of it cited last"
        )
        return replace(value, anaphoric=True)

    def _same_work(self, value: Citation, work: Work, last: Citation) -> Citation:
        places = anaphora.same_place(last, value.places, work.units)
        return replace(
            value,
            work=work.id,
            places=places,
            link=link_of(work, places),
            confidence=0.7,
            reason="the work cited last",
        )


def _has_units(work: Work, entries: Sequence[Cited]) -> bool:
    """Say whether each entry has a unit that the work is cited by."""
    return all(any(p.unit in work.units for p in e.places) for e in entries)


def _means(word: str) -> tuple[str, ...]:
    """Return the units that a word may mean."""
    unit = grammar().units.get(word)
    return unit.means if unit else ()


def link_of(work: Work, places: Sequence[Place]) -> str:
    """Return the address of a place; empty where the work alone is cited or its pattern has none of the units."""
    if not places:
        return ""
    last = places[-1]
    numbers = {p.unit: str(p) if p is last else p.start for p in places if p.start[:1].isdigit()}
    link = work.link(numbers)
    return "" if link == work.link({}) else link
