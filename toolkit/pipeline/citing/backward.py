"""A place without a title in (*ibid.*, *there, ch. 9*, *(Item 11)*, a note that gives a page), the citation of the work named before out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.model.annotation import Citation, Place
from toolkit.model.authority import Work
from toolkit.model.span import Span
from toolkit.pipeline.citing import anaphora, untitled
from toolkit.pipeline.citing.making import Given, link_of
from toolkit.pipeline.citing.notes import places_of_notes
from toolkit.pipeline.citing.parts import Context
from toolkit.pipeline.citing.places import Cited, places_after
from toolkit.pipeline.citing.readings import Reading
from toolkit.pipeline.citing.surroundings import signal_before, speaks

_TO_TITLE = re.compile(r",[ \t]+[*_\"“]*")
_AT_THE_PLACE = re.compile(
    r"[\"”*_]*,?\s(?:ad loc\b\.?|loc\. cit\b\.?|there\b(?=[.,;)]|$)|\(?there\)|ibid\b\.?)"
)
_CITED_SO = re.compile(r"[\"”*_]*,\s(?:(?:loc|op)\.?\s*cit\b|ibid\b)\.?")
_NEAR = 200  # code points between a place and the commentary on it
_ANY = frozenset({"volume", "page", "folio", "chapter"})


class Backward:
    """Citations of what was named or cited before."""

    def __init__(self, given: Given) -> None:
        self.given = given

    def anaphoric(self, i: int) -> list[Citation]:
        """Return the citations of *ibid. 12b, 14a* and the like at a token."""
        word = self.given.view.span(i, i + 1)
        signal = signal_before(self.given.text, word.start)
        found = anaphora.kind_at(self.given.text, word.start, word.end, signalled=bool(signal))
        if found is None:
            return []
        kind, end = found
        work = self.given.library.works.get(self.given.memory.last.work) if self.given.memory.last else None
        entries: Sequence[Cited] = ()
        if kind != anaphora.ELSEWHERE:
            unnamed = Context((), title=self.given.readings.begins_title)
            entries = places_after(
                self.given.text, end, self.given.readings.context(work) if work else unnamed
            )
        if kind == anaphora.THERE and not signal and not entries:
            return []
        made = []
        for n, entry in enumerate(entries or [Cited(word.start, end, (), strong=False)]):
            span = Span(entry.start if n else word.start, entry.end)
            value = Citation(
                span,
                span.of(self.given.text),
                anaphora.UNKNOWN,
                entry.places,
                "" if n else signal,
                anaphoric=True,
                confidence=0.3,
                reason=kind,
            )
            if kind != anaphora.ELSEWHERE and work is not None and self.given.memory.last is not None:
                value = self._same_work(value, work, self.given.memory.last)
            made.append(value)
        return made

    def _of_title(self, reading: Reading) -> list[Citation]:
        """Return the citation of *Shabbos, loc. cit.* and *Tanya, op. cit., ch. 3*: the place of that work cited last, or the one that follows."""
        again = _CITED_SO.match(self.given.text, reading.end)
        if again is None:
            return []
        work, before = reading.work, self.given.memory.cited.get(reading.work.id)
        entries = self.given.places(again.end(), work)
        places = entries[0].places if entries else before.places if before else ()
        span = Span(reading.start, entries[0].end if entries else again.end())
        signal = signal_before(self.given.text, span.start)
        value = self.given.value(work, span, places, signal, 0.7, "the place of it cited last")
        return [replace(value, anaphoric=True)]

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

    def again(self, reading: Reading) -> list[Citation]:
        """Return the citation of a title by what was cited before (*Rashi ad loc.*, *Tanya, loc. cit.*)."""
        return self._of_comment(reading) or self._of_title(reading)

    def _of_comment(self, reading: Reading) -> list[Citation]:
        """Return the citation of a commentary on the place cited before (*Rashi ad loc.*, *and Rashi there*)."""
        last, work = self.given.memory.last, reading.work
        there = _AT_THE_PLACE.match(self.given.text, reading.end)
        of = self.given.library.works.get(last.work) if last and last.places else None
        if there is None or of is None or last is None or speaks(self.given.text, there.end()):
            return []
        places, first = last.places, last.places[0]
        if first.unit not in {"book", "tractate"}:
            first = Place("tractate" if "folio" in of.units else "book", of.title)
            places = (first, *places)
        if first.unit not in work.units or places[-1].unit not in work.units:
            return []
        if reading.start - last.span.end > _NEAR:
            return []
        span, signal = Span(reading.start, there.end()), signal_before(self.given.text, reading.start)
        how = "a commentary on the place cited before"
        return [replace(self.given.value(work, span, places, signal, 0.8, how), anaphoric=True)]

    def untitled(self, i: int) -> Iterator[Citation]:
        """Yield a place of the work named before (*in chapter 13 further on*, *ch. 9 there*, *item 11*)."""
        start = self.given.view.starts[i]
        ends = self.given.memory.last.span.end if self.given.memory.last is not None else -1
        read = [(w, self.given.places(start, w)) for w in self.given.memory.named_before(start)]
        fitting = [(w, e) for w, e in read if e and e[0].start == start and e[0].strong and _has_units(w, e)]
        work, entries = next(
            (f for f in fitting if self.given.memory.cited_so(*f)), (*fitting, (None, ()))[0]
        )
        if work is None or self._before_title(entries[-1].end, work):
            return
        if untitled.points_back(self.given.text, start, entries[0].end, ends):
            yield from self._again(work, entries, signal_before(self.given.text, start))

    def _before_title(self, end: int, named: Work) -> bool:
        """Say whether the title of a part of a work follows a comma: the place is of that (Part 2, Histaklut Pnimit)."""
        gap = _TO_TITLE.match(self.given.text, end)
        titles = self.given.readings.title_at(gap.end()) if gap else ()
        return any(self.given.library.works[t.work].within for t in titles if t.work != named.id)

    def of_notes(self, calls: Sequence[tuple[int, str]], found: Sequence[Citation]) -> Iterator[Citation]:
        """Yield what the notes cite that give a place alone, of the work at whose title they are called."""
        titles = sorted((m.end, m.work.id) for m in self.given.memory.named)
        taken = {p for c in found for p in range(c.span.start, c.span.end)}
        for start, work in places_of_notes(self.given.text, calls, titles):
            entries = self.given.places(start, self.given.library.works[work])
            if (
                entries
                and entries[0].start not in taken
                and entries[0].places[0].unit in _ANY | set(self.given.library.works[work].units)
            ):
                yield from self._again(
                    self.given.library.works[work], entries, signal_before(self.given.text, start)
                )

    def _again(self, work: Work, entries: Sequence[Cited], signal: str) -> Iterator[Citation]:
        """Yield citations of a work that does not stand beside its places."""
        how = "a place of the work named before"
        for n, given in enumerate(entries):
            of, entry = self.given.of_part(work, given)
            places = tuple(p for p in entry.places if p.unit in of.units) or entry.places
            span = Span(entry.start, entry.end)
            yield replace(self.given.value(of, span, places, "" if n else signal, 0.6, how), anaphoric=True)


def _has_units(work: Work, entries: Sequence[Cited]) -> bool:
    """Say whether each entry has a unit that the work is cited by."""
    return all(any(p.unit in work.units for p in e.places) for e in entries)
