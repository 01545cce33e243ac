"""Persons and works of a vocabulary in; out, who is named in a stretch of tokens, under any by-name in any spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from toolkit.model.authority import Person, Work
from toolkit.pipeline.matching import Matcher
from toolkit.pipeline.store import Entries
from toolkit.pipeline.voicing.script import Script
from toolkit.pipeline.voicing.speech import CAPITAL, speech
from toolkit.vocabulary.folding import fold, key
from toolkit.vocabulary.lexicon import Lexicon

ALIKE = 0.7  # share of letters that two spellings of a name have in common
LONG = 5  # letters from which a word of a name may be spelled in another way
_WORDS = re.compile(r"[^\s,()\-–]+")
_VERBAL = re.compile(r"\s+(?:says|said|writes|is written|states)$")
_FORMULA = re.compile(r"(?:as\s|it\s)")
NAME_WORD = re.compile(rf"{CAPITAL}[\w’'.]*[\w.]$|[A-Z]\.?$")
_RABBI = re.compile(r"(?:Rabbi|Rabban|R\.|Rav|Reb)\s")
_INNER = re.compile(r"[a-z][A-Z]")
_OF = re.compile(r"\s+(?:of|from)\s+.*$")


class Named(NamedTuple):
    """Somebody at the tokens `start` to `end` (excluded); the code points; how it was found."""

    start: int
    end: int
    who: str
    kind: str  # person, organisation, collective, dialogue, text, work, unknown
    stretch: tuple[int, int]
    how: str
    context: bool = False  # somebody else may have that name


class _Entry(NamedTuple):
    words: tuple[str, ...]
    context: bool  # an ordinary given name too
    small: frozenset[int]  # which of them the by-name writes without a capital
    who: str
    kind: str
    rank: int
    how: str


class Cast:
    """The by-names of a vocabulary, looked up by their first word; Hebrew names in any spelling by the lexicon."""

    def __init__(self, entries: Entries) -> None:
        self._people = {p.id: p for p in entries.people}
        self._works = {w.id: w for w in entries.works}
        self._speaks = {w.id: _speaker(w, self._people) for w in entries.works}
        for work in entries.works:
            if work.within and not work.author and self.kind(self._speaks.get(work.within, "")) == "text":
                self._speaks[work.id] = self._speaks[work.within]
        self._by_first: dict[str, list[_Entry]] = {}
        self._spellings: dict[str, list[str]] = {}
        for entry in sorted(dict.fromkeys(self._entries()), key=lambda e: e.rank):
            self._by_first.setdefault(entry.words[0], []).append(entry)
            for word in entry.words:
                if len(word) >= LONG and entry.kind in {"person", "organisation"}:
                    alike = self._spellings.setdefault(key(word), [])
                    if word not in alike:
                        alike.append(word)
        for found in self._by_first.values():
            found.sort(key=lambda e: (-len(e.words), e.rank))
        named = tuple(n for n in entries.names if n.kind in {"person", "work"} and n.target)
        self._matcher = Matcher(Lexicon(named, misspellings=False))
        self._canonical: dict[str, str] = {}

    def kind(self, who: str) -> str:
        """Return the kind of a person or voice."""
        return self._people[who].kind if who in self._people else ""

    def has(self, who: str) -> bool:
        """Say whether the vocabulary has this person or voice."""
        return who in self._people

    def is_no_rabbi(self, who: str) -> bool:
        """Say whether a person is of old, without dates, and called rabbi under no name: Isaac, Joseph."""
        person = self._people.get(who)
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

    def begins(self, word: str) -> bool:
        """Say whether a by-name can begin with a word."""
        return (
            fold(word).rstrip(".") in self._by_first
            or self._matcher.names_begin(word)
            or self._word(word) in self._by_first
        )

    def named(
        self, script: Script, start: int, end: int, *, glued: bool = False, works: bool = True
    ) -> list[Named]:
        """Return who is named in the tokens `start` to `end`, the longest names, without overlaps.

        `glued` lets a name end inside a token (LaitmanThe), as in a byline that lost its line end; without `works` titles
        name nobody.
        """
        found: list[Named] = []
        i = start
        while i < end:
            best = self._at(script, i, end, glued=glued, works=works)
            if best is not None:
                if _is_part(script, best, end):
                    i += 1
                    continue
                if found and _is_title(script, found[-1], best):
                    found.pop()
                found.append(best)
                i = best.end
            else:
                i += 1
        return found

    def _at(self, script: Script, i: int, end: int, *, glued: bool, works: bool) -> Named | None:
        word = script.words[i]
        if not word[:1].isalpha() or (word.lower() == "the"):
            return None
        options = [*self._listed(script, i, end, glued=glued, works=works), *self._spelled(script, i, end)]
        if not works:
            options = [n for n in options if n.kind != "work"]
        return max(options, key=lambda n: (n.stretch[1] - n.stretch[0], n.how == "by-name"), default=None)

    def _listed(self, script: Script, i: int, end: int, *, glued: bool, works: bool) -> Iterator[Named]:
        word = script.words[i]
        firsts = dict.fromkeys((self._word(word), fold(word).rstrip(".")))
        for entry in (e for first in firsts for e in self._by_first.get(first, ())):
            if entry.kind == "work" and not works:
                continue
            at = self._match(script, i, end, entry, glued=glued)
            if at is not None:
                after, stop = at
                yield Named(
                    i, after, entry.who, entry.kind, (script.starts[i], stop), entry.how, entry.context
                )
                return

    def _match(
        self, script: Script, i: int, end: int, entry: _Entry, *, glued: bool
    ) -> tuple[int, int] | None:
        at, stop = i, 0
        for k, wanted in enumerate(entry.words):
            if k:
                at = _past(script.words, at)
            if at >= end:
                return None
            word = script.words[at]
            if k not in entry.small and not word[:1].isupper():
                return None
            if self._word(word) == wanted or _same(word, wanted):
                stop = script.end(at)
            elif glued and k == len(entry.words) - 1 and (cut := _glue(word, wanted)):
                stop = script.starts[at] + cut
            else:
                return None
            at += 1
        return at, stop

    def _spelled(self, script: Script, i: int, end: int) -> Iterator[Named]:
        if not script.words[i][:1].isupper() or not self._matcher.names_begin(script.words[i]):
            return
        for found in self._matcher.names_at(script.words, i):
            if found.end <= end and not found.links:
                who, kind = found.name.target, "person"
                if found.name.kind == "work":
                    who, kind = self._speaks.get(who, "p.unknown"), "work"
                elif who in self._people:
                    kind = self._people[who].kind
                yield Named(
                    found.start,
                    found.end,
                    who,
                    kind,
                    (script.starts[found.start], script.end(found.end - 1)),
                    f"{found.name.hebrew or found.name.form} in its spelling",
                    who in self._people and _is_anybodys(found.name.form, self._people[who]),
                )

    def _word(self, word: str) -> str:
        """Return the word of a by-name that a word is, or the folded word itself."""
        known = self._canonical.get(word)
        if known is None:
            if len(self._canonical) > 100_000:
                self._canonical.clear()
            folded = fold(word).rstrip(".")
            known = folded
            if len(folded) >= LONG and word[:1].isupper() and not _INNER.search(word):
                alike = self._spellings.get(key(folded), [])
                if folded not in alike:
                    near = [a for a in alike if _near(a, folded)]
                    known = near[0] if near else folded
            self._canonical[word] = known
        return known

    def _entries(self) -> Iterator[_Entry]:
        for person in self._people.values():
            for rank, form in _forms(person):
                how = "by-name" if rank < 5 else "part of a name"
                context = _is_anybodys(form, person)
                yield from _made(form, person.id, person.kind, rank, how, context=context)
        for who, names in speech().also:
            for form in names:
                if who in self._people:
                    yield from _made(form, who, self._people[who].kind, 4, "by-name")
        for work in self._works.values():
            if work.id == "w.unknown":
                continue
            unsure = work.abbreviations | work.in_context
            for title in (t for t in (work.title, *work.titles) if t not in unsure):
                yield from _made(title, self._speaks[work.id], "work", 6, "title")


_SMALL = frozenset({"ben", "bar", "ibn", "of", "ha", "de", "the", "di", "son", "from"})


def _forms(person: Person) -> Iterator[tuple[int, str]]:
    """Yield every form that names a person: the names as given, without *of …*, initials and surname, surname."""
    for form in (person.name, *person.names):
        if _FORMULA.match(form):
            continue
        yield 1, _VERBAL.sub("", form)
        if person.kind == "person" and (short := _OF.sub("", form)) != form and " " in short:
            yield 5, short
    if person.kind != "person" or "(" in person.name:
        return
    words = [
        w for w in _OF.sub("", person.name).split() if w.lower().rstrip(".") not in {"rabbi", "dr", "rav"}
    ]
    if len(words) < 2 or _OF.search(person.name) or {"ben", "bar"} & set(words):
        return
    yield 5, f"{words[0]} {words[-1]}"
    yield 6, f"{words[0][0]}. {words[-1]}"
    yield 7, words[-1]


def _is_anybodys(form: str, person: Person) -> bool:
    """Say whether a name is a given name of today too: that of a person of old, marked so in the authorities."""
    return person.kind == "person" and form in person.in_context and not (person.birth or person.death)


def _made(form: str, who: str, kind: str, rank: int, how: str, *, context: bool = False) -> Iterator[_Entry]:
    written = [w for w in _WORDS.findall(form) if fold(w).rstrip(".")]
    while written and written[0].lower() in {"the", "a"}:
        written = written[1:]
    words = tuple(fold(w).rstrip(".") for w in written)
    if sum(map(len, words)) > 1:
        small = frozenset(i for i, w in enumerate(written) if w[0].islower() or words[i] in _SMALL)
        yield _Entry(words, context, small, who, kind, rank, how)


def _speaker(work: Work, people: dict[str, Person]) -> str:
    """Return whose voice a work is: that of a textual voice of its name, else its author's."""
    titles = {fold(t).removeprefix("the ") for t in (work.title, *work.titles)}
    for person in people.values():
        if person.kind == "text" and titles & {
            fold(n).removeprefix("the ") for n in (person.name, *person.names)
        }:
            return person.id
    if not work.author and (text := _named_after(work, people)):
        return text
    if not work.author and set(work.units) == {"chapter", "verse"} and "p.scripture" in people:
        return "p.scripture"
    return work.author or "p.unknown"


