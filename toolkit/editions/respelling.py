"""A term as it stands in, the same term as another spelling writes it out, or in Hebrew script.

Each word is looked up as the recogniser looks it up, so that a plural stays a plural: *Partzufim* is פַּרְצוּפִים, and *Sefiros* becomes *Sefirot*. A term that
a text writes in the spelling already stays as it is; else a word is written as the texts of the edition write it most often in that spelling (*Kli*), and
one that none of them writes as the convention has it. Words that no name of the scheme explains, and English ones, stay as they are; a term none of whose
words is explained has no other spelling, and an acronym has none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from toolkit.model.authority import Vocabulary
from toolkit.vocabulary.lexicon import Lexicon
from toolkit.vocabulary.names import names_of
from toolkit.vocabulary.particles import particle_of
from toolkit.vocabulary.spelling import conventions, spelling_of

#: The spellings that a reader can choose, as the conventions are called; pages have their names from here.
SPELLINGS = ("israeli", "ashkenazi")
HEBREW = "hebrew"
ACRONYM = "acronym"  # the channel of a term that is one
_WORD = re.compile(r"[^\s\-‐‑/]+")


def choices() -> list[tuple[str, str]]:
    """Return what a reader can choose, value and name: as written, each spelling, Hebrew script."""
    spelt = [(key, conventions()[key].label) for key in SPELLINGS]
    return [("", "as written"), *spelt, (HEBREW, "Hebrew script")]


def labels() -> dict[str, str]:
    """Return what the spellings are called by what a language tag ends in: `isr` is *Israeli*."""
    return {c.tag.removeprefix("x-"): c.label for c in conventions().values()}


@dataclass(frozen=True, slots=True)
class Respelled:
    """How a term is written elsewhere: Latin letters by the key of the convention, and Hebrew script; empty where not known."""

    latin: tuple[tuple[str, str], ...]
    hebrew: str


class Respelling:
    """Writes terms anew; every distinct form is worked out once, after all texts were heard."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._lexicon = Lexicon(names_of(vocabulary), misspellings=False)
        self._scheme = vocabulary.scheme
        self._heard: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self._hebrew: Callable[[str], str] = cache(self._hebrew_of)
        self.of: Callable[[str, str, str, str], Respelled] = cache(self._of)

    def hear(self, form: str, lang: str) -> None:
        """Take note of how a text writes the words of a term, whose language tag says in which spelling."""
        for word in _WORD.findall(form):
            if hebrew := self._hebrew(word):
                self._heard[spelling_of(lang), hebrew][word.lower()] += 1

    def _of(self, form: str, concept: str, lang: str, channel: str) -> Respelled:
        if channel == ACRONYM:
            return Respelled((), self._headword(concept, acronym=True))
        known = {m[0]: self._hebrew(m[0]) for m in _WORD.finditer(form)}
        if not any(known.values()):
            return Respelled((), self._headword(concept))
        own = spelling_of(lang)
        latin = tuple((key, form if key == own else self._written(form, known, key)) for key in SPELLINGS)
        whole = all(h or particle_of(w) for w, h in known.items())
        hebrew = " ".join(known[m[0]] for m in _WORD.finditer(form) if known[m[0]]) if whole else ""
        return Respelled(latin, self._headword(concept) if len(known) > 1 or not hebrew else hebrew)

    def _written(self, form: str, known: Mapping[str, str], key: str) -> str:
        """Return a term in a spelling; `known` is the Hebrew of its words."""
        return _WORD.sub(lambda m: self._word(m[0], known[m[0]], key), form)

    def _word(self, word: str, hebrew: str, key: str) -> str:
        """Return a word as the texts write it most often in a spelling, else as the convention has it."""
        if not hebrew:
            return word
        heard = self._heard.get((key, hebrew))
        made = min(heard, key=lambda w: (-heard[w], w)) if heard else conventions()[key].write(hebrew)
        return made[:1].upper() + made[1:] if word[:1].isupper() else made

    def _headword(self, concept: str, *, acronym: bool = False) -> str:
        """Return the Hebrew of a concept: written out, if it is known so, unless the term is an `acronym` itself."""
        found = self._scheme.concepts.get(concept)
        if found is None:
            return ""
        written = found.hebrew[0].form if found.hebrew else ""
        return (found.acronym or written) if acronym else (written or found.acronym)

    def _hebrew_of(self, word: str) -> str:
        """Return the pointed Hebrew of one word, empty for a particle, an acronym, English, and what is not known."""
        if particle_of(word):
            return ""
        for reading in self._lexicon.readings(word):
            stem = self._lexicon.stem_of(reading)
            if not reading.acronym and not stem.english and not reading.particle and not stem.form.isascii():
                return stem.form
        return ""
