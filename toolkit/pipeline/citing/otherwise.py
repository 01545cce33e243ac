"""A work that is cited without a title of the authorities in (by its author, in italics, by its year, by a portion), the citation out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.model.annotation import Citation, Place
from toolkit.model.span import Span
from toolkit.pipeline.citing import sigla
from toolkit.pipeline.citing.cited_range import places_after
from toolkit.pipeline.citing.entry import Cited
from toolkit.pipeline.citing.grammar import grammar, plain
from toolkit.pipeline.citing.hebrew_title import hebrew_title
from toolkit.pipeline.citing.making import Given
from toolkit.pipeline.citing.parts import Context
from toolkit.pipeline.citing.surroundings import is_alone, signal_before

MARKS = frozenset("*_")  # what stands around italics in plain text
_SET_APART = MARKS | frozenset('“"')
_ITALIC = re.compile(r"([*_])(?=[A-Z])(?:[^*_\n]|\n(?![\n\s])){4,90}[a-z.!?]\1")
DISCOURSES = frozenset({"maamar", "ma'amar", "maamer", "discourse"})
_BY_YEAR = re.compile(
    r"\w+(?:['’]\w+)?(?: (?:entitled|titled|called|beginning|that begins))?[ :,]+[“\"*_]?"
    r"(?P<title>[A-Z][\w’']*(?:[ -](?!(?:in|of|from|on|see)\b)[A-Za-z][\w’']*){0,6})[”\"*_]?,? [(]?(?P<year>5[3-9]\d\d)\b[)]?"
)
_DIRECTLY = re.compile(r"[”\"*_]*,?[”\"*_]?\s*\(?(?:in |at )?")
_SULAM = ["portion", "item"]
_LEAVES = {"portion", "folio"}
COMMANDMENTS = frozenset({"mitzvas", "mitzvat"})
PORTIONS = frozenset(w for w, unit in grammar().units.items() if unit.means[0] == "portion")
ARTICLES = frozenset({"article", "articles", "essay"})
#: Words in small letters with which such a citation begins.
FIRST_WORDS = MARKS | DISCOURSES | COMMANDMENTS | PORTIONS | ARTICLES
#: A Hebrew year whose letters are spelled out.
BY_LETTERS = re.compile(r"Ta[vf]-[A-Z]")


class Otherwise:
    """Citations by something other than a title."""

    def __init__(self, given: Given, known: frozenset[int]) -> None:
        self.given = given
        self.known = known  # where concepts and persons begin
        self.cited = 0  # where the last citation ends
        self._introduced = sigla.introduced(given.text)

    def signed(self, i: int) -> Iterator[Citation]:
        """Yield what cites a work by its author and a kind of writing."""
        for signed in self.given.library.signatures.at(
            self.given.text, self.given.view.starts[i], self.given.view.words[i]
        ):
            entries = self.given.places(signed.kind, signed.work)
            signal = signal_before(self.given.text, signed.start)
            for n, entry in enumerate(entries):
                span = Span(entry.start if n else signed.start, max(entry.end, 0 if n else signed.end))
                value = self.given.value(
                    signed.work, span, entry.places, "" if n else signal, 0.9, "its author"
                )
                yield replace(value, anaphoric=True) if n else value

    def unlisted(self, i: int) -> Iterator[Citation]:
        """Yield what cites a title in italics that no authority lists (B3), where a page or the like follows."""
        if self.given.view.words[i].lower() in DISCOURSES:
            yield from self._discourse(i)
        if self.given.view.words[i] not in MARKS:
            return
        title = _ITALIC.match(self.given.text, self.given.view.starts[i])
        if title is None or self.given.library.titles.at(self.given.view.words, i + 1):
            return
        for n, entry in enumerate(places_after(self.given.text, title.end(), Context(()))):
            if n or not entry.strong or entry.places[0].start[:1].isalpha():
                return
            span = Span(title.start() + 1, entry.end)
            signal = signal_before(self.given.text, span.start)
            how = "a title in italics, unlisted"
            yield self.given.unlisted(span, entry.places, signal, how)

    def hebrew(self, i: int) -> Iterator[Citation]:
        """Yield what cites a Hebrew title that no authority lists (B3), where a place follows that says its unit, or a chapter and a verse."""
        text, contexts = self.given.text, self.given.candidates.contexts
        title = hebrew_title(text, self.given.view.starts[i], contexts.titles)
        if title is None or title.start < self.cited or title.start in self.known:
            return
        for context in (Context(()), contexts.of_unlisted()):
            entries = places_after(text, title.end, context)
            directly = entries and _DIRECTLY.fullmatch(text, title.end, entries[0].start)
            if directly and entries[0].strong and entries[0].places[-1].start[:1].isdigit():
                span, signal = Span(title.start, entries[0].end), signal_before(text, title.start)
                if is_alone(text, span) or (context.units and not self._in_portion(entries[0])):
                    return
                yield self.given.unlisted(span, entries[0].places, signal, "a Hebrew title, unlisted")
                return

    def _in_portion(self, entry: Cited) -> bool:
        """Say whether an entry is a weekly portion and one number in it (Vayera, p. 7)."""
        named = entry.places[0]
        known = self.given.candidates.contexts.titles.portion(named.start.split())
        return named.unit == "portion" and len(entry.places) == 2 and known > 0

    def by_siglum(self, i: int) -> Iterator[Citation]:
        """Yield what cites a work by the first letters of its title, which the text has named or introduced before (Tomer Devorah … TD, ch. 2)."""
        word, span = self.given.view.words[i], self.given.view.span(i, i + 1)
        work = sigla.work_of(word, reversed(self.given.memory.named), self.given.text)
        if work is None and (word not in self._introduced or span.start in self.known):
            return
        context = self.given.candidates.contexts.context(work) if work else Context(())
        signal, how = signal_before(self.given.text, span.start), "the first letters of a title named before"
        for n, entry in enumerate(places_after(self.given.text, span.end, context)):
            if not entry.strong or (not n and entry.places[0].start[:1].isalpha()):
                return
            cited = Span(entry.start if n else span.start, entry.end)
            if work is None:
                yield self.given.unlisted(cited, entry.places, "" if n else signal, how)
                continue
            value = self.given.value(work, cited, entry.places, "" if n else signal, 0.8, how)
            yield replace(value, anaphoric=bool(n))

    def _discourse(self, i: int) -> Iterator[Citation]:
        """Yield a discourse that no authority lists: its first words and its Hebrew year (the maamar Vekibel HaYehudim, 5687)."""
        found = _BY_YEAR.match(self.given.text, self.given.view.starts[i])
        if found is not None and not self.given.candidates.contexts.title_at(found.start("title")):
            span = Span(found.start("title"), found.end())
            places = (Place("year", found["year"]),)
            signal = signal_before(self.given.text, found.start())
            how = "the first words of a discourse, and its year"
            yield self.given.unlisted(span, places, signal, how)

    def item(self, i: int) -> Iterator[Citation]:
        """Yield a portion and an item in brackets: those of the Zohar as the Sulam divides it (VaYikra, Item 78)."""
        start, zohar = self.given.view.starts[i], self.given.library.works.get("w.zohar")
        if zohar is None or "Zohar" not in self.given.text:
            return
        entries = self.given.places(start, zohar)
        if not entries or entries[0].start != start or [p.unit for p in entries[0].places] != _SULAM:
            return
        for n, entry in enumerate(entries):
            how = "a portion and an item: the Zohar"
            span = Span(entry.start, entry.end)
            signal = "" if n else signal_before(self.given.text, start)
            yield replace(self.given.value(zohar, span, entry.places, signal, 0.8, how), anaphoric=True)

    def of_portion(self, i: int) -> Iterator[Citation]:
        """Yield a portion and a folio in brackets, of the work named before that is cited so (Emor 97a)."""
        start = self.given.view.starts[i]
        for work in self.given.memory.named_before(start):
            if not _LEAVES.issubset(work.units):
                continue
            entries = self.given.places(start, work)
            if entries and self._from(start, entries) and {p.unit for p in entries[0].places} == _LEAVES:
                how = "a portion and a folio of the work named before"
                span, places = Span(start, entries[0].end), entries[0].places
                value = self.given.value(work, span, places, signal_before(self.given.text, start), 0.8, how)
                yield replace(value, anaphoric=True)
            return

    def _from(self, start: int, entries: Sequence[Cited]) -> bool:
        """Say whether entries begin at a code point, or after the word for a portion there."""
        return plain(self.given.text[start : entries[0].start].strip()) in PORTIONS | {""}

    def of_commandment(self, i: int) -> Iterator[Citation]:
        """Yield a commandment with its chapter or folio, of the work named before that is divided so (Mitzvas Tefillah, ch. 3)."""
        start = self.given.view.starts[i]
        for named in reversed(self.given.memory.named):
            entries = self.given.places(start, named.work) if "mitzvah" in named.work.units else ()
            if entries and entries[0].start == start and len(entries[0].places) > 1:
                how, entry = "a commandment in the work named before", entries[0]
                span, signal = Span(start, entry.end), signal_before(self.given.text, start)
                value = self.given.value(named.work, span, entry.places, signal, 0.7, how)
                yield replace(value, anaphoric=True)
                return

    def numbered(self, i: int) -> Iterator[Citation]:
        """Yield an article by its number and the letters of its year: those of Rabash (Article No. 31, Tav-Shin-Mem-Vav).

        At the beginning of a line they are the heading of the article itself.
        """
        work, start = self.given.library.works.get("w.rabash-articles"), self.given.view.starts[i]
        headed = not self.given.text[:start].rpartition("\n")[2].strip(" *_(")
        entries = self.given.places(start, work) if work and not headed else ()
        if not work or not entries or entries[0].start != start:
            return
        if BY_LETTERS.search(self.given.text, start, entries[0].end):
            how, entry = "an article by its number and year", entries[0]
            span, signal = Span(start, entry.end), signal_before(self.given.text, start)
            yield replace(self.given.value(work, span, entry.places, signal, 0.8, how), anaphoric=True)

    def in_brackets(self, i: int) -> bool:
        """Say whether a bracket opens before a word, and before the quotation marks and asterisks that set it apart."""
        words = self.given.view.words
        while i > 0 and words[i - 1] in _SET_APART:
            i -= 1
        return i > 0 and words[i - 1] in {"(", "["}
