"""Particles (ha-, de-, ve- …) split off a pointed Hebrew word or a Latin form, as `particles.toml` lists them."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from toolkit.vocabulary.folding import APOSTROPHES, fold
from toolkit.vocabulary.hebrew import DAGESH, LETTERS, SHIN_DOT, SIN_DOT, VOWELS, is_acronym

OPTIONAL = frozenset({"ha-", "de-"})  # writers leave these out of a name, or put them in
_GUTTURALS = frozenset("אהחער")
_SURE = frozenset({"ha-", "de-", "ve-", "le-"})  # the others are split off only before a word that is known


class Particle(NamedTuple):
    """A particle: its name, how it is pointed and written, and whether it may be written on without any mark."""

    name: str
    letter: str
    vowels: tuple[str, ...]
    writes: tuple[str, ...]
    bare: bool


class LatinSplit(NamedTuple):
    """A form without its particle: the particle's name, the folded rest, and whether a mark or capital parts them."""

    particle: str
    rest: str
    marked: bool
    bare: bool


@cache
def particles() -> tuple[Particle, ...]:
    """Return the particles in the order of the file."""
    data = tomllib.loads(Path(__file__).with_name("particles.toml").read_text(encoding="utf-8"))
    return tuple(
        Particle(p["name"], p["letter"], tuple(p["vowels"]), tuple(p["writes"]), p["bare"])
        for p in data["particle"]
    )


@cache
def _written() -> dict[str, str]:
    return {write: p.name for p in reversed(particles()) for write in p.writes}


@lru_cache(maxsize=20_000)
def particle_of(form: str) -> str:
    """Return the name of the particle that a whole Latin word is (ha, d', ve), else an empty string."""
    return _written().get(fold(form), "") if len(form) <= 4 else ""


def split_hebrew(word: str, known: Collection[str] = ()) -> tuple[str, str]:
    """Return the particle that a pointed word of a longer name begins with (or an empty string), and the rest.

    `known` holds words (as `plain_start` gives them) before which any particle is believed.
    """
    marks = unicodedata.normalize("NFD", word)
    end = next((i for i, c in enumerate(marks) if (i > 0 and c in LETTERS) or c in "ךםןףץ"), len(marks))
    head, rest = marks[:end], marks[end:]
    if not rest:
        return "", word
    vowel = next((VOWELS[c] for c in head if c in VOWELS), "")
    if head[0] == "ו" and DAGESH in head and not vowel:
        return "ve-", rest
    for particle in particles():
        if head[0] != particle.letter or vowel not in particle.vowels or SIN_DOT in head:
            continue
        if plain_start(rest) in known or is_acronym(rest):
            return particle.name, rest
        if particle.name in _SURE and _fits(particle.name, vowel, rest):
            return particle.name, rest
    return "", word


def plain_start(word: str) -> str:
    """Return the word without a dagesh in its first letter, so that (ha)kkelim and kelim are one word."""
    marks = unicodedata.normalize("NFD", word)
    end = next((i for i, c in enumerate(marks) if i > 0 and not unicodedata.combining(c)), len(marks))
    return marks[:end].replace(DAGESH, "") + marks[end:]


def _fits(name: str, vowel: str, rest: str) -> bool:
    if name == "ha-":
        first = rest[1:].split(next((c for c in rest[1:] if not unicodedata.combining(c)), "\0"), maxsplit=1)[
            0
        ]
        return rest[0] in _GUTTURALS or DAGESH in first or (SHIN_DOT in first and DAGESH in first)
    if name == "ve-":
        return vowel in {"shva", "patach", "hiriq"}
    return vowel == "shva"


def split_latin(form: str) -> Iterator[LatinSplit]:
    """Yield every way to take one particle off the front of a Latin form."""
    letters = fold(form)
    for write, name, bare in _splits().get(letters[:1], ()):
        if letters.startswith(write) and len(letters) > len(write) + 1:
            yield LatinSplit(name, letters[len(write) :], _parted(form, len(write)), bare)


@cache
def _splits() -> dict[str, list[tuple[str, str, bool]]]:
    """Return the ways to write a particle, by their first letter."""
    found: dict[str, list[tuple[str, str, bool]]] = {}
    for p in particles():
        for write in p.writes:
            found.setdefault(write[0], []).append((write, p.name, p.bare))
    return found


def _parted(form: str, at: int) -> bool:
    """Say whether an apostrophe, a hyphen or an inner capital stands after `at` letters of the form."""
    count = 0
    for i, c in enumerate(form):
        if c.isalpha():
            if count == at:
                return i > 0 and (form[i - 1] in APOSTROPHES + "-" or (c.isupper() and not form.isupper()))
            count += 1
    return False
