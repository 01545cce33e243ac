"""A title as it was read in, whether it cites its work, and the citations that it makes, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from toolkit.model.annotation import Citation
from toolkit.model.span import Span
from toolkit.pipeline.citing.candidates import Candidate
from toolkit.pipeline.citing.grammar import grammar, plain
from toolkit.pipeline.citing.making import Given
from toolkit.pipeline.citing.memory import Mention
from toolkit.pipeline.citing.surroundings import (
    end_of_byline,
    in_provenance,
    is_alone,
    is_in_capitals,
    is_quoted,
    signal_before,
    speaks,
    word_before,
)
from toolkit.pipeline.citing.titles import Titled

_CAPITALS = re.compile(r"\.?,? (?![IVXLC]+\b)[A-Z]{3,}\b")
_CAPITAL_AFTER = re.compile(r" [A-Z][a-z]")
_AUTHOR_OF = re.compile(r"\b(?:author|writer|compiler|editor)s?\sof\s(?:the\s|his\s)?[“\"*_]*$")
_FAR = 300  # code points after a title in which a place in brackets is still its place
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_SENTENCE = re.compile(r"[.!?](?:[”’\"')\]]|\[?\d{1,3}\]?)*\s|\n|•")  # another begins
_BRACKET = re.compile(
    r"\((?=\d|§|[IVXivx]+[.,:\s]|(?i:no|nos|gate|chapter|chap|cap|caps|ch|part|section|sec|item|letter|fol|folio|p|pp|vol|volume|shaar)\b\.?\s)"
)


class ByTitle:
    """Citations of a work by its title."""

    def __init__(self, given: Given) -> None:
        self.given = given

    def cites(self, candidate: Candidate, titled: Titled) -> bool:
        """Say whether a title with what was read after it cites the work."""
        lesson = "date" in candidate.work.units
        if not candidate.entries:
            return self._cites_bare(candidate, titled, lesson=lesson)
        if self._is_lone(candidate) or self._is_other_abbreviation(candidate):
            return False
        dated = any(p.unit == "date" for e in candidate.entries for p in e.places)
        ordinary = candidate.title.doubtful and lesson
        return not ordinary or (dated and not is_alone(self.given.text, candidate.span))

    def _is_lone(self, candidate: Candidate) -> bool:
        """Say whether an English title of ordinary words stands in a text that has named neither its author nor a work (section 12 of the Guide)."""
        work, memory, written = (
            candidate.work,
            self.given.memory,
            self.given.text[candidate.start : candidate.end],
        )
        english = candidate.title.doubtful and work.author and any(t.endswith(written) for t in work.english)
        if (
            not english
            or "date" in work.units
            or memory.named
            or memory.last
            or is_quoted(self.given.text, candidate.span)
        ):
            return False
        names = self.given.library.authors.get(work.author, frozenset())
        return names.isdisjoint(w.lower() for w in self.given.view.words)

    def _is_other_abbreviation(self, candidate: Candidate) -> bool:
        """Say whether an abbreviation is that of something else: after a slash (2008/98/EC, Art. 21), of somebody whose initials a lone number
        follows (L. M., 194), or capitals among capitals (IT, PART 1)."""
        if not candidate.title.short:
            return False
        text, entry = self.given.text, candidate.entries[0]
        written = text[candidate.start : candidate.end]
        if text[max(0, candidate.start - 1) : candidate.start] in {"/", "-", "–"}:
            return True
        if ". " in written and not entry.strong:
            return True
        return bool(candidate.title.upper) and _CAPITALS.match(text, candidate.end) is not None

    def _cites_bare(self, candidate: Candidate, titled: Titled, *, lesson: bool) -> bool:
        """Say whether a title without a place cites the work (N1: not where the book speaks; not as a heading)."""
        title, span = candidate.title, candidate.span
        written = span.of(self.given.text)
        several = " " in written
        if title.doubtful and several and is_quoted(self.given.text, span) and self._is_shown(candidate):
            return True
        if title.short or title.doubtful or titled.misspelled or written.islower() or "." in written:
            return False
        if written.isupper() and is_in_capitals(self.given.text, span):
            return False  # GATES OF THE SULAM
        if speaks(self.given.text, candidate.end) or is_alone(self.given.text, span):
            return False
        if _AUTHOR_OF.search(self.given.text, max(0, candidate.start - 30), candidate.start):
            return False
        before = word_before(self.given.text, candidate.start)
        if written[-1].isdigit() or "portion" in _means(before):
            return False  # the Chronicles 2 game; Parshas Bamidbar, 5711: a day
        if written[0].isdigit() and _CAPITAL_AFTER.match(self.given.text, candidate.end):
            return False  # 2 Samuel Street
        if lesson:
            return self._is_programme(candidate, written) and (
                before in grammar().pointing or end_of_byline(self.given.text, candidate.end) > candidate.end
            )
        if several and plain(written.split()[-1]) in grammar().units:
            return False  # Rabash’s article: which?
        return title.hebrew or several or before in grammar().pointing

    def _is_shown(self, candidate: Candidate) -> bool:
        """Say whether a title in quotation marks is one: after *essay*, *in* and the like, or after its author."""
        author = self.given.library.authors.get(candidate.work.author, frozenset())
        return (
            word_before(self.given.text, candidate.start) in grammar().kinds | {"in", "from"}
            or word_before(self.given.text, candidate.start, comma=True) in author
        )

    def _is_programme(self, candidate: Candidate, written: str) -> bool:
        """Say whether a lesson or programme without a date is named, and no title of another follows."""
        after = (
            self.given.text[candidate.end :].lstrip('"”*_,: \t“')[:1]
            if candidate.end < len(self.given.text)
            else ""
        )
        named = all(w[:1].isupper() for w in written.split() if len(w) > 3)
        return named and (
            not after.isupper() or end_of_byline(self.given.text, candidate.end) > candidate.end
        )

    def values(self, candidate: Candidate) -> Iterator[Citation]:
        """Yield the citations of a title with the places after it; those after the first are of the same work."""
        work = candidate.work
        signal = signal_before(self.given.text, candidate.start)
        how = (
            "the Hebrew title of the work in Latin letters"
            if candidate.title.hebrew
            else "a title of the work"
        )
        lesson = any(p.unit == "date" and p.start[:4].isdigit() for e in candidate.entries for p in e.places)
        own = lesson and in_provenance(self.given.text, candidate.span)
        if not candidate.entries:
            end = end_of_byline(self.given.text, candidate.end) if "date" in work.units else candidate.end
            yield self.given.value(work, Span(candidate.start, end), (), signal, 0.8, how)
            return
        for n, given in enumerate(candidate.entries):
            of, entry = self.given.of_part(work, given) if n else (work, given)
            span = Span(entry.start, entry.end) if n else candidate.span
            confidence = 0.97 if entry.strong or not candidate.title.doubtful else 0.85
            if own:
                confidence, how = (
                    0.8,
                    f"{how}, in a line of provenance",
                )  # B8: what the text is of, not what it cites
            value = self.given.value(of, span, entry.places, "" if n else signal, confidence, how)
            yield (
                replace(value, anaphoric=True, confidence=0.9, reason="the work named before") if n else value
            )

    def far(self, mention: Mention, limit: int) -> Iterator[Citation]:
        """Yield the place in brackets that follows a title after its quotation (In Koheles, “…” (1:9))."""
        bracket = _BRACKET.search(self.given.text, mention.end, min(limit, mention.end + _FAR))
        if (
            bracket is None
            or "book" in mention.work.units
            or _SENTENCE.search(_QUOTED.sub("", self.given.text[mention.end : bracket.start()]))
        ):
            return
        entries = self.given.places(bracket.start(), mention.work, doubtful=True)
        units = mention.work.units
        closed = len(entries) == 1 and self.given.text[entries[0].end - 1] == ")"
        if not closed or not entries[0].strong or any(p.unit not in units for p in entries[0].places):
            return
        span = Span(bracket.end(), entries[0].end - 1)
        value = self.given.value(mention.work, span, entries[0].places, "", 0.8, "the work named before")
        yield self.given.memory.noted(replace(value, anaphoric=True))


def _means(word: str) -> tuple[str, ...]:
    """Return the units that a word may mean."""
    unit = grammar().units.get(word)
    return unit.means if unit else ()
