"""Persons and works of a vocabulary in; their by-names by the first word, the spellings of each, and what is known of a person, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from toolkit.pipeline.store import Entries
from toolkit.pipeline.voicing.bynames import ByName, bynames, forms, is_anybodys, speaker_of
from toolkit.pipeline.voicing.speech import speech
from toolkit.vocabulary.folding import fold, key

ALIKE = 0.7  # share of letters that two spellings of a name have in common
LONG = 5  # letters from which a word of a name may be spelled in another way
_RABBI = re.compile(r"(?:Rabbi|Rabban|R\.|Rav|Reb)\s")
_INNER = re.compile(r"[a-z][A-Z]")


class Register:
    """The by-names of a vocabulary."""

    def __init__(self, entries: Entries) -> None:
        self.people = {p.id: p for p in entries.people}
        self._works = {w.id: w for w in entries.works}
        self.speaks = {w.id: speaker_of(w, self.people) for w in entries.works}
        for work in entries.works:
            if work.within and not work.author and self.kind(self.speaks.get(work.within, "")) == "text":
                self.speaks[work.id] = self.speaks[work.within]
        self.by_first: dict[str, list[ByName]] = {}
        self._spellings: dict[str, list[str]] = {}
        for entry in sorted(dict.fromkeys(self._entries()), key=lambda e: e.rank):
            self.by_first.setdefault(entry.words[0], []).append(entry)
            for word in entry.words:
                if len(word) >= LONG and entry.kind in {"person", "organisation"}:
                    alike = self._spellings.setdefault(key(word), [])
                    if word not in alike:
                        alike.append(word)
        for found in self.by_first.values():
            found.sort(key=lambda e: (-len(e.words), e.rank))

    def kind(self, who: str) -> str:
        """Return the kind of a person or voice."""
        return self.people[who].kind if who in self.people else ""

    def has(self, who: str) -> bool:
        """Say whether the vocabulary has this person or voice."""
        return who in self.people

    def is_no_rabbi(self, who: str) -> bool:
        """Say whether a person is of old, without dates, and called rabbi under no name: Isaac, Joseph."""
        person = self.people.get(who)
        if person is None or person.kind != "person" or person.birth or person.death:
            return False
        return not any(_RABBI.match(name) for name in (person.name, *person.names))

    def recorder(self, formula: str) -> str:
        """Return who wrote down the work that has a formula as its title (*I Heard*), empty where none is known."""
        words = fold(formula).split()
        return next(
            (
                w.recorder
                for w in self._works.values()
                if w.recorder and any(fold(t).split() == words for t in w.titles)
            ),
            "",
        )

    def word(self, word: str) -> str:
        """Return the word of a by-name that a word is, or the folded word itself."""
        folded = fold(word).rstrip(".")
        if len(folded) >= LONG and word[:1].isupper() and not _INNER.search(word):
            alike = self._spellings.get(key(folded), [])
            if folded not in alike:
                return next((a for a in alike if _near(a, folded)), folded)
        return folded

    def _entries(self) -> Iterator[ByName]:
        for person in self.people.values():
            for rank, form in forms(person):
                how = "by-name" if rank < 5 else "part of a name"
                context = is_anybodys(form, person)
                yield from bynames(form, person.id, person.kind, rank, how, context=context)
        for who, names in speech().also:
            for form in names:
                if who in self.people:
                    yield from bynames(form, who, self.people[who].kind, 4, "by-name")
        for work in self._works.values():
            if work.id == "w.unknown":
                continue
            unsure = work.abbreviations | work.in_context
            for title in (t for t in (work.title, *work.titles) if t not in unsure):
                yield from bynames(title, self.speaks[work.id], "work", 6, "title")


def _near(name: str, word: str) -> bool:
    """Say whether a word of a name and another of the same sounds look alike (Yitzhak and Yitzchak, not Rebbe and Rabbah)."""
    return (
        name[0] == word[0]
        and abs(len(name) - len(word)) <= 2
        and SequenceMatcher(None, name, word).ratio() >= ALIKE
    )
