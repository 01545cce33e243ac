"""A Latin form in; out, what it folds to, which names its key finds, and by which rows each is or is not spelled so."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.vocabulary.folding import fold, key
from toolkit.vocabulary.homographs import homographs
from toolkit.vocabulary.lexicon import Lexicon
from toolkit.vocabulary.names import Name


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stem that the form may be: its Hebrew, the rows, their cost, the spellings they show, the names it is a part of."""

    hebrew: str
    particle: str
    rows: tuple[str, ...]
    cost: float
    shows: tuple[str, ...]
    names: tuple[Name, ...]
    misspelled: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """One word: its folded letters, its key, whether it needs evidence beside it, its candidates, the cheapest first."""

    form: str
    letters: str
    key: str
    homograph: bool
    candidates: tuple[Candidate, ...]


def explain(form: str, lexicon: Lexicon) -> tuple[Explanation, ...]:
    """Explain every word of a form."""
    return tuple(_word(word, lexicon) for word in form.replace("-", " ").split())


def _word(word: str, lexicon: Lexicon) -> Explanation:
    letters = fold(word)
    found = []
    for reading in lexicon.readings(word):
        stem = lexicon.stem_of(reading)
        names = tuple(n for n in lexicon.names if lexicon.holds(n, reading.stem))
        shows = tuple(sorted(reading.shows))
        found.append(
            Candidate(
                stem.form, reading.particle, reading.rows, reading.cost, shows, names, reading.misspelled
            )
        )
    return Explanation(word, letters, key(letters), letters in homographs().english, tuple(found))
