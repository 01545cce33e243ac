"""Titles at some tokens in, the candidates for what they cite out: each a work with the places that follow or precede its title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from toolkit.model.annotation import Place
from toolkit.model.authority import Work
from toolkit.model.span import Span
from toolkit.pipeline.citing.after_title import AfterTitle
from toolkit.pipeline.citing.cited_range import part_before, places_before
from toolkit.pipeline.citing.contexts import TRACTATE, Contexts
from toolkit.pipeline.citing.entry import Cited
from toolkit.pipeline.citing.forms import Title
from toolkit.pipeline.citing.grammar import grammar
from toolkit.pipeline.citing.surroundings import is_listed, is_pointed_at, length_of_kind
from toolkit.pipeline.citing.titles import Titled, Titles
from toolkit.pipeline.view import View
from toolkit.vocabulary.folding import fold

_GAP = re.compile(r"[\"”*_]*[,:;]?[ \t]*(?:(?:to|on)[ \t]+)?[\"“*_(]*")
_OF_ANOTHER = re.compile(r"[,(]|\b(?:to|on)\b")  # Magen Avraham to Orach Chaim 53:6
_MASTERS = frozenset({"Baal", "Ba’al", "Ba'al"})  # before a title: its author
_CORPUS = re.compile(
    r"(?<![^\s(\[“\"])(?P<corpus>[bmyt]\.?|[BMYT]\.|[BPJT]T|T[BY]|Tos(?:ef)?\.)\s$"
)  # of Oriental and biblical studies (SBL Handbook, 8.3.8)
_CORPORA = {
    **dict.fromkeys(("y", "ty", "jt", "pt", "yt"), "w.yerushalmi"),
    **dict.fromkeys(("t", "tos", "tosef"), "w.tosefta"),
}
_LAWS = re.compile(
    r"\bHil(?:[ck]h?[oa][ts]h?|\.)\s(?P<rest>(?:[A-Z][\w’']+\s){1,3})$"
)  # Hilchos Netilas Yadayim: another title


class Candidate(NamedTuple):
    """What a title may cite: the work, where its words begin and end, the entries that follow or precede it."""

    work: Work
    title: Title
    start: int
    end: int
    entries: tuple[Cited, ...]

    @property
    def span(self) -> Span:
        """The title with its first place."""
        edges = [(e.start, e.end) for e in self.entries[:1]] + [(self.start, self.end)]
        return Span(min(s for s, _ in edges), max(e for _, e in edges))


class Candidates:
    """Finds them in one text."""

    def __init__(
        self,
        titles: Titles,
        works: Mapping[str, Work],
        authors: Mapping[str, frozenset[str]],
        text: str,
        view: View,
    ) -> None:
        self.works, self.text, self.view = works, text, view
        self.contexts = Contexts(titles, works, text, view)
        self._after = AfterTitle(self.contexts, authors)

    def best(self, titled: Titled) -> Candidate | None:
        """Return the best candidate of the titles at some tokens."""
        candidates = self._all(titled)
        start = self.view.starts[titled.start]
        laws = _LAWS.search(self.text, max(0, start - 60), start)
        named = titled.start and self.view.words[titled.start - 1] in _MASTERS  # Baal HaTanya
        if named or not candidates or (laws and any(w[:1].isupper() for w in laws["rest"].split())):
            return None
        if any(self._is_written(r) for r in candidates):
            candidates = [r for r in candidates if not r.title.hebrew or self._is_written(r)]
        best = max(candidates, key=lambda r: (*_fit(r)[:2], self._is_written(r), *_fit(r)[2:]))
        return self._part(candidates, best) or best

    def _is_written(self, candidate: Candidate) -> bool:
        """Say whether a title stands as the work has it, letter by letter (Or Torah is not Or HaTorah)."""
        written = fold(self.text[candidate.start : candidate.end])
        return any(fold(t) == written for t in (candidate.work.title, *candidate.work.titles))

    def _all(self, titled: Titled) -> list[Candidate]:
        span = self.view.span(titled.start, titled.end)
        before = length_of_kind(self.text, span.start)
        corpus = None if before else _CORPUS.search(self.text, max(0, span.start - 8), span.start)
        pointed = is_pointed_at(self.text, span)
        stopped = "." in self.text[span.end - 1 : span.end + 1]
        end = self._after.past_translation(span.end, {t.work for t in titled.titles})
        read: dict[tuple[str, bool, bool], tuple[Cited, ...]] = {}
        candidates = []
        for title in titled.titles:
            doubtful = title.doubtful and not before
            unsure = doubtful and not self._is_firm(self.works[title.work], span)
            if title.stopped and doubtful and not stopped:
                continue
            dotted = self.text[span.start : span.end + 1] in self.works[title.work].titles  # Sifre Deut. 34
            listed = title.short and len(span.of(self.text)) > 2 and is_listed(self.text, span.start)
            key = (title.work, title.short or dotted, (unsure or title.short) and not (pointed or listed))
            if key not in read:
                read[key] = self._after.entries(
                    self.works[title.work], span.start, end, doubtful=key[2], short=key[1]
                )
            candidate = Candidate(
                self.works[title.work], title._replace(doubtful=doubtful), span.start - before, end, read[key]
            )
            if corpus is not None and candidate.entries and TRACTATE.issuperset(candidate.work.units):
                candidates.append(self._of_corpus(candidate, corpus))
                continue
            candidates.append(self._with_earlier(candidate))
        return candidates

    def _is_firm(self, work: Work, span: Span) -> bool:
        """Say whether a title is of several Hebrew words, spelled as the work has it, and no day (Or Torah 112)."""
        written = self.text[span.start : span.end]
        hebrew = {t for t in (work.title, *work.titles) if t not in work.english | work.abbreviations}
        return " " in written and "folio" not in work.units and written in hebrew

    def _with_earlier(self, candidate: Candidate) -> Candidate:
        """Return the candidate with the place that stands before the title (chapter 3 of …); the *2nd part* of a lesson is
        a session of that day, and the day says which lesson it is."""
        if "date" in candidate.work.units:
            return candidate
        context = self.contexts.context(candidate.work)
        earlier = places_before(self.text, candidate.start, context)
        if earlier is None and candidate.work.within and candidate.entries:
            earlier = part_before(self.text, candidate.start, context)
        if earlier is None:
            return candidate
        if not candidate.entries:
            return candidate._replace(entries=(earlier,))
        first, *others = candidate.entries
        order = grammar().order
        places = sorted((*first.places, *earlier.places), key=lambda p: order.get(p.unit, len(order)))
        joined = first._replace(start=earlier.start, places=tuple(places))
        return candidate._replace(entries=(joined, *others))

    def _of_corpus(self, candidate: Candidate, corpus: re.Match[str]) -> Candidate:
        """Return the candidate of a tractate after *b.*, *TB*, *m.*, *y.* or *t.*: the Yerushalmi and the Tosefta are works of their own."""
        sigil = corpus["corpus"].rstrip(".").lower()
        whole = self.works.get(_CORPORA.get(sigil, ""))
        candidate = candidate._replace(start=corpus.start(), title=candidate.title._replace(doubtful=False))
        if whole is None:
            return candidate
        named = Place("tractate", self.text[corpus.end() : candidate.end].strip(" .,"))
        first, *others = (e._replace(places=(named, *e.places)) for e in candidate.entries)
        return candidate._replace(work=whole, entries=(first, *others))

    def _part(self, candidates: Sequence[Candidate], best: Candidate) -> Candidate | None:
        """Return the candidate of a part that is named after its whole (Talmud, Berachos 5a; TES Part 1, Histaklut Pnimit 2)."""
        outer = {r.work.id for r in candidates}
        last = best.entries[-1] if len(best.entries) == 1 else None
        at = max(best.end, last.end) if last else best.end
        gap = _GAP.match(self.text, at)
        if gap is None or gap.end() == at:
            return None
        for titled in self.contexts.titled_at(gap.end()):
            for candidate in sorted(self._all(titled), key=_fit, reverse=True):
                same = candidate.work.id in outer and ("," in gap[0] or (";" in gap[0] and not last))
                part = same or (candidate.work.within in outer and ";" not in gap[0])
                if _divided_alike(best, candidate) and ";" not in gap[0] and _OF_ANOTHER.search(gap[0]):
                    named = Place("part", " ".join(self.text[candidate.start : candidate.end].split()))
                    first, *others = (e._replace(places=(named, *e.places)) for e in candidate.entries)
                    closed = "(" in gap[0] and self.text[first.end : first.end + 1] == ")"
                    return best._replace(entries=(first._replace(end=first.end + closed), *others))
                inside = not {"(", ";"}.intersection(gap[0])
                through = outer & grammar().through and "item" in candidate.work.units and inside
                if candidate.entries and (part or through):
                    first = candidate.entries[0]
                    places = (*(last.places if last else ()), *first.places)
                    closed = "(" in gap[0] and self.text[first.end : first.end + 1] == ")"
                    entries = (first._replace(places=places, end=first.end + closed), *candidate.entries[1:])
                    return candidate._replace(start=best.start, entries=entries)
        return None


def _divided_alike(whole: Candidate, part: Candidate) -> bool:
    """Say whether a part of one work is that of another too (Shulchan Aruch HaRav, Orach Chaim 46:1)."""
    return (
        bool(part.entries)
        and not whole.entries
        and bool(part.work.within)
        and part.work.units[:2] == whole.work.units[:2] == ("section", "item")
    )


def _fit(candidate: Candidate) -> tuple[int, ...]:
    """Order candidates: those whose places are of the units that the work is cited by, then sure titles."""
    units = [p.unit for e in candidate.entries for p in e.places]
    fitting = sum(u in candidate.work.units for u in units)
    title = candidate.title
    return bool(units), fitting - 2 * (len(units) - fitting), not title.doubtful, not title.hebrew
