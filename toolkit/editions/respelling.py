"""A term as it stands in, the same term as another spelling writes it out, or in Hebrew script.

Each word is looked up as the recogniser looks it up, so that a plural stays a plural: *Partzufim* is פַּרְצוּפִים, and
*Sefiros* becomes *Sefirot*. Words that no name of the scheme explains, and English ones, stay as they are; a term none of whose words is explained
has no other spelling.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from toolkit.model.authority import Vocabulary
from toolkit.vocabulary.lexicon import Lexicon
from toolkit.vocabulary.names import names_of
from toolkit.vocabulary.particles import particle_of
from toolkit.vocabulary.spelling import conventions

SPELLINGS = ("israeli", "ashkenazi")
_WORD = re.compile(r"[^\s\-‐‑/]+")


@dataclass(frozen=True, slots=True)
class Respelled:
    """How a term is written elsewhere: Latin letters by the key of the convention, and Hebrew script; empty where not known."""

    latin: tuple[tuple[str, str], ...]
    hebrew: str


class Respelling:
    """Writes terms anew; every distinct form is worked out once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._lexicon = Lexicon(names_of(vocabulary), misspellings=False)
        self._scheme = vocabulary.scheme
        self.of: Callable[[str, str], Respelled] = cache(self._of)

    def _of(self, form: str, concept: str) -> Respelled:
        known = {m[0]: self._hebrew(m[0]) for m in _WORD.finditer(form)}
        if not any(known.values()):
            return Respelled((), self._headword(concept))
        latin = tuple(
            (key, _WORD.sub(lambda m, k=key: _written(m[0], known[m[0]], k), form))  # type: ignore[misc]
            for key in SPELLINGS
        )
        whole = all(h or particle_of(w) for w, h in known.items())
        hebrew = " ".join(known[m[0]] for m in _WORD.finditer(form) if known[m[0]]) if whole else ""
        return Respelled(latin, self._headword(concept) if len(known) > 1 or not hebrew else hebrew)

    def _headword(self, concept: str) -> str:
        found = self._scheme.concepts.get(concept)
        if found is None:
            return ""
        return found.acronym or (found.hebrew[0].form if found.hebrew else "")

    def _hebrew(self, word: str) -> str:
        """Return the pointed Hebrew of one word, empty for a particle, an acronym, English, and what is not known."""
        if particle_of(word):
            return ""
        for reading in self._lexicon.readings(word):
            stem = self._lexicon.stem_of(reading)
            if not reading.acronym and not stem.english and not reading.particle and not stem.form.isascii():
                return stem.form
        return ""


def _written(word: str, hebrew: str, key: str) -> str:
    if not hebrew:
        return word
    made = conventions()[key].write(hebrew)
    return made[:1].upper() + made[1:] if word[:1].isupper() else made
