"""Pointed Hebrew or Aramaic in, the sounds that Latin letters have to write out; letters and acronyms beside.

A word is read letter by letter with its points (Unicode names): dagesh, shin and sin dot, mappiq, mater lectionis,
furtive patach, mobile and quiescent shva, kamatz katan where it is marked (U+05C7). Nothing is guessed that the
points do not say, except that a shva is mobile at the beginning of a word, after another shva, after a long vowel
and under a letter with dagesh.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

LETTERS = {
    "א": "alef", "ב": "bet", "ג": "gimel", "ד": "dalet", "ה": "he", "ו": "vav", "ז": "zayin", "ח": "het", "ט": "tet",
    "י": "yod", "כ": "kaf", "ל": "lamed", "מ": "mem", "נ": "nun", "ס": "samekh", "ע": "ayin", "פ": "pe", "צ": "tsadi",
    "ק": "qof", "ר": "resh", "ש": "shin", "ת": "tav",
}  # fmt: skip
FINALS = {"ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ"}
SOFT = {"bet": "vet", "kaf": "khaf", "pe": "fe", "tav": "sav"}
VOWELS = {
    "\u05b0": "shva", "\u05b1": "hataf-segol", "\u05b2": "hataf-patach", "\u05b3": "hataf-kamatz", "\u05b4": "hiriq",
    "\u05b5": "tzere", "\u05b6": "segol", "\u05b7": "patach", "\u05b8": "kamatz", "\u05b9": "holam", "\u05ba": "holam",
    "\u05bb": "shuruk", "\u05c7": "kamatz-katan",
}  # fmt: skip
DAGESH, SHIN_DOT, SIN_DOT = "\u05bc", "\u05c1", "\u05c2"
LONG = frozenset({"kamatz", "tzere", "tzere-male", "holam", "hiriq-male", "shuruk"})
MATRES = {"hiriq": "hiriq-male", "tzere": "tzere-male", "segol": "segol-male"}
NUMERALS = {
    "א": "אָלֶף", "ב": "בֵּית", "ג": "גִּימֶל", "ד": "דָּלֶת", "ה": "הֵא", "ו": "וָו", "ז": "זַיִן", "ח": "חֵית", "ט": "טֵית", "י": "יוֹד",
}  # fmt: skip
_GERSHAYIM = re.compile('[\u05f4"\u201d\u201c\u2033]')
_GERESH = "\u05f3'\u2019\u2032"
_HEBREW = re.compile("[\u05d0-\u05ea]")


class Sound(NamedTuple):
    """One consonant or vowel of a word. `strong` says that a dagesh doubles it; `hebrew` is what writes it."""

    key: str
    hebrew: str
    strong: bool = False


class _Letter(NamedTuple):
    base: str
    vowel: str
    dagesh: bool
    sin: bool


def is_hebrew(form: str) -> bool:
    """Say whether the form holds a letter of the Hebrew alphabet."""
    return _HEBREW.search(form) is not None


def is_acronym(form: str) -> bool:
    """Say whether a Hebrew form is written as an acronym (gershayim before its last letter)."""
    return _GERSHAYIM.search(form) is not None


def spell_out_numeral(word: str) -> str:
    """Return the pointed name of a letter that stands for a number (ב׳ → בֵּית); any other word unchanged."""
    bare = word.rstrip(_GERESH)
    return NUMERALS.get(bare, word) if bare != word else word


def strip_points(form: str) -> str:
    """Return the letters alone: no points, no cantillation, gershayim as U+05F4, finals as they stand."""
    plain = "".join(c for c in unicodedata.normalize("NFD", form) if unicodedata.category(c) != "Mn")
    return _GERSHAYIM.sub("\u05f4", plain)


def consonants(form: str) -> str:
    """Return the letters without inner matres and final forms: what full and defective spellings of a word share."""
    letters = [FINALS.get(c, c) for c in strip_points(form) if _HEBREW.match(c)]
    edges = {0, len(letters) - 1}
    return "".join(c for i, c in enumerate(letters) if c not in "וי" or i in edges)


def shared_letters(form: str) -> str:
    """Return what all spellings of a word share: its consonants; of an acronym, all letters and its sign."""
    return strip_points(form) if is_acronym(form) else consonants(form)


@lru_cache(maxsize=20_000)
def sounds(word: str) -> tuple[Sound, ...]:
    """Return the sounds of one pointed word; of an acronym, its letters one by one (keys `letter-…`)."""
    if is_acronym(word):
        read = [Sound(f"letter-{LETTERS[b]}", c) for c in word if (b := FINALS.get(c, c)) in LETTERS]
        return tuple(s for sound in read for s in (sound, Sound("acronym-vowel", "")))[:-1]
    letters = _letters(word)
    found: list[Sound] = []
    for i, letter in enumerate(letters):
        _add(found, letter, letters, i)
    return tuple(found)


def _letters(word: str) -> list[_Letter]:
    letters: list[_Letter] = []
    for mark in unicodedata.normalize("NFD", word):
        base = FINALS.get(mark, mark)
        if base in LETTERS:
            letters.append(_Letter(base, "", dagesh=False, sin=False))
        elif letters and mark in VOWELS:
            letters[-1] = letters[-1]._replace(vowel=VOWELS[mark])
        elif letters and mark == DAGESH:
            letters[-1] = letters[-1]._replace(dagesh=True)
        elif letters and mark == SIN_DOT:
            letters[-1] = letters[-1]._replace(sin=True)
    return letters


def _add(found: list[Sound], letter: _Letter, letters: list[_Letter], i: int) -> None:
    last = i == len(letters) - 1
    mater = _mater(found, letter, first=i == 0, last=last)
    if mater is not None:
        found.append(mater)
        return
    before = found[-1].key if found else ""
    if letter.base == "י" and not letter.vowel and not letter.dagesh and before in MATRES:
        found[-1] = Sound(MATRES[before], found[-1].hebrew + "י")
        return
    if before == "kamatz" and _is_his(letters[i:]):
        found[-1] = Sound(before, found[-1].hebrew + "י")  # alav, and no alayv
        return
    if last and letter.vowel == "patach" and letter.base in "חעה" and before in _BEFORE_FURTIVE:
        found += [Sound("furtive", "\u05b7"), Sound(LETTERS[letter.base], letter.base)]
        return
    key = "sin" if letter.sin else LETTERS[letter.base]
    if key in SOFT and not letter.dagesh:
        key = SOFT[key]
    doubled = letter.dagesh and bool(found) and before in _VOWEL_KEYS
    found.append(Sound(key, letter.base + (DAGESH if letter.dagesh else ""), doubled))
    if letter.vowel == "shva":
        if not last:
            found.append(Sound("shva-na" if _mobile(found, letter) else "shva-nach", "\u05b0"))
    elif letter.vowel:
        found.append(Sound(letter.vowel, _SIGNS[letter.vowel]))


def _is_his(rest: list[_Letter]) -> bool:
    """Say whether these letters are the bare yod and vav that end *his* of a plural, of which the yod is silent."""
    return [(letter.base, letter.vowel) for letter in rest] == [("י", ""), ("ו", "")] and not rest[1].dagesh


def _mater(found: list[Sound], letter: _Letter, *, first: bool, last: bool) -> Sound | None:
    """Return the vowel, or the silent end, that a vav, he or alef stands for; None where it is a consonant."""
    open_syllable = bool(found) and found[-1].key not in _VOWEL_KEYS  # the letter before has no vowel yet
    if letter.base == "ו" and letter.dagesh and not letter.vowel and (first or open_syllable):
        return Sound("shuruk", "וּ")
    if letter.base == "ו" and letter.vowel == "holam" and open_syllable:
        return Sound("holam", "וֹ")
    if last and not letter.vowel and letter.base == "ה":
        return Sound("he", "הּ") if letter.dagesh else Sound("he-mater", "ה")
    if last and not letter.vowel and letter.base == "א":
        return Sound("alef-final", "א")
    return None


def _mobile(found: list[Sound], letter: _Letter) -> bool:
    before = found[-2].key if len(found) > 1 else ""
    return before in {"", "shva-nach"} or letter.dagesh or before in LONG


_SIGNS = {name: sign for sign, name in VOWELS.items()}
_VOWEL_KEYS = frozenset(VOWELS.values()) - {"shva"} | {"shva-na", "shva-nach"} | frozenset(MATRES.values())
_BEFORE_FURTIVE = frozenset({"hiriq", "hiriq-male", "tzere", "tzere-male", "holam", "shuruk"})