def _named_after(work: Work, people: dict[str, Person]) -> str:
    """Return the textual voice whose name of one word ends or begins the title of a work (*Tikkunei Zohar*), or nothing."""
    words = fold(work.title).split()
    for person in people.values():
        names = {fold(n) for n in (person.name, *person.names) if " " not in n.removeprefix("The ")}
        if person.kind == "text" and len(words) > 1 and {words[0], words[-1]} & names:
            return person.id
    return ""


def _near(name: str, word: str) -> bool:
    """Say whether a word of a name and another of the same sounds look alike (Yitzhak and Yitzchak, not Rebbe and Rabbah)."""
    return (
        name[0] == word[0]
        and abs(len(name) - len(word)) <= 2
        and SequenceMatcher(None, name, word).ratio() >= ALIKE
    )


def _past(words: Sequence[str], at: int) -> int:
    return at + 1 if at < len(words) and words[at] in {"-", "\n", "–"} else at


def _same(word: str, wanted: str) -> bool:
    return fold(word).rstrip(".") == wanted


def _glue(word: str, wanted: str) -> int:
    """Return how many characters of a token a name takes to which the next sentence is stuck; 0 if it is none."""
    for cut in range(1, len(word)):
        if word[cut].isupper() and word[cut - 1].islower() and fold(word[:cut]) == wanted:
            return cut
    return 0


