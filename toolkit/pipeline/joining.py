"""Names and words that are meant in, the spans of K1 out: split at English words, joined over particles and side by side.

A *unit* is a name of the vocabulary, a listed phrase or a single word. Units that stand side by side are one phrase, except two
names of the vocabulary of which the first has several words (*Nikvey Eynaim* and *Rosh SAG*), and what follows a name or
a title without being a part of it (*Derech Mitzvosecha* and its section *Peru Urevu*; but *Idra Rabba Qadisha*).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from toolkit.model.annotation import Transliteration
from toolkit.pipeline.deciding import Decided, longest
from toolkit.pipeline.evidence import Scene
from toolkit.pipeline.matching import HYPHENS, Found, joint
from toolkit.pipeline.persons import fathered, is_title, opened
from toolkit.pipeline.unlisted.dictionaries import dictionaries
from toolkit.pipeline.unlisted.letters import plain
from toolkit.pipeline.unlisted.places import beside
from toolkit.vocabulary.folding import APOSTROPHES
from toolkit.vocabulary.particles import particle_of

_GLUE, _INNER, _CONSTRUCT, _ENDING, _EPITHETS, _HEADS, _BEFORE_NOUN, _CLAUSES = beside(
    "glue", "inner", "construct", "ending", "epithets", "heads", "nouns", "begins"
)
_ARTICLE = re.compile("Ha-?[A-Z]")
_SMALL_ARTICLE = re.compile("ha[-’']?[a-z]*$")
_PARTS = 32  # names that can stand inside one name
_MARKS = HYPHENS | frozenset(APOSTROPHES)
_FIXED = frozenset({"name", "work"})
INNER_WORDS = 2  # small words that may stand between two words of a phrase
_LAWS = "Hil"


class Unit(NamedTuple):
    """A stretch of tokens that is one name or word: its value, whether the vocabulary names it, how many words it has."""

    start: int
    end: int
    value: Transliteration
    known: bool
    words: int
    particle: bool = False


def outermost(accepted: Decided) -> Iterator[Found]:
    """Yield the outermost names, those with English words inside split at these."""
    end = 0
    for at, (found, _) in enumerate(accepted):
        if found.start < end:
            continue
        yield from _split(found, accepted[at + 1 : at + 1 + _PARTS])
        end = found.end


def _split(found: Found, following: Decided) -> Iterable[Found]:
    """Return a name itself or, where English words stand inside, the names between them."""
    if not found.links:
        return (found,)
    return longest(g for g, _ in following if g.end <= found.end and not g.links)


def join(units: Iterable[Unit], scene: Scene) -> list[list[Unit]]:
    """Return the units as runs, each of which is one span; no unit reaches into the one before it."""
    runs: list[list[Unit]] = []
    for bare in sorted((_with_particle(u, scene) for u in units), key=lambda u: u.start):
        end = runs[-1][-1].end if runs else 0
        if bare.end <= end:
            continue  # a father's name, which the name before it holds (Reb Shimon ben Baer)
        unit = _stretched(bare, scene)
        if unit.start < end:
            unit = bare  # what it would take is a word by itself (rosh ha-masach)
        if runs and (
            _named_between(scene, end, unit.start)
            or (not _dashed(scene, end, unit.start) and _joined(scene.words, runs[-1], unit))
        ):
            runs[-1].append(unit)
        else:
            runs.append([unit])
    return runs


def _named_between(scene: Scene, start: int, end: int) -> bool:
    """Say whether a name that English has too stands alone between two words (Chasdei David HaNe'emanim)."""
    return (
        end - start == 1
        and scene.spaced[start - 1] == scene.spaced[start] == 1
        and scene.words[start].istitle()
        and any(scene.words[start].lower() in held for held in (dictionaries().bible, dictionaries().names))
    )


def _dashed(scene: Scene, start: int, end: int) -> bool:
    """Say whether a hyphen with white space on both sides stands between two tokens: a dash."""
    return any(
        scene.words[k] in HYPHENS and scene.spaced[k] and scene.spaced[k - 1] for k in range(start, end)
    )


def _joined(words: Sequence[str], run: list[Unit], unit: Unit) -> bool:
    """Say whether a unit continues a run: side by side, or over a particle or a hyphen."""
    before = run[-1]
    if before.end < unit.start:
        gap = words[before.end : unit.start]
        if before.value.kind == "name" and fathered(words, before.end) > unit.start:
            return True
        if len(gap) <= INNER_WORDS and all(w.lower() in _INNER for w in gap):
            return True
        if gap == ["."] and words[before.start] == _LAWS:
            return True  # Hil. Teshuvah
        return joint(words, before.end, unit.start)
    if unit.particle:
        return True
    first, second = before.value.kind, unit.value.kind
    if first == "name" and is_title(words[run[0].start]):
        return words[unit.start][:1].isupper() and not unit.value.concept  # Rabbi Yosef Chayim
    if before.known and unit.known and before.words > 1:
        return False
    title = is_title(words[unit.start])
    if not is_title(words[before.start]) and (title or (before.value.loanword and second == "name")):
        return False  # the Tannaim Rabbi Yehuda
    if first == second or first not in _FIXED:
        return True
    if first == "name" and before.words == 1 and second == "term" and words[unit.start].islower():
        return not unit.known  # Adonai sefatai tiftach
    if first == "name" and before.words == 1 and not unit.known and second == "term":
        return words[unit.start][:1].isupper() and not unit.value.hebrew  # Yosef Ergas
    return not unit.known and (
        words[unit.start].lower() in _EPITHETS or _ARTICLE.match(words[unit.start]) is not None
    )


def _stretched(unit: Unit, scene: Scene) -> Unit:
    """Return a unit with what belongs to it beside it: a title, a small word before it, *Israel* after it."""
    words, i, j = scene.words, unit.start, unit.end
    if opened(i, unit.value, scene, known=unit.known):
        end = fathered(words, j)
        value = replace(unit.value, kind="name", concept="", hebrew=unit.value.hebrew if end == j else "")
        return unit._replace(start=i - 1, end=end, words=unit.words + 1 + end - j, value=value)
    if not unit.known and i and _agrees(words[i - 1], words[i], scene, i - 1):  # Ad Delo, Kol Nidrei
        unit = _led(unit, concept=unit.value.concept)
    if i and scene.spaced[i - 1] and _leads(words, i, article=unit.particle):
        return _led(unit)  # Adam HaElyon, or ha-ganuz: not what HaElyon is alone
    if unit.value.kind in _FIXED and j < len(words) and scene.spaced[j - 1] and words[j].lower() in _EPITHETS:
        unit = unit._replace(end=j + 1, words=unit.words + 1)
    if j < len(words) and words[j].lower() in _ENDING and words[j - 1].lower() in _CONSTRUCT:
        unit = unit._replace(end=j + 1, words=unit.words + 1)
    return unit


def _led(unit: Unit, concept: str = "") -> Unit:
    """Return a unit with the word before it."""
    value = replace(unit.value, concept=concept, hebrew="")
    return unit._replace(start=unit.start - 1, words=unit.words + 1, value=value)


def _leads(words: Sequence[str], i: int, *, article: bool) -> bool:
    """Say whether the word before token `i`, which has the Hebrew article, is the noun that it belongs to.

    A word that English has too is one only where English would have a noun: the or ha-ganuz.
    """
    small = words[i - 1]
    if _ARTICLE.match(words[i]) and small.lower() in _HEADS:
        return True
    if not (article or _SMALL_ARTICLE.match(words[i])):
        return False
    if small == "or" or small in dictionaries().common:
        return (small == "or" or small in _GLUE) and i > 1 and words[i - 2].lower() in _BEFORE_NOUN
    return small in _GLUE


def _agrees(small: str, word: str, scene: Scene, i: int) -> bool:
    if plain(small) not in _GLUE or small.isupper() or not scene.spaced[i]:
        return False
    if small[0].isupper() and scene.opens(i) and small in _CLAUSES and word[0].islower():
        return True  # “Al kein yomru”
    if small[0].isupper():
        return word[0].isupper() and scene.capital(i)
    return word[0].islower() and small not in dictionaries().common


def _with_particle(unit: Unit, scene: Scene) -> Unit:
    """Return a unit with the particle that a hyphen or an apostrophe joins to its front (ha-Sefirot)."""
    words, i = scene.words, unit.start
    if i < 2 or words[i - 1] not in _MARKS:
        return unit
    if scene.spaced[i - 2] or scene.spaced[i - 1] or not particle_of(words[i - 2]):
        return unit
    return (
        unit._replace(start=i - 2)
        if i < 3 or scene.spaced[i - 3] or not words[i - 3][-1:].isalnum()
        else unit
    )
