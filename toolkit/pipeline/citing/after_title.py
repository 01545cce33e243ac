"""A title of a work in, the places that follow it out: directly, after its author, after a verb of speech."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from toolkit.model.authority import Work
from toolkit.pipeline.citing.cited_range import places_after
from toolkit.pipeline.citing.contexts import BIBLE, TRACTATE, Contexts
from toolkit.pipeline.citing.entry import Cited
from toolkit.pipeline.citing.grammar import grammar, plain
from toolkit.pipeline.citing.parts import Context

_ANYWHERE = frozenset(
    {"page", "folio", "volume", "column", "line", "note", "date", "year", "verse", "chapter"}
)
_STAMP = re.compile(r"[:.?!]\s\(\d{1,2}:\d{2}(?::\d{2})?\)")
_QUOTED_END = re.compile(r"[,.]?[”\"]")
_QUOTED_START = re.compile(r"[“\"*_](?:(?:the|sefer|holy|sacred|our)\s)*[*_]?$", re.IGNORECASE)
_AUTHOR = re.compile(
    r"[\"”*_]* (?:(?:of|by) my [a-z-]+(?:, (?:the )?[A-Z]\w+)?(?=, )|(?:of|by) (?:the )?[A-Z]\w+(?: [A-Z]\w+){0,3}(?=,? )|\((?:the )?[A-Z]\w+(?: [A-Z]\w+){0,3}\)(?=, ))"
)
_VERB = re.compile(
    r"[\"”*_]*\s(?:also\s|further\s|[a-z]+ly\s)?(?P<verb>[a-z]+)(?:\s(?:to\s)?us)?\s+(?=\(|in\s+[A-Z])"
)
_BRACKET_END = re.compile(r"[\"”*_]?\)")
_TRANSLATED = re.compile(r"[\"”*_]? \([\"“*_]?")


class AfterTitle:
    """What follows titles in one text; `authors` are the last words of authors' by-names by the id of the author."""

    def __init__(self, contexts: Contexts, authors: Mapping[str, frozenset[str]]) -> None:
        self.contexts, self.authors, self.text = contexts, authors, contexts.text

    @cached_property
    def _timed(self) -> bool:
        """Whether the text is a transcript whose turns have the time in brackets."""
        return len(_STAMP.findall(self.text)) > 2

    def entries(self, work: Work, start: int, end: int, *, doubtful: bool, short: bool) -> tuple[Cited, ...]:
        """Return the entries of a work after its title, which stands from `start` to `end`; none where it is another title."""
        written = plain(self.text[start:end])
        title_unit = written if written in grammar().units else ""
        context = self.contexts.context(work, doubtful=doubtful, short=short, title_unit=title_unit)
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
        if self._timed and _STAMP.search(self.text, end, entries[0].end):
            return ()
        units = [p.unit for p in entries[0].places]
        if work.id in grammar().through and units[0] == "tractate":
            return ()
        if work.units == BIBLE and {"folio", "page", "year"}.intersection(units):
            return ()
        if TRACTATE.issuperset(work.units) and {"year", "portion"}.intersection(units):
            return ()  # Rosh Hashanah 5743, Shabbos Parshas Noach: days
        fits = not work.units or _ANYWHERE.union(work.units).intersection(units)
        part = plain(entries[0].places[0].start.split()[-1]) in grammar().parts  # second introduction
        return entries if work.within or fits or part else ()

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
        if self.contexts.title_at(verb.end() + 3 * self.text.startswith("in ", verb.end())):
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

    def past_translation(self, end: int, works: set[str]) -> int:
        """Return the end of a second title of the same work in brackets (Shlavei HaSulam (The Rungs of the Ladder))."""
        gap = _TRANSLATED.match(self.text, end)
        for titled in self.contexts.titled_at(gap.end()) if gap else ():
            close = self.contexts.view.span(titled.start, titled.end).end
            after = _BRACKET_END.match(self.text, close)
            if after and works.intersection(t.work for t in titled.titles):
                return after.end()
        return end
