"""Pointed words, plain Hebrew word lists and a list of italic words in; Latin forms of Hebrew and Aramaic out, with weights."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.pipeline.store import BUNDLED, take
from toolkit.pipeline.unlisted.letters import plain
from toolkit.vocabulary.endings import number_forms
from toolkit.vocabulary.hebrew import is_acronym
from toolkit.vocabulary.spelling import Convention, conventions
from toolkit.vocabulary.words import listed

PARTICLES = (
    "ha",
    "ha-",
    "ve",
    "v'",
    "be",
    "b'",
    "le",
    "l'",
    "de",
    "d'",
    "she",
    "me",
    "mi",
    "u",
    "ke",
    "veha",
    "shel ",
)
_RESPELLED = (
    (r"([aou])s$", r"\1t", 0.9),
    (r"([aou])s$", r"\1th", 0.1),
    ("ei", "e", 0.7),
    ("tz", "ts", 0.3),
    ("tz", "z", 0.15),
    ("ch", "h", 0.4),
    ("ch", "kh", 0.25),
    ("ah$", "a", 0.5),
    (r"([bdgklmnpst])\1", r"\1", 0.6),
    ("'", "", 0.6),
    ("k", "q", 0.08),
    ("v", "w", 0.04),
    ("f", "ph", 0.08),
)  # how a writer of another school may spell a word of the Chabad library: pattern, spelling, chance

# Plain Hebrew words of one shape are read with the vowels of that shape: pattern of letters, Latin pattern.
_SHAPES = (
    (r"הת(.)(.)(.)ות", "hit{0}a{1}{2}ut"),
    (r"ה(.)(.)(.)ה", "ha{0}{1}a{2}ah"),
    (r"(.)י(.)ו(.)", "{0}i{1}u{2}"),
    (r"ת(.)(.)ו(.)ת", "ti{0}{1}o{2}et"),
    (r"מ(.)(.)(.)", "mi{0}{1}a{2}"),
    (r"מ(.)(.)(.)ה", "mi{0}{1}a{2}ah"),
    (r"(.)(.)י(.)ה", "{0}e{1}i{2}ah"),
    (r"(.)(.)(.)ות", "{0}a{1}{2}ut"),
    (r"(.)(.)(.)ים", "{0}e{1}a{2}im"),
    (r"(.)ו(.)(.)ים", "{0}o{1}{2}im"),
    (r"(.)(.)(.)ן", "{0}i{1}{2}on"),
    (r"מת(.)(.)(.)", "mit{0}a{1}e{2}"),
    (r"(.)(.)(.)ותא", "{0}e{1}i{2}uta"),
    (r"א(.)ת(.)(.)ותא", "i{0}ta{1}{2}uta"),
)
_LATIN = {
    "א": "", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "v", "ז": "z", "ח": "ch", "ט": "t", "י": "y", "כ": "k", "ל": "l",
    "מ": "m", "נ": "n", "ס": "s", "ע": "", "פ": "p", "צ": "tz", "ק": "k", "ר": "r", "ש": "sh", "ת": "t", "ם": "m", "ן": "n",
    "ץ": "tz", "ף": "f", "ך": "ch",
}  # fmt: skip


def pointed_words() -> Iterator[str]:
    """Yield each pointed word of the vocabulary and of the word lists, with its regular number forms."""
    names = [n.form for n in take(BUNDLED).names if not n.latin]
    for form in dict.fromkeys(names + [e.form for e in listed()]):
        for word in form.split():
            if not is_acronym(word):
                yield word
                yield from (made for made, _ in number_forms(word))


def terms() -> set[str]:
    """Return the usual forms of listed terms: what the English Bible has of these (months, Sheol) is Hebrew all the same."""
    words = {w for e in listed() if e.kind == "term" and not e.latin for w in e.form.split()}
    return {plain(c.write(w)) for w in words for c in conventions().values()}


def spelled(chance: random.Random) -> Iterator[tuple[str, float]]:
    """Yield forms of the pointed words in every convention, with and without particles."""
    for word in dict.fromkeys(pointed_words()):
        for convention in conventions().values():
            usual = convention.write(word)
            yield usual, 2.0
            for form in _sample(convention, word, chance):
                yield form, 0.5
            for particle in chance.sample(PARTICLES, 3):
                yield particle.strip() + usual, 0.3


def _sample(convention: Convention, word: str, chance: random.Random) -> list[str]:
    every = list(dict.fromkeys(convention.forms(word, limit=400)))
    return chance.sample(every, min(12, len(every)))


def italic(path: Path, english: set[str], chance: random.Random) -> Iterator[tuple[str, float]]:
    """Yield words of a library's italics that no English dictionary holds, and as other schools would spell them."""
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        word, slanted, upright = line.split("\t")
        count, share = int(slanted), int(slanted) / (int(slanted) + int(upright))
        bare = word.removesuffix("'s")
        if count < 2 or share < 0.1 or bare in english or bare.count("-") > 1:
            continue
        weight = min(3.0, 0.5 + 0.5 * count**0.5) * (0.5 + share / 2)
        yield bare, weight
        for _ in range(4):
            other = bare
            for pattern, new, likely in _RESPELLED:
                if chance.random() < likely:
                    other = re.sub(pattern, new, other)
            if other != bare:
                yield other, weight / 4


def shaped(words: Iterable[str], chance: random.Random) -> Iterator[tuple[str, float]]:
    """Yield plain Hebrew words whose shape tells their vowels, in an Israeli and an Ashkenazi spelling."""
    shapes = [(re.compile(shape), latin) for shape, latin in _SHAPES]
    for word in words:
        for shape, latin in shapes:
            found = shape.fullmatch(word)
            if found and all(c in _LATIN for g in found.groups() for c in g):
                form = latin.format(*("".join(_LATIN[c] for c in g) for g in found.groups()))
                yield form, 0.3
                yield re.sub("([aiu])t(h?)$", r"\1s", form).replace("hit", "his", 1), 0.2
                if chance.random() < 0.3:
                    yield form.replace("ch", "h").replace("ah", "a"), 0.3


def plain_set(forms: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Return the forms by their plain letters, weights of one spelling added up to at most 4."""
    found: dict[str, float] = {}
    for form, weight in forms:
        letters = plain(form)
        if len(letters) > 1:
            found[letters] = min(4.0, found.get(letters, 0.0) + weight)
    return found
