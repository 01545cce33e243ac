"""The names of a vocabulary in; out, what a Latin or Hebrew word may be: its stems, and the names that sequences of stems make.

A *name* is a headword, a plural, an acronym, a title, a by-name. It is cut into *stems* (pointed words without their
particles), which make the edges of a trie. A Latin word is folded, its key finds candidate stems, and each candidate is
verified by alignment with its sounds; what is left are the word's *readings*.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from toolkit.vocabulary.alignment import Alignment, Options, align, align_misspelled, literal, options
from toolkit.vocabulary.endings import without_english
from toolkit.vocabulary.folding import fold, key, keys, shorter
from toolkit.vocabulary.hebrew import NUMERALS, is_acronym, sounds
from toolkit.vocabulary.names import Name, is_latin_acronym
from toolkit.vocabulary.particles import LatinSplit, plain_start, split_hebrew, split_latin
from toolkit.vocabulary.remembered import REMEMBERED

MAX_LETTERS = 40
MISSPELLED = 7  # letters of a capitalised form from which on a misspelling is considered
_CARELESS = 0.8  # what a misspelled form may cost beside its error: nearly the usual spelling
_LATIN_WORD = re.compile(r"[^\s\-‐‑]+")


class Reading(NamedTuple):
    """One stem that a Latin word may be: the particle before it, what it cost, the rows, the spellings they show."""

    stem: int
    particle: str
    cost: float
    rows: tuple[str, ...]
    shows: frozenset[str]
    bare: bool = False  # a particle written on without a mark that does not usually stand so
    acronym: bool = False
    misspelled: bool = False


class Stem:
    """A word of a name without its particle: pointed Hebrew, or an irregular Latin form as it stands (`latin`, folded).

    With what its forms are written is found out when it is first asked about: most words of a vocabulary stand in no text.
    """

    def __init__(self, form: str, *, latin: str = "", acronym: bool = False, english: bool = False) -> None:
        self.form, self.latin = form, latin
        self.acronym = acronym
        self.english = english  # an English word inside an irregular name (Raising Man)

    @cached_property
    def ways(self) -> Options:
        """The rows by which each sound is written."""
        return (
            literal(self.latin, "irregular form in the scheme") if self.latin else options(sounds(self.form))
        )

    @cached_property
    def soft(self) -> Options:
        """The same after a particle: an initial b, k, p, t may have lost its dagesh."""
        return self.ways if self.latin else options(sounds(self.form), after_particle=True)

    @cached_property
    def heads(self) -> frozenset[str]:
        """The two letters with which a form can begin, after a particle too."""
        return _reached(self.ways) | _reached(self.soft)

    @cached_property
    def tails(self) -> frozenset[str]:
        """The two letters with which a form can end."""
        return _reached(self.ways, back=True) | _reached(self.soft, back=True)

    @cached_property
    def letters(self) -> frozenset[str]:
        """All letters that a form can have."""
        return frozenset("".join([row.write for rows in (*self.ways, *self.soft[:1]) for row in rows]))


@dataclass(slots=True)
class Node:
    """A place in the trie of names: what ends here, and where each (particle, stem) leads."""

    names: list[Name] = field(default_factory=list)
    edges: dict[tuple[str, int], Node] = field(default_factory=dict)
    stems: dict[int, list[str]] = field(default_factory=dict)  # the particles that each stem is expected with


class Lexicon:
    """The compiled lookup of one vocabulary. Readings are computed once for each spelling; at most `REMEMBERED` are kept."""

    def __init__(self, names: Iterable[Name], *, misspellings: bool = True) -> None:
        self.root = Node()
        self._misspellings = misspellings
        self.stems: list[Stem] = []
        self.names: tuple[Name, ...] = tuple(names)
        self._by_key: dict[str, list[int]] = {}
        self._by_shorter: dict[str, list[int]] = {}
        self._ids: dict[str, int] = {}
        self._words: dict[Name, frozenset[int]] = {}
        self._cache: dict[str, tuple[Reading, ...]] = {}
        self._written = frozenset(n.form for n in self.names if n.latin)
        known = {plain_start(n.form) for n in self.names if not n.latin and " " not in n.form}
        for name in self.names:
            self._add(name, known)

    def readings(self, form: str) -> tuple[Reading, ...]:
        """Return what a Latin word may be, the cheapest first; none for a word that no name contains."""
        found = self._cache.get(form)
        if found is None:
            if len(self._cache) >= REMEMBERED:
                self._cache.clear()
            found = self._cache[form] = self._read(form)
        return found

    def near(self, form: str) -> tuple[Reading, ...]:
        """Return the words that a Latin form misses by one letter, the cheapest first."""
        return tuple(sorted(self._misspelled(fold(form)), key=lambda r: r.cost))

    def holds(self, name: Name, stem: int) -> bool:
        """Say whether a stem is a word of a name."""
        return stem in self._words[name]

    def alone(self, stem: int) -> list[Name]:
        """Return the names that a stem is by itself."""
        node = self.root.edges.get(("", stem))
        return node.names if node else []

    def writes(self, form: str) -> bool:
        """Say whether the scheme gives a form exactly so, capitals included."""
        return form in self._written

    def stem_of(self, reading: Reading) -> Stem:
        """Return the stem that a reading names."""
        return self.stems[reading.stem]

    def _add(self, name: Name, known: Collection[str]) -> None:
        node, stems = self.root, list[int]()
        words = _LATIN_WORD.findall(name.form) if name.latin else name.form.split()
        for i, word in enumerate(words):
            particle, rest = ("", word) if name.latin or i == 0 else split_hebrew(word, known)
            stem = self._stem(rest, name)
            edge = (particle, stem)
            node.stems.setdefault(stem, [])
            if edge not in node.edges:
                node.edges[edge] = Node()
                node.stems[stem].append(particle)
            node = node.edges[edge]
            stems.append(stem)
        node.names.append(name)
        self._words[name] = frozenset(stems)

    def _stem(self, word: str, name: Name) -> int:
        form = fold(word) if name.latin else plain_start(word)
        if form in self._ids:
            return self._ids[form]
        number = self._ids[form] = len(self.stems)
        if name.latin:
            found = frozenset({key(form)})
            acronym = name.acronym or is_latin_acronym(word)
            self.stems.append(Stem(word, latin=form, acronym=acronym, english=_is_english(word, name)))
        else:
            found = keys(sounds(word))
            self.stems.append(Stem(word, acronym=is_acronym(word)))
        for skeleton in found:
            self._by_key.setdefault(skeleton, []).append(number)
            if len(skeleton) >= 4 and not name.latin:
                for less in shorter(skeleton):
                    self._by_shorter.setdefault(less, []).append(number)
        return number

    def _read(self, form: str) -> tuple[Reading, ...]:
        letters = fold(form)
        if not 1 < len(letters) <= MAX_LETTERS or not letters.isalpha():
            return ()
        found = list(self._whole(letters))
        for split in split_latin(form):
            found += self._after(split)
        if not found:
            for stem, ending in without_english(letters):
                found += [
                    r._replace(rows=(*r.rows, ending), cost=r.cost + 0.3)
                    for r in self._whole(stem)
                    if not r.acronym
                ]
        if self._misspellings and not found and len(letters) >= MISSPELLED and form[:1].isupper():
            found = list(self._misspelled(letters))
        best: dict[tuple[int, str], Reading] = {}
        for reading in sorted(found, key=lambda r: r.cost):
            best.setdefault((reading.stem, reading.particle), reading)
        return tuple(best.values())

    def _whole(self, letters: str, *, soft: bool = False) -> Iterable[Reading]:
        head, tail = letters[:2], letters[-2:]
        for number in self._by_key.get(key(letters), ()):
            stem = self.stems[number]
            if head not in stem.heads or tail not in stem.tails or not stem.letters.issuperset(letters):
                continue
            most = 0.6 if stem.acronym else 0.6 + 0.1 * len(letters)
            aligned = align(stem.soft if soft else stem.ways, letters, most)
            if aligned is not None:
                yield _reading(number, stem, aligned)

    def _after(self, split: LatinSplit) -> list[Reading]:
        return [
            r._replace(
                particle=split.particle,
                cost=r.cost + (0.1 if split.marked else 0.3),
                rows=(f"particle {split.particle}", *r.rows),
                bare=not split.marked and not split.bare,
            )
            for r in self._whole(split.rest, soft=True)
            if split.marked or not r.acronym
        ]

    def _misspelled(self, letters: str) -> Iterable[Reading]:
        skeleton = key(letters)
        if len(skeleton) < 3:
            return
        candidates = dict.fromkeys(self._by_key.get(skeleton, ()))
        candidates.update(dict.fromkeys(self._by_shorter.get(skeleton, ())))
        for less in shorter(skeleton):
            candidates.update(dict.fromkeys(self._by_key.get(less, ())))
            candidates.update(dict.fromkeys(self._by_shorter.get(less, ())))
        for number in candidates:
            stem = self.stems[number]
            if stem.acronym or (letters[:2] not in stem.heads and letters[-2:] not in stem.tails):
                continue  # one wrong letter leaves one end of a word right
            if len(stem.letters.union(letters)) > len(stem.letters) + 1:
                continue
            aligned = align_misspelled(stem.ways, letters, _CARELESS)
            if aligned is not None:
                yield _reading(number, stem, aligned)._replace(misspelled=True)


def _reading(number: int, stem: Stem, aligned: Alignment) -> Reading:
    named = tuple(dict.fromkeys(r.name for r in aligned.rows if r.name and (r.shows or not r.usual)))
    shows = frozenset(r.shows for r in aligned.rows if r.shows)
    return Reading(number, "", aligned.cost, named, shows, acronym=stem.acronym)


def _reached(ways: Options, *, back: bool = False) -> frozenset[str]:
    """Return the two letters that the rows write first or, `back`, last: some sounds may be silent, others take two."""
    found: set[str] = set()
    begun = {""}
    for rows in reversed(ways) if back else ways:
        written = {row.write + b if back else b + row.write for row in rows for b in begun}
        found |= {w[-2:] if back else w[:2] for w in written if len(w) > 1}
        begun = {w for w in written if len(w) < 2}
        if not begun:
            break
    return frozenset(found)


def _is_english(word: str, name: Name) -> bool:
    """Say whether a word of an irregular Latin name spells no word of its Hebrew, no numeral and no acronym."""
    if name.kind == "word" or not name.hebrew or not _LATIN_WORD.sub("", name.form):
        return False
    spelled = key(fold(word))
    hebrew = (*name.hebrew.split(), *NUMERALS.values())
    return not is_latin_acronym(word) and not any(
        spelled in keys(sounds(part)) for w in hebrew for part in {w, split_hebrew(w)[1]}
    )
