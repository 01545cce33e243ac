"""Tokens in, what the place of each word says about it out: its capital, the signs around it, its neighbours, the whole text.

What a place says is a mapping of names to values; features that are nought are left out.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from math import log1p
from pathlib import Path
from typing import NamedTuple

from toolkit.pipeline.evidence import Scene
from toolkit.pipeline.unlisted.glimpse import Glimpse
from toolkit.pipeline.unlisted.judgement import log_odds, weights
from toolkit.pipeline.unlisted.letters import plain
from toolkit.vocabulary.particles import particle_of

NEAR = 40  # tokens to either side that count as near
_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")
_QUOTES = frozenset("\"'“”‘’„«»")
_HYPHENS = frozenset("-‐‑")
MARKS = frozenset("*_")


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("places.toml").read_text(encoding="utf-8"))


def beside(*names: str) -> list[frozenset[str]]:
    """Return the lists of `places.toml` that have these names."""
    return [frozenset(_table()[name]) for name in names]


_CALLING, _ARABIC, _ARTICLES, _PLACING, _LISTS, _POSSESSIVE = beside(
    "calling", "arabic", "articles", "placing", "lists", "possessive"
)
_TONGUES, _BETWEEN_TONGUE = beside("tongues", "between_tongue")


_BEFORE = MARKS | _QUOTES | _OPEN | _HYPHENS | _CALLING | _ARABIC | _PLACING
_AFTER = MARKS | _QUOTES | _OPEN | _CLOSE | _POSSESSIVE

# What a token is to the words near it: it may speak for them (an opening bracket, an asterisk, *called*), stand for or
# against them as another sign does, join two of them (a hyphen, a particle), part those of a list, or be somebody's
# name; STRANGE is what is no English, no Hebrew and no name.
SPEAKS, SIGNS, JOINS, LISTS, NAMES, STRANGE = 1, 2, 4, 8, 16, 32
REACH = 3  # tokens within which a sure word, or a sign that speaks for a word, can be beside it


def of_another_tongue(words: Sequence[str], i: int) -> bool:
    """Say whether a word is introduced as one of another language (from the Latin *notarius*, the Arabic word …)."""
    j = i - 1
    while j > max(0, i - 4) and words[j].lower() in _BETWEEN_TONGUE:
        j -= 1
    return j >= 0 and words[j].istitle() and words[j].lower() in _TONGUES


def role_of(form: str) -> int:
    """Return what a token is to the words near it, but for `STRANGE`: the sum of what is true."""
    small = form.lower()
    return (
        SPEAKS * (form in _OPEN or form in MARKS or small in _CALLING)
        | SIGNS * (small in _BEFORE or form in _AFTER)
        | JOINS * (form in _HYPHENS or bool(particle_of(small)))
        | LISTS * (small in _LISTS)
        | NAMES * (len(form) > 1 and form[0].isupper() and form.isalpha())
    )


class Company(NamedTuple):
    """What the neighbours of a token say, or what each of these features weighs."""

    near: float = 0.0  # log(1 + n) of the n sure tokens that stand near, the token itself left out
    beside: float = 0.0
    between: float = 0.0
    listing: float = 0.0
    echo: float = 0.0
    stranger: float = 0.0


class Place(NamedTuple):
    """A token's place, whatever is sure: the signs around it, and the tokens that speak for it or against it once they are sure.

    `left` and `right` are those that would stand beside it in a phrase, `beyond` those past a comma or an *and*; `strangers`
    beside it are names that are no Hebrew, unless they are sure.
    """

    around: tuple[str, ...]
    left: int
    right: int
    beyond: tuple[int, ...]
    strangers: tuple[int, ...]


class Neighbours:
    """What is sure so far: token positions, the forms there, and how dense they are."""

    def __init__(self, sure: AbstractSet[int], words: Sequence[str], strangers: int) -> None:
        self.at = sure
        self.sorted = sorted(sure)
        self.forms = {plain(words[i]) for i in sure}
        count = max(60, len(words))
        self.whole = {
            "density": log1p(100 * len(self.sorted) / count),
            "strangers": log1p(100 * strangers / count),
        }

    def company(self, i: int, place: Place, letters: str) -> Company:
        """Return what these neighbours say of a token with these letters."""
        at, held = self.at, self.sorted
        near = bisect_left(held, i + NEAR + 1) - bisect_left(held, i - NEAR) - (i in at)
        echo = i not in at and letters in self.forms
        stranger = any(j not in at for j in place.strangers)
        if not near:
            return Company(echo=echo, stranger=stranger) if echo or stranger else ALONE
        left, right = place.left in at, place.right in at
        listing = any(j in at for j in place.beyond)
        return Company(_LOGARITHMS[near], left or right, left and right, listing, echo, stranger)

    @property
    def nearest(self) -> float:
        """No token has more than this near it."""
        return log1p(min(len(self.sorted), 2 * NEAR + 1))


ALONE = Company()
_LOGARITHMS = [log1p(n) for n in range(2 * NEAR + 2)]


@cache
def weights_of(look: str) -> Company:
    """Return what each feature of the company weighs in a look."""
    held = weights().get(look, {})
    return Company(**{name: held.get(name, 0.0) for name in Company._fields})


def place_of(i: int, scene: Scene, glimpses: Mapping[int, Glimpse], roles: Sequence[int]) -> Place:
    """Return what a token's place says whatever is sure; `roles` are those of the tokens, and two more that have none."""
    before, after = roles[i - 1], roles[i + 1]
    around = () if glimpses[i].small else _capitals(i, scene)
    if (before | after) & SIGNS or roles[i - 2] & SPEAKS:
        around += tuple(_signs(i, scene))
    if not (before | after) & (JOINS | LISTS | NAMES):
        return Place(around, i - 1, i + 1, (), ())
    words = scene.small
    return Place(
        around,
        _left(words, i) if before & JOINS else i - 1,
        _right(words, i) if after & JOINS else i + 1,
        tuple(_beyond(words, i)) if (before | after) & LISTS else (),
        tuple(j for j in (i - 1, i + 1) if roles[j] & NAMES and _stranger(j, scene, glimpses)),
    )


