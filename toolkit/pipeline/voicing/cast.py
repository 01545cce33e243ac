"""Persons and works of a vocabulary in; out, who is named in a stretch of tokens, under any by-name in any spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from toolkit.pipeline.matching import Matcher
from toolkit.pipeline.store import Entries
from toolkit.pipeline.voicing.bynames import ByName, bynames, forms, is_anybodys, speaker_of
from toolkit.pipeline.voicing.script import BEGINS, Script
from toolkit.pipeline.voicing.speech import CAPITAL, speech
from toolkit.vocabulary.folding import fold, key
from toolkit.vocabulary.lexicon import Lexicon
from toolkit.vocabulary.remembered import REMEMBERED

ALIKE = 0.7  # share of letters that two spellings of a name have in common
LONG = 5  # letters from which a word of a name may be spelled in another way
NAME_WORD = re.compile(rf"{CAPITAL}[\w’'.]*[\w.]$|[A-Z]\.?$")
_RABBI = re.compile(r"(?:Rabbi|Rabban|R\.|Rav|Reb)\s")
_INNER = re.compile(r"[a-z][A-Z]")


class Named(NamedTuple):
    """Somebody at the tokens `start` to `end` (excluded); the code points; how it was found."""

    start: int
    end: int
    who: str
    kind: str  # person, organisation, collective, dialogue, text, work, unknown
    stretch: tuple[int, int]
    how: str
    context: bool = False  # somebody else may have that name


class _Opening(NamedTuple):
    """What can begin with a word: the by-names, the longest first, and whether a Hebrew name in some spelling."""

    listed: tuple[ByName, ...]
    spelled: bool


class Cast:
    """The by-names of a vocabulary, looked up by their first word; Hebrew names in any spelling by the lexicon."""

    def __init__(self, entries: Entries) -> None:
        self._people = {p.id: p for p in entries.people}
        self._works = {w.id: w for w in entries.works}
        self._speaks = {w.id: speaker_of(w, self._people) for w in entries.works}
        for work in entries.works:
            if work.within and not work.author and self.kind(self._speaks.get(work.within, "")) == "text":
                self._speaks[work.id] = self._speaks[work.within]
        self._by_first: dict[str, list[ByName]] = {}
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
        self._openings: dict[str, _Opening | None] = {}

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
        return self._opening(word) is not None

    def beginnings(self, script: Script) -> list[int]:
        """Return the tokens at which a name begins, wherever it may end."""
        whole = len(script.words)
        return [
            i
            for i in script.having(BEGINS)
            if (opening := self._opening(script.words[i]))
            and self._at(script, i, whole, opening, glued=True, works=True)
        ]

    def named(
        self,
        script: Script,
        beginnings: Iterable[int],
        end: int,
        *,
        glued: bool = False,
        works: bool = True,
    ) -> list[Named]:
        """Return who is named by names that begin at some of the `beginnings` and end before token `end`, the longest, without overlaps.

        `glued` lets a name end inside a token (LaitmanThe), as in a byline that lost its line end; without `works` titles
        name nobody.
        """
        found: list[Named] = []
        past = 0
        for i in beginnings:
            if i < past or (opening := self._opening(script.words[i])) is None:
                continue
            best = self._at(script, i, end, opening, glued=glued, works=works)
            if best is None or _is_part(script, best, end):
                continue
            best = self._with_place(script, best, end)
            if found and _is_title(script, found[-1], best):
                found.pop()
            found.append(best)
            past = best.end
        return found

    def _with_place(self, script: Script, named: Named, end: int) -> Named:
        """Return a name with the place after it that the person is called after (Rabbi Schneur Zalman of Liadi)."""
        i, person = named.end, self._people.get(named.who)
        if person is None or i + 1 >= end or script.words[i] != "of" or named.kind != "person":
            return named
        place = f" of {script.words[i + 1]}"
        if not any(name.endswith(place) for name in (person.name, *person.names)):
            return named
        return named._replace(end=i + 2, stretch=(named.stretch[0], script.end(i + 1)))

    def _opening(self, word: str) -> _Opening | None:
        """Return what can begin with a word, of whatever text; each spelling is looked up once."""
        try:
            return self._openings[word]
        except KeyError:
            if len(self._openings) > REMEMBERED:
                self._openings.clear()
            made = self._openings[word] = self._look_up(word)
            return made

    def _look_up(self, word: str) -> _Opening | None:
        if not word[:1].isalpha() or word.lower() == "the":
            return None
        firsts = dict.fromkeys((self._word(word), fold(word).rstrip(".")))
        capital = word[:1].isupper()
        entries = (e for first in firsts for e in self._by_first.get(first, ()))
        listed = tuple(e for e in entries if capital or 0 in e.small)
        spelled = capital and self._matcher.names_begin(word)
        return _Opening(listed, spelled) if listed or spelled else None

    def _at(
        self, script: Script, i: int, end: int, opening: _Opening, *, glued: bool, works: bool
    ) -> Named | None:
        options = [*self._listed(script, i, end, opening, glued=glued, works=works)]
        if opening.spelled:
            options += self._spelled(script, i, end)
        if not works:
            options = [n for n in options if n.kind != "work"]
        return max(options, key=lambda n: (n.stretch[1] - n.stretch[0], n.how == "by-name"), default=None)

    def _listed(
        self, script: Script, i: int, end: int, opening: _Opening, *, glued: bool, works: bool
    ) -> Iterator[Named]:
        for entry in opening.listed:
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
        self, script: Script, i: int, end: int, entry: ByName, *, glued: bool
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
            if _same(word, wanted) or self._word(word) == wanted:
                stop = script.end(at)
            elif glued and k == len(entry.words) - 1 and (cut := _glue(word, wanted)):
                stop = script.starts[at] + cut
            else:
                return None
            at += 1
        return at, stop

    def _spelled(self, script: Script, i: int, end: int) -> Iterator[Named]:
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
                    who in self._people and is_anybodys(found.name.form, self._people[who]),
                )

    def _word(self, word: str) -> str:
        """Return the word of a by-name that a word is, or the folded word itself."""
        folded = fold(word).rstrip(".")
        if len(folded) >= LONG and word[:1].isupper() and not _INNER.search(word):
            alike = self._spellings.get(key(folded), [])
            if folded not in alike:
                return next((a for a in alike if _near(a, folded)), folded)
        return folded

    def _entries(self) -> Iterator[ByName]:
        for person in self._people.values():
            for rank, form in forms(person):
                how = "by-name" if rank < 5 else "part of a name"
                context = is_anybodys(form, person)
                yield from bynames(form, person.id, person.kind, rank, how, context=context)
        for who, names in speech().also:
            for form in names:
                if who in self._people:
                    yield from bynames(form, who, self._people[who].kind, 4, "by-name")
        for work in self._works.values():
            if work.id == "w.unknown":
                continue
            unsure = work.abbreviations | work.in_context
            for title in (t for t in (work.title, *work.titles) if t not in unsure):
                yield from bynames(title, self._speaks[work.id], "work", 6, "title")


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
    if k > 0 and script.words[k] in {")", "”", "]"} and script.words[k - 1] in {".", "!", "?"}:
        return True
    return k < 0 or script.words[k][-1:] in ".!?:\n" or "\n" in script.words[k]


def _is_title(script: Script, named: Named, following: Named) -> bool:
    """Say whether a name is only a title of the next one (*the Rebbe Maharash*)."""
    words = script.words[named.start : named.end]
    return named.end == following.start and len(words) == 1 and words[0].lower() in speech().lists["titles"]
