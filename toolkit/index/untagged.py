"""What the scheme and the tagged terms are written like in, whether untagged words are written so out: what `recall` searches with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from toolkit.index.frequencies import lemma
from toolkit.index.words import words
from toolkit.vocabulary.folding import fold, key
from toolkit.vocabulary.foreign import foreign
from toolkit.vocabulary.lexicon import Lexicon
from toolkit.vocabulary.names import Name

LEAST_LETTERS = 4  # of a near form; shorter ones are like too many words
USUAL = 0.6  # what the reading of a word as a headword may cost (`toolkit/vocabulary/alignment.py`)


class Rendering(NamedTuple):
    """A rendering of the scheme: the dictionary forms of its words, the concept, and the form as the scheme has it."""

    lemmas: tuple[str, ...]
    concept: str
    form: str


class Renderings:
    """English renderings by the dictionary forms of their words; of two that are the same the first is kept."""

    def __init__(self, given: Iterable[tuple[str, str]]) -> None:
        found: dict[tuple[str, ...], Rendering] = {}
        for concept, form in given:
            lemmas = tuple(lemma(s.of(form).lower()) for s in words(form))
            found.setdefault(lemmas, Rendering(lemmas, concept, form))
        self.words = frozenset(word for lemmas in found for word in lemmas)
        self._by_first: dict[str, list[Rendering]] = defaultdict(list)
        for lemmas in sorted(found, key=lambda ls: -len(ls)):
            self._by_first[lemmas[0]].append(found[lemmas])

    def at(self, lemmas: Sequence[str]) -> Rendering | None:
        """Return the longest rendering that begins with the first of these words."""
        candidates = self._by_first.get(lemmas[0], ()) if lemmas else ()
        return next((r for r in candidates if tuple(lemmas[: len(r.lemmas)]) == r.lemmas), None)


class Spellings:
    """What transliterations are written like: as those that are tagged, nearly as those, or as a headword of the scheme.

    `tagged` are concepts with a form in small letters, `heads` pointed headwords with their concept and its language, `topical` the
    concepts that are looked for, `names` persons, works and traditions in Latin letters.
    """

    def __init__(
        self,
        tagged: Iterable[tuple[str, str]],
        heads: Iterable[tuple[str, str, str]],
        topical: Mapping[str, str],
        names: Iterable[str],
    ) -> None:
        self._tagged: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for concept, form in tagged:
            if " " not in form:
                self._tagged[key(fold(form))].append((concept, form))
        self._heads = Lexicon(
            (Name(head, "concept", concept, lang, head, 1) for concept, head, lang in heads),
            misspellings=False,
        )
        self._topical = topical
        self._names = frozenset(fold(s.of(name)) for name in names for s in words(name))

    def like(self, form: str) -> tuple[str, str] | None:
        """Return the concept of the topics that a word is written like, and the form of it: as tagged, else the headword."""
        letters = fold(form)
        if len(letters) < LEAST_LETTERS:
            return None
        near = [
            (distance, concept, like)
            for concept, like in self._tagged.get(key(letters), ())
            if (distance := Levenshtein.distance(letters, fold(like))) <= len(letters) // 4
        ]
        if near:
            return min(near)[1:]
        known = self._known(form) if foreign(form) else None
        return (self._topical[known.target], known.form) if known and known.target in self._topical else None

    def shaped(self, form: str) -> bool:
        """Say whether a word looks like a transliteration: no word of English, and no name of the authorities."""
        return foreign(form) and fold(form.removesuffix("'s")) not in self._names

    def known(self, form: str) -> bool:
        """Say whether a word is a headword of the scheme."""
        return self._known(form) is not None

    def _known(self, form: str) -> Name | None:
        readings = (r for r in self._heads.readings(form) if r.cost <= USUAL)
        return next((name for r in readings for name in self._heads.alone(r.stem)), None)