def _capitals(i: int, scene: Scene) -> tuple[str, ...]:
    """Return the features that the capitals of a word are."""
    word = scene.words[i]
    if not word[:1].isupper():
        return ()
    whole = ("capitals",) if len(word) > 1 and word.isupper() else ()
    if not scene.capital(i):
        return ("first", *whole)
    return ("capital", "placed", *whole) if i and scene.small[i - 1] in _PLACING else ("capital", *whole)


def _signs(i: int, scene: Scene) -> Iterator[str]:
    """Yield the features that the signs and words beside a word are."""
    words, small = scene.words, scene.small
    before, earlier = small[i - 1] if i else "", small[i - 2] if i > 1 else ""
    after = words[i + 1] if i + 1 < len(words) else ""
    if scene.marked(i, i + 1):
        yield "marked"
    if before in _QUOTES and after in _QUOTES:
        yield "quoted"
    if before in _OPEN and (after in _CLOSE or after == ","):
        yield "bracketed"
    if after in _OPEN and scene.spaced[i]:
        yield "glossed"
    if before in _CALLING or earlier in _CALLING:
        yield "called"
    if before in _ARABIC or (before in _HYPHENS and earlier in _ARTICLES):
        yield "arabic"
    if after in _POSSESSIVE:
        yield "possessive"


@cache
def odds_around(around: tuple[str, ...]) -> dict[str, float]:
    """Return what the features around a word add to its log-odds in each look."""
    return {look: log_odds(look, dict.fromkeys(around, 1.0)) for look in weights()}


def _left(small: Sequence[str], i: int) -> int:
    """Return the token that would stand before this one in a phrase: past a hyphen and a particle."""
    j = i - 1
    for _ in range(2):
        if j > 0 and (small[j] in _HYPHENS or particle_of(small[j])):
            j -= 1
    return j


def _right(small: Sequence[str], i: int) -> int:
    j = i + 1
    for _ in range(2):
        if j + 1 < len(small) and (small[j] in _HYPHENS or particle_of(small[j])):
            j += 1
    return j


def _beyond(small: Sequence[str], i: int) -> Iterator[int]:
    """Yield the tokens beyond a comma or an *and*."""
    for step in (-1, 1):
        j, signs = i + step, 0
        while 0 <= j < len(small) and small[j] in _LISTS and signs < 2:
            j, signs = j + step, signs + 1
        if signs:
            yield j


def _stranger(j: int, scene: Scene, glimpses: Mapping[int, Glimpse]) -> bool:
    """Say whether a name at a token is no Hebrew: a surname, a title, a place."""
    if not scene.capital(j):
        return False
    held = glimpses.get(j)
    return held is None or held.features["letters"] < 0 or bool(held.features["name"])
