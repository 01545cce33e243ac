"""Works in, a trie of the words of their titles out; words in, the titles that begin at one of them out.

Hebrew words are found in the spelling of any convention (Likkutei, Liqqutei; Ha-Torah, haTorah), also inside English
titles (the Study of the Ten Sefiros): a word of a text may fill the slot of its letters and those of its Hebrew stems.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from toolkit.model.authority import Work
from toolkit.pipeline.citing.forms import Title, forms_of, hebrew_forms, hebrew_slots, inner, letters
from toolkit.pipeline.citing.grammar import grammar
from toolkit.vocabulary.alignment import align
from toolkit.vocabulary.folding import APOSTROPHES, key, keys
from toolkit.vocabulary.hebrew import sounds
from toolkit.vocabulary.lexicon import Lexicon, Stem
from toolkit.vocabulary.names import Name
from toolkit.vocabulary.particles import particle_of, plain_start, split_hebrew
from toolkit.vocabulary.remembered import REMEMBERED

_JOINTS = frozenset("-‐‑–—:,*_") | frozenset(APOSTROPHES)
_ABBREVIATED = re.compile(r"[A-Z]{2,}\.")
_LONG = 4  # letters that a word of an English title has at least to be read as Hebrew
_MAX_WORDS = 14


@dataclass(slots=True)
class _Node:
    titles: list[Title] = field(default_factory=list)
    next: dict[str, _Node] = field(default_factory=dict)


class Titled(NamedTuple):
    """Titles at the words `start` to `end` (excluded); `misspelled` says that a letter is wrong in each reading."""

    start: int
    end: int
    titles: tuple[Title, ...]
    misspelled: bool = False


class Titles:
    """The titles of works, and the names of portions."""

    def __init__(self, works: Iterable[Work]) -> None:
        by_id = {w.id: w for w in works}
        portions = grammar().portions
        hebrew = [words for w in by_id.values() for _, words in hebrew_forms(w)]
        known = {plain_start(form) for form in (*hebrew, *portions) if " " not in form}
        later = {w for form in hebrew for w in form.split()[1:]}
        self._inner = {
            "=" + plain_start(split_hebrew(w, known)[1]): i for w in later if (i := inner(w, known))
        }
        read = dict.fromkeys((*hebrew, *portions, *self._inner.values()))
        self._lexicon = Lexicon(Name(form, "work", "", "he", form, 1) for form in read)
        self._stems = {plain_start(s.form): f"={n}" for n, s in enumerate(self._lexicon.stems)}
        self._slots: dict[str, tuple[str, ...]] = {}
        self._root, self._portions = _Node(), _Node()
        named = (t.removeprefix("the ").split()[0] for w in by_id.values() for t in (w.title, *w.titles))
        lessons = (
            t.split()[0].lower() for w in by_id.values() if "date" in w.units for t in (w.title, *w.titles)
        )
        self._small = frozenset(w for w in (*named, *lessons) if w[:1].islower() and w != "the")
        for work in by_id.values():
            for slots, title in forms_of(work, by_id, known):
                self._add(self._root, slots, title)
        for form, book in portions.items():
            slots = hebrew_slots(form, known)
            self._add(self._portions, slots, Title("", hebrew=True))
            if book in by_id:
                self._add(self._root, slots, Title(book, doubtful=True, hebrew=True))
        self._first: dict[str, list[Stem]] = {}
        for slot in self._root.next:
            if slot.startswith("="):
                stem = self._lexicon.stems[int(slot[1:])]
                for skeleton in keys(sounds(stem.form)):
                    self._first.setdefault(skeleton, []).append(stem)

    def begins(self, word: str) -> bool:
        """Say whether a title can begin with a word."""
        if word[:1].islower():
            return word in self._small
        plain = letters(word)
        if plain in self._root.next:
            return True
        stems = self._first.get(key(plain), ())
        forms = (plain, plain[2:]) if plain.startswith(("ha", "he")) else (plain,)
        return any(align(stem.soft, form) is not None for stem in stems for form in forms)

    def opens(self, word: str) -> bool:
        """Say whether a Hebrew title of several words can begin with a word."""
        nodes = (self._root.next.get(slot) for slot in self._may_be(word) if slot.startswith("="))
        return any(node is not None and node.next for node in nodes)

    def has(self, word: str) -> bool:
        """Say whether a word can stand in a Hebrew title that is listed."""
        return any(slot.startswith("=") for slot in self._may_be(word))

    def at(self, words: Sequence[str], start: int) -> list[Titled]:
        """Return the titles that begin at a word, the longest first."""
        found: dict[int, dict[Title, bool]] = {}
        self._walk(words, start, start, self._root, 0, found, wrong=False)
        return [
            Titled(start, end, tuple(titles), all(titles.values()))
            for end, titles in sorted(found.items(), reverse=True)
        ]

    def portion(self, words: Sequence[str]) -> int:
        """Return how many words the name of a portion takes at the beginning of some words."""
        found: dict[int, dict[Title, bool]] = {}
        if words:
            self._walk(words, 0, 0, self._portions, 0, found, wrong=False)
        return max((end for end, titles in found.items() if not all(titles.values())), default=0)

    def _may_be(self, word: str) -> tuple[str, ...]:
        known = self._slots.get(word)
        if known is None:
            if len(self._slots) > REMEMBERED:
                self._slots.clear()
            stems = (
                f"{'?' if r.misspelled else '='}{r.stem}" for r in self._lexicon.readings(word.rstrip("."))
            )
            plain = letters(word)
            known = self._slots[word] = (plain, *dict.fromkeys(stems)) if plain else ()
        return known

    def _add(self, root: _Node, slots: Sequence[str], title: Title) -> None:
        nodes = [root]
        for slot in slots:
            ways = [self._stems[slot[1:]]] if slot.startswith("=") else [slot]
            if slot in self._inner:
                ways.append(self._stems[self._inner[slot]])
            if not slot.startswith("=") and len(slot) >= _LONG and len(slots) > 1:
                ways += [k for k in self._may_be(slot) if k.startswith("=")]
            nodes = [n.next.get(k) or n.next.setdefault(k, _Node()) for n in nodes for k in ways]
        for node in nodes:
            if title not in node.titles:
                node.titles.append(title)

    def _walk(
        self,
        words: Sequence[str],
        start: int,
        i: int,
        node: _Node,
        depth: int,
        found: dict[int, dict[Title, bool]],
        *,
        wrong: bool,
    ) -> None:
        for slot in self._may_be(words[i]):
            misspelled = slot.startswith("?")
            following = node.next.get("=" + slot[1:] if misspelled else slot)
            if following is None:
                continue
            for title in following.titles:
                if _capitalised(words, start, i + 1, title):
                    titles = found.setdefault(i + 1, {})
                    titles[title] = titles.get(title, True) and (wrong or misspelled)
            if following.next and depth < _MAX_WORDS:
                for j in _steps(words, i):
                    self._walk(words, start, j, following, depth + 1, found, wrong=wrong or misspelled)


@lru_cache(maxsize=8)
def titles_of(works: tuple[Work, ...]) -> Titles:
    """Return the compiled titles of some works, made once."""
    return Titles(works)


def _steps(words: Sequence[str], i: int) -> Iterator[int]:
    """Yield where the next word of a title can stand: next, past a joint or line end, past a particle written apart."""
    j = i + 1
    for _ in range(2):
        if j < len(words) and (words[j] in _JOINTS or words[j] == "\n" or _stop(words, i, j)):
            j += 1
    if j >= len(words):
        return
    yield j
    for _ in range(2):  # ve-ha-
        if not particle_of(words[j]):
            return
        j += 1
        if j < len(words) and words[j] in _JOINTS:
            j += 1
        if j >= len(words):
            return
        yield j


def _stop(words: Sequence[str], i: int, j: int) -> bool:
    """Say whether a full stop at `j` is that of a short word at `i` (Gen. R.)."""
    return words[j] == "." and j == i + 1 and len(words[i]) < _LONG + 2


def _capitalised(words: Sequence[str], start: int, end: int, title: Title) -> bool:
    """Say whether a title has the capitals that it needs: a Hebrew one at its first word, another where it is written so."""
    first = words[start].lstrip(APOSTROPHES)
    shown = [w for w in words[start:end] if w[:1].isalnum()]
    if any(i < len(shown) and not shown[i].isupper() for i in title.upper):
        return False
    if title.upper and shown and _ABBREVIATED.fullmatch(shown[0]):
        return False  # MR. ANDREW: the full stop of a word in capitals, not of initials
    if not title.capitals:
        return first[:1].isupper() or not first[:1].isalpha()
    if len(shown) != len(title.capitals):
        return first[:1].isupper() or not title.capitals[0]
    return all(
        not c or w[:1].isupper() or w[:1].isdigit() for w, c in zip(shown, title.capitals, strict=True)
    )