def _is_part(script: Script, named: Named, end: int) -> bool:
    """Say whether a known name of one word is part of a stranger's (*Moshe Idel*, *A. Joshua Heschel*, *Rabbi Ovadia Yosef*, *the Apter Rav*)."""
    words = script.words
    title = named.end - named.start == 1 and words[named.start].lower() in speech().lists["titles"]
    core = [w for w in words[named.start : named.end] if w.lower() not in speech().lists["titles"]]
    if named.kind != "person" or len(core) + title != 1 or script.end(named.end - 1) != named.stretch[1]:
        return False
    after = words[named.end] if named.end < end else ""
    gap = script.text[named.stretch[1] : script.starts[named.end]] if after else ""
    followed = (
        not title
        and NAME_WORD.match(after) is not None
        and gap == " "
        and after.lower() not in speech().lists["nobody"]
    )
    before = words[named.start - 1] if named.start else ""
    initial = len(before) == 2 and before[0].isupper() and before[1] == "." and before != "R."
    return followed or initial or _is_surname(script, named)


def _is_surname(script: Script, named: Named) -> bool:
    """Say whether a name, and a title before it, stand after a capitalised word that is neither a title nor an ordinary word."""
    k = named.start - 1
    lists = speech().lists
    if k < 0 or script.text[script.end(k) : named.stretch[0]] != " ":
        return False
    word = script.words[k]
    plain = word.lower() in lists["titles"] | lists["nobody"] | lists["portions"] | lists["inside"]
    return len(word) > 2 and NAME_WORD.match(word) is not None and not plain and not begins(script, k)


def begins(script: Script, token: int) -> bool:
    """Say whether a token stands where every word has a capital."""
    k = token - 1
    while k >= 0 and script.words[k] in {'"', "“", "‘", "'", "(", "[", "*"}:
        k -= 1
    return k < 0 or script.words[k][-1:] in ".!?:\n" or "\n" in script.words[k]


def _is_title(script: Script, named: Named, following: Named) -> bool:
    """Say whether a name is only a title of the next one (*the Rebbe Maharash*)."""
    words = script.words[named.start : named.end]
    return named.end == following.start and len(words) == 1 and words[0].lower() in speech().lists["titles"]
