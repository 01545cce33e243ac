"""A text and its tokens in, its citations out: titles where tokens can begin one, what follows each, what it resolves to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from toolkit.model.annotation import Citation, Place
from toolkit.model.authority import Work
from toolkit.model.span import Span
from toolkit.pipeline.citing import anaphora
from toolkit.pipeline.citing.forms import Title
from toolkit.pipeline.citing.grammar import grammar, plain
from toolkit.pipeline.citing.numerals import Piece
from toolkit.pipeline.citing.parts import Context
from toolkit.pipeline.citing.places import Cited, places_after, places_before
from toolkit.pipeline.citing.titles import Titled, Titles
from toolkit.pipeline.view import View

_BEFORE = re.compile(r"(?P<words>(?:[^\W\d_][^\s\"“*_(\[]*\s+){1,7})[\"“*_(\[]*$")
_WORD_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]+)\.?[\s\"“*_]+$")
_SPOKEN = re.compile(r"[\"”*_]*\s+(?:also |therefore |further |itself )?(?P<verb>[a-z]+)")
_NEXT = re.compile(r"[\"”*_]*[,:]?[ \t]*[\"“*_(]*")
_BYLINE = re.compile(
    r" (?:of|by|with) (?:(?:Dr|Rav|Rabbi|Prof)\b\.? )*[A-Z]\w+(?: [A-Z]\w+){0,2}"
    r"(?: (?:and|&) [A-Z]\w+(?: [A-Z]\w+){0,2})?"
)


class _Reading(NamedTuple):
    """One way to read a title: the work, the edges of its words, the entries that follow or precede it."""

    work: Work
    title: Title
    start: int
    end: int
    entries: tuple[Cited, ...]


class Search:
    """One pass over the tokens of one text."""

    def __init__(self, titles: Titles, works: Mapping[str, Work], text: str, view: View) -> None:
        self.titles, self.works = titles, works
        self.text, self.view = text, view
        self.last: Citation | None = None

    def citations(self, starts: Sequence[int]) -> Iterator[Citation]:
        """Yield the citations that begin at some tokens, in the order of the text."""
        end = 0
        for i in starts:
            if self.view.starts[i] < end:
                continue
            for citation in self._at(i):
                end = citation.span.end
                if citation.work != anaphora.UNKNOWN:
                    self.last = citation
                yield citation

    def _at(self, i: int) -> list[Citation]:
        for titled in self.titles.at(self.view.words, i):
            reading = self._read(titled)
            if reading is not None:
                return list(self._values(reading))
        return self._anaphoric(i)

    def _read(self, titled: Titled) -> _Reading | None:
        """Return the best reading of the titles at some tokens, None where they cite nothing."""
        readings = self._readings(titled)
        if not readings:
            return None
        best = max(readings, key=_fit)
        inner = self._inner(readings, best)
        if inner is not None:
            return inner
        if best.entries:
            return None if best.title.doubtful and self._only_a_lesson(best) else best
        return best if self._bare(best, titled) else None

    def _only_a_lesson(self, reading: _Reading) -> bool:
        """Say whether an ordinary title of a lesson or programme (the lesson) has no date, or stands as a heading."""
        dated = any(p.unit == "date" for e in reading.entries for p in e.places)
        return "date" in reading.work.units and (not dated or self._alone(reading))

    def _readings(self, titled: Titled) -> list[_Reading]:
        span = self.view.span(titled.start, titled.end)
        before = self._word_before(span.start)
        start = span.start - before
        pointed = self._pointed(span)
        read: dict[tuple[str, bool, bool], tuple[Cited, ...]] = {}
        readings = []
        for title in titled.titles:
            work = self.works[title.work]
            doubtful = title.doubtful and not before
            if title.short and doubtful and not self._stopped(span) and len(span) < 4:
                continue
            key = (work.id, title.short, (doubtful or title.short) and not pointed)
            entries = read.get(key)
            if entries is None:
                context = self._context(work, doubtful=key[2])._replace(short=title.short)
                entries = tuple(places_after(self.text, span.end, context))
                if work.id in grammar().through and entries and entries[0].places[0].unit == "tractate":
                    entries = ()
                read[key] = entries
            readings.append(_Reading(work, title._replace(doubtful=doubtful), start, span.end, entries))
        return [self._with_earlier(r) for r in readings]

    def _with_earlier(self, reading: _Reading) -> _Reading:
        """Return the reading with the place that stands before the title (chapter 3 of …)."""
        earlier = places_before(self.text, reading.start, self._context(reading.work))
        if earlier is None:
            return reading
        if not reading.entries:
            return reading._replace(entries=(earlier,))
        first, *others = reading.entries
        joined = first._replace(start=earlier.start, places=(*first.places, *earlier.places))
        return reading._replace(entries=(joined, *others))

    def _stopped(self, span: Span) -> bool:
        """Say whether a short title has its full stop."""
        return "." in self.text[span.end - 1 : span.end + 1]

    def _pointed(self, span: Span) -> bool:
        """Say whether a bracket, a signal or a preposition before a title, or its being a unit (Psalm 23), shows it."""
        if plain(span.of(self.text)) in grammar().units or self.text[span.start - 1 : span.start] in {
            "(",
            "[",
        }:
            return True
        before = _WORD_BEFORE.search(self.text, max(0, span.start - 16), span.start)
        return before is not None and before[1].lower() in grammar().pointing - {
            "the",
            "and",
            "with",
            "by",
            "to",
        }

    def _context(self, work: Work, *, doubtful: bool = False) -> Context:
        return Context(
            work.units,
            doubtful=doubtful,
            names=lambda found, i: self.titles.portion([p.text for p in found[i : i + 4]]),
            title=(lambda _found, _i: False) if "tractate" in work.units else self._begins_title,
        )

    def _begins_title(self, found: Sequence[Piece], i: int) -> bool:
        return bool(self.titles.at([p.text for p in found[i : i + 8]], 0))

    def _inner(self, readings: Sequence[_Reading], best: _Reading) -> _Reading | None:
        """Return the reading of a part that is named after its whole (Talmud, Berachos 5a; TES Part 1, Histaklut Pnimit 2)."""
        outer = {r.work.id for r in readings}
        last = best.entries[-1] if len(best.entries) == 1 else None
        at = max(best.end, last.end) if last else best.end
        gap = _NEXT.match(self.text, at)
        i = bisect_left(self.view.starts, gap.end() if gap else at)
        if i >= len(self.view.starts) or gap is None or self.view.starts[i] != gap.end() or gap.end() == at:
            return None
        for titled in self.titles.at(self.view.words, i):
            for reading in sorted(self._readings(titled), key=_fit, reverse=True):
                work = reading.work
                part = work.within in outer or (work.id in outer and "," in gap[0])
                through = bool(outer & grammar().through) and "item" in work.units and "(" not in gap[0]
                if reading.entries and (part or through):
                    first = reading.entries[0]
                    places = (*(last.places if last else ()), *first.places)
                    entries = (first._replace(places=places), *reading.entries[1:])
                    return reading._replace(start=best.start, entries=entries)
        return None

    def _bare(self, reading: _Reading, titled: Titled) -> bool:
        """Say whether a title without a place cites the work (N1: not where the book speaks; not as a heading)."""
        title, written = reading.title, self.text[reading.start : reading.end]
        if title.doubtful and self._quoted(reading):
            return True
        if title.short or title.doubtful or titled.misspelled or written.islower() or "." in written:
            return False
        if "date" in reading.work.units and not self._programme(reading):
            return False
        spoken = _SPOKEN.match(self.text, reading.end)
        if spoken and spoken["verb"] in grammar().speaks:
            return False
        before = _WORD_BEFORE.search(self.text, max(0, reading.start - 16), reading.start)
        english = not title.hebrew and len(written.split()) == 1 and "date" not in reading.work.units
        if english and (before is None or before[1].lower() not in grammar().pointing):
            return False
        return not self._alone(reading)

    def _quoted(self, reading: _Reading) -> bool:
        """Say whether a title of ordinary words stands in quotation marks after *essay*, *in* and the like."""
        before = _WORD_BEFORE.search(self.text, max(0, reading.start - 16), reading.start)
        marks = self.text[reading.start - 1 : reading.start] + self.text[reading.end : reading.end + 2]
        several = " " in self.text[reading.start : reading.end]
        shown = before is not None and before[1].lower() in grammar().kinds | {"in", "from"}
        return (
            several
            and shown
            and re.fullmatch(r"[\"“*_](?:[\"”*_].?|[,.][\"”*_])", marks, re.DOTALL) is not None
        )

    def _programme(self, reading: _Reading) -> bool:
        """Say whether a lesson or programme without a date is cited: with its speaker, or *from* it, not before a title."""
        if _BYLINE.match(self.text, reading.end):
            return True
        gap = _NEXT.match(self.text, reading.end)
        following = self.text[gap.end() : gap.end() + 1] if gap else ""
        before = _WORD_BEFORE.search(self.text, max(0, reading.start - 16), reading.start)
        written = self.text[reading.start : reading.end]
        named = all(w[:1].isupper() for w in written.split() if len(w) > 3)
        return (
            named
            and not following.isupper()
            and before is not None
            and before[1].lower() in grammar().pointing
        )

    def _alone(self, reading: _Reading) -> bool:
        """Say whether a title, with its place, is all that stands on a line: a heading, a page header, a list of links."""
        last = max([reading.end, *(e.end for e in reading.entries)])
        start = self.text.rfind("\n", 0, reading.start) + 1
        end = self.text.find("\n", last)
        line = self.text[start : end if end >= 0 else len(self.text)]
        return line.strip(' \t\r*_#"“”.:') == self.text[reading.start : last]

    def _word_before(self, start: int) -> int:
        """Return the length of *tractate*, *Sefer* and the like directly before a title, with the space after it."""
        match = _WORD_BEFORE.search(self.text, max(0, start - 14), start)
        if match is None or plain(match[1]) not in grammar().before or "\n" in match[0]:
            return 0
        return len(match[0])

    def _values(self, reading: _Reading) -> Iterator[Citation]:
        work = reading.work
        signal = signal_before(self.text, reading.start)
        how = "its Hebrew in Latin letters" if reading.title.hebrew else "its title"
        if not reading.entries:
            end = reading.end
            byline = _BYLINE.match(self.text, end) if "date" in work.units else None
            span = Span(reading.start, byline.end() if byline else end)
            yield self._value(work, span, (), signal, 0.8, how)
            return
        for n, entry in enumerate(reading.entries):
            start = entry.start if n else min(reading.start, entry.start)
            span = Span(start, entry.end if n else max(reading.end, entry.end))
            confidence = 0.97 if entry.strong or not reading.title.doubtful else 0.85
            value = self._value(work, span, entry.places, "" if n else signal, confidence, how)
            yield (
                replace(value, anaphoric=True, confidence=0.9, reason="the work named before") if n else value
            )

    def _value(
        self, work: Work, span: Span, places: tuple[Place, ...], signal: str, confidence: float, reason: str
    ) -> Citation:
        link = link_of(work, places)
        return Citation(
            span, span.of(self.text), work.id, places, signal, link, confidence=confidence, reason=reason
        )

    def _anaphoric(self, i: int) -> list[Citation]:
        """Return the citations of *ibid. 12b, 14a* and the like at a token."""
        word = self.view.span(i, i + 1)
        if self.view.word(i).lower() not in anaphora.first_words():
            return []
        signal = signal_before(self.text, word.start)
        found = anaphora.kind_at(self.text, word.start, word.end, signalled=bool(signal))
        if found is None:
            return []
        kind, end = found
        work = self.works.get(self.last.work) if self.last else None
        last = self.last
        entries: Sequence[Cited] = ()
        if kind != anaphora.ELSEWHERE:
            context = self._context(work) if work else Context((), title=self._begins_title)
            entries = places_after(self.text, end, context)
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
            if kind != anaphora.ELSEWHERE and work is not None and last is not None:
                places = anaphora.same_place(last, entry.places, work.units)
                link = link_of(work, places)
                value = replace(
                    value,
                    work=work.id,
                    places=places,
                    link=link,
                    confidence=0.7,
                    reason="the work cited last",
                )
            made.append(value)
        return made


def link_of(work: Work, places: Sequence[Place]) -> str:
    """Return the address of a place; empty where the work alone is cited or its pattern has none of the units."""
    if not places:
        return ""
    last = places[-1]
    numbers = {p.unit: str(p) if p is last else p.start for p in places if p.start[:1].isdigit()}
    link = work.link(numbers)
    return "" if link == work.link({}) else link


def signal_before(text: str, start: int) -> str:
    """Return `see` or `cf` where such a word stands before a citation, with nothing but small words between."""
    match = _BEFORE.search(text, max(0, start - 60), start)
    known = grammar()
    for word in reversed(match["words"].split() if match else []):
        bare = plain(word.strip(",:"))
        if bare in known.see:
            return "see"
        if bare in known.cf:
            return "cf"
        if bare not in known.between or word.endswith((";", "!", "?")):
            return ""
    return ""


def _fit(reading: _Reading) -> tuple[int, ...]:
    """Order readings: those whose places are of the units that the work is cited by, then sure titles."""
    units = [p.unit for e in reading.entries for p in e.places]
    fitting = sum(u in reading.work.units for u in units)
    title = reading.title
    return bool(units), fitting - 2 * (len(units) - fitting), not title.doubtful, not title.hebrew
