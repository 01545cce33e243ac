"""Titles at some tokens in, the ways to read them out: each a work with the places that follow or precede its title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from toolkit.model.annotation import Place
from toolkit.model.authority import Work
from toolkit.model.span import Span
from toolkit.pipeline.citing.forms import Title
from toolkit.pipeline.citing.grammar import grammar, plain
from toolkit.pipeline.citing.numerals import Piece
from toolkit.pipeline.citing.parts import Context
from toolkit.pipeline.citing.places import Cited, part_before, places_after, places_before
from toolkit.pipeline.citing.surroundings import is_listed, is_pointed_at, length_of_kind
from toolkit.pipeline.citing.titles import Titled, Titles
from toolkit.pipeline.view import View
from toolkit.vocabulary.folding import fold

_GAP = re.compile(r"[\"”*_]*[,:;]?[ \t]*(?:(?:to|on)[ \t]+)?[\"“*_(]*")
_OF_ANOTHER = re.compile(r"[,(]|\b(?:to|on)\b")  # Magen Avraham to Orach Chaim 53:6
_BRACKET_END = re.compile(r"[\"”*_]?\)")
_TRANSLATED = re.compile(r"[\"”*_]? \([\"“*_]?")
_ANYWHERE = frozenset(
    {"page", "folio", "volume", "column", "line", "note", "date", "year", "verse", "chapter"}
)


_BOOKS_OF_PORTIONS = frozenset({"Genesis", "Exodus", "Leviticus", "Numbers", "Deuteronomy"})
_TANAKH = ("chapter", "verse")
_MASTERS = frozenset({"Baal", "Ba’al", "Ba'al"})  # before a title: its author
_QUOTED_END = re.compile(r"[,.]?[”\"]")
_QUOTED_START = re.compile(r"[“\"*_](?:(?:the|sefer|holy|sacred|our)\s)*[*_]?$", re.IGNORECASE)
_BOOKS = {"book", "tractate"}  # what a commentary is cited by
_TRACTATE = frozenset({"folio", "chapter", "item"})
_AUTHOR = re.compile(
    r"[\"”*_]* (?:(?:of|by) my [a-z-]+(?:, (?:the )?[A-Z]\w+)?(?=, )|(?:of|by) (?:the )?[A-Z]\w+(?: [A-Z]\w+){0,3}(?=,? )|\((?:the )?[A-Z]\w+(?: [A-Z]\w+){0,3}\)(?=, ))"
)
_VERB = re.compile(
    r"[\"”*_]*\s(?:also\s|further\s|[a-z]+ly\s)?(?P<verb>[a-z]+)(?:\s(?:to\s)?us)?\s+(?=\(|in\s+[A-Z])"
)
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


class Reading(NamedTuple):
    """One way to read a title: the work, where its words begin and end, the entries that follow or precede it."""

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


class Readings:
    """Reads titles in one text."""

    def __init__(
        self,
        titles: Titles,
        works: Mapping[str, Work],
        authors: Mapping[str, frozenset[str]],
        text: str,
        view: View,
    ) -> None:
        self.titles, self.works, self.authors = titles, works, authors
        self.text, self.view = text, view

    def best(self, titled: Titled) -> Reading | None:
        """Return the best reading of the titles at some tokens."""
        readings = self._all(titled)
        start = self.view.starts[titled.start]
        laws = _LAWS.search(self.text, max(0, start - 60), start)
        named = titled.start and self.view.words[titled.start - 1] in _MASTERS  # Baal HaTanya
        if named or not readings or (laws and any(w[:1].isupper() for w in laws["rest"].split())):
            return None
        if any(self._is_written(r) for r in readings):
            readings = [r for r in readings if not r.title.hebrew or self._is_written(r)]
        best = max(readings, key=lambda r: (*_fit(r)[:2], self._is_written(r), *_fit(r)[2:]))
        return self._part(readings, best) or best

    def _is_written(self, reading: Reading) -> bool:
        """Say whether a title stands as the work has it, letter by letter (Or Torah is not Or HaTorah)."""
        written = fold(self.text[reading.start : reading.end])
        return any(fold(t) == written for t in (reading.work.title, *reading.work.titles))

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
        )

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
            if _TANAKH in units:
                return "book"
            if any("folio" in u and _TRACTATE.issuperset(u) for u in units):
                return "tractate"
        return ""

    def begins_title(self, found: Sequence[Piece], i: int) -> bool:
        """Say whether a title begins at a piece."""
        return bool(self.titles.at([p.text for p in found[i : i + 8]], 0))

    def title_at(self, at: int) -> tuple[Title, ...]:
        """Return the titles, ordinary words left out, that begin at a code point of the text."""
        i = bisect_left(self.view.starts, at)
        if i >= len(self.view.starts) or self.view.starts[i] != at:
            return ()
        return tuple(t for at_ in self.titles.at(self.view.words, i) for t in at_.titles if not t.doubtful)

    def _all(self, titled: Titled) -> list[Reading]:
        span = self.view.span(titled.start, titled.end)
        before = length_of_kind(self.text, span.start)
        corpus = None if before else _CORPUS.search(self.text, max(0, span.start - 8), span.start)
        pointed = is_pointed_at(self.text, span)
        stopped = "." in self.text[span.end - 1 : span.end + 1]
        end = self._past_translation(span.end, {t.work for t in titled.titles})
        read: dict[tuple[str, bool, bool], tuple[Cited, ...]] = {}
        readings = []
        for title in titled.titles:
            doubtful = title.doubtful and not before
            unsure = doubtful and not self._is_firm(self.works[title.work], span)
            if title.stopped and doubtful and not stopped:
                continue
            dotted = self.text[span.start : span.end + 1] in self.works[title.work].titles  # Sifre Deut. 34
            listed = title.short and len(span.of(self.text)) > 2 and is_listed(self.text, span.start)
            key = (title.work, title.short or dotted, (unsure or title.short) and not (pointed or listed))
            if key not in read:
                read[key] = self._entries(
                    self.works[title.work], span.start, end, doubtful=key[2], short=key[1]
                )
            reading = Reading(
                self.works[title.work], title._replace(doubtful=doubtful), span.start - before, end, read[key]
            )
            if corpus is not None and reading.entries and _TRACTATE.issuperset(reading.work.units):
                readings.append(self._of_corpus(reading, corpus))
                continue
            readings.append(self._with_earlier(reading))
        return readings

    def _is_firm(self, work: Work, span: Span) -> bool:
        """Say whether a title is of several Hebrew words, spelled as the work has it, and no day (Or Torah 112)."""
        written = self.text[span.start : span.end]
        hebrew = {t for t in (work.title, *work.titles) if t not in work.english | work.abbreviations}
        return " " in written and "folio" not in work.units and written in hebrew

    def _entries(self, work: Work, start: int, end: int, *, doubtful: bool, short: bool) -> tuple[Cited, ...]:
        written = plain(self.text[start:end])
        title_unit = written if written in grammar().units else ""
        context = self.context(work, doubtful=doubtful, short=short, title_unit=title_unit)
        if self._in_longer_title(start, end):
            return ()  # “The Messiah of the Zohar,” p. 5: another title
        if "book" in work.units and self.text[end : end + 2].lstrip()[:1] == "(":
            return ()  # Rashi (Genesis 1:1): the verse is cited
        whose = self._whose(end)
        if whose and work.author and work.author not in whose:
            return ()  # the work of that title by somebody else
        entries = () if whose else tuple(places_after(self.text, end, context))
        entries = entries or self._past_author(end, work, context) or self._past_verb(end, context)
        if not entries:
            return ()
        units = [p.unit for p in entries[0].places]
        if work.id in grammar().through and units[0] == "tractate":
            return ()
        if work.units == _TANAKH and {"folio", "page", "year"}.intersection(units):
            return ()
        if _TRACTATE.issuperset(work.units) and {"year", "portion"}.intersection(units):
            return ()  # Rosh Hashanah 5743, Shabbos Parshas Noach: days
        return (
            entries
            if work.within
            or not work.units
            or _ANYWHERE.union(work.units).intersection(units)
            or plain(entries[0].places[0].start.split()[-1]) in grammar().parts  # second introduction
            else ()
        )

    def _in_longer_title(self, start: int, end: int) -> bool:
        """Say whether a quotation ends with a title that began before it."""
        opened = any(c in '“"*_' for c in self.text[start:end])
        return (
            not opened
            and _QUOTED_END.match(self.text, end) is not None
            and _QUOTED_START.search(self.text, max(0, start - 24), start) is None
        )

    def _whose(self, end: int) -> set[str]:
        """Return who may be named as the author directly after a title (*Or Torah of the Maggid*)."""
        author = _AUTHOR.match(self.text, end)
        named = author is not None and not author[0].endswith(")") and " my " not in author[0]
        last = author[0].split()[-1].lower() if author and named else ""
        return {who for who, names in self.authors.items() if last in names} if last else set()

    def _past_author(self, end: int, work: Work, context: Context) -> tuple[Cited, ...]:
        """Return the entries after the author of a work, where a unit is said (Igros Kodesh of the Rebbe, vol. 3).

        In brackets another's name shows that another work is meant (Likkutei Amarim (Maggid)).
        """
        author = _AUTHOR.match(self.text, end)
        if author and author[0].endswith(")") and work.author:
            last = author[0].rstrip(")").split()[-1].lstrip("(").lower()
            author = author if last in self.authors.get(work.author, ()) else None
        entries = tuple(places_after(self.text, author.end(), context)) if author else ()
        return entries if entries and entries[0].strong else ()

    def _past_verb(self, end: int, context: Context) -> tuple[Cited, ...]:
        """Return the entries after a verb of speech: *the Zohar says (VaYikra, Item 78)*, *says in Parshas Naso (III, 124b)*."""
        verb = _VERB.match(self.text, end)
        if verb is None or verb["verb"] not in grammar().speaks or "book" in context.units:
            return ()
        if self.title_at(verb.end() + 3 * self.text.startswith("in ", verb.end())):
            return ()  # Rambam wrote in Laws of Repentance, ch. 10: that title has the place
        entries = tuple(places_after(self.text, verb.end(), context))
        named = entries and entries[0].places[0].unit in {
            "portion",
            "section",
            "part",
            "volume",
            "item",
            "chapter",
            "folio",
        }
        return entries if named and entries[0].strong else ()

    def _past_translation(self, end: int, works: set[str]) -> int:
        """Return the end of a second title of the same work in brackets (Shlavei HaSulam (The Rungs of the Ladder))."""
        gap = _TRANSLATED.match(self.text, end)
        i = bisect_left(self.view.starts, gap.end()) if gap else 0
        if gap is None or i >= len(self.view.starts) or self.view.starts[i] != gap.end():
            return end
        for titled in self.titles.at(self.view.words, i):
            close = self.view.span(titled.start, titled.end).end
            after = _BRACKET_END.match(self.text, close)
            if after and works.intersection(t.work for t in titled.titles):
                return after.end()
        return end

    def _with_earlier(self, reading: Reading) -> Reading:
        """Return the reading with the place that stands before the title (chapter 3 of …); the *2nd part* of a lesson is
        a session of that day, and the day says which lesson it is."""
        if "date" in reading.work.units:
            return reading
        context = self.context(reading.work)
        earlier = places_before(self.text, reading.start, context)
        if earlier is None and reading.work.within and reading.entries:
            earlier = part_before(self.text, reading.start, context)
        if earlier is None:
            return reading
        if not reading.entries:
            return reading._replace(entries=(earlier,))
        first, *others = reading.entries
        order = grammar().order
        places = sorted((*first.places, *earlier.places), key=lambda p: order.get(p.unit, len(order)))
        joined = first._replace(start=earlier.start, places=tuple(places))
        return reading._replace(entries=(joined, *others))

    def _of_corpus(self, reading: Reading, corpus: re.Match[str]) -> Reading:
        """Return the reading of a tractate after *b.*, *TB*, *m.*, *y.* or *t.*: the Yerushalmi and the Tosefta are works of their own."""
        sigil = corpus["corpus"].rstrip(".").lower()
        whole = self.works.get(_CORPORA.get(sigil, ""))
        reading = reading._replace(start=corpus.start(), title=reading.title._replace(doubtful=False))
        if whole is None:
            return reading
        named = Place("tractate", self.text[corpus.end() : reading.end].strip(" .,"))
        first, *others = (e._replace(places=(named, *e.places)) for e in reading.entries)
        return reading._replace(work=whole, entries=(first, *others))

    def _part(self, readings: Sequence[Reading], best: Reading) -> Reading | None:
        """Return the reading of a part that is named after its whole (Talmud, Berachos 5a; TES Part 1, Histaklut Pnimit 2)."""
        outer = {r.work.id for r in readings}
        last = best.entries[-1] if len(best.entries) == 1 else None
        at = max(best.end, last.end) if last else best.end
        gap = _GAP.match(self.text, at)
        i = bisect_left(self.view.starts, gap.end() if gap else at)
        if gap is None or gap.end() == at or i >= len(self.view.starts) or self.view.starts[i] != gap.end():
            return None
        for titled in self.titles.at(self.view.words, i):
            for reading in sorted(self._all(titled), key=_fit, reverse=True):
                same = reading.work.id in outer and ("," in gap[0] or (";" in gap[0] and not last))
                part = same or (reading.work.within in outer and ";" not in gap[0])
                if _divided_alike(best, reading) and ";" not in gap[0] and _OF_ANOTHER.search(gap[0]):
                    named = Place("part", " ".join(self.text[reading.start : reading.end].split()))
                    first, *others = (e._replace(places=(named, *e.places)) for e in reading.entries)
                    closed = "(" in gap[0] and self.text[first.end : first.end + 1] == ")"
                    return best._replace(entries=(first._replace(end=first.end + closed), *others))
                inside = not {"(", ";"}.intersection(gap[0])
                through = outer & grammar().through and "item" in reading.work.units and inside
                if reading.entries and (part or through):
                    first = reading.entries[0]
                    places = (*(last.places if last else ()), *first.places)
                    closed = "(" in gap[0] and self.text[first.end : first.end + 1] == ")"
                    entries = (first._replace(places=places, end=first.end + closed), *reading.entries[1:])
                    return reading._replace(start=best.start, entries=entries)
        return None


def _divided_alike(whole: Reading, part: Reading) -> bool:
    """Say whether a part of one work is that of another too (Shulchan Aruch HaRav, Orach Chaim 46:1)."""
    return (
        bool(part.entries)
        and not whole.entries
        and bool(part.work.within)
        and part.work.units[:2] == whole.work.units[:2] == ("section", "item")
    )


def _fit(reading: Reading) -> tuple[int, ...]:
    """Order readings: those whose places are of the units that the work is cited by, then sure titles."""
    units = [p.unit for e in reading.entries for p in e.places]
    fitting = sum(u in reading.work.units for u in units)
    title = reading.title
    return bool(units), fitting - 2 * (len(units) - fitting), not title.doubtful, not title.hebrew
