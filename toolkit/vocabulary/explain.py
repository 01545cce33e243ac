"""A Latin or Hebrew form in; out, what it folds to, the words that it may be, the rows between, and who writes it so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.vocabulary.alignment import align, options
from toolkit.vocabulary.endings import without_english
from toolkit.vocabulary.folding import fold
from toolkit.vocabulary.hebrew import is_acronym, is_hebrew, shared_letters, sounds, strip_points
from toolkit.vocabulary.lexicon import Lexicon, Reading
from toolkit.vocabulary.names import Name, is_pointed
from toolkit.vocabulary.particles import split_latin
from toolkit.vocabulary.spelling import conventions

_PARTICLES = frozenset("והבכלמשד")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that a form may be.

    `hebrew` is pointed (of an irregular Latin form: the form itself); `rows` lead from it to the form, at `cost`; `shows`
    are the spellings that the rows are evidence for; `conventions` the keys of those that admit the form; `names` what the
    word names by itself, or, where not `whole`, the longer names that it is a word of.
    """

    hebrew: str
    names: tuple[Name, ...]
    whole: bool = True
    particle: str = ""
    rows: tuple[str, ...] = ()
    cost: float = 0.0
    shows: tuple[str, ...] = ()
    conventions: tuple[str, ...] = ()
    misspelled: bool = False


def candidates(word: str, lexicon: Lexicon) -> tuple[Candidate, ...]:
    """Return what a Latin word may be, the cheapest first; where nothing is spelled so, what is one letter away."""
    return tuple(_candidate(word, r, lexicon) for r in lexicon.readings(word) or lexicon.near(word))


def in_hebrew(word: str, names: Iterable[Name]) -> tuple[Candidate, ...]:
    """Return the names that a Hebrew form is: by its points if it has any, else its letters, else those that spellings share."""
    held = [n for n in names if not n.latin]
    for part in _without_particles(word):
        for same in (str, strip_points, shared_letters):
            found: dict[str, list[Name]] = {}
            for name in held:
                if same(name.form) == same(part):
                    found.setdefault(name.form, []).append(name)
            if found:
                return tuple(Candidate(form, tuple(of)) for form, of in found.items())
    return (Candidate(word, ()),) if is_pointed(word) else ()


def writings(hebrew: str) -> dict[str, str]:
    """Return how each convention (its key) writes a pointed word or phrase; nothing for an acronym or a Latin form."""
    if not is_hebrew(hebrew) or is_acronym(hebrew):
        return {}
    return {key: convention.write(hebrew) for key, convention in conventions().items()}


def _candidate(word: str, reading: Reading, lexicon: Lexicon) -> Candidate:
    stem = lexicon.stem_of(reading)
    alone = tuple(lexicon.alone(reading.stem))
    return Candidate(
        stem.form,
        alone or tuple(n for n in lexicon.names if lexicon.holds(n, reading.stem)),
        bool(alone),
        reading.particle,
        reading.rows,
        round(reading.cost, 2),
        tuple(sorted(reading.shows)),
        () if reading.misspelled else tuple(_admitting(stem.form, word, reading.particle)),
        reading.misspelled,
    )


def _admitting(hebrew: str, word: str, particle: str) -> Iterator[str]:
    """Yield the keys of the conventions by whose rows alone a pointed word can become a form."""
    if not is_hebrew(hebrew) or is_acronym(hebrew):
        return
    letters = fold(word)
    stems = [s.rest for s in split_latin(word) if s.particle == particle] if particle else [letters]
    stems += [stem for stem, _ in without_english(letters)]
    for key, convention in conventions().items():
        ways = options(sounds(hebrew), after_particle=bool(particle), table=convention.rows)
        if any(align(ways, stem) for stem in stems):
            yield key


def _without_particles(word: str) -> Iterator[str]:
    """Yield a Hebrew form, then its letters without one-letter particles before them."""
    yield word
    plain = strip_points(word)
    while len(plain) > 3 and plain[0] in _PARTICLES:
        plain = plain[1:]
        yield plain
